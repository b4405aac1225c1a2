import { bothReadings, plainAmount, readAmount, type WrittenAmount } from '../amount.ts'
import type { Wrong } from './screen.ts'
import type { Say } from '../wording/text-key.ts'
import { type Currency, currencySign, type Minor, minor, times, wholeUnit } from '../money.ts'
import { besideStep, onStep } from '../payments/step.ts'

/** Whole units of money; more cash or a larger bill is a slip of a finger. */
const UNITS_MAX = 9_999_999

/** How a screen speaks of amounts. */
type Speaking = { readonly say: Say; readonly money: (amount: Minor) => string }

/** What is taken: `step`, whose multiples a wallet moves; the least and the most that is meant. */
type Taken = { readonly step?: Minor; readonly least: Minor; readonly most: Minor }

/**
 * What was typed on a screen that asks for an amount. A hint says what is wrong and names what to
 * type instead: both of two readings, the nearest amounts, the amount in full, the currency.
 */
export function typedAmount(
  text: string,
  currency: Currency,
  { say, money }: Speaking,
  { step = minor(1), least, most }: Taken,
): { readonly amount: Minor } | Wrong {
  const read = readAmount(text, currency)
  if (read.kind === 'none' && read.why === 'too-large') {
    return { wrong: say('pay.amount-large', { amount: money(most) }) }
  }
  if (read.kind !== 'amount') return { wrong: whyNone(read, currency, step, say) }
  const { amount } = read
  const beside = besideStep(amount, step)
  if (beside) {
    const [first, second] = [beside.below, beside.above].map((one) => plainAmount(one, currency))
    return { wrong: say('pay.amount-step', { first: first ?? '', second: second ?? '' }) }
  }
  if (amount < least) return { wrong: say('pay.amount-small', { amount: money(least) }) }
  return amount > most ? { wrong: say('pay.amount-large', { amount: money(most) }) } : { amount }
}

function whyNone(
  read: Exclude<WrittenAmount, { kind: 'amount' }>,
  currency: Currency,
  step: Minor,
  say: Say,
): string {
  if (read.kind === 'several') return say('pay.amount-several', bothReadings(read, currency))
  if (read.why === 'other-currency') {
    return say('pay.amount-currency', { currency: currencySign(currency) })
  }
  const instead = 'instead' in read ? onStep(read.instead, step) : []
  const [first, second] = instead.map((amount) => plainAmount(amount, currency))
  if (first === undefined) return say('pay.amount-unreadable')
  return second === undefined
    ? say('pay.amount-one', { amount: first })
    : say('pay.amount-several', { first, second })
}

/** What was typed as the amount of cash or of a bill: more than nothing, and not absurd. */
export function typedSum(
  text: string,
  currency: Currency,
  speaking: Speaking,
): { readonly amount: Minor } | Wrong {
  const most = times(wholeUnit(currency), UNITS_MAX)
  const typed = typedAmount(text, currency, speaking, { least: minor(0), most })
  const isNothing = 'amount' in typed && typed.amount === 0
  return isNothing ? { wrong: speaking.say('pay.amount-unreadable') } : typed
}
