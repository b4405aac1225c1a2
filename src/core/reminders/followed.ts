import { instant, type Instant } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import { add, type Minor, ZERO } from '../money.ts'
import type { ReminderKind } from '../statutes/reminder-settings.ts'

/** A reminder that left. `wording`: the id of its words; null where they were not kept. */
export type LeftReminder = {
  readonly number: MemberNumber
  readonly kind: ReminderKind | 'by-hand' | 'year'
  readonly step: number
  readonly wording: string | null
  readonly at: Instant
}

/** Money of a member that arrived, and was not taken back. */
export type MoneyIn = {
  readonly number: MemberNumber
  readonly at: Instant
  readonly amount: Minor
}

/** What followed the reminders of one stage in the same words. */
export type Followed = Pick<LeftReminder, 'kind' | 'step' | 'wording'> & {
  readonly first: Instant
  readonly last: Instant
  /** Messages that left, and of these those whose days are not over. */
  readonly left: number
  readonly open: number
  /** Members who got one, and of these those who paid within the days. */
  readonly members: number
  readonly paid: number
  readonly amount: Minor
}

/** A payment within so many days after a reminder is taken to follow it. */
export const FOLLOWED_DAYS = 7

const FOLLOWED_MS = FOLLOWED_DAYS * 24 * 60 * 60 * 1000

/** Whether money came within seven days after a moment: at it, and seven days later to the millisecond. */
export function isWithinDays(sent: Instant, paid: Instant): boolean {
  return paid >= sent && paid - sent <= FOLLOWED_MS
}

/**
 * What of each reminder was followed by money. A payment counts for one reminder alone: the last
 * that left for the member before it, so that nothing is counted twice.
 */
export function moneyAfter(
  reminders: readonly LeftReminder[],
  payments: readonly MoneyIn[],
): Map<LeftReminder, Minor> {
  const own = new Map<MemberNumber, LeftReminder[]>()
  for (const reminder of [...reminders].sort((a, b) => a.at - b.at)) {
    own.set(reminder.number, [...(own.get(reminder.number) ?? []), reminder])
  }
  const after = new Map<LeftReminder, Minor>()
  for (const { number, at, amount } of payments) {
    const last = own.get(number)?.findLast((one) => one.at <= at)
    if (last && isWithinDays(last.at, at)) after.set(last, add(after.get(last) ?? ZERO, amount))
  }
  return after
}

/**
 * What followed the reminders of some members, by stage and words. `isCounted`: which of them the
 * report is about; the others only take payments that came after them.
 */
export function followedBy(
  reminders: readonly LeftReminder[],
  payments: readonly MoneyIn[],
  isCounted: (reminder: LeftReminder) => boolean,
  now: Instant,
): Followed[] {
  const after = moneyAfter(reminders, payments)
  const rows = new Map<string, LeftReminder[]>()
  for (const reminder of reminders.filter(isCounted)) {
    const key = keyOf(reminder)
    rows.set(key, [...(rows.get(key) ?? []), reminder])
  }
  return [...rows.values()].map((row) => rowOf(row, after, now))
}

function rowOf(
  row: readonly LeftReminder[],
  after: ReadonlyMap<LeftReminder, Minor>,
  now: Instant,
): Followed {
  const { kind, step, wording } = row[0] as LeftReminder
  const times = row.map(({ at }) => at)
  const followed = row.filter((reminder) => after.has(reminder))
  return {
    ...{ kind, step, wording },
    first: instant(Math.min(...times)),
    last: instant(Math.max(...times)),
    left: row.length,
    open: row.filter(({ at }) => isWithinDays(at, now)).length,
    members: membersIn(row),
    paid: membersIn(followed),
    amount: add(...followed.map((reminder) => after.get(reminder) ?? ZERO)),
  }
}

function membersIn(reminders: readonly LeftReminder[]): number {
  return new Set(reminders.map(({ number }) => number)).size
}

/** Adds what followed reminders of other members to what is known so far. */
export function together(some: readonly Followed[], more: readonly Followed[]): Followed[] {
  const rows = new Map<string, Followed>()
  for (const row of [...some, ...more]) {
    const known = rows.get(keyOf(row))
    rows.set(keyOf(row), known ? sumOf(known, row) : row)
  }
  return [...rows.values()]
}

function sumOf(a: Followed, b: Followed): Followed {
  return {
    ...a,
    first: instant(Math.min(a.first, b.first)),
    last: instant(Math.max(a.last, b.last)),
    left: a.left + b.left,
    open: a.open + b.open,
    members: a.members + b.members,
    paid: a.paid + b.paid,
    amount: add(a.amount, b.amount),
  }
}

function keyOf({ kind, step, wording }: Pick<LeftReminder, 'kind' | 'step' | 'wording'>): string {
  return `${kind}/${step}/${wording ?? ''}`
}
