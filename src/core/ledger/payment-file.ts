import type { CivilDate } from '../dates.ts'
import { type Currency, toDecimal } from '../money.ts'
import type { Payout } from '../payments/payout.ts'
import { csvCell } from './export.ts'

/** What a column of a payment file holds. */
export const PAYMENT_FILE_FIELDS = [
  'reference',
  'payee',
  'account',
  'amount',
  'currency',
  'date',
  'purpose',
  'line',
] as const

type PaymentFileField = (typeof PAYMENT_FILE_FIELDS)[number]

/** How days are written. */
export const PAYMENT_FILE_DATES = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'YYYYMMDD'] as const

export const PAYMENT_FILE_DELIMITERS = [',', ';', '\t', '|'] as const

/** How a bank or an operator's portal wants its file. */
export type PaymentFileLayout = {
  readonly delimiter: (typeof PAYMENT_FILE_DELIMITERS)[number]
  readonly dates: (typeof PAYMENT_FILE_DATES)[number]
  /** The sign before decimals. */
  readonly decimals: 'point' | 'comma'
  /** Whether the first line names the columns. */
  readonly header: boolean
  /** In their order, by the name that each has in the file. */
  readonly columns: readonly { readonly name: string; readonly holds: PaymentFileField }[]
}

/** What is written when nobody says how it is wanted. */
export const PAYMENT_FILE_LAYOUT: PaymentFileLayout = {
  delimiter: ',',
  dates: 'YYYY-MM-DD',
  decimals: 'point',
  header: true,
  columns: [
    { name: 'reference', holds: 'reference' },
    { name: 'payee', holds: 'payee' },
    { name: 'account', holds: 'account' },
    { name: 'amount', holds: 'amount' },
    { name: 'currency', holds: 'currency' },
    { name: 'date', holds: 'date' },
    { name: 'purpose', holds: 'purpose' },
  ],
}

/** The text of a payment file, without the end of its last line. */
export function paymentFile(
  payouts: readonly Payout[],
  layout: PaymentFileLayout,
  { currency, on }: { readonly currency: Currency; readonly on: CivilDate },
): string {
  const { columns, delimiter, header } = layout
  const rows = payouts.map((payout, at) => {
    const fields = fieldsOf(payout, at + 1, layout, { currency, on })
    return columns.map(({ holds }) => fields[holds])
  })
  const table = header ? [columns.map(({ name }) => name), ...rows] : rows
  return table
    .map((cells) => cells.map((text) => cellOf(text, delimiter)).join(delimiter))
    .join('\n')
}

function fieldsOf(
  { reference, payee, payTo, amount, purpose, about }: Payout,
  line: number,
  { dates, decimals }: PaymentFileLayout,
  { currency, on }: { readonly currency: Currency; readonly on: CivilDate },
): Record<PaymentFileField, string> {
  const written = toDecimal(amount, currency)
  return {
    reference,
    payee,
    // A plus would be the beginning of a formula, and portals take numbers without it.
    account: payTo.replace(/^\+(?=\d+$)/, ''),
    amount: decimals === 'comma' ? written.replace('.', ',') : written,
    currency,
    date: dayOf(on, dates),
    purpose: `${purpose} ${about}`,
    line: String(line),
  }
}

function dayOf(on: CivilDate, dates: PaymentFileLayout['dates']): string {
  const [year = '', month = '', day = ''] = on.split('-')
  return dates.replace('YYYY', year).replace('MM', month).replace('DD', day)
}

/** A cell that no spreadsheet takes for a formula, quoted where the delimiter stands in it. */
function cellOf(text: string, delimiter: string): string {
  const cell = csvCell(text)
  const isQuoted = cell.startsWith('"')
  return cell.includes(delimiter) && !isQuoted ? `"${cell}"` : cell
}
