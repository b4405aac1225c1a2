import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { MatchQuestionTable } from '../tables/payments.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Keeps what a phone asked for last about a receipt. */
export async function askAboutMatch(tx: Tx, row: MatchQuestionTable): Promise<void> {
  const { number, asked_at } = row
  await tx
    .insertInto('match_question')
    .values(row)
    .onConflict((clash) =>
      clash.columns(['mutual_id', 'receipt_number', 'phone']).doUpdateSet({ number, asked_at }),
    )
    .execute()
}

/** To whom a phone wanted to give receipts since a moment: the member by the receipt's number. */
export async function openMatchQuestions(
  tx: ReadTx,
  asked: { readonly mutual: string; readonly phone: PhoneNumber; readonly since: Instant },
): Promise<ReadonlyMap<string, MemberNumber>> {
  const rows = await tx
    .selectFrom('match_question')
    .select(['receipt_number', 'number'])
    .where('mutual_id', '=', asked.mutual)
    .where('phone', '=', asked.phone)
    .where('asked_at', '>=', asked.since)
    .execute()
  return new Map(rows.map((row) => [row.receipt_number, row.number]))
}
