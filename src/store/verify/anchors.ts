import type { KeptAnchor } from '../../core/ledger/anchor.ts'
import type { Instant } from '../../core/dates.ts'
import type { ReadTx, Tx } from '../store.ts'

/** The anchors of a mutual, in the order of its chain: one for each day on which something was posted. */
export async function loadAnchors(tx: ReadTx, mutualId: string): Promise<KeptAnchor[]> {
  return tx
    .selectFrom('anchor')
    .select(['seq', 'hash', 'on_date as on'])
    .where('mutual_id', '=', mutualId)
    .orderBy('seq')
    .execute()
}

/** Keeps an anchor, unless there is one of this journal; returns the hash that is kept. */
export async function keepAnchor(
  tx: Tx,
  mutualId: string,
  { seq, hash, on }: KeptAnchor,
  at: Instant,
): Promise<string> {
  await tx
    .insertInto('anchor')
    .values({ mutual_id: mutualId, seq, hash, on_date: on, kept_at: at })
    .onConflict((clash) => clash.columns(['mutual_id', 'seq']).doNothing())
    .execute()
  const kept = await tx
    .selectFrom('anchor')
    .select('hash')
    .where('mutual_id', '=', mutualId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
  return kept.hash
}

/** The latest of them, the latest first. */
export async function latestAnchors(
  tx: ReadTx,
  mutualId: string,
  limit: number,
): Promise<KeptAnchor[]> {
  return tx
    .selectFrom('anchor')
    .select(['seq', 'hash', 'on_date as on'])
    .where('mutual_id', '=', mutualId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}
