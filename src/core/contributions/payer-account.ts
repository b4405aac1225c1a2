import { invariant } from '../invariant.ts'
import type { MemberNumber } from '../member-number.ts'
import { add, type Minor, minor, smaller, subtract, ZERO } from '../money.ts'

/** What a payer of subsidies owes of a month: the parts of the periods that begin in it. */
export type MonthOwed = {
  /** `2026-03` */
  readonly month: string
  readonly members: number
  readonly amount: Minor
}

/** What was decided about a part of a month that its payer does not pay. */
export type MonthSettled = {
  readonly month: string
  readonly kind: 'given-up' | 'asked'
  readonly amount: Minor
}

/** A month as it stands: owed is what was paid, given up, asked of members and is left together. */
export type PayerMonth = MonthOwed & {
  readonly paid: Minor
  readonly givenUp: Minor
  readonly asked: Minor
  readonly left: Minor
}

export type PayerAccount = {
  readonly months: readonly PayerMonth[]
  /** Received beyond all that was owed so far. */
  readonly ahead: Minor
}

/**
 * A payer's months, the oldest first (R37). What was decided about a month is off it; money pays what
 * is left of the oldest month first, perhaps in part, and what is beyond all months is paid ahead.
 */
export function payerAccount(
  owed: readonly MonthOwed[],
  received: Minor,
  settled: readonly MonthSettled[],
): PayerAccount {
  let money = received
  const inOrder = [...owed].sort((a, b) => (a.month < b.month ? -1 : 1))
  const months = inOrder.map((month): PayerMonth => {
    const off = (kind: MonthSettled['kind']) =>
      add(
        ZERO,
        ...settled
          .filter((one) => one.month === month.month && one.kind === kind)
          .map(({ amount }) => amount),
      )
    const [givenUp, asked] = [off('given-up'), off('asked')]
    const due = subtract(month.amount, add(givenUp, asked))
    const paid = smaller(money, due)
    money = subtract(money, paid)
    return { ...month, paid, givenUp, asked, left: subtract(due, paid) }
  })
  return { months, ahead: money }
}

type Part = { readonly number: MemberNumber; readonly amount: Minor }

/**
 * Shares what a payer did not pay among the members whose part it was, in proportion to it: rounded
 * down to a minor unit, and what that leaves goes a unit each to the lowest numbers. No member is asked
 * for more than the own part, and the parts sum to the amount, which is at most their sum.
 */
export function shareUnpaid(amount: Minor, parts: readonly Part[]): Part[] {
  const all = add(ZERO, ...parts.map((part) => part.amount))
  invariant(amount > 0 && amount <= all, 'more is asked for than was not paid')
  const inOrder = [...parts].sort((a, b) => (a.number < b.number ? -1 : 1))
  const shares = inOrder.map(({ number, amount: own }) => {
    const share = (BigInt(own) * BigInt(amount)) / BigInt(all)
    return { number, own, share: Number(share) }
  })
  let rest = shares.reduce((left, { share }) => left - share, amount as number)
  return shares.flatMap(({ number, own, share }) => {
    const more = rest > 0 && share < own ? 1 : 0
    rest -= more
    return share + more > 0 ? [{ number, amount: minor(share + more) }] : []
  })
}
