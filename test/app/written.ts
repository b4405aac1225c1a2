import { sql } from 'kysely'
import type { Store } from '../../src/store/store.ts'
import { testClock, type TestClock } from '../world.ts'

/** A clock that goes on by a millisecond each time somebody looks at it, and how often they did. */
export type TickingClock = TestClock & { looks(): number }

export function tickingClock(iso: string): TickingClock {
  const clock = testClock(iso)
  let looks = 0
  return {
    ...clock,
    looks: () => looks,
    now: () => {
      looks += 1
      clock.move({ seconds: 0.001 })
      return clock.now()
    },
  }
}

type Row = Readonly<Record<string, unknown>>

/** Everything in the database, each row under its table. */
async function allRows(store: Store): Promise<Map<string, { table: string; row: Row }>> {
  return store.read(async (tx) => {
    const found = new Map<string, { table: string; row: Row }>()
    for (const { name } of await tx.introspection.getTables()) {
      const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(tx)
      for (const row of rows) found.set(`${name} ${JSON.stringify(row)}`, { table: name, row })
    }
    return found
  })
}

/** What an act wrote: for each table the moments of the act that stand in rows new or changed. */
export type Moments = Readonly<Record<string, readonly number[]>>

/**
 * The moments that an act left in the database. A number is one when it lies between the clock's time
 * before the act and after it; amounts, days and what lies ahead or behind are others.
 */
export async function momentsOf(
  { store, clock }: { readonly store: Store; readonly clock: TestClock },
  act: () => Promise<unknown>,
): Promise<Moments> {
  const before = await allRows(store)
  const from = clock.now()
  await act()
  const to = clock.now()
  const moments: Record<string, number[]> = {}
  for (const [key, { table, row }] of await allRows(store)) {
    if (before.has(key)) continue
    const own = Object.values(row)
      .map(Number)
      .filter((value) => value > from && value < to)
    moments[table] = [...new Set([...(moments[table] ?? []), ...own])].sort()
  }
  return moments
}
