import { currencyNamed } from '../currency-names.ts'
import { checkMemberNumber, type MemberNumber } from '../member-number.ts'
import { argumentsOf, beginningOf, opens } from './arguments.ts'
import { hear, says, type Sense } from './lexicon.ts'
import type { Understood } from './understood.ts'
import { keywordsOf, wordsFor } from './words.ts'

/** More households than one person pays for in a message; a group has its association. */
const HOUSEHOLDS_MAX = 10

/** From so many digits on something is a member number, or was meant as one. */
const NUMBER_DIGITS = 7

/** They are arguments here, whatever they join elsewhere. */
const EACH = [...wordsFor('each')].flatMap((text) => text.split(' '))

/** Words that may stand between numbers and mean nothing here. */
const IDLE: readonly Sense[] = [
  ...(['polite', 'fillers', 'preposition', 'joins', 'number', 'now'] as const),
  ...(['relative', 'other', 'person', 'family', 'member'] as const),
]

type Item =
  | { readonly kind: 'number'; readonly number: MemberNumber }
  | { readonly kind: 'amount'; readonly text: string }

/**
 * A payment for several households: `PAY 1500 41220537 41294045` is 1,500 in all, shared equally;
 * with EACH it is for each of them; `PAY 41220537 1000 41294045 500` says what each gets. Whatever may
 * be meant otherwise is answered with these forms and pays nothing. Null for fewer than two numbers.
 */
export function readPaySeveral(text: string): Understood | null {
  const beginning = beginningOf(text)
  if (!keywordsOf('pay').some((keyword) => opens(beginning, keyword))) return null
  const words = argumentsOf(text, keywordsOf('pay'), EACH)
  const long = words.filter((word) => isLong(word))
  if (long.length < 2) return null
  const wrong = long.find((word) => numberIn(word) === null)
  if (wrong) return { kind: 'wrong-number', digits: wrong.replace(/\D/g, '') }
  const others = hear(words.filter((word) => !/\d/.test(word)))
  const has = (sense: Sense) => others.some((word) => says(word, sense))
  const isClear = others.every(
    (word) => says(word, 'each', 'again', ...IDLE) || isCurrencyWord(word.text),
  )
  const items = words.filter((word) => /\d/.test(word)).map(itemOf)
  const parts = isClear ? partsOf(items) : null
  const each = has('each')
  if (!parts || (each && parts.amount === null)) return { kind: 'which-parts' }
  return { kind: 'pay-several', ...parts, each, again: has('again') }
}

/** Whose currency it is shows when the amount is read. */
function isCurrencyWord(text: string): boolean {
  return currencyNamed(text, 'KES', 'before') !== 'unknown'
}

function isLong(word: string): boolean {
  return /^[\d.\-/]+$/.test(word) && word.replace(/\D/g, '').length >= NUMBER_DIGITS
}

function numberIn(word: string): MemberNumber | null {
  return checkMemberNumber(word.replace(/\/\d{1,2}$/, '').replace(/[.\-/]/g, ''))
}

function itemOf(word: string): Item {
  const number = isLong(word) ? numberIn(word) : null
  return number ? { kind: 'number', number } : { kind: 'amount', text: word }
}

type SeveralSaid = {
  readonly parts: readonly { readonly number: MemberNumber; readonly amount: string | null }[]
  /** The one amount for all of them; null where each has one. */
  readonly amount: string | null
}

/** One amount for all, or each number with its own, always before or always behind it. */
function partsOf(items: readonly Item[]): SeveralSaid | null {
  const numbers = items.flatMap((item) => (item.kind === 'number' ? [item.number] : []))
  const amounts = items.flatMap((item) => (item.kind === 'amount' ? [item.text] : []))
  if (new Set(numbers).size < numbers.length || numbers.length > HOUSEHOLDS_MAX) return null
  if (amounts.length === 1) {
    const parts = numbers.map((number) => ({ number, amount: null }))
    return { parts, amount: amounts[0] as string }
  }
  const alternates = items.every((item, at) => item.kind !== items[at - 1]?.kind)
  if (amounts.length !== numbers.length || !alternates) return null
  const parts = numbers.map((number, at) => ({ number, amount: amounts[at] as string }))
  return { parts, amount: null }
}
