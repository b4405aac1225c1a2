import { add } from '../../core/money.ts'
import {
  keyOfLine,
  type StatementLine,
  type StatementLines,
} from '../../core/payments/reconciliation.ts'
import { type StatedBalances, walkBalances } from '../../core/payments/statement-balances.ts'
import type { StatementMapping } from '../../core/payments/statement-mapping.ts'
import type { DateOrder } from '../../core/written-date.ts'
import type { LineFault } from './lines-file.ts'
import { MAPPED, mappedFormat } from './mapped-format.ts'
import { packLines } from './packed-lines.ts'
import type { Decimals } from './statement-amounts.ts'
import { FORMATS, type StatementFormat } from './statement-formats.ts'
import { type Cells, readRow, type Reading } from './statement-row.ts'
import { surveying } from './statement-survey.ts'
import { readStatementRows } from './statement-table.ts'

type StatementFile = {
  readonly lines: StatementLines
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
  const survey = surveying()
  const found = await readStatementRows(csv, formats, survey.take)
  if (!found) {
    const own = mapping ? 'the columns that the installation file names, or ' : ''
    return wholeFile(`has no header of a known statement: ${own}${KNOWN}`)
  }
  if ('faults' in found) {
    return { ...NOTHING, faults: found.faults.map((fault) => ({ ...fault, field: '' })) }
  }
  const { format } = found
  const says = saysOf(format, mapping)
  const dates = given.dates ?? says?.dates ?? survey.order()
  if (dates === 'several')
    return wholeFile('writes days that can be read in two ways: say --dates dmy or mdy')
  if (dates === 'mixed') return wholeFile(MIXED)
  const decimals = given.decimals ?? says?.decimals ?? null
  const readSum = survey.sums(format, given.currency, decimals)
  const rows = readingRows({ ...given, format, dates, readSum, cut: survey.isCut() })
  await readStatementRows(csv, formats, rows.take)
  return rows.done()
}

/** What a setting says of the file, when it is written as the setting says. */
function saysOf(
  { name }: StatementFormat,
  mapping: StatementMapping | null,
): StatementMapping | null {
  return name === MAPPED ? mapping : null
}

const KNOWN = FORMATS.map(({ name, columns }) => `${name} (${columns.reference}, …)`).join(', ')

const MIXED =
  'writes some days with the year first and others not, as when a spreadsheet has changed some: ' +
  'take it from the operator anew, or say --dates dmy or mdy if both are right'

/** Reads the rows of a statement one after the other. */
function readingRows(reading: Reading) {
  const read = movements(reading.format.columns.reference)
  const balances = walkBalances()
  let hasBalances = true
  let passedOver = 0
  const take = (cells: Cells): void => {
    const row = readRow(cells, reading)
    if (row.kind === 'passed over') passedOver += 1
    else if (row.kind === 'faults') read.faults.push(...row.faults)
    else if (row.kind === 'row') {
      if (row.stated) balances.take(row.stated)
      else hasBalances = false
      for (const line of row.lines) read.take(line, cells.line)
    }
  }
  const done = (): StatementFile => {
    const lines = read.lines.done()
    const { faults } = read
    if (lines.length === 0 && faults.length === 0)
      return wholeFile('has no movement that came to pass')
    return { lines, passedOver, faults, stated: hasBalances ? balances.stated() : null }
  }
  return { take, done }
}

/** The movements of a file, each once: what no two of an account have in common is there twice. */
function movements(column: string) {
  const faults: LineFault[] = []
  const before = new Map<string, number>()
  // An operator may take several fees for one payment.
  const fees = new Map<string, StatementLine>()
  const lines = packLines((line) => together(line, fees.get(keyOfLine(line))))
  const take = (line: StatementLine, at: number) => {
    const key = keyOfLine(line)
    const first = before.get(key)
    if (first === undefined) {
      before.set(key, at)
      lines.add(line)
    } else if (line.kind === 'fee') fees.set(key, together(line, fees.get(key)))
    else faults.push({ line: at, field: column, why: `is on line ${first} already` })
  }
  return { faults, lines, take }
}

/** Two fees as one: of the time of the earlier, in whichever order the file has them. */
function together(line: StatementLine, other: StatementLine | undefined): StatementLine {
  if (!other) return line
  const earlier = other.at < line.at ? other : line
  return { ...earlier, amount: add(line.amount, other.amount) }
}

function wholeFile(why: string): StatementFile {
  return { ...NOTHING, faults: [{ line: 0, field: '', why }] }
}

const NOTHING = { lines: [], passedOver: 0, stated: null } as const
