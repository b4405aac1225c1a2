import type { RuledCharge } from '../core/contributions/charges.ts'
import type { MemberNumber } from '../core/member-number.ts'
import type { Tx } from './store.ts'

/** Writes charges beside the journals that posted them; `journalIds` in the same order. */
export async function insertCharges(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  charges: readonly RuledCharge[],
  journalIds: readonly string[],
): Promise<void> {
  const rows = charges.map((charge, index) => ({
    mutual_id: mutualId,
    number,
    kind: charge.kind,
    starts_on: charge.startsOn,
    ends_on: charge.endsOn,
    due_on: charge.dueOn,
    amount: charge.amount,
    plan_code: charge.plan.code,
    journal_id: journalIds[index] as string,
  }))
  if (rows.length > 0) await tx.insertInto('charge').values(rows).execute()
}
