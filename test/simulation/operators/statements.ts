import { expect } from 'vitest'
import { reconcileStatement } from '../../../src/app/payments/reconcile.ts'
import { civilDateAt, instant, plusDays } from '../../../src/core/dates.ts'
import { readStatement } from '../../../src/edge/files/operator-statement.ts'
import { openDifferences } from '../../app/by-itself.ts'
import type { Town } from '../town.ts'
import type { Kind } from './simulated.ts'

const ZONE = 'Africa/Nairobi'
const FIRST_DAY = civilDateAt(instant(Date.parse('2026-03-02T08:00:00Z')), ZONE)

/** Operators write the last minutes of a day into its statement some minutes later. */
const LATE_MS = 60 * 60 * 1000

type Statements = Pick<Kind<never>, 'statement' | 'dates' | 'mapping'>

/**
 * Holds a statement against the books, and records what we lack: of all whole days until `now`, or
 * of everything. Null when nothing has moved.
 */
export async function holdStatement(
  town: Town,
  kind: Statements,
  wallet: string,
  now: number | null,
) {
  const { ports } = town.serving
  const to = now === null ? null : plusDays(civilDateAt(instant(now - LATE_MS), ZONE), -1)
  if (to !== null && to < FIRST_DAY) return null
  const days = to === null ? { from: FIRST_DAY } : { from: FIRST_DAY, to }
  const given = { currency: 'KES', timeZone: ZONE, dates: kind.dates } as const
  const mapping = kind.mapping ? { mapping: kind.mapping } : {}
  const csv = kind.statement(wallet, days)
  const { lines, faults, stated } = await readStatement(Buffer.from(csv), { ...given, ...mapping })
  if (lines.length === 0 && faults[0]?.why === 'has no movement that came to pass') return null
  if (faults.length > 0) throw new Error(`${JSON.stringify(faults)}\n${csv}`)
  const span = to === null ? { from: null, to: null } : { from: FIRST_DAY, to }
  const asked = { wallet, fileName: 'statement.csv', lines, stated, ...span }
  const by = { by: 'Mercy', actor: 'test', record: true }
  const done = await reconcileStatement(ports, asked, by)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

/** In the end statement, receipts and ledger agree, and doing it once more changes nothing. */
export async function checkStatements(town: Town, kind: Statements, wallet: string): Promise<void> {
  const again = await holdStatement(town, kind, wallet, null)
  const lists = again ? [...again.differences] : []
  if (again) expect(again).toMatchObject({ added: 0, recorded: 0 })
  for (const mutual of ['umoja', 'tumaini']) {
    const open = await openDifferences(town.world.ports, mutual)
    lists.push(...open.flatMap(({ differences }) => differences))
  }
  expect(lists).toEqual([])
}
