import { bothReadings, plainAmount, readAmount } from '../amount.ts'
import type { Wrong } from '../dialog/screen.ts'
import type { Say } from '../messages/catalogue.ts'
import { type Currency, type Minor, minor, times, wholeUnit } from '../money.ts'
import { besideStep } from '../payments/step.ts'

/** Whole units of money; more cash or a larger bill is a slip of a finger. */
const UNITS_MAX = 9_999_999

/**
 * What was typed on a screen that asks for an amount, of which a wallet moves multiples of `step`.
 * A hint names both of two readings, and the nearest amounts.
 */
export function typedAmount(
  text: string,
  currency: Currency,
  say: Say,
  step: Minor = minor(1),
): { readonly amount: Minor } | Wrong {
  const read = readAmount(text, currency)
  if (read.kind === 'amount') {
    const beside = besideStep(read.amount, step)
    if (!beside) return { amount: read.amount }
    const [first, second] = [beside.below, beside.above].map((one) => plainAmount(one, currency))
    return { wrong: say('pay.amount-step', { first: first ?? '', second: second ?? '' }) }
  }
  return {
    wrong:
      read.kind === 'several'
        ? say('pay.amount-several', bothReadings(read, currency))
        : say('pay.amount-unreadable'),
  }
}

/** What was typed as the amount of cash or of a bill: more than nothing, and not absurd. */
export function typedSum(
  text: string,
  currency: Currency,
  { say, money }: { readonly say: Say; readonly money: (amount: Minor) => string },
): { readonly amount: Minor } | Wrong {
  const typed = typedAmount(text, currency, say)
  if ('wrong' in typed) return typed
  if (typed.amount === 0) return { wrong: say('pay.amount-unreadable') }
  const most = times(wholeUnit(currency), UNITS_MAX)
  return typed.amount > most ? { wrong: say('pay.amount-large', { amount: money(most) }) } : typed
}
