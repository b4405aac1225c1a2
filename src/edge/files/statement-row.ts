import { civilDateAt } from '../../core/dates.ts'
import { readMemberNumber } from '../../core/member-number.ts'
import { type Currency, type Minor, minor, subtract, ZERO } from '../../core/money.ts'
import type { LineKind, StatementLine } from '../../core/payments/reconciliation.ts'
import type { BalanceRow } from '../../core/payments/statement-balances.ts'
import { referenceOfDay } from '../../core/payments/references.ts'
import { storable } from '../../core/text/input.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { jsonOf } from '../json.ts'
import type { LineFault } from './lines-file.ts'
import { spoiltReference, spoiltText, withoutDecimals } from './spoilt.ts'
import type { SumReader } from './statement-amounts.ts'
import type { StatementFormat } from './statement-formats.ts'
import { type Moment, readMoment } from './statement-moment.ts'

/** The fields of a row by the names of their columns; empty where the row or the file has none. */
export type Cells = {
  readonly line: number
  readonly of: (name: string | undefined) => string
  readonly has: (name: string | undefined) => boolean
}

/** How the rows of one file are read. */
export type Reading = {
  readonly format: StatementFormat
  readonly currency: Currency
  readonly timeZone: string
  readonly dates: DateOrder
  readonly readSum: SumReader
  /** Its long numbers have lost their last digits. */
  readonly cut: boolean
  readonly reusesReferences?: boolean
}

type Row =
  /** The movement, and its fee where that stands in the same row. */
  | {
      readonly kind: 'row'
      readonly lines: readonly StatementLine[]
      /** What the row says was on the account after it; null where it says nothing readable. */
      readonly stated: BalanceRow | null
    }
  | { readonly kind: 'passed over' }
  /** The header once more, as on each page of a long statement. */
  | { readonly kind: 'header' }
  | { readonly kind: 'faults'; readonly faults: readonly LineFault[] }

const REFERENCE_MAX = 64

const MOMENT = '2026-03-14 10:16:02'

/** Reads one row; every fault of it is told. */
export function readRow(cells: Cells, reading: Reading): Row {
  const { format } = reading
  const { columns } = format
  const field = (name: string | undefined) => storable(cells.of(name)).trim()
  if (field(columns.reference).toLowerCase() === columns.reference) return { kind: 'header' }
  const status = cells.has(columns.status) ? field(columns.status).toLowerCase() : format.done
  // A bank lists what came to pass, and has nothing to say about it.
  const isDone = status === format.done || (status === '' && format.notation === null)
  if (!isDone) return { kind: 'passed over' }
  const faults: Omit<LineFault, 'line'>[] = []
  const fault = (name: string | undefined, why: string | null) => {
    if (why !== null) faults.push({ field: name ?? '', why })
  }
  const reference = field(columns.reference)
  fault(columns.reference, wrongReference(reference, reading))
  const when = momentIn(field(columns.at), reading)
  if ('why' in when) fault(columns.at, when.why)
  const moved = readMoved(cells, reading)
  if ('why' in moved) fault(moved.field, moved.why)
  const fee = reading.readSum(cells.of(columns.fee))
  if ('why' in fee) fault(columns.fee, fee.why)
  const currency = field(columns.currency)
  if (currency !== '' && currency !== reading.currency) fault(columns.currency, OTHER_CURRENCY)
  const phone = withoutDecimals(field(columns.phone))
  const account = withZeros(withoutDecimals(field(columns.account)))
  const linked = field(columns.linked)
  for (const name of [columns.phone, columns.account]) fault(name, quoted(field(name), spoiltText))
  fault(columns.linked, quoted(linked, spoiltReference))
  if ('why' in when || 'why' in moved || 'why' in fee || faults.length > 0)
    return { kind: 'faults', faults: faults.map((one) => ({ line: cells.line, ...one })) }
  const words = [columns.kind, columns.details].map(field).join(' ').toLowerCase()
  const row = {
    reference: reading.reusesReferences ? referenceOfDay(reference, when.printed) : reference,
    kind: kindOf(format, moved.direction, words),
    amount: moved.amount,
    at: when.at,
    on: civilDateAt(when.at, reading.timeZone),
    phone: phoneIn(phone),
    account: account || accountSent(field(columns.metadata)) || accountIn(field(columns.details)),
    linked: linked || null,
    direction: moved.direction,
  }
  const stated = balanceIn(cells, reading, moved, row)
  const told = { ...row, note: row.kind === 'other' ? noteIn(field, columns) : null }
  if (fee.value === 0) return { kind: 'row', lines: [told], stated }
  const kept = {
    ...row,
    kind: 'fee',
    amount: minor(Math.abs(fee.value)),
    linked: reference,
  } as const
  return { kind: 'row', lines: [told, kept], stated }
}

const OTHER_CURRENCY = 'is another currency than that of the account'

function wrongReference(reference: string, { format, cut }: Reading): string | null {
  if (reference === '' || reference.length > REFERENCE_MAX)
    return `must be 1 to ${REFERENCE_MAX} characters`
  const spoilt = quoted(reference, spoiltReference)
  if (spoilt) return `${spoilt}; take the file from the operator anew`
  if (!/^\d+$/.test(reference)) return null
  if (format.digits !== undefined && reference.length < format.digits)
    return `${reference} has lost zeros at its beginning: ${format.name} writes ${format.digits} characters`
  if (cut && reference.length > 15) return `${reference} has lost its last digits in a spreadsheet`
  return null
}

/** What is wrong with a text, with the text in front; null when nothing is. */
function quoted(text: string, wrong: (text: string) => string | null): string | null {
  const why = wrong(text)
  return why === null ? null : `${text} ${why}`
}

function momentIn(text: string, reading: Reading): Moment | { readonly why: string } {
  const { dates, format } = reading
  const timeZone = format.timeZone ?? reading.timeZone
  const why = quoted(text, spoiltText) ?? `is not a day and time such as ${MOMENT}`
  return readMoment(text, dates, timeZone) ?? { why }
}

type Moved =
  | { readonly direction: 'in' | 'out'; readonly amount: Minor }
  | { readonly field: string | undefined; readonly why: string }

/** Money in stands in one column and money out in another, or both in one with a sign. */
function readMoved({ of }: Cells, { format: { columns }, readSum, currency }: Reading): Moved {
  const [paidIn, withdrawn] = [readSum(of(columns.in)), readSum(of(columns.out))]
  if ('why' in paidIn) return { field: columns.in, why: paidIn.why }
  if ('why' in withdrawn) return { field: columns.out, why: withdrawn.why }
  const [amountIn, amountOut] = [paidIn.value, withdrawn.value]
  if ((amountIn === 0) === (amountOut === 0))
    return { field: columns.in, why: `is not one amount in ${currency}` }
  if (amountIn > 0) return { direction: 'in', amount: amountIn }
  return { direction: 'out', amount: minor(Math.abs(amountIn || amountOut)) }
}

/** What a row says of money that no kind explains: who was paid by it is found by these words. */
function noteIn(
  field: (name: string | undefined) => string,
  { kind, details, phone }: StatementFormat['columns'],
): string | null {
  const words = [kind, details, phone].map(field).filter((text) => text !== '')
  return words.join(' ').slice(0, NOTE_LENGTH_MAX) || null
}

const NOTE_LENGTH_MAX = 200

function balanceIn(
  { of }: Cells,
  { format: { columns }, readSum }: Reading,
  { direction, amount }: { readonly direction: 'in' | 'out'; readonly amount: Minor },
  { reference, at }: StatementLine,
): BalanceRow | null {
  const text = of(columns.balance).trim()
  const read = text === '' ? null : readSum(text)
  if (!read || 'why' in read) return null
  const moved = direction === 'in' ? amount : subtract(ZERO, amount)
  return { reference, at, moved, balance: read.value }
}

function kindOf(format: StatementFormat, direction: 'in' | 'out', words: string): LineKind {
  const rule = format.kinds.find((one) => one.direction === direction && one.words.test(words))
  return rule?.kind ?? 'other'
}

/** National numbers have fewer digits than these, without their zero. */
const INTERNATIONAL_MIN = 10

/** A number that is masked (`2547****0222 - AMINA`) is nobody's. */
function phoneIn(text: string): string | null {
  const [number = ''] = text.split(/\s+-\s+|\s+[A-Za-z]/)
  const digits = withoutDecimals(number.trim()).replace(/[\s-]/g, '')
  if (!/^\+?\d{8,15}$/.test(digits)) return null
  const isNational = digits.startsWith('0') || digits.length < INTERNATIONAL_MIN
  return digits.startsWith('+') || isNational ? digits : `+${digits}`
}

/**
 * An account that a spreadsheet took for a number: `4123378` was `04123378`. The check digit says so,
 * which zeros in front do not change; an account that is no member number with them stays as it is.
 */
function withZeros(account: string): string {
  const length = /^\d{4,7}$/.test(account) ? 8 : /^\d{9}$/.test(account) ? 10 : 0
  return (length > 0 && readMemberNumber(account.padStart(length, '0'))) || account
}

/** What we sent along with a request comes back as JSON: an object, or a list of them. */
function accountSent(text: string): string | null {
  if (text === '') return null
  const sent = jsonOf(text)
  const parts = Array.isArray(sent) ? (sent as unknown[]) : [sent]
  for (const part of parts) {
    const account = (part as { account?: unknown } | null | undefined)?.account
    if (typeof account === 'string' && account !== '') return account
  }
  return null
}

/** What the payer typed, which may hold spaces: it ends what is said about the movement. */
function accountIn(details: string): string | null {
  return /\bacc(?:\.|ount number)\s*(\S.*)$/i.exec(details)?.[1]?.trim() ?? null
}
