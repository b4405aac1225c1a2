import { type CsvRecord, readTableBy } from './csv.ts'
import { bareCell } from './spoilt.ts'
import type { StatementFormat } from './statement-formats.ts'
import type { Cells } from './statement-row.ts'

/** The rows of a statement below its header, by the columns of its format. */
export type StatementTable = {
  readonly format: StatementFormat
  readonly rows: Iterable<Cells>
  /** What stands in a column, row by row; empty where the file has no such column. */
  readonly column: (name: string | undefined) => string[]
}

type Faults = Awaited<ReturnType<typeof readTableBy>>

/** Rows above the header in which an operator says whose account it is. */
const PREAMBLE_MAX = 50

/** So many texts are kept once for all rows that have them: kinds, states, names of operators. */
const SHARED_MAX = 5000

/**
 * Reads the table of a statement in one of these formats, told by its header. Of a long one only the
 * cells that its format knows are held, each text once. Null when no header is one of theirs.
 */
export async function readStatementTable(
  csv: Uint8Array,
  formats: readonly StatementFormat[],
): Promise<StatementTable | { readonly faults: Faults } | null> {
  let header: Header | null = null
  let above = 0
  const lines: number[] = []
  const cells: string[][] = []
  const share = sharing()
  const faults = await readTableBy(csv, ({ line, fields }) => {
    if (header) {
      lines.push(line)
      cells.push(header.wanted.map((at) => share(bareCell(fields[at] ?? ''))))
    } else if (above < PREAMBLE_MAX) {
      header = headerIn(fields, formats)
      above += 1
    }
  })
  if (faults.length > 0) return { faults }
  const found = header as Header | null
  return found && tableOf(found, lines, cells)
}

function tableOf(
  { format, places }: Header,
  lines: readonly number[],
  cells: readonly (readonly string[])[],
): StatementTable {
  const textIn = (row: readonly string[], name: string | undefined) =>
    row[places.get(name ?? '') ?? -1] ?? ''
  return {
    format,
    column: (name) => cells.map((row) => textIn(row, name)),
    rows: {
      *[Symbol.iterator]() {
        for (const [at, row] of cells.entries()) {
          const line = lines[at] ?? 0
          const of = (name: string | undefined) => textIn(row, name)
          yield { line, of, has: (name) => places.has(name ?? '') }
        }
      },
    },
  }
}

type Header = {
  readonly format: StatementFormat
  /** Columns of the file that the format knows, and each one's place among them by its name there. */
  readonly wanted: readonly number[]
  readonly places: ReadonlyMap<string, number>
}

function headerIn(fields: CsvRecord['fields'], formats: readonly StatementFormat[]): Header | null {
  const names = fields.map(nameOf)
  const format = formats.find(({ columns }) =>
    [columns.reference, columns.at, columns.in].every((name) => names.includes(nameOf(name))),
  )
  if (!format) return null
  const known = [...new Set(Object.values(format.columns))]
  const there = known.filter((name) => names.includes(nameOf(name)))
  return {
    format,
    wanted: there.map((name) => names.indexOf(nameOf(name))),
    places: new Map(there.map((name, at) => [name, at])),
  }
}

/** A column's name as it is compared: `Receipt No.` and `receipt no` are one. */
function nameOf(text: string): string {
  return text
    .replace('\ufeff', '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase()
}

/** Gives the same text each time, so that many rows hold one. */
function sharing(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size < SHARED_MAX) known.set(text, text)
    return text
  }
}
