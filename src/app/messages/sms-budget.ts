import { type CivilDate, instantOf, plusDays } from '../../core/dates.ts'
import { isUsedUp, PARTS, WHEN_USED_UP } from '../../core/sms/budget.ts'
import type { Mutual } from '../../core/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { type Claimed, countParts, settleOutgoing } from '../../store/messages/outbox.ts'
import { lockUse, noteStop, useOf } from '../../store/messages/sms-use.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { kindOf } from './priorities.ts'
import { dayIn } from './sms-out.ts'
import { tellOfUsedUpBudget } from './tell-managers.ts'

/**
 * Counts the parts of claimed messages for their mutual and day, once for all tries, and returns
 * the rows that may leave. Beyond the budget others wait for the next day or are dropped.
 */
export async function withinBudget(
  ports: Ports,
  tx: Tx,
  rows: readonly Claimed[],
): Promise<Claimed[]> {
  const held = new Set<Claimed>()
  const days = new Map<Claimed, CivilDate>()
  const counted = rows.filter((row) => row.kind === 'sms' && row.mutual_id && !row.counted_on)
  // In order of mutuals, so that two senders never wait for one another.
  for (const code of [...new Set(counted.map((row) => row.mutual_id as string))].sort()) {
    const books = await loadMutual(tx, code)
    if (!books) continue
    const own = counted.filter((row) => row.mutual_id === code)
    const day = dayIn(books.mutual, ports.clock.now())
    const going = await countOwn(ports, tx, books.mutual, day, own)
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
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  day: CivilDate,
  rows: readonly Claimed[],
): Promise<Claimed[]> {
  const { code, smsBudget: budget } = mutual
  if (budget) await lockUse(tx, code, day)
  let used = budget ? await useOf(tx, code, day, budget.unit) : 0
  const going: Claimed[] = []
  for (const row of rows) {
    const parts = row.parts ?? 1
    const goes = WHEN_USED_UP[kindOf(row.priority)] === 'goes'
    if (!budget || goes || !isUsedUp(budget, used, parts)) {
      if (budget?.unit === PARTS) used += parts
      going.push(row)
    } else await hold(tx, mutual, day, row)
  }
  await countParts(tx, code, day, going)
  if (going.length < rows.length) await noteUsedUp(ports, tx, mutual, day)
  return going
}

/** Until the budget of the next day can be used, and nobody sleeps; a late answer is none. */
async function hold(tx: Tx, mutual: Mutual, day: CivilDate, row: Claimed): Promise<void> {
  if (WHEN_USED_UP[kindOf(row.priority)] === 'dropped') {
    return settleOutgoing(tx, row.outbox_id, { state: 'cancelled', error: 'budget' })
  }
  const morning = instantOf(plusDays(day, 1), mutual.quietHours.to, mutual.timeZone)
  await settleOutgoing(tx, row.outbox_id, {
    state: 'waiting',
    attempts: row.attempts - 1,
    not_before: morning,
    error: 'budget',
  })
}

/** Said once a day: in the log and to the managers. */
async function noteUsedUp(ports: Ports, tx: Tx, mutual: Mutual, day: CivilDate): Promise<void> {
  if (!(await noteStop(tx, mutual.code, day, ports.clock.now()))) return
  ports.log.warn('sms-budget-used-up', { mutual: mutual.code, day })
  await tellOfUsedUpBudget(ports, tx, mutual, day)
}
