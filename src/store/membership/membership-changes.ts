import type { MembershipChange } from '../../core/membership/changes.ts'
import { type Instant, instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { fromJson, toJson } from '../tables/json.ts'
import type { ChangeDetails, MembershipChangeTable } from '../tables/membership.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A change as it was recorded. */
export type RecordedChange = MembershipChange & {
  readonly id: string
  readonly number: MemberNumber
  /** The proposal that it carried out, where two persons are needed. */
  readonly proposal: string | null
  /** What the kind of change needs beside the rest. */
  readonly details: ChangeDetails | null
  readonly recordedAt: Instant
}

/**
 * Records a change. The caller holds the household's lock. An act that had to wait for the lock began
 * before the one it waited for, and a clock may be set back: what is recorded later never stands
 * before what was recorded earlier, since the last of them says what holds.
 */
export async function insertMembershipChange(
  tx: Tx,
  mutualId: string,
  change: RecordedChange,
): Promise<void> {
  const last = await tx
    .selectFrom('membership_change')
    .select((eb) => eb.fn.max('recorded_at').as('at'))
    .where('mutual_id', '=', mutualId)
    .where('number', '=', change.number)
    .executeTakeFirst()
  const lastAt = Number(last?.at ?? 0)
  await tx
    .insertInto('membership_change')
    .values({
      mutual_id: mutualId,
      change_id: change.id,
      number: change.number,
      ordinal: change.ordinal,
      kind: change.kind,
      on_date: change.on,
      cause: change.cause,
      decided_by: change.decidedBy,
      approved_by: change.approvedBy,
      proposal_id: change.proposal,
      details: change.details && toJson(change.details),
      recorded_at: instant(Math.max(change.recordedAt, lastAt)),
    })
    .execute()
}

/** What was recorded of a membership and its household, in the order of days. */
export async function changesOfMember(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<RecordedChange[]> {
  const rows = await tx
    .selectFrom('membership_change')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .orderBy('on_date')
    .orderBy('recorded_at')
    .orderBy('change_id')
    .execute()
  return rows.map(recordedOf)
}

export function recordedOf(row: MembershipChangeTable): RecordedChange {
  return {
    id: row.change_id,
    number: row.number,
    ordinal: row.ordinal,
    kind: row.kind,
    on: row.on_date,
    cause: row.cause,
    decidedBy: row.decided_by,
    approvedBy: row.approved_by,
    proposal: row.proposal_id,
    details: row.details && fromJson(row.details),
    recordedAt: row.recorded_at,
  }
}
