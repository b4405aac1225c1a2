import { readVisitCode } from '../coverage/visit-code.ts'
import { argumentsOf, attemptAmong, numberAmong } from './arguments.ts'
import type { Command } from './command.ts'
import { plainWord } from './tokens.ts'
import type { Understood } from './understood.ts'
import { keywordsOf, wordsFor } from './words.ts'

/** That all members are meant. */
const ALL = wordsFor('all')

/** Bills of clinics, and what members do with money. */
export const MONEY_COMMANDS: readonly Command[] = [
  {
    name: 'bill',
    does: 'The bill of a visit under its code: code, service, whole amount',
    who: ['clinic'],
    place: 'first',
    number: 'reads',
    read: (message) => readBill(message.text, message.service),
  },
  {
    name: 'pay',
    does: 'A payment request comes to this phone: for all that is owed, by an association `ALL` of its members, for an amount, or for another member number',
    who: ['member', 'association', 'manager', 'collector', 'payer'],
    place: 'first',
    number: 'reads',
    read: (message) => readPay(message.text),
  },
  {
    name: 'family',
    does: 'Who of the family is covered, and from when',
    who: ['member'],
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'family' }),
  },
  {
    name: 'receipt',
    does: 'The last receipt once more',
    who: ['member'],
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'receipt' }),
  },
]

/** A code, in one piece or two; the amount is what is left of digits. */
function readBill(text: string, service: string | null): Understood {
  const words = argumentsOf(text, keywordsOf('bill'))
  const at = words.findIndex((word) => readVisitCode(word) !== null)
  const code = at < 0 ? words[0] : words[at]
  const rest = words.filter((_, index) => index !== Math.max(at, 0))
  const amount = amountIn(rest)
  if (!code || amount === null) return { kind: 'incomplete', command: 'bill' }
  return { kind: 'bill', code, service, amount }
}

/** A number, an amount, both or none; a wrong digit in what was meant as a number is said. */
function readPay(text: string): Understood {
  const words = argumentsOf(text, keywordsOf('pay'))
  const found = numberAmong(words)
  if (found.kind === 'several') return { kind: 'one-at-a-time' }
  const rest = found.kind === 'number' ? found.rest : words
  const attempt = attemptAmong(rest)
  if (attempt) return { kind: 'wrong-number', digits: attempt }
  const number = found.kind === 'number' ? found.number : null
  const all = rest.some((word) => ALL.has(plainWord(word)))
  return { kind: 'pay', number, amount: amountIn(rest), all }
}

/** What of the arguments is an amount as people write it, joined; null without a digit. */
export function amountIn(words: readonly string[]): string | null {
  const first = words.findIndex((word) => /\d/.test(word))
  if (first < 0) return null
  const last = words.findLastIndex((word) => /\d/.test(word))
  return words.slice(first, last + 1).join(' ')
}
