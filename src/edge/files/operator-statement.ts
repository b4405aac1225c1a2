import { civilDateAt, type Instant, instantOf, parseDate } from '../../core/dates.ts'
import { add, type Currency, type Minor, minor, parseAmount } from '../../core/money.ts'
import type { LineKind, StatementLine } from '../../core/payments/reconciliation.ts'
import { storable } from '../../core/text/input.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { type CsvRecord, readTable } from './csv.ts'
import type { LineFault } from './lines-file.ts'
import { FORMATS, type StatementFormat } from './statement-formats.ts'

export type StatementFile = {
  readonly lines: readonly StatementLine[]
  /** Rows of what did not come to pass: failed, cancelled. */
  readonly passedOver: number
  readonly faults: readonly LineFault[]
}

type Given = {
  readonly currency: Currency
  readonly timeZone: string
  /** Null when the file itself has to show it. */
  readonly dates: DateOrder | null
}

/** Rows above the header in which an operator says whose account it is. */
const PREAMBLE_MAX = 50

/**
 * Reads an operator's statement (CSV): one of the known formats, told by its header, which may
 * stand below some lines about the account. With a fault nothing of it may be used.
 */
export async function readStatement(csv: Uint8Array, given: Given): Promise<StatementFile> {
  const { records, faults } = await readTable(csv)
  if (faults.length > 0)
    return { lines: [], passedOver: 0, faults: faults.map((fault) => ({ ...fault, field: '' })) }
  const found = findHeader(records)
  if (!found) return wholeFile(`has no header of a known statement: ${KNOWN}`)
  const rows = records.slice(found.at + 1)
  const order = given.dates ?? orderShown(rows, found)
  if (!order) return wholeFile('writes days that can be read in two ways: say --dates dmy or mdy')
  return readRows(rows, found, { ...given, dates: order })
}

const KNOWN = FORMATS.map(({ name, columns }) => `${name} (${columns.reference}, …)`).join(', ')

type Header = { readonly at: number; readonly format: StatementFormat; readonly names: string[] }

function findHeader(records: readonly CsvRecord[]): Header | null {
  for (const [at, { fields }] of records.slice(0, PREAMBLE_MAX).entries()) {
    const names = fields.map((field) => field.replace('\ufeff', '').trim().toLowerCase())
    const format = FORMATS.find(({ columns }) =>
      [columns.reference, columns.at, columns.in].every((name) => names.includes(name)),
    )
    if (format) return { at, format, names }
  }
  return null
}

/** The order that the days of a file can only have; null when they can be read in two ways. */
function orderShown(rows: readonly CsvRecord[], { format, names }: Header): DateOrder | null {
  const column = names.indexOf(format.columns.at)
  const parts = rows
    .map(({ fields }) => dayParts(fields[column] ?? ''))
    .filter((day) => day !== null)
  if (parts.every(([year]) => year.length === 4)) return 'ymd'
  if (parts.some(([first]) => Number(first) > 12)) return 'dmy'
  return parts.some(([, second]) => Number(second) > 12) ? 'mdy' : null
}

function dayParts(text: string): readonly [string, string, string] | null {
  const match = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\b/.exec(text.trim())
  return match && [match[1] as string, match[2] as string, match[3] as string]
}

function readRows(
  rows: readonly CsvRecord[],
  header: Header,
  given: Given & { readonly dates: DateOrder },
): StatementFile {
  const lines = new Map<string, { readonly row: StatementLine; readonly line: number }>()
  const faults: LineFault[] = []
  let passedOver = 0
  for (const record of rows) {
    const read = readRow(record, header, given)
    if (read.kind === 'passed over') passedOver += 1
    else if (read.kind === 'faults') faults.push(...read.faults)
    else {
      const { row } = read
      const key = `${row.kind} ${row.reference}`
      const before = lines.get(key)
      const line = before?.line ?? record.line
      // An operator may take several fees for one payment.
      const amount = before ? add(before.row.amount, row.amount) : row.amount
      lines.set(key, { row: { ...row, amount }, line })
      if (before && row.kind !== 'fee') {
        const why = `is on line ${before.line} already`
        faults.push({ line: record.line, field: header.format.columns.reference, why })
      }
    }
  }
  if (lines.size === 0 && faults.length === 0) return wholeFile('has no movement that came to pass')
  return { lines: [...lines.values()].map(({ row }) => row), passedOver, faults }
}

type Row =
  | { readonly kind: 'row'; readonly row: StatementLine }
  | { readonly kind: 'passed over' }
  | { readonly kind: 'faults'; readonly faults: readonly LineFault[] }

function readRow(
  { line, fields }: CsvRecord,
  { format, names }: Header,
  given: Given & { readonly dates: DateOrder },
): Row {
  const { columns } = format
  const field = (name: string | undefined) =>
    name === undefined ? '' : storable(fields[names.indexOf(name)] ?? '').trim()
  const hasStatus = columns.status !== undefined && names.includes(columns.status)
  if (hasStatus && field(columns.status).toLowerCase() !== format.done)
    return { kind: 'passed over' }
  const reference = field(columns.reference)
  const at = readMoment(field(columns.at), given)
  const moved = readMoved(field(columns.in), field(columns.out), given.currency)
  if (reference === '' || reference.length > REFERENCE_MAX || at === null || !moved) {
    const faults = faultsOf(columns, { reference, at, moved }, given)
    return { kind: 'faults', faults: faults.map((fault) => ({ line, ...fault })) }
  }
  const words = [columns.kind, columns.details].map(field).join(' ').toLowerCase()
  const row = {
    reference,
    kind: kindOf(format, moved.direction, words),
    amount: moved.amount,
    at,
    on: civilDateAt(at, given.timeZone),
    phone: phoneIn(field(columns.phone)),
    account: field(columns.account) || accountIn(field(columns.details)),
    linked: field(columns.linked) || null,
  }
  return { kind: 'row', row }
}

function faultsOf(
  columns: StatementFormat['columns'],
  { reference, at, moved }: { reference: string; at: Instant | null; moved: Moved | null },
  { currency }: Given,
): Omit<LineFault, 'line'>[] {
  const isBad = reference === '' || reference.length > REFERENCE_MAX
  return [
    ...(isBad
      ? [{ field: columns.reference, why: `must be 1 to ${REFERENCE_MAX} characters` }]
      : []),
    ...(at === null ? [{ field: columns.at, why: `is not a day and time such as ${MOMENT}` }] : []),
    ...(moved ? [] : [{ field: columns.in, why: `is not one amount in ${currency}` }]),
  ]
}

const MOMENT = '2026-03-14 10:16:02'

const REFERENCE_MAX = 64

/** `2026-03-14 10:16:02`, `14-03-2026 10:16`, `14/03/2026 10:16:02`, or ISO 8601 with its zone. */
function readMoment(text: string, { timeZone, dates }: Given): Instant | null {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const at = Date.parse(text)
    return Number.isNaN(at) ? null : (at as Instant)
  }
  const parts = dayParts(text)
  const time = /[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!parts || !time) return null
  const [a, b, c] = parts
  const [year, month, day] = dates === 'ymd' ? [a, b, c] : dates === 'dmy' ? [c, b, a] : [c, a, b]
  const on = parseDate(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`)
  const [, hour = '', minute = '', second = '00'] = time
  if (!on || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return instantOf(on, `${hour.padStart(2, '0')}:${minute}:${second}`, timeZone)
}

type Moved = { readonly direction: 'in' | 'out'; readonly amount: Minor }

/** Money in stands in one column and money out in another, or both in one with a sign. */
function readMoved(paidIn: string, withdrawn: string, currency: Currency): Moved | null {
  const amountIn = signedAmount(paidIn, currency)
  const amountOut = signedAmount(withdrawn, currency)
  if (amountIn === null || amountOut === null) return null
  if ((amountIn === 0) === (amountOut === 0)) return null
  if (amountIn > 0) return { direction: 'in', amount: amountIn }
  return { direction: 'out', amount: minor(Math.abs(amountIn || amountOut)) }
}

function signedAmount(text: string, currency: Currency): Minor | null {
  if (text === '') return minor(0)
  const amount = parseAmount(text.replace(/^[-+]/, ''), currency)
  return amount !== null && text.startsWith('-') ? minor(0 - amount) : amount
}

function kindOf(format: StatementFormat, direction: 'in' | 'out', words: string): LineKind {
  const rule = format.kinds.find((one) => one.direction === direction && one.words.test(words))
  return rule?.kind ?? 'other'
}

/** A number that is masked (`2547****0222 - AMINA`) is nobody's. */
function phoneIn(text: string): string | null {
  const [number = ''] = text.split(/\s+-\s+|\s+[A-Za-z]/)
  const digits = number.replace(/[\s-]/g, '')
  if (!/^\+?\d{8,15}$/.test(digits)) return null
  return digits.startsWith('+') || digits.startsWith('0') ? digits : `+${digits}`
}

function accountIn(details: string): string | null {
  return /\bacc(?:\.|ount number)\s*([\w/-]+)/i.exec(details)?.[1] ?? null
}

function wholeFile(why: string): StatementFile {
  return { lines: [], passedOver: 0, faults: [{ line: 0, field: '', why }] }
}
