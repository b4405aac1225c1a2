import type { PersonRow, RowFault } from '../../core/membership/registration.ts'
import type { DateOrder } from '../../core/written-date.ts'
import { type CsvRecord, fitted, namesIn, readTableBy } from './csv.ts'
import { DayCells } from './file-dates.ts'
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
  readonly rows: PersonRow[]
  readonly faults: readonly RowFault[]
  /** What was read otherwise than it is written. */
  readonly readings: readonly Reading[]
}

/**
 * Reads a members file from its bytes, a piece at a time; no record is held. Faults name the line of the file on
 * which the record begins and the column. What concerns several lines is for `checkHousehold`.
 */
export async function readMembers(csv: Uint8Array, given: MembersGiven): Promise<MembersFile> {
  // Most files write days in the usual order: the others are read once more.
  const usual = await readRows(csv, { ...given, dates: given.dates ?? USUAL_ORDER })
  const faults: RowFault[] = usual.tableFaults.map((fault) => ({ ...fault, field: '' }))
  const { head } = usual
  if (!head) return without(faults.length > 0 ? faults : [{ line: 0, field: '', why: 'is empty' }])
  // Without its columns a file says nothing that could be read further.
  if (head.faults.length > 0) return without([...head.faults, ...faults])
  const shown = given.dates ? null : head.cells.dates()
  if (shown?.fault) faults.push(shown.fault)
  const isUsual = !shown || shown.order === USUAL_ORDER
  if (!isUsual) usual.rows.length = 0
  const read = isUsual ? usual : await readRows(csv, { ...given, dates: shown.order })
  for (const fault of read.faults) faults.push(fault)
  faults.sort((a, b) => a.line - b.line)
  return { rows: read.rows, faults, readings: read.readings.all() }
}

/** The order that a file has which shows none. */
const USUAL_ORDER = new DayCells([], new Map()).dates().order

/** What one way through a file finds when its days are read in one order. */
async function readRows(csv: Uint8Array, given: MembersContext) {
  const context = { ...given, readings: new Readings() }
  const rows: PersonRow[] = []
  const faults: RowFault[] = []
  const heads: ReturnType<typeof headOf>[] = []
  const tableFaults = await readTableBy(csv, (record) => {
    const [head] = heads
    if (!head) heads.push(headOf(record, given))
    else if (head.faults.length === 0) {
      head.cells.note(record)
      rows.push(rowOf(record, head.columns, context, faults))
    }
  })
  return { head: heads[0] ?? null, rows, faults, tableFaults, readings: context.readings }
}

/** What the first record says of the others. */
function headOf({ line, fields }: CsvRecord, { today }: MembersContext) {
  const names = namesIn(fields)
  return {
    faults: faultsOfHeader(line, names),
    columns: names.map(columnOf),
    cells: new DayCells(names, dayColumns(today)),
  }
}

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
  const row: Record<string, unknown> = { ...EMPTY }
  row['line'] = line
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

/** Has every field: a row that gets another one later takes four times the memory. */
const EMPTY: PersonRow = {
  line: 0,
  bad: NONE,
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
