import { PRIORITY } from '../../src/app/messages/priorities.ts'
import type { Schema } from '../../src/store/schema.ts'
import type { Town } from './town.ts'

const TABLES = [
  ...(['balance', 'charge', 'coverage_check', 'event', 'inbox', 'intent', 'journal'] as const),
  ...(['outbox', 'payment', 'receipt', 'transfer', 'visit', 'wallet_outflow'] as const),
  ...(['operator_reversal', 'rhythm_end'] as const),
] as const

/** What stands in the database at the end, table by table. */
export type Rows = { readonly [Table in (typeof TABLES)[number]]: readonly Schema[Table][] }

export function readRows({ world }: Town): Promise<Rows> {
  return world.store.read(async (tx) => {
    const rows: Partial<Record<(typeof TABLES)[number], unknown>> = {}
    for (const table of TABLES) rows[table] = await tx.selectFrom(table).selectAll().execute()
    return rows as Rows
  })
}

/** What has its hours waits for them, and is called off when it is not true any more (R51). */
export function isTimely({ priority }: Rows['outbox'][number]): boolean {
  return priority >= PRIORITY.alert
}
