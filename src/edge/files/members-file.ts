import { setImmediate } from 'node:timers/promises'
import type { PersonRow, RowFault } from '../../core/membership/registration.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { type CsvRecord, fitted, namesIn, readTable } from './csv.ts'
import { datesOf } from './file-dates.ts'
import { type Column, COLUMNS, dayColumns, type MembersContext } from './members-fields.ts'
import { type Reading, Readings } from './readings.ts'
import { bareCell } from './spoilt.ts'

/** What a file is read against; with `dates` the order of its days is told. */
type MembersGiven = Omit<MembersContext, 'dates'> & { readonly dates?: DateOrder | null }

/**
 * A members file, each line read by itself. Rows with faults are among the rows, so that the
 * households can be checked all the same; with any fault none of them may be registered.
 */
export type MembersFile = {
  readonly rows: readonly PersonRow[]
  readonly faults: readonly RowFault[]
  /** What was read otherwise than it is written. */
  readonly readings: readonly Reading[]
}

/**
 * Reads a members file from its bytes, a piece at a time. Faults name the line of the file on which
 * the record begins and the column. What concerns several lines is for `checkHousehold`.
 */
export async function readMembers(csv: Uint8Array, given: MembersGiven): Promise<MembersFile> {
  const table = await readTable(csv)
  const faults: RowFault[] = table.faults.map((fault) => ({ ...fault, field: '' }))
  const [header, ...records] = table.records
  if (!header)
    return without(faults.length > 0 ? faults : [{ line: 0, field: '', why: 'is empty' }])
  const names = namesIn(header.fields)
  const headerFaults = faultsOfHeader(header.line, names)
  // Without its columns a file says nothing that could be read further.
  if (headerFaults.length > 0) return without([...headerFaults, ...faults])
  const columns = names.map(columnOf)
  const { order, fault } = given.dates
    ? { order: given.dates, fault: null }
    : await datesOf(table.records, dayColumns(given.today))
  if (fault) faults.push(fault)
  const context = { ...given, dates: order, readings: new Readings() }
  const rows: PersonRow[] = []
  for (const [at, record] of records.entries()) {
    rows.push(rowOf(record, columns, context, faults))
    if (at % RECORDS_AT_A_TIME === 0) await setImmediate()
  }
  faults.sort((a, b) => a.line - b.line)
  return { rows, faults, readings: context.readings.all() }
}

/** Records read before others may run: a few milliseconds of work. */
const RECORDS_AT_A_TIME = 200

function without(faults: readonly RowFault[]): MembersFile {
  return { rows: [], faults, readings: [] }
}

function faultsOfHeader(line: number, names: readonly string[]): RowFault[] {
  const named = names.map((name, at) => {
    if (name && names.indexOf(name) < at) return { field: name, why: 'is there twice' }
    return name && !columnOf(name) ? { field: name, why: 'is not a column known here' } : null
  })
  const missing = COLUMNS.filter(({ header, optional }) => !optional && !names.includes(header))
  return [
    ...named.flatMap((fault) => (fault ? [{ line, ...fault }] : [])),
    ...missing.map(({ header }) => ({ line, field: header, why: 'is missing' })),
  ]
}

/** Null for a column without a name, in which nothing may stand. */
function columnOf(name: string): Column | null {
  return COLUMNS.find((column) => column.header === name) ?? null
}

function rowOf(
  { line, fields }: CsvRecord,
  columns: readonly (Column | null)[],
  context: MembersContext & { readonly readings: Readings },
  faults: RowFault[],
): PersonRow {
  const cells = fitted(
    fields,
    columns.map((column) => column?.header ?? ''),
  )
  if ('why' in cells) {
    faults.push({ line, field: '', why: cells.why })
    return { ...EMPTY, line, bad: COLUMNS.map((column) => column.field) }
  }
  const row: Record<string, unknown> = { ...EMPTY, line, bad: NONE }
  const household = bareCell(cells[columns.indexOf(HOUSEHOLD)] ?? '')
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index]
    const text = bareCell(cells[index] as string)
    // Most fields of most rows are empty, and what is empty stays as it is.
    if (!column || (!text && !column.filled)) continue
    const read = text ? column.read(text, context) : { why: 'is empty' }
    if ('value' in read) {
      row[column.field] = read.value
      context.readings.note(column, text, read.value)
    } else {
      row.bad = [...(row.bad as string[]), column.field]
      const fault = { line, field: column.header, household, why: read.why }
      // What the whole file was told is not told for each line.
      if (read.why) faults.push(text ? { ...fault, value: text } : fault)
    }
  }
  return row as PersonRow
}

const HOUSEHOLD = columnOf('household')

/** One for all sound rows, of which there may be many. */
const NONE: readonly string[] = []

const EMPTY: Omit<PersonRow, 'line' | 'bad'> = {
  household: '',
  number: null,
  name: '',
  sex: 'F',
  birthDate: '',
  relation: 'other',
  phone: null,
  language: null,
  plan: null,
  association: null,
  joinedOn: null,
  feePaid: null,
  paidThrough: null,
  card: null,
}
