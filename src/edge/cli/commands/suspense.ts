import { suspenseBook, suspenseList, suspenseMatch } from '../../../app/acts/suspense.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'
import { printedEntry } from './book.ts'

export const suspenseListCommand = actCommand(suspenseList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['suspense list --mutual jappo'],
  print: ({ mutual: { currency, timeZone }, receipts }) => {
    const rows = receipts.map((receipt) => ({
      receipt: receipt.receipt_number,
      paidOn: civilDateAt(receipt.paid_at, timeZone),
      amount: receipt.amount,
      currency,
      wallet: receipt.wallet,
      operatorReceipt: receipt.operator_receipt,
      payer: receipt.payer_phone,
      account: receipt.account_typed,
      reason: receipt.reason,
      cardOf:
        receipt.cardOf && `${formatMemberNumber(receipt.cardOf.number)} ${receipt.cardOf.name}`,
    }))
    return { json: rows, lines: listed(rows) }
  },
})

type Row = {
  readonly receipt: string
  readonly paidOn: string
  readonly amount: Parameters<typeof toDecimal>[0]
  readonly currency: Parameters<typeof toDecimal>[1]
  readonly wallet: string
  readonly operatorReceipt: string
  readonly payer: string | null
  readonly account: string | null
  readonly reason: string | null
  /** The number and name of whoever has the card that was typed. */
  readonly cardOf: string | null
}

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['nothing is in suspense']
  return table<Row>(
    [
      { title: 'receipt', cell: (row) => row.receipt },
      { title: 'paid on', cell: (row) => row.paidOn },
      {
        title: 'amount',
        right: true,
        cell: (row) => `${toDecimal(row.amount, row.currency)} ${row.currency}`,
      },
      { title: 'wallet', cell: (row) => row.wallet },
      { title: 'operator’s receipt', cell: (row) => row.operatorReceipt },
      { title: 'payer', cell: (row) => row.payer ?? '-' },
      { title: 'typed', cell: (row) => row.account ?? '-' },
      { title: 'why', cell: (row) => row.reason ?? '-' },
      { title: 'card of', cell: (row) => row.cardOf ?? '-' },
    ],
    rows,
  )
}

export const suspenseMatchCommand = actCommand(suspenseMatch, {
  arguments: { receipt: 'RECEIPT', number: 'NUMBER' },
  json: JSON_OBJECT,
  examples: [
    'suspense match JP26-0038114 0412337-8',
    'suspense match JP26-0038114 0412337-8 --by "Khady Sarr"',
  ],
  print: ({ receipt: { receipt_number: receipt }, proposal }, { number }) => {
    const dashed = formatMemberNumber(number)
    const lines =
      proposal === null
        ? `${receipt} was given to ${dashed}`
        : `proposal ${proposal} waits for another manager: ${receipt} for ${dashed}`
    return { json: { receipt, number, proposal }, lines }
  },
})

export const suspenseBookCommand = actCommand(suspenseBook, {
  arguments: { receipt: 'RECEIPT' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'suspense book JP26-0038114 --mutual jappo --account 711 --what "Gift of the market women" --by "Khady Sarr"',
  ],
  print: (booked, { mutual }) => printedEntry(booked, mutual),
})
