import type { Message } from './command.ts'
import { cardFrom } from './people.ts'
import { says, type Sense } from './lexicon.ts'
import { type Said, saying } from './said.ts'
import { plainWord } from './plain-word.ts'
import { servicesIn } from './services.ts'
import type { SmsContext, Subject, Understood } from './understood.ts'

/** Words that receptionists write around a number and that name nobody. */
const BESIDE: readonly Sense[] = [
  ...([
    'polite',
    'fillers',
    'preposition',
    'patient',
    'number',
    'phone',
    'card',
    'care',
    'clinic',
    'cover',
  ] as const),
  ...(['check', 'balance', 'bill', 'help', 'now', 'joins', 'no', 'self', 'want', 'have'] as const),
]

/** What names somebody of a household, whatever else the word may say. */
const NAMES: readonly Sense[] = ['relative', 'person', 'family']

/** Suffixes of people end here. */
const ORDINAL_MAX = 30

/** What a clinic asks with a number, or null when the message has none. */
export function readCheck(message: Message, context: SmsContext): Understood | null {
  const { found, service, said } = message
  const isNamed = saying(said, 'check').length > 0
  if (found.kind === 'wrong') {
    const card = cardFrom(found)
    const doubt = doubtAbout(said, card, context)
    return { kind: 'wrong-number', digits: found.digits, asks: { card, service, doubt } }
  }
  if (found.kind === 'several') return { kind: 'one-at-a-time' }
  const subject: Subject | null =
    found.kind === 'one'
      ? found.subject
      : found.kind === 'loose'
        ? { kind: 'card', text: found.text }
        : null
  if (!subject) return isNamed && isBare(said) ? { kind: 'incomplete', command: 'check' } : null
  const who = doubtAbout(said, subject, context)
  if (!who) return { kind: 'check', subject, service }
  return { kind: 'check-who', subject, service, names: who.names }
}

function isBare({ words }: Said): boolean {
  return words.every((word) => says(word, 'check', 'polite', 'fillers', 'preposition', 'patient'))
}

/** Why it is not sure that the member is meant; null when it is. */
function doubtAbout(
  said: Said,
  subject: Subject,
  context: SmsContext,
): { readonly names: readonly string[] | null } | null {
  const suffixes = suffixesIn(said)
  if (subject.kind !== 'card' && subject.ordinal !== null) {
    return suffixes > 1 ? { names: null } : null
  }
  const others = othersBeside(said.words, context)
  const isSomebody = said.words.some((word) => says(word, ...NAMES) && !says(word, 'polite'))
  if (isSomebody || suffixes > 0) return { names: null }
  if (others.length === 0) return null
  const isNames = others.every(({ entries }) => entries.length === 0)
  return { names: isNames ? others.map(({ text }) => plainWord(text)) : null }
}

/** Words of a clinic's message that are neither its service nor mean nothing beside a number. */
export function othersBeside(
  words: Said['words'],
  { services }: Pick<SmsContext, 'services'>,
): Said['words'] {
  const named = servicesIn(services)(words.map(({ text }) => text))?.words ?? []
  return words.filter((word) => !named.includes(word.text) && !isIdle(word))
}

/** A letter alone may be the first one of a name. */
function isIdle(word: Said['words'][number]): boolean {
  return says(word, ...BESIDE) && (word.text.length > 1 || IDLE_LETTERS.includes(word.text))
}

/** `D 0412337-8` asks for rights (droits); `N` and `A` are words. */
const IDLE_LETTERS = ['A', 'D', 'N', 'Y', 'C', 'L', 'S']

/** Digits as short as a suffix, with nothing beside them that says what they are. */
function suffixesIn({ amounts, words }: Said): number {
  if (words.some((word) => says(word, 'time'))) return 0
  return amounts.filter(({ text, unit }) => {
    return unit === null && /^\d{1,2}$/.test(text) && Number(text) <= ORDINAL_MAX
  }).length
}
