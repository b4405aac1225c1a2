import { add } from '../../core/money.ts'
import {
  type BalanceRow,
  statedBalances,
  type StatedBalances,
} from '../../core/payments/statement-balances.ts'
import type { StatementLine } from '../../core/payments/reconciliation.ts'
import type { StatementMapping } from '../../core/payments/statement-mapping.ts'
import type { DateOrder } from '../../core/written-date.ts'
import type { LineFault } from './lines-file.ts'
import { lostDigits } from './spoilt.ts'
import { type Decimals, sumReader } from './statement-amounts.ts'
import { MAPPED, mappedFormat } from './mapped-format.ts'
import { FORMATS } from './statement-formats.ts'
import { orderOf } from './statement-moment.ts'
import { readRow, type Reading } from './statement-row.ts'
import { readStatementTable, type StatementTable } from './statement-table.ts'

type StatementFile = {
  readonly lines: readonly StatementLine[]
  /** Rows of what did not come to pass: failed, cancelled. */
  readonly passedOver: number
  readonly faults: readonly LineFault[]
  /** What was on the account before and after, where every row says it. */
  readonly stated: StatedBalances | null
}

export type Given = Pick<Reading, 'currency' | 'timeZone'> & {
  /** Null when the file itself has to show it. */
  readonly dates: DateOrder | null
  readonly decimals?: Decimals | null
  /** How this account's statement is written, where a setting says it. */
  readonly mapping?: StatementMapping | null
  /** The operator gives references again: the day it prints belongs to them. */
  readonly reusesReferences?: boolean
}

/**
 * Reads an operator's statement (CSV): one of the known formats, told by its header, which may
 * stand below some lines about the account. With a fault nothing of it may be used.
 */
export async function readStatement(csv: Uint8Array, given: Given): Promise<StatementFile> {
  const { mapping = null } = given
  const formats = mapping ? [mappedFormat(mapping), ...FORMATS] : FORMATS
  const table = await readStatementTable(csv, formats)
  if (!table) {
    const own = mapping ? 'the columns that the installation file names, or ' : ''
    return wholeFile(`has no header of a known statement: ${own}${KNOWN}`)
  }
  if ('faults' in table) {
    return { ...NOTHING, faults: table.faults.map((fault) => ({ ...fault, field: '' })) }
  }
  const says = saysOf(table, mapping)
  const order = given.dates ?? says?.dates ?? orderOf(table.column(table.format.columns.at))
  if (order === 'several')
    return wholeFile('writes days that can be read in two ways: say --dates dmy or mdy')
  if (order === 'mixed') return wholeFile(MIXED)
  const decimals = given.decimals ?? says?.decimals ?? null
  return readRows(table, { ...given, decimals }, order)
}

/** What a setting says of the file, when it is written as the setting says. */
function saysOf(
  { format }: StatementTable,
  mapping: StatementMapping | null,
): StatementMapping | null {
  return format.name === MAPPED ? mapping : null
}

const KNOWN = FORMATS.map(({ name, columns }) => `${name} (${columns.reference}, …)`).join(', ')

const MIXED =
  'writes some days with the year first and others not, as when a spreadsheet has changed some: ' +
  'take it from the operator anew, or say --dates dmy or mdy if both are right'

function readRows(
  { format, rows, column }: StatementTable,
  given: Given,
  dates: DateOrder,
): StatementFile {
  const { columns } = format
  const sums = [columns.in, columns.out, columns.fee].flatMap(column)
  const readSum = sumReader(sums, format.notation, given.currency, given.decimals ?? null)
  const cut = lostDigits(column(columns.reference))
  const reading: Reading = { ...given, format, dates, readSum, cut }
  const lines = new Map<string, { readonly row: StatementLine; readonly line: number }>()
  const faults: LineFault[] = []
  const stated: (BalanceRow | null)[] = []
  let passedOver = 0
  for (const cells of rows) {
    const read = readRow(cells, reading)
    if (read.kind === 'passed over') passedOver += 1
    else if (read.kind === 'faults') faults.push(...read.faults)
    else if (read.kind === 'row') {
      stated.push(read.stated)
      for (const row of read.lines) {
        const key = `${row.kind} ${row.reference}`
        const before = lines.get(key)
        const line = before?.line ?? cells.line
        // An operator may take several fees for one payment.
        const amount = before ? add(before.row.amount, row.amount) : row.amount
        lines.set(key, { row: { ...row, amount }, line })
        if (before && row.kind !== 'fee') {
          const why = `is on line ${before.line} already`
          faults.push({ line: cells.line, field: columns.reference, why })
        }
      }
    }
  }
  if (lines.size === 0 && faults.length === 0) return wholeFile('has no movement that came to pass')
  return {
    lines: [...lines.values()].map(({ row }) => row),
    ...{ passedOver, faults },
    stated: statedBalances(stated.every((row) => row !== null) ? stated : []),
  }
}

function wholeFile(why: string): StatementFile {
  return { ...NOTHING, faults: [{ line: 0, field: '', why }] }
}

const NOTHING = { lines: [], passedOver: 0, stated: null } as const
