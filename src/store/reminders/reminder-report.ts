import { ZERO } from '../../core/money.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { LeftReminder, MoneyIn } from '../../core/reminders/followed.ts'
import type { WordingTable } from '../tables/messages.ts'
import type { ReadTx } from '../store.ts'

/** Members of a mutual by the range of their numbers, both included. */
type NumberRange = {
  readonly mutualId: string
  readonly first: MemberNumber
  readonly last: MemberNumber
}

/** A time from a moment up to another. */
type Between = { readonly from: Instant; readonly before: Instant }

/**
 * Reminders that asked for money and left, or may have left, within a time. `queuedSince`: a day
 * before which none was queued that left so late.
 */
export async function remindersLeft(
  tx: ReadTx,
  { mutualId, first, last }: NumberRange,
  { from, before }: Between,
  queuedSince: CivilDate,
): Promise<LeftReminder[]> {
  const rows = await tx
    .selectFrom('reminder')
    .innerJoin('outbox', 'outbox.outbox_id', 'reminder.outbox_id')
    .select(['reminder.number', 'reminder.kind', 'reminder.step'])
    .select(['outbox.wording', 'outbox.sent_at'])
    .where('reminder.mutual_id', '=', mutualId)
    .where('reminder.number', '>=', first)
    .where('reminder.number', '<=', last)
    .where('reminder.on_date', '>=', queuedSince)
    .where('reminder.amount', '>', ZERO)
    .where('outbox.state', 'in', ['sent', 'unknown'])
    .where('outbox.sent_at', '>=', from)
    .where('outbox.sent_at', '<', before)
    .orderBy('outbox.sent_at')
    .orderBy('outbox.outbox_id')
    .execute()
  return rows.map(({ sent_at, ...row }) => ({ ...row, at: sent_at as Instant }))
}

/** Payments of members within a time, but for those of receipts that were reversed. */
export async function paymentsWithin(
  tx: ReadTx,
  { mutualId, first, last }: NumberRange,
  { from, before }: Between,
): Promise<MoneyIn[]> {
  return tx
    .selectFrom('payment')
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'payment.mutual_id')
        .onRef('receipt.receipt_id', '=', 'payment.receipt_id'),
    )
    .select(['payment.number', 'payment.amount', 'receipt.paid_at as at'])
    .where('payment.mutual_id', '=', mutualId)
    .where('payment.number', '>=', first)
    .where('payment.number', '<=', last)
    .where('payment.amount', '>', ZERO)
    .where('receipt.paid_at', '>=', from)
    .where('receipt.paid_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('correction')
            .select('correction.proposal_id')
            .whereRef('correction.mutual_id', '=', 'payment.mutual_id')
            .whereRef('correction.receipt_id', '=', 'payment.receipt_id')
            .whereRef('correction.number', '=', 'payment.number')
            .where('correction.kind', '=', 'reversal'),
        ),
      ),
    )
    .orderBy('receipt.paid_at')
    .execute()
}

/** Wordings by their ids. */
export async function wordingsOf(
  tx: ReadTx,
  ids: readonly string[],
): Promise<Map<string, WordingTable>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('wording').selectAll().where('wording_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.wording_id, row]))
}
