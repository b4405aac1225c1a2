import { type CivilDate, instant, instantOf, plusDays } from '../../core/dates.ts'
import {
  type BudgetUse,
  isUsedUp,
  PARTS,
  type SmsBudget,
  UNPRICED,
  WHEN_USED_UP,
} from '../../core/statutes/sms-budget.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { countMessages, settleOutgoing } from '../../store/messages/outbox.ts'
import { type Claimed } from '../../store/messages/outbox-due.ts'
import { lastPricePerPart, lockUse, noteStop, useOf } from '../../store/messages/sms-use.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { dayIn, type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { kindOf } from '../messages/priorities.ts'

/** The first price comes within the time that a carrier is waited for. */
const PRICE_WAIT_MS = 20 * 1000

/**
 * Counts the parts of claimed messages for their mutual and day, once for all tries, and returns
 * the rows that may leave. Beyond the budget others wait for the next day or are dropped.
 */
export async function withinBudget(desk: Desk, rows: readonly Claimed[]): Promise<Claimed[]> {
  const held = new Set<Claimed>()
  const days = new Map<Claimed, CivilDate>()
  const counted = rows.filter((row) => row.kind === 'sms' && row.mutual_id && !row.counted_on)
  // In order of mutuals, so that two senders never wait for one another.
  for (const code of [...new Set(counted.map((row) => row.mutual_id as string))].sort()) {
    const books = await loadMutual(desk.tx, code)
    if (!books) continue
    const own = counted.filter((row) => row.mutual_id === code)
    const day = dayIn(books.mutual, desk.now)
    const going = await countOwn(inMutual(desk, books.mutual), day, own)
    for (const row of own) {
      if (going.includes(row)) days.set(row, day)
      else held.add(row)
    }
  }
  return rows
    .filter((row) => !held.has(row))
    .map((row) => ({ ...row, counted_on: days.get(row) ?? row.counted_on }))
}

/** Of one mutual: counts those that go, puts off or drops the others, and returns those that go. */
async function countOwn(
  desk: MutualDesk,
  day: CivilDate,
  rows: readonly Claimed[],
): Promise<Claimed[]> {
  const { tx, mutual } = desk
  const { code, smsBudget: budget } = mutual
  if (budget) await lockUse(tx, code, day)
  let use = budget && (await budgetUse(tx, code, day, budget))
  const going: Claimed[] = []
  let held = 0
  for (const row of rows) {
    const parts = row.parts ?? 1
    const goes = WHEN_USED_UP[kindOf(row.priority)] === 'goes'
    if (budget && !goes && use && isUsedUp(budget, use, parts)) {
      await hold(tx, mutual, day, row)
      held += 1
    } else if (budget && !goes && !use && going.length > 0) await waitForPrice(desk, row)
    else {
      use &&= { ...use, used: use.used + parts * use.perPart }
      going.push(row)
    }
  }
  await countMessages(tx, code, day, going)
  if (held > 0) await noteUsedUp(desk, day, held)
  return going
}

/**
 * What of a budget is used or may be: in money, what carriers have asked for, and for what is on
 * its way or of which nobody has said a price, the most that a part cost of late. Null before the
 * first price.
 */
export async function budgetUse(
  tx: ReadTx,
  code: string,
  day: CivilDate,
  { unit, most }: SmsBudget,
): Promise<BudgetUse | null> {
  const uses = await useOf(tx, code, day)
  const used = uses.get(unit) ?? 0
  if (unit === PARTS) return { used, perPart: 1 }
  const perPart = await lastPricePerPart(tx, code, unit)
  if (perPart === null) return most === 0 ? { used, perPart: 1 } : null
  return { used: used + (uses.get(UNPRICED) ?? 0) * perPart, perPart }
}

/** Before a carrier has said a price for anything, messages go one by one. */
async function waitForPrice({ tx, now }: Desk, row: Claimed): Promise<void> {
  await settleOutgoing(tx, row, {
    state: 'waiting',
    attempts: row.attempts - 1,
    not_before: instant(now + PRICE_WAIT_MS),
  })
}

/** Until the budget of the next day can be used, and nobody sleeps; a late answer is none. */
async function hold(tx: Tx, mutual: Mutual, day: CivilDate, row: Claimed): Promise<void> {
  if (WHEN_USED_UP[kindOf(row.priority)] === 'dropped') {
    await settleOutgoing(tx, row, { state: 'cancelled', error: 'budget' })
    return
  }
  const morning = instantOf(plusDays(day, 1), mutual.quietHours.to, mutual.timeZone)
  await settleOutgoing(tx, row, {
    state: 'waiting',
    attempts: row.attempts - 1,
    not_before: morning,
    error: 'budget',
  })
}

/** Said once a day: in the log, to the managers and on their list. */
async function noteUsedUp(desk: MutualDesk, day: CivilDate, count: number): Promise<void> {
  const { ports, tx, now, mutual } = desk
  if (!(await noteStop(tx, mutual.code, day, now))) return
  ports.log.warn('sms-budget-used-up', { mutual: mutual.code, day })
  await raiseAlert(desk, { kind: 'budget', cause: day, count, amount: null })
}
