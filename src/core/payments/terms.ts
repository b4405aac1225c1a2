import { type Minor, minor } from '../money.ts'
import { upToStep } from './step.ts'

/** What a wallet account takes, as its operator or the installation file says; absent: no limit. */
export type Limits = {
  /** The least and the most of one payment. */
  readonly least?: Minor
  readonly most?: Minor
  /** The most that one payer pays in a day. */
  readonly perDay?: Minor
}

/** How one phone can be asked for money through a wallet account now, without asking the operator. */
export type Terms = {
  /** What people call the wallet: `M-PESA`. Null where nobody has said it. */
  readonly title: string | null
  /** Multiples of this can be asked for. */
  readonly step: Minor
  readonly least: Minor
  /** The most of the next payment; null for no limit. */
  readonly most: Minor | null
  /** Whether `most` is what one payment may be, or what is left of this day. */
  readonly bound: 'once' | 'day'
  readonly cannot: Cannot | null
}

/**
 * Why a phone cannot be asked: the operator fails (`down`), this account asks no such phone
 * (`phone`), or it has paid all that the operator lets it pay today (`day`).
 */
export type Cannot = 'down' | 'phone' | 'day'

/** Characters of a wallet's name for which screens and messages have room: `Vodacom M-Pesa`. */
export const TITLE_LENGTH_MAX = 14

type Known = {
  readonly title: string | null
  readonly step: Minor
  readonly limits: Limits
  readonly cannot: 'down' | 'phone' | null
  /** What the phone has paid through the account today. */
  readonly paidToday: Minor
}

/** The terms that follow from what is known. Limits are brought to what the wallet can move. */
export function termsOf({ title, step, limits, cannot, paidToday }: Known): Terms {
  const least = upToStep(minor(Math.max(limits.least ?? 0, step)), step)
  const once = limits.most === undefined ? null : downToStep(limits.most, step)
  const today =
    limits.perDay === undefined
      ? null
      : downToStep(minor(Math.max(0, limits.perDay - paidToday)), step)
  const isOfDay = today !== null && (once === null || today < once)
  const most = isOfDay ? today : once
  const isUsedUp = isOfDay && today < least
  return {
    ...{ title, step, least, most },
    bound: isOfDay ? 'day' : 'once',
    cannot: cannot ?? (isUsedUp ? 'day' : null),
  }
}

/** Why an amount cannot be asked for, with the limit that says so; null when it can. */
export type Beyond = { readonly limit: 'least' | 'once' | 'day'; readonly amount: Minor }

export function beyond({ least, most, bound }: LimitsNow, amount: Minor): Beyond | null {
  if (most !== null && amount > most) return { limit: bound, amount: most }
  return amount < least ? { limit: 'least', amount: least } : null
}

type LimitsNow = Pick<Terms, 'least' | 'most' | 'bound'>

/** What to ask for when so much is due: never less, and what the wallet moves and takes. */
export function askFor(amount: Minor, { step, least }: Pick<Terms, 'step' | 'least'>): Minor {
  return minor(Math.max(upToStep(amount, step), least))
}

/** Whether a phone can be asked for so much now. */
export function fits(terms: Terms, amount: Minor): boolean {
  return terms.cannot === null && beyond(terms, amount) === null
}

function downToStep(amount: Minor, step: Minor): Minor {
  return minor(amount - (amount % step))
}

/** A wallet that says no limit of its own. */
export function plainTerms(step: Minor, title: string | null = null): Terms {
  return termsOf({ title, step, limits: {}, cannot: null, paidToday: minor(0) })
}
