import type { FileBytes } from '../file-bytes.ts'
import { type CsvRecord, fitted, namesIn, readTable, readTableBy } from './csv.ts'

/** What is wrong in a file, by its line; line 0 is the file as a whole. */
export type LineFault = {
  readonly line: number
  readonly field: string
  readonly why: string
  /** What stands there, and the household of a members file in which it does. */
  readonly value?: string
  readonly household?: string
}

/** A column of a file of one thing a line: its header and how a field of it is read. */
export type LineColumn<Value> = {
  readonly header: string
  /** The column may be missing; an empty field of it is null as well. */
  readonly optional?: true
  readonly read: (text: string) => { readonly value: Value } | { readonly why: string }
}

/** What each line holds, by header; null where the field is empty. */
type Line<Columns> = {
  readonly [Header in keyof Columns]: Columns[Header] extends LineColumn<infer Value>
    ? Value | null
    : never
}

type LinesFile<Columns> = {
  readonly lines: readonly { readonly line: number; readonly values: Line<Columns> }[]
  readonly faults: readonly LineFault[]
}

/**
 * Reads a small CSV file with a header (RFC 4180), one thing a line. Every line without a fault is
 * among the lines, and every fault is told; columns that are not known are faults.
 */
export async function readLines<Columns extends Record<string, LineColumn<unknown>>>(
  csv: Uint8Array,
  columns: Columns,
): Promise<LinesFile<Columns>> {
  const table = await readTable(csv)
  const [header, ...rest] = table.records
  const faults: LineFault[] = table.faults.map((fault) => ({ ...fault, field: '' }))
  if (!header) return faults.length > 0 ? { lines: [], faults } : wholeFile('is empty')
  const names = namesIn(header.fields)
  const headerFaults = faultsOfHeader(header.line, names, Object.values(columns))
  if (headerFaults.length > 0) return { lines: [], faults: [...headerFaults, ...faults] }
  if (rest.length === 0 && faults.length === 0) return wholeFile('has no lines below its header')
  const lines = rest.flatMap((record) => {
    const read = readLine(record, names, columns)
    faults.push(...read.faults)
    return read.values ? [{ line: record.line, values: read.values as Line<Columns> }] : []
  })
  return { lines, faults: faults.sort((a, b) => a.line - b.line) }
}

/** The names in a file's header; none when it cannot be read. */
export async function headerOf(csv: FileBytes): Promise<string[]> {
  let header: CsvRecord | null = null
  await readTableBy(csv, (record) => (header ??= record))
  return header ? namesIn((header as CsvRecord).fields) : []
}

function wholeFile<Columns>(why: string): LinesFile<Columns> {
  return { lines: [], faults: [{ line: 0, field: '', why }] }
}

function faultsOfHeader(
  line: number,
  names: readonly string[],
  columns: readonly LineColumn<unknown>[],
): LineFault[] {
  const known = columns.map(({ header }) => header)
  const twice = names.filter((name, at) => name && names.indexOf(name) < at)
  const unknown = names.filter((name) => name && !known.includes(name))
  const missing = columns.filter(({ header, optional }) => !optional && !names.includes(header))
  return [
    ...twice.map((field) => ({ line, field, why: 'is there twice' })),
    ...unknown.map((field) => ({ line, field, why: 'is not a column known here' })),
    ...missing.map(({ header }) => ({ line, field: header, why: 'is missing' })),
  ]
}

function readLine(
  { line, fields }: CsvRecord,
  names: readonly string[],
  columns: Readonly<Record<string, LineColumn<unknown>>>,
): { readonly values: Record<string, unknown> | null; readonly faults: LineFault[] } {
  const cells = fitted(fields, names)
  if ('why' in cells) return { values: null, faults: [{ line, field: '', why: cells.why }] }
  const faults: LineFault[] = []
  const values: Record<string, unknown> = {}
  for (const [key, column] of Object.entries(columns)) {
    const text = (cells[names.indexOf(column.header)] ?? '').trim()
    const read = readField(column, text)
    if ('value' in read) values[key] = read.value
    else
      faults.push({ line, field: column.header, ...(text ? { value: text } : {}), why: read.why })
  }
  return { values: faults.length > 0 ? null : values, faults }
}

function readField(column: LineColumn<unknown>, text: string) {
  if (text) return column.read(text)
  return column.optional ? { value: null } : { why: 'is empty' }
}
