import type { Instant } from '../../core/dates.ts'
import { instant } from '../../core/dates.ts'
import type { Tx } from '../store.ts'

type Use = {
  /** What is counted, and of whom. */
  readonly what: string
  readonly at: Instant
  /** From the first one on so long, then it begins anew. */
  readonly withinMs: number
}

/** Counts one use more, and gives how many that makes. Two at once never get the same number. */
export async function countUse(tx: Tx, { what, at, withinMs }: Use): Promise<number> {
  const { used } = await tx
    .insertInto('use_count')
    .values({ what, since: at, used: 1 })
    .onConflict((clash) =>
      clash.column('what').doUpdateSet((eb) => {
        const isOpen = eb('use_count.since', '>', instant(at - withinMs))
        const whenOpen = eb.case().when(isOpen)
        return {
          since: whenOpen.then(eb.ref('use_count.since')).else(at).end(),
          used: eb
            .case()
            .when(isOpen)
            .then(eb('use_count.used', '+', 1))
            .else(1)
            .end(),
        }
      }),
    )
    .returning('used')
    .executeTakeFirstOrThrow()
  return used
}

/** Forgets what was last counted anew before an instant; returns how many. */
export async function forgetUses(tx: Tx, before: Instant, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom('use_count')
    .select('what')
    .where('since', '<', before)
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  const all = rows.map(({ what }) => what)
  await tx.deleteFrom('use_count').where('what', 'in', all).execute()
  return rows.length
}
