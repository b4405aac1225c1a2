import { type CivilDate, plusDays } from '../dates.ts'
import { type DayRun, note } from '../day-runs.ts'
import type { Plan } from '../membership/plan.ts'
import { type Minor, minor, percentUp, subtract, ZERO } from '../money.ts'
import type { RuledCharge } from './charges.ts'

/** A charge that has begun, with what has been paid of it. */
export type Entry = {
  readonly charge: RuledCharge
  readonly plan: Plan
  /** The last day of its grace, on which it does not close rights by itself (R31). */
  readonly lastDay: CivilDate
  /** The share of it that opens rights: all of a joining fee or penalty. */
  readonly least: Minor
  paid: Minor
  /** On how many days money was paid of it; what was paid ahead is one of them. */
  instalments: number
  /** When its least share was paid, and when all of it was, with nothing in the way before it. */
  readonly settled: DayRun[]
  readonly full: DayRun[]
}

/**
 * The last day of rights by the contribution at `at` and those after it, if none of them is paid:
 * the last day of grace of as many as the statutes let go unpaid. Null when that one is not among
 * them.
 */
export function closingDay(contributions: readonly Entry[], at: number): CivilDate | null {
  const count = contributions[at]?.plan.suspendAfterPeriods ?? 1
  return contributions[at + count - 1]?.lastDay ?? null
}

/** A member's charges in the order in which they began, and the money that none of them took. */
export type Account = {
  readonly entries: Entry[]
  /** Paid ahead; below zero when more was taken back than had been paid. */
  credit: Minor
  /** How many entries, from the oldest on, are paid in full one after the other. */
  row: number
  /** Which entry is the contribution of the period that began last; -1 before the first. */
  current: number
}

export function emptyAccount(): Account {
  return { entries: [], credit: ZERO, row: 0, current: -1 }
}

/** A charge begins; what was paid ahead pays it first. */
export function begin(account: Account, charge: RuledCharge, day: CivilDate): void {
  const at = account.entries.length
  account.entries.push(entryOf(charge))
  if (charge.kind === 'contribution') account.current = at
  if (account.credit > 0) account.credit = put(account, at, account.credit)
  notePaid(account, day, [at])
}

function entryOf(charge: RuledCharge): Entry {
  const { plan, amount } = charge
  const share = charge.kind === 'contribution' ? plan.minimumPaidShare : 100
  return {
    charge,
    plan,
    lastDay: plusDays(charge.dueOn, plan.graceDays),
    least: share === 100 ? amount : percentUp(amount, share),
    paid: ZERO,
    instalments: 0,
    settled: [],
    full: [],
  }
}

/**
 * A day's money. It pays the joining fee, then charges, oldest first; where the statutes put the
 * current period before arrears, that one before the others; the rest is paid ahead (R11). Any
 * amount will do (R12). Money that is taken back (R16) leaves in the opposite order.
 */
export function move(account: Account, day: CivilDate, amount: Minor): void {
  const touched: number[] = []
  if (amount >= 0) payIn(account, amount, touched)
  else takeBack(account, subtract(ZERO, amount), touched)
  notePaid(account, day, touched)
}

/** The entry that the next money pays first; null when nothing is owed. */
export function payableNext(account: Account): Entry | null {
  for (const at of payingOrder(account)) {
    const entry = account.entries[at]
    if (entry && entry.paid < entry.charge.amount) return entry
  }
  return null
}

function payIn(account: Account, amount: Minor, touched: number[]): void {
  const missing = minor(Math.min(amount, Math.max(0, 0 - account.credit)))
  account.credit = minor(account.credit + missing)
  let left = minor(amount - missing)
  for (const at of payingOrder(account)) {
    if (left === 0) break
    left = put(account, at, left)
    touched.push(at)
  }
  account.credit = minor(account.credit + left)
}

function takeBack(account: Account, amount: Minor, touched: number[]): void {
  const ahead = minor(Math.min(amount, Math.max(0, account.credit)))
  account.credit = minor(account.credit - ahead)
  let left = minor(amount - ahead)
  for (const at of givingOrder(account)) {
    if (left === 0) break
    const entry = account.entries[at]
    if (!entry || entry.paid === 0) continue
    const taken = Math.min(left, entry.paid)
    entry.paid = minor(entry.paid - taken)
    entry.instalments = entry.paid === 0 ? 0 : Math.max(1, entry.instalments - 1)
    left = minor(left - taken)
    touched.push(at)
  }
  account.credit = minor(account.credit - left)
}

/** Pays of an entry what it lacks; returns what is left of the money. */
function put({ entries }: Account, at: number, money: Minor): Minor {
  const entry = entries[at] as Entry
  const paid = Math.min(money, entry.charge.amount - entry.paid)
  if (paid === 0) return money
  entry.paid = minor(entry.paid + paid)
  entry.instalments += 1
  return minor(money - paid)
}

/** Entries in the order in which money pays them; those paid in a row already are passed over. */
function* payingOrder({ entries, row, current }: Account): Generator<number> {
  if (isCurrentFirst(entries[current])) {
    if (row === 0 && entries[0]?.charge.kind === 'joining-fee') yield 0
    yield current
  }
  for (let at = row; at < entries.length; at += 1) yield at
}

/** The opposite order. */
function* givingOrder({ entries, current }: Account): Generator<number> {
  const kept = isCurrentFirst(entries[current]) ? [current] : []
  if (kept.length > 0 && entries[0]?.charge.kind === 'joining-fee') kept.push(0)
  for (let at = entries.length - 1; at >= 0; at -= 1) if (!kept.includes(at)) yield at
  yield* kept
}

function isCurrentFirst(current: Entry | undefined): boolean {
  return current?.plan.arrearsFirst === false
}

/** Notes from when on what was touched, and what the row of paid charges passed, is paid. */
function notePaid(account: Account, day: CivilDate, touched: readonly number[]): void {
  const { entries, row } = account
  const first = Math.min(row, ...touched)
  let end = first
  while (end < entries.length && isFull(entries[end])) end += 1
  account.row = end
  const from = Math.min(row, end)
  // With the first entry, which may be the joining fee, the standing of all others may turn.
  const through = from === 0 && row !== end ? entries.length - 1 : Math.max(row, end)
  for (let at = from; at <= through; at += 1) noteEntry(account, at, day)
  for (const at of touched) if (at < from || at > through) noteEntry(account, at, day)
}

function noteEntry({ entries, row }: Account, at: number, day: CivilDate): void {
  const entry = entries[at]
  if (!entry) return
  const hasFee = entries[0]?.charge.kind === 'joining-fee'
  const isInOrder = entry.plan.arrearsFirst ? at <= row : at === 0 || row > 0 || !hasFee
  note(entry.settled, isInOrder && entry.paid >= entry.least, day)
  note(entry.full, isInOrder && isFull(entry), day)
}

function isFull(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.paid === entry.charge.amount
}
