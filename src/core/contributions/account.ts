import { type CivilDate, plusDays } from '../dates.ts'
import { type DayRun, note } from '../day-runs.ts'
import type { Plan } from '../plans/plan.ts'
import { add, type Minor, minor, percentUp, subtract, ZERO } from '../money.ts'
import type { RuledCharge } from './charges.ts'
import type { RunningRhythm } from './rhythms.ts'

/** A charge that has begun, with what has been paid of it. */
export type Entry = {
  /** Of a rhythm that was undone since, at the full price. */
  charge: RuledCharge
  readonly plan: Plan
  /** The last day of its grace, on which it does not close rights by itself (R31). */
  readonly lastDay: CivilDate
  /** The share of it that opens rights: all of a joining fee or penalty. */
  least: Minor
  paid: Minor
  /** What the mutual gave up of it before a readmission: nobody asks for it, and it settles nothing. */
  givenUp: Minor
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
  /** The first entry of the present term of the membership; where it has a joining fee, that. */
  begins: number
  /** When nothing of earlier terms was owed. */
  readonly clear: DayRun[]
  /** What receipts bought ahead. */
  readonly rhythms: readonly RunningRhythm[]
}

export function emptyAccount(rhythms: readonly RunningRhythm[] = []): Account {
  return { entries: [], credit: ZERO, row: 0, current: -1, begins: 0, clear: [], rhythms }
}

/** A charge begins; what was paid ahead pays it first. */
export function begin(account: Account, charge: RuledCharge, day: CivilDate): void {
  const at = account.entries.length
  account.entries.push(entryOf(charge))
  if (charge.kind === 'contribution') account.current = at
  if (account.credit > 0) account.credit = put(account, at, account.credit)
  notePaid(account, day, [at])
}

/**
 * A readmitted member begins a new term (R34). What was given up of the debts is asked for no more,
 * the oldest first; the rest is owed like any other debt. Money beyond that is paid ahead.
 */
export function beginTerm(account: Account, day: CivilDate, givenUp: Minor): void {
  const { entries } = account
  let left: number = givenUp
  for (const entry of entries) {
    const less = Math.min(left, missingOf(entry))
    entry.givenUp = minor(entry.givenUp + less)
    left -= less
  }
  account.credit = minor(account.credit + left)
  account.begins = entries.length
  if (!goesOn(entries[account.current], day)) account.current = -1
  notePaid(account, day, [])
}

/** What is still asked for of a charge. */
export function missingOf({ charge, paid, givenUp }: Entry): Minor {
  return minor(charge.amount - paid - givenUp)
}

/** Whether a contribution of an earlier term is that of a later one's first period, too. */
export function goesOn(entry: Entry | undefined, day: CivilDate): entry is Entry {
  return entry !== undefined && entry.charge.endsOn >= day && entry.givenUp === 0
}

/**
 * A rhythm is undone: its receipt was taken back, and each contribution that has begun costs its full
 * price again. What was paid ahead pays that first.
 */
export function undo(account: Account, receipt: string, day: CivilDate): void {
  const touched: number[] = []
  account.entries.forEach((entry, at) => {
    const { discount, amount } = entry.charge
    if (discount?.receipt !== receipt) return
    entry.charge = { ...entry.charge, amount: add(amount, discount.amount), discount: null }
    entry.least = leastOf(entry.charge)
    touched.push(at)
  })
  // What lacked nothing at its discount may lack something now.
  account.row = Math.min(account.row, ...touched)
  const ahead = account.credit
  if (ahead > 0) {
    account.credit = ZERO
    payIn(account, ahead, touched)
  }
  if (touched.length > 0) notePaid(account, day, touched)
}

function leastOf({ kind, plan, amount }: RuledCharge): Minor {
  const share = kind === 'contribution' ? plan.minimumPaidShare : 100
  return share === 100 ? amount : percentUp(amount, share)
}

function entryOf(charge: RuledCharge): Entry {
  const { plan, paidBefore = ZERO } = charge
  return {
    charge,
    plan,
    lastDay: plusDays(charge.dueOn, plan.graceDays),
    least: leastOf(charge),
    paid: paidBefore,
    givenUp: ZERO,
    instalments: paidBefore > 0 ? 1 : 0,
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
    if (entry && missingOf(entry) > 0) return entry
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
  const paid = Math.min(money, missingOf(entry))
  if (paid === 0) return money
  entry.paid = minor(entry.paid + paid)
  entry.instalments += 1
  return minor(money - paid)
}

/** Entries in the order in which money pays them; those paid in a row already are passed over. */
function* payingOrder({ entries, row, current, begins }: Account): Generator<number> {
  if (isCurrentFirst(entries[current])) {
    if (row <= begins && isFee(entries[begins])) yield begins
    yield current
  }
  for (let at = row; at < entries.length; at += 1) yield at
}

/** The opposite order. */
function* givingOrder({ entries, current, begins }: Account): Generator<number> {
  const kept = isCurrentFirst(entries[current]) ? [current] : []
  if (kept.length > 0 && isFee(entries[begins])) kept.push(begins)
  for (let at = entries.length - 1; at >= 0; at -= 1) if (!kept.includes(at)) yield at
  yield* kept
}

function isFee(entry: Entry | undefined): boolean {
  return entry?.charge.kind === 'joining-fee'
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
  note(account.clear, end >= account.begins, day)
  // After a readmission all of them: the fee that others wait for is somewhere in the middle.
  const from = account.begins > 0 ? 0 : Math.min(row, end)
  // With the first entry, which may be the joining fee, the standing of all others may turn.
  const through =
    from === 0 && (row !== end || account.begins > 0) ? entries.length - 1 : Math.max(row, end)
  for (let at = from; at <= through; at += 1) noteEntry(account, at, day)
  for (const at of touched) if (at < from || at > through) noteEntry(account, at, day)
}

function noteEntry(account: Account, at: number, day: CivilDate): void {
  const { entries, row, begins } = account
  const entry = entries[at]
  if (!entry) return
  const isFeePaid = !isFee(entries[begins]) || isFull(entries[begins])
  const isInOrder = entry.plan.arrearsFirst ? at <= row : at === begins || isFeePaid
  note(entry.settled, isInOrder && entry.paid >= entry.least, day)
  note(entry.full, isInOrder && entry.paid === entry.charge.amount, day)
}

function isFull(entry: Entry | undefined): boolean {
  return entry !== undefined && missingOf(entry) === 0
}
