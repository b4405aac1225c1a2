import { type CsvRecord, readTableBy } from './csv.ts'
import { bareCell } from './spoilt.ts'
import type { StatementFormat } from './statement-formats.ts'
import type { Cells } from './statement-row.ts'

type Faults = Awaited<ReturnType<typeof readTableBy>>

/** Rows above the header in which an operator says whose account it is. */
const PREAMBLE_MAX = 50

/**
 * Gives the rows of a statement in one of these formats, told by its header, to `take`, in order and
 * each alone, so that a long one is never held. Null when no header is one of theirs.
 */
export async function readStatementRows(
  csv: Uint8Array,
  formats: readonly StatementFormat[],
  take: (cells: Cells, format: StatementFormat) => void,
): Promise<{ readonly format: StatementFormat } | { readonly faults: Faults } | null> {
  let header: Header | null = null
  let above = 0
  const faults = await readTableBy(csv, (record) => {
    if (header) take(cellsOf(header, record), header.format)
    else if (above < PREAMBLE_MAX) {
      header = headerIn(record.fields, formats)
      above += 1
    }
  })
  if (faults.length > 0) return { faults }
  return header
}

function cellsOf({ places }: Header, { line, fields }: CsvRecord): Cells {
  return {
    line,
    of: (name) => bareCell(fields[places.get(name ?? '') ?? -1] ?? ''),
    has: (name) => places.has(name ?? ''),
  }
}

type Header = {
  readonly format: StatementFormat
  /** The place in the file of each column that the format knows, by its name there. */
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
  return { format, places: new Map(there.map((name) => [name, names.indexOf(nameOf(name))])) }
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
