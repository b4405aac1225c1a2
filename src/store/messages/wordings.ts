import type { Instant } from '../../core/dates.ts'
import type { Wording } from '../../core/messages/message-wording.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { Tx } from '../store.ts'

/** Keeps wordings by their ids; one that is there already stays as it is. */
export async function insertWordings(
  tx: Tx,
  wordings: readonly Wording[],
  now: Instant,
): Promise<void> {
  const each = new Map(wordings.map((wording) => [wording.id, wording]))
  const rows = [...each.values()].map(({ id, language, isOwn, text }) => ({
    ...{ wording_id: id, language, own: isOwn ? 1 : 0, text, first_at: now },
  }))
  await insertMany(tx, 'wording', rows, 'skip')
}
