import type { Charge, RuledCharge } from '../../core/contributions/charges.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { ZERO } from '../../core/money.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { Tx } from '../store.ts'

/** A charge that a journal has posted for a member. */
type PostedCharge = {
  readonly number: MemberNumber
  readonly charge: RuledCharge
  readonly journalId: string
}

/** The same of a charge that no statutes name. */
type OtherCharge = Omit<PostedCharge, 'charge'> & {
  readonly charge: Charge
  readonly planCode: string
}

/** Writes charges beside the journals that posted them. */
export async function insertCharges(
  tx: Tx,
  mutualId: string,
  posted: readonly PostedCharge[],
): Promise<void> {
  const rows = posted.map((one) => ({ ...one, planCode: one.charge.plan.code }))
  await insertPostedCharges(tx, mutualId, rows)
}

export async function insertPostedCharges(
  tx: Tx,
  mutualId: string,
  posted: readonly OtherCharge[],
): Promise<void> {
  const rows = posted.map(({ number, charge, journalId, planCode }) => ({
    mutual_id: mutualId,
    number,
    kind: charge.kind,
    starts_on: charge.startsOn,
    ends_on: charge.endsOn,
    due_on: charge.dueOn,
    amount: charge.amount,
    subsidy: charge.subsidy?.amount ?? ZERO,
    subsidy_payer: charge.subsidy?.payer ?? null,
    plan_code: planCode,
    journal_id: journalId,
  }))
  await insertMany(tx, 'charge', rows)
}
