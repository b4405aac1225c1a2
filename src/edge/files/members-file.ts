import type { PersonRow, RowFault } from '../../core/membership/registration.ts'
import { type CsvRecord, decodeText, readRecords } from './csv.ts'
import { type Column, COLUMNS, type MembersContext } from './members-fields.ts'

/**
 * A members file, each line read by itself. Rows with faults are among the rows, so that the
 * households can be checked all the same; with any fault none of them may be registered.
 */
export type MembersFile = {
  readonly rows: readonly PersonRow[]
  readonly faults: readonly RowFault[]
}

/**
 * Reads a members file from its bytes, a piece at a time. Faults name the line of the file on which
 * the record begins and the column. What concerns several lines is for `checkHousehold`.
 */
export async function readMembers(csv: Uint8Array, context: MembersContext): Promise<MembersFile> {
  const text = decodeText(csv)
  if (text === null) return wholeFileFault('is UTF-16; save it as UTF-8')
  const rows: PersonRow[] = []
  const faults: RowFault[] = []
  let columns: readonly (Column | null)[] | null = null
  let isReadable = false
  const end = await readRecords(text, (record) => {
    if (!columns) {
      columns = readHeader(record, faults)
      // Without its columns a file says nothing that could be read further.
      isReadable = isSound(columns)
    } else if (isReadable) rows.push(rowOf(record, columns, context, faults))
  })
  if (end) faults.push({ line: end.line, field: '', why: end.why })
  if (!columns && !end) return wholeFileFault('is empty')
  return { rows, faults }
}

function wholeFileFault(why: string): MembersFile {
  return { rows: [], faults: [{ line: 0, field: '', why }] }
}

/** The column in each place of the header; null for one that is not known. */
function readHeader(record: CsvRecord, faults: RowFault[]): (Column | null)[] {
  const names = record.fields.map((field) => field.trim().toLowerCase())
  const { line } = record
  const fault = (field: string, why: string) => faults.push({ line, field, why })
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) fault(name, 'is there twice')
    else if (!columnOf(name)) fault(name, name ? 'is not a column known here' : 'has no name')
  })
  for (const { header, optional } of COLUMNS) {
    if (!optional && !names.includes(header)) fault(header, 'is missing')
  }
  return names.map(columnOf)
}

function isSound(columns: readonly (Column | null)[]): boolean {
  const known = new Set(columns)
  return (
    known.size === columns.length &&
    !known.has(null) &&
    COLUMNS.every((column) => column.optional || known.has(column))
  )
}

function columnOf(name: string): Column | null {
  return COLUMNS.find((column) => column.header === name) ?? null
}

/** The columns are known, each of them. */
function rowOf(
  { line, fields }: CsvRecord,
  columns: readonly (Column | null)[],
  context: MembersContext,
  faults: RowFault[],
): PersonRow {
  if (fields.length !== columns.length) {
    const why = `has ${fields.length} fields, the header has ${columns.length}`
    faults.push({ line, field: '', why })
    return { ...EMPTY, line, bad: COLUMNS.map((column) => column.field) }
  }
  const row: Record<string, unknown> = { ...EMPTY, line, bad: NONE }
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index] as Column
    const text = (fields[index] as string).trim()
    // Most fields of most rows are empty, and what is empty stays as it is.
    if (!text && !column.filled) continue
    const read = text ? column.read(text, context) : { why: 'is empty' }
    if ('value' in read) row[column.field] = read.value
    else {
      row.bad = [...(row.bad as string[]), column.field]
      faults.push({ line, field: column.header, why: read.why })
    }
  }
  return row as PersonRow
}

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
