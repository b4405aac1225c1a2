import { later, plusDays, plusMonths, sum } from './days.ts'
import { GRACE_DAYS, LATE_AFTER_MONTHS, LATE_WAITING_DAYS, type PlanCode } from './terms.ts'

/** A charge; `aid` is what the State pays of the month beside the household's own `amount`. */
export type ModelCharge = {
  readonly kind: 'fee' | 'month'
  readonly from: string
  readonly to: string
  readonly due: string
  readonly amount: number
  readonly aid: number
  /** What was paid of it before the books were opened. */
  readonly paidBefore: number
}

/** Money of the household, by the day paid and the day on which it was recorded. */
type ModelPayment = { readonly on: string; readonly recordedOn: string; readonly amount: number }

/** Under what plan a household is from a day on, and until when the State's list names it. */
export type ModelCategory = {
  readonly from: string
  readonly plan: PlanCode
  readonly aidedUntil: string | null
}

export type ModelHousehold = {
  readonly joinedOn: string
  readonly charges: ModelCharge[]
  readonly payments: ModelPayment[]
  /** What it had paid ahead when the books were opened. */
  readonly brought: number
  /** Months that were paid before the year, ahead of it, and cost what they cost then. */
  readonly aheadThrough: string
  readonly categories: ModelCategory[]
  endedOn: string | null
  endState: string | null
  readonly people: { readonly joinedOn: string }[]
  readonly association: string
  /** The last day on which a clinic asked about it. */
  caredOn: string | null
  /** Places of the people for whom a clinic got a yes. */
  readonly confirmed: Set<number>
}

/** A charge that has begun, with what is paid of it and since when all of it is, and of those before it. */
type Settled = ModelCharge & { readonly paid: number; readonly settledOn: string | null }

const OPENED_ON = '2026-01-01'

/**
 * The account on a day. Money pays the oldest charge first, so of any charge it is enough to know what
 * those up to it came to, and on which day so much had come in.
 */
export function accountOn(
  { charges, payments, brought, joinedOn }: ModelHousehold,
  on: string,
  day: 'on' | 'recordedOn' = 'on',
): { readonly charges: Settled[]; readonly credit: number } {
  const opening = { on: OPENED_ON, recordedOn: OPENED_ON, amount: brought }
  const money = [opening, ...payments]
    .filter((paid) => paid[day] <= on)
    .sort((a, b) => (a[day] < b[day] ? -1 : a[day] > b[day] ? 1 : 0))
  const all = sum(money.map(({ amount }) => amount))
  let [owed, came, at] = [0, 0, 0]
  let reached = ''
  const begun = charges
    .filter(({ from }) => later(from, joinedOn) <= on)
    .map((charge): Settled => {
      const missing = charge.amount - charge.paidBefore
      const left = Math.max(0, all - owed)
      owed += missing
      for (let paid = money[at]; paid && came < owed; paid = money[at]) {
        came += paid.amount
        reached = paid[day]
        at += 1
      }
      const begins = later(charge.from, joinedOn)
      const settledOn = came >= owed ? later(begins, reached) : null
      return { ...charge, paid: charge.paidBefore + Math.min(left, missing), settledOn }
    })
  return { charges: begun, credit: Math.max(0, all - owed) }
}

export function owedOn(household: ModelHousehold, on: string): number {
  return sum(accountOn(household, on).charges.map(({ amount, paid }) => amount - paid))
}

export function stateOn(household: ModelHousehold, on: string): string {
  const { endedOn, endState, joinedOn } = household
  if (endedOn !== null && endedOn <= on) return endState ?? ''
  const { charges } = accountOn(household, on)
  const [first, second] = charges
  const opening = first?.kind === 'fee' ? [first, second] : first && first.from <= joinedOn ? [first] : []
  if (opening.some((charge) => charge && charge.paid < charge.amount)) return 'applicant'
  const missing = lateOf(charges, on)[0]
  if (missing && on > plusDays(missing.due, GRACE_DAYS)) return 'suspended'
  const isByRecord = household.payments.some((paid) => paid.recordedOn !== paid.on && paid.on <= on)
  const recorded = isByRecord ? asRecorded(household, on) : charges
  if (on <= waitingUntil(recorded)) return 'waiting'
  return missing ? 'grace' : 'active'
} // prettier-ignore

/** Months whose due day is over and that are not paid. */
export function lateOf(charges: readonly Settled[], on: string): Settled[] {
  return charges.filter(
    ({ kind, paid, amount, due }) => kind === 'month' && paid < amount && due < on,
  )
}

/**
 * The last day of waiting after a return: whoever was suspended for longer than the statutes let go
 * waits from the day on which what brought the rights back was recorded. Empty when nobody waits.
 */
function waitingUntil(charges: readonly Settled[]): string {
  return closedDays(charges).reduce((until, { from, back }) => {
    const isLong = back !== null && back > plusMonths(from, LATE_AFTER_MONTHS)
    return isLong ? later(until, plusDays(back, LATE_WAITING_DAYS - 1)) : until
  }, '')
}

type Closed = { readonly from: string; readonly back: string | null }

/** When rights were closed: from the end of a month's grace to the day on which it was paid. */
function closedDays(charges: readonly Settled[]): Closed[] {
  const spans: Closed[] = []
  for (const { kind, due, settledOn: back } of charges) {
    const from = plusDays(due, GRACE_DAYS + 1)
    if (kind !== 'month' || (back !== null && back <= from)) continue
    const last = spans.at(-1)
    const goesOn = last && (last.back === null || from <= last.back)
    if (goesOn) spans[spans.length - 1] = { from: last.from, back }
    else spans.push({ from, back })
  }
  return spans
}

/** Charges by the days on which the money that had been paid by a day was recorded. */
function asRecorded(household: ModelHousehold, on: string): Settled[] {
  const payments = household.payments.filter((paid) => paid.on <= on)
  const last = payments.reduce((day, { recordedOn }) => later(day, recordedOn), on)
  return accountOn({ ...household, payments }, last, 'recordedOn').charges
}

export function isCovered(household: ModelHousehold, on: string): boolean {
  return ['active', 'grace'].includes(stateOn(household, on))
}

/** The people who are covered on a day, by their places. */
export function coveredOn(household: ModelHousehold, on: string): number[] {
  if (household.joinedOn > on || !isCovered(household, on)) return []
  return household.people.flatMap(({ joinedOn }, place) => (joinedOn <= on ? [place] : []))
}

/** Whether the household is one on a day. */
export function isThere({ joinedOn, endedOn }: ModelHousehold, on: string): boolean {
  return joinedOn <= on && (endedOn === null || endedOn > on)
}
