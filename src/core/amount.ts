import { currencyNamed } from './currency-names.ts'
import { type Currency, exponentOf, type Minor, minor, toDecimal } from './money.ts'
import { cleanInput } from './text/input.ts'

/** What somebody wrote in the place of an amount. `amount` may be zero. */
export type WrittenAmount =
  | { readonly kind: 'amount'; readonly amount: Minor }
  /** Two readings that differ: with the last mark between thousands, and with it as the point. */
  | { readonly kind: 'several'; readonly amounts: readonly [Minor, Minor] }
  | { readonly kind: 'none'; readonly why: NoAmount }
  /** Nearly an amount, with what may be written instead: one, or those below and above. */
  | { readonly kind: 'none'; readonly why: NearlyAmount; readonly instead: readonly Minor[] }

/** `other-currency`: it names another than the one that is meant. */
type NoAmount = 'not-an-amount' | 'other-currency' | 'too-large'

/**
 * `fraction`: it has a part of a unit that the currency does not have, or a fraction with more digits
 * than anybody writes. `shortened`: thousands in letters, as `5k` or `5 mille`.
 */
type NearlyAmount = 'fraction' | 'shortened'

/** Longer is a sentence or an attack. */
const TEXT_MAX = 60

/** Far beyond what anybody pays, far enough below what 64 bits hold to add up. In minor units. */
export const AMOUNT_MAX = minor(1e12)

/** Decimals that spreadsheets and receipts write in every currency: `500.00`. */
const USUAL_DECIMALS = 2

/** A zero and so many digits is a phone or member number in the wrong place. */
const NUMBER_OF_SOMEBODY = /^0\d{6,}/

/** Digits between two marks of thousands. */
const GROUP = 3

/**
 * Currencies of countries where English is written: a comma divides thousands there, never a
 * unit. Elsewhere a comma before three digits can be either.
 */
const COMMA_GROUPS: ReadonlySet<Currency> = new Set([
  'BWP', 'EGP', 'ERN', 'ETB', 'GHS', 'GMD', 'KES', 'LRD', 'LSL', 'MUR', 'MWK', 'NAD', 'NGN', 'SCR',
  'SDG', 'SLE', 'SOS', 'SSP', 'SZL', 'TZS', 'USD', 'ZAR', 'ZMW', 'ZWG',
]) // prettier-ignore

/** What a keypad adds around an answer: `500#`, `*500`. */
const KEYS = /^[\s#*]+|[\s#*]+$/g

/** What closes a whole sum so that nobody adds to it: `500/=`, `500/-`, `500,-`. */
const CLOSED = /(?<=\d)[.,]?\s?(?:\/\s?[-=\u2013]?|[.,][-=\u2013])$/

const NAME_BEFORE = /^[\p{L}\p{Sc}](?:[. ]*[\p{L}\p{Sc}\p{M}])*\.? ?/u
const NAME_AFTER = /[. ]*[\p{L}\p{Sc}][\p{L}\p{Sc}\p{M}. ]*$/u

/**
 * Reads an amount as people write it, in any door: `500`, `1 500`, `1,500.50`, `1.500,50`,
 * `KSh500`, `500/=`, `2000F CFA`. The currency decides how many decimals there are and which of
 * its names may stand beside the number. What can be read in two ways is returned as `several`.
 */
export function readAmount(text: string, currency: Currency): WrittenAmount {
  if (text.length > TEXT_MAX) return none('not-an-amount')
  const read = readInFull(text, currency)
  const isNone = read.kind === 'none' && read.why === 'not-an-amount'
  return (isNone ? shortened(text, currency) : null) ?? read
}

function readInFull(text: string, currency: Currency): WrittenAmount {
  const { before, number, after } = partsOf(text)
  const names = [
    ...(before ? [currencyNamed(before, currency, 'before')] : []),
    ...(after ? [currencyNamed(after, currency, 'after')] : []),
  ]
  if (names.includes('unknown')) return none('not-an-amount')
  const read = readNumber(number, currency)
  const isNumber = read.kind !== 'none' || read.why !== 'not-an-amount'
  return isNumber && names.includes('other') ? none('other-currency') : read
}

function partsOf(text: string): { before: string; number: string; after: string } {
  let number = cleanInput(text).replace(KEYS, '')
  const before = NAME_BEFORE.exec(number)?.[0] ?? ''
  number = number.slice(before.length).replace(CLOSED, '')
  const after = NAME_AFTER.exec(number)?.[0] ?? ''
  number = number.slice(0, number.length - after.length)
  return { before, number: number.replace(CLOSED, ''), after }
}

type Digits = { readonly whole: string; readonly fraction: string }

function readNumber(text: string, currency: Currency): WrittenAmount {
  const bare = text.replace(/(?<=\d)[.,]$/, '').replace(/[\u2019\u02bc\u066c]/g, "'")
  if (!/^\d+(?:[ .,']\d+)*$|^[.,]\d+$/.test(bare)) return none('not-an-amount')
  if (NUMBER_OF_SOMEBODY.test(bare)) return none('not-an-amount')
  const grouped = asGrouped(bare)
  const divided = asDivided(bare)
  if (!grouped && !divided) return none('not-an-amount')
  if (grouped && !(divided && isUsualPoint(bare, currency))) return amountOf([grouped], currency)
  if (!divided) return none('not-an-amount')
  if (!isFraction(divided.fraction, grouped !== null, currency))
    return asFraction(divided, currency)
  return amountOf(grouped ? [grouped, divided] : [divided], currency)
}

function amountOf(readings: readonly Digits[], currency: Currency): WrittenAmount {
  const [first = null, second] = readings.map((digits) => valueOf(digits, currency))
  if (first === null || second === null) return none('too-large')
  return second === undefined
    ? { kind: 'amount', amount: first }
    : { kind: 'several', amounts: [first, second] }
}

/** A fraction that the currency has not: the nearest amounts that it has, none of them nothing. */
function asFraction(digits: Digits, currency: Currency): WrittenAmount {
  const below = valueOf(digits, currency)
  if (below === null) return none('too-large')
  const isExact = !/[1-9]/.test(digits.fraction.slice(exponentOf(currency)))
  const nearest = isExact ? [below] : [below, minor(below + 1)]
  return { kind: 'none', why: 'fraction', instead: nearest.filter((amount) => amount > 0) }
}

/** Letters for thousands, before the name of a currency or without one. */
const SHORTENED = /^(.*\d)[. ]?(k|thousand|mille|elfu)\b[. /=#-]*(.*?)[ /=#-]*$/isu

const THOUSAND = 1000

/**
 * `5k`, `1.5k`, `5 mille F`: refused with the amount in full. Where people call their currency K, `5k`
 * may be five as well: both are named.
 */
function shortened(text: string, currency: Currency): WrittenAmount | null {
  const [, before = '', word = '', name = ''] = SHORTENED.exec(cleanInput(text)) ?? []
  if (before === '' || (name !== '' && currencyNamed(name, currency, 'after') !== 'own'))
    return null
  const read = readAmount(before, currency)
  if (read.kind !== 'amount' || read.amount === 0) return null
  const full = read.amount * THOUSAND
  if (full > AMOUNT_MAX) return none('too-large')
  const isName = currencyNamed(word, currency, 'before') === 'own'
  if (isName) return { kind: 'several', amounts: [minor(full), read.amount] }
  return { kind: 'none', why: 'shortened', instead: [minor(full)] }
}

/** The number without a fraction: every mark is the same and stands between groups of three. */
function asGrouped(text: string): Digits | null {
  if (/^\d+$/.test(text)) return { whole: text, fraction: '' }
  return /^[1-9]\d{0,2}([ .,'])\d{3}(?:\1\d{3})*$/.test(text)
    ? { whole: text.replace(/\D/g, ''), fraction: '' }
    : null
}

/** The number with its last mark, a point or comma, as the sign of decimals. */
function asDivided(text: string): Digits | null {
  const [, whole = '', mark, fraction = ''] = /^(.*)([.,])(\d+)$/.exec(text) ?? []
  if (mark === undefined) return null
  const before = whole === '' ? { whole: '0' } : whole.includes(mark) ? null : asGrouped(whole)
  return before && { whole: before.whole, fraction }
}

/** Whether a mark before three digits can be a point where this currency is used. */
function isUsualPoint(text: string, currency: Currency): boolean {
  const exponent = exponentOf(currency)
  if (exponent === 0) return false
  return exponent === GROUP || text.includes('.') || !COMMA_GROUPS.has(currency)
}

/** Three digits are a part of a unit only where they may be thousands as well, or there are three. */
function isFraction(digits: string, isGrouped: boolean, currency: Currency): boolean {
  const exponent = exponentOf(currency)
  if (/[1-9]/.test(digits.slice(exponent))) return false
  return isGrouped || digits.length <= Math.max(exponent, USUAL_DECIMALS)
}

/** Null when it is too large. */
function valueOf({ whole, fraction }: Digits, currency: Currency): Minor | null {
  const exponent = exponentOf(currency)
  const digits = whole + fraction.slice(0, exponent).padEnd(exponent, '0')
  const value = Number(digits)
  return value <= AMOUNT_MAX ? minor(value) : null
}

function none(why: NoAmount): WrittenAmount {
  return { kind: 'none', why }
}

/** An amount as one would type it, so that it is read as this amount and no other. */
export function plainAmount(amount: Minor, currency: Currency): string {
  const [whole = '', fraction = ''] = toDecimal(amount, currency).split('.')
  if (!/[1-9]/.test(fraction)) return whole
  if (fraction.length < GROUP) return `${whole}.${fraction}`
  const short = fraction.replace(/0+$/, '')
  // A zero before it says that no thousands are divided.
  return `${short.length < GROUP ? whole : `0${whole}`}.${short}`
}

/** What a text with two readings may mean, each as one would type it. */
export function bothReadings(
  { amounts: [first, second] }: { readonly amounts: readonly [Minor, Minor] },
  currency: Currency,
): { readonly first: string; readonly second: string } {
  return { first: plainAmount(first, currency), second: plainAmount(second, currency) }
}
