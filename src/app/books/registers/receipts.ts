import { civilDateAt, timeOfDayAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import type { Cell } from '../../../core/registers/csv.ts'
import { grouped } from '../../../store/engine/pages.ts'
import { membersOfReceipts, receiptRows } from '../../../store/books/register-rows.ts'
import type { ReceiptTable } from '../../../store/tables/payments.ts'
import { amounts, daysIn, members, texts, type Register, type RegisterAsk } from './register.ts'

/** Receipts in the order of their numbers, which have no gaps (R18). */
export const receiptsRegister: Register = {
  name: 'receipts',
  describe: 'receipts for money that was paid in the span, in the order of their numbers',
  columns: () => [
    ...texts('receipt'),
    ...daysIn('paid on'),
    ...texts('paid at'),
    ...daysIn('recorded on'),
    ...amounts('amount'),
    ...texts('currency', 'account', 'operator receipt', 'typed'),
    ...members('members'),
    ...texts('state', 'why in suspense'),
  ],
  lines: async function* (ask) {
    const rows = receiptRows(ask.tx, ask.mutual.code, ask.days)
    for await (const page of grouped(rows)) yield* await linesOf(ask, page)
  },
}

async function linesOf(
  { tx, mutual }: RegisterAsk,
  rows: readonly ReceiptTable[],
): Promise<Cell[][]> {
  const ids = rows.map((row) => row.receipt_id)
  const members = await membersOfReceipts(tx, mutual.code, ids)
  return rows.map((row) => [
    row.receipt_number,
    row.value_on,
    timeOfDayAt(row.paid_at, mutual.timeZone),
    civilDateAt(row.created_at, mutual.timeZone),
    toDecimal(row.amount, mutual.currency),
    row.reason === 'currency' ? 'another' : mutual.currency,
    row.wallet,
    row.operator_receipt,
    row.account_typed,
    (members.get(row.receipt_id) ?? []).map(formatMemberNumber).join(' '),
    row.state,
    row.reason,
  ])
}
