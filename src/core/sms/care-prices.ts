import { rawWords } from './arguments.ts'
import type { Message } from './command.ts'
import { hear, says, type Sense } from './lexicon.ts'
import { plainWord } from './plain-word.ts'
import { saying } from './said.ts'
import { meaningOf } from './sentences.ts'
import { servicesIn } from './services.ts'
import type { SmsContext, Understood } from './understood.ts'

/** What may stand around the service in a question about its price, and names none. */
const IDLE: readonly Sense[] = [
  ...(['care-price', 'price', 'how-much', 'polite', 'fillers', 'preposition', 'self', 'want', 'pay'] as const),
  ...(['have', 'question', 'how', 'now', 'clinic', 'patient', 'number', 'money'] as const),
] // prettier-ignore

/** What makes of a word for a price a question about the membership, or a complaint. */
const OF_MEMBERSHIP: readonly Sense[] = [
  ...(['payment', 'join', 'cover', 'family', 'relative', 'pay', 'paid', 'owe', 'complaint'] as const),
  ...(['charged', 'turned-away', 'week', 'month', 'quarter', 'half-year', 'year', 'period'] as const),
] // prettier-ignore

/** What keeps a sentence with a price and a service from being a question about it. */
const NOT_ASKING: readonly Sense[] = ['complaint', 'charged', 'turned-away', 'paid', 'negation']

/** A wish that costs and care that it is for: `PRICE delivery`, and a clinic's name where one is meant. */
export function readCarePrice(message: Message, context: SmsContext): Understood {
  const { service, words } = careIn(message, context)
  const isOfMembership = saying(message.said, ...OF_MEMBERSHIP).length > 0
  if (service === null && isOfMembership) {
    const meaning = meaningOf(message.said)
    if (meaning) return meaning
  }
  return { kind: 'care-price', service, words }
}

/** The same in a sentence, `how much is a delivery`: only where it names care that we know. */
export function readCareQuestion(message: Message, context: SmsContext): Understood | null {
  const { said } = message
  const mayAsk = context.roles.includes('member') || context.roles.includes('clinic')
  if (!mayAsk || saying(said, 'price', 'how-much', 'care-price').length === 0) return null
  if (saying(said, ...NOT_ASKING).length > 0) return null
  const { service, words } = careIn(message, context)
  return service === null ? null : { kind: 'care-price', service, words }
}

/** The service that is named, and the words that name something else. */
function careIn(
  { text }: Message,
  { services, care = [] }: SmsContext,
): { readonly service: string | null; readonly words: readonly string[] } {
  const typed = rawWords(text).flatMap(apart).map(plainWord)
  const known = [...new Set([...care, ...services])]
  const named = servicesIn(known)(typed)
  const others = hear(typed.filter((word) => !named?.words.includes(word)))
  const words = others.filter((word) => !says(word, ...IDLE) && !/^\d/.test(word.text))
  return { service: named?.code ?? null, words: words.map((word) => word.text) }
}

/** `d'un`: two words that are written as one. */
function apart(word: string): string[] {
  return word.split(/['\u2019]/).filter(Boolean)
}
