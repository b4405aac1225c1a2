import { takeDays } from './days-said.ts'
import { readVisitCode } from '../coverage/visit-code.ts'
import { beginningOf, opens, rawWords } from './arguments.ts'
import { cardSaid } from './card-said.ts'
import { type Heard, says, type Sense } from './lexicon.ts'
import { plainWord } from './plain-word.ts'
import { type Said, saying, takeApart } from './said.ts'
import type { Understood } from './understood.ts'
import { keywordsOf } from './words.ts'

/**
 * Acts with consequences. Each is taken only from a message that says it and nothing beside it: a
 * word that is not listed, a negation, a question, another time, a count of something else, and the
 * message was not understood.
 */

/** What may stand beside any act. */
const IDLE: readonly Sense[] = ['polite', 'fillers', 'preposition', 'money', 'number']

/** What keeps every act from being done, whatever else the word may say. */
const BLOCKS: readonly Sense[] = [
  ...(['negation', 'question', 'why', 'when', 'how', 'how-much'] as const),
  ...(['time', 'joins', 'unit', 'part'] as const),
]

/** Words beside an act that do not belong to it. */
function leftOver(words: readonly Heard[], allowed: readonly Sense[]): readonly Heard[] {
  return words.filter((word) => !says(word, ...IDLE, ...allowed) || says(word, ...BLOCKS))
}

/** A question, or half a message. */
function isOpen({ asks, isUnfinished }: Said): boolean {
  return asks || isUnfinished
}

/** Whether a message says these things and nothing beside them; what has digits is no word. */
export function isOnly(said: Said, allowed: readonly Sense[]): boolean {
  const words = said.words.filter(({ text }) => !/\d/.test(text))
  return leftOver(words, allowed).length === 0 && !isOpen(said)
}

/** `CASH 0412337-8 1500 YESTERDAY`: the number, one amount, perhaps a day, and nothing else. */
export function readCash(text: string): Understood {
  const named = cardSaid(text)
  const { days, rest } = takeDays(named?.rest ?? text)
  const said = takeApart(rest)
  if (said.wrongNumber) return { kind: 'wrong-number', digits: said.wrongNumber }
  const amount = onlyAmount(said)
  const isClear = leftOver(said.words, ['cash', 'again', 'self']).length === 0 && !isOpen(said)
  if (days.length > 1) return { kind: 'incomplete', command: 'cash' }
  if (named && !said.number && amount !== null && isClear)
    return { kind: 'cash-card', card: named.card, amount }
  if (named || !said.number || amount === null || !isClear)
    return { kind: 'incomplete', command: 'cash' }
  const again = saying(said, 'again').length > 0
  const [paid] = days
  return { kind: 'cash', number: said.number, amount, again, ...(paid && { paid }) }
}

function onlyAmount({ amounts }: Said): string | null {
  const [amount, more] = amounts
  return amount && !more && amount.unit === null ? amount.text : null
}

/** Letters and digits of a visit code, with a wrong sign or too many. */
const LIKE_CODE = /^(?=.*\d)[a-z\d-]{6,10}$/i

/**
 * `BILL K7QR42-8 consultation 3000`, or the same without its first word: a code that stands alone
 * may be in two pieces. Null when there is neither a keyword nor a code.
 */
export function readBill(text: string, services: ServiceReader): Understood | null {
  const words = rawWords(text)
  const beginning = beginningOf(text)
  const isNamed = keywordsOf('bill').some((keyword) => opens(beginning, keyword))
  const code = codeAmong(words) ?? (isNamed ? likeCode(words) : null)
  if (!code && !isNamed) return null
  const incomplete = { kind: 'incomplete', command: 'bill' } as const
  if (!code) return incomplete
  const rest = [...words.slice(0, code.at), ...words.slice(code.at + code.size)]
  const service = services(rest.map(plainWord))
  const left = rest.filter((word) => !service?.words.includes(plainWord(word)))
  const said = takeApart(left.join(' '))
  const amount = said.number ? null : onlyAmount(said)
  const isClear = leftOver(said.words, ['bill', 'again']).length === 0 && !isOpen(takeApart(text))
  if (amount === null || !isClear) return incomplete
  const again = saying(said, 'again').length > 0
  return { kind: 'bill', code: code.text, service: service?.code ?? null, amount, again }
}

/** Finds the one service that words name, and the words that do. */
export type ServiceReader = (
  words: readonly string[],
) => { readonly code: string; readonly words: readonly string[] } | null

/** A visit code in a message, in one piece or two; null when there is none. */
export function codeOfBill(text: string): string | null {
  return codeAmong(rawWords(text))?.text ?? null
}

type Code = { readonly text: string; readonly at: number; readonly size: number }

function codeAmong(words: readonly string[]): Code | null {
  for (const size of [1, 2]) {
    for (let at = 0; at + size <= words.length; at += 1) {
      const text = words.slice(at, at + size).join('')
      if (readVisitCode(text)) return { text, at, size }
    }
  }
  return null
}

function likeCode(words: readonly string[]): Code | null {
  const at = words.findIndex((word) => LIKE_CODE.test(word))
  return at < 0 ? null : { text: words[at] as string, at, size: 1 }
}

/** What may stand beside PAY: who, that it is wanted, what for. */
const BESIDE_PAY: readonly Sense[] = [
  'pay',
  'want',
  'self',
  'payment',
  'owe',
  'balance',
  'now',
  'all',
  'again',
]

/** For whom, when the number says which of them. */
const FOR_SOMEBODY: readonly Sense[] = ['relative', 'other', 'person', 'family', 'member']

/** A wish to pay, in a sentence or a command; null when there is more to it. */
export function readPay(said: Said): Understood | null {
  if (saying(said, 'pay').length === 0) return null
  if (said.hasSeveralNumbers) return { kind: 'one-at-a-time' }
  const beside = [...BESIDE_PAY, ...(said.number ? FOR_SOMEBODY : (['family'] as const))]
  if (isOpen(said) || leftOver(said.words, beside).length > 0) return null
  if (said.wrongNumber) return { kind: 'wrong-number', digits: said.wrongNumber }
  const { number } = said
  const [amount, more] = said.amounts
  if (more || amount?.unit === 'other') return { kind: 'which-amount', number }
  const wish = {
    kind: 'pay',
    number,
    all: saying(said, 'all').length > 0,
    again: saying(said, 'again').length > 0,
  } as const
  if (!amount) return { ...wish, amount: null, periods: null }
  if (amount.unit === null) return { ...wish, amount: amount.text, periods: null }
  const count = /^\d{1,3}$/.test(amount.text) ? Number(amount.text) : 0
  if (count === 0) return { kind: 'which-amount', number }
  return { ...wish, amount: null, periods: { count, unit: amount.unit } }
}

/** A wish to pay for whoever has a card; null without a card, and where there is more to it. */
export function readPayByCard(text: string): Understood | null {
  const named = cardSaid(text)
  if (!named) return null
  const paid = readPay(takeApart(named.rest))
  return paid?.kind === 'pay' && paid.number === null ? { ...paid, card: named.card } : null
}

/** Whose money was that came without a number; null when it says more than that. */
export function readAttribute(said: Said): Understood | null {
  if (isOpen(said) || said.hasSeveralNumbers) return null
  const beside = [
    'attribute',
    'paid',
    'pay-or-paid',
    'payment',
    'self',
    'have',
    ...FOR_SOMEBODY,
  ] as const
  if (leftOver(said.words, beside).length > 0) return null
  // A number with a wrong digit may be read as an amount as well.
  if (said.wrongNumber && said.amounts.length <= 1 && saying(said, 'attribute').length > 0) {
    return { kind: 'wrong-number', digits: said.wrongNumber }
  }
  if (!said.number || said.amounts.length > 0) return null
  return { kind: 'attribute', number: said.number }
}

/** Words of a name, or its first letters, that may stand behind a card. */
const NAME_WORDS_MAX = 4

/**
 * The same by an older card; null without one, and where more is said. Other words are taken for
 * those of a name: nothing is done by them unless they are.
 */
export function readAttributeByCard(text: string): Understood | null {
  const named = cardSaid(text)
  const said = takeApart(named?.rest ?? '')
  if (!named || isOpen(said) || said.number || said.wrongNumber || said.amounts.length > 0)
    return null
  if (said.hasSeveralNumbers || saying(said, 'attribute', 'paid', 'pay-or-paid').length === 0)
    return null
  const beside = ['attribute', 'paid', 'pay-or-paid', 'payment', 'self', 'have'] as const
  const left = leftOver(said.words, [...beside, ...FOR_SOMEBODY])
  if (left.length > NAME_WORDS_MAX || left.some((word) => says(word, ...BLOCKS))) return null
  const letters = left.map((word) => word.text).join(' ')
  return { kind: 'attribute-card', card: named.card, letters: letters === '' ? null : letters }
}

/** `No more reminders`: that something ends, and that it is messages. */
export function isStop(said: Said): boolean {
  return (
    saying(said, 'reminder').length > 0 &&
    isAlone(said, 'no-more', ['reminder', 'polite', 'fillers', 'preposition', 'self', 'again'])
  )
}

/** Whether a message is an answer and nothing else; polite words count only where they may not. */
export function isAlone(said: Said, answer: Sense, besides: readonly Sense[]): boolean {
  if (said.number || said.amounts.length > 0 || isOpen(said) || said.wrongNumber) return false
  const { words } = said
  return (
    words.some((word) => says(word, answer)) &&
    words.every((word) => says(word, answer, ...besides))
  )
}
