import { setImmediate } from 'node:timers/promises'
import type { CivilDate } from '../../core/dates.ts'
import { type DateOrder, orderShown } from '../../core/written-date.ts'
import { type CsvRecord, namesIn } from './csv.ts'
import type { LineFault } from './lines-file.ts'
import { bareCell } from './spoilt.ts'

/** How the days of a file are read, and why some cannot be. */
type FileDates = { readonly order: DateOrder | null; readonly fault: LineFault | null }

type Cell = {
  readonly line: number
  readonly field: string
  readonly text: string
  readonly latest: CivilDate
}

/** The same of a file whose records are held; `columns` as `DayCells` takes them. */
export async function datesOf(
  [header, ...records]: readonly CsvRecord[],
  columns: ReadonlyMap<string, CivilDate>,
): Promise<FileDates> {
  const cells = new DayCells(namesIn(header?.fields ?? []), columns)
  for (const [count, record] of records.entries()) {
    cells.note(record)
    if (count % RECORDS_AT_A_TIME === 0) await setImmediate()
  }
  return cells.dates()
}

/** Records looked at before others may run. */
const RECORDS_AT_A_TIME = 2000

/** Parts that any month has: what they show does not depend on the year. */
const SAME_IN_ALL_YEARS = /^(0?\d|1\d|2[0-8])([-/. ])(0?\d|1\d|2[0-8])\2\d{4}$/

/**
 * Cells that may show in which order a file writes its days, the first of each kind, in columns with the last
 * day that two digits for a year can mean in each. The file shows it, or `--dates` must tell: nobody guesses.
 */
export class DayCells {
  readonly #places: readonly {
    readonly field: string
    readonly at: number
    readonly latest: CivilDate
  }[]
  readonly #found = new Map<string, Cell>()

  constructor(names: readonly string[], columns: ReadonlyMap<string, CivilDate>) {
    this.#places = names.flatMap((field, at) => {
      const latest = columns.get(field)
      return latest ? [{ field, at, latest }] : []
    })
  }

  /** Whether a record has a cell that can only be read once the order is known. */
  note({ line, fields }: CsvRecord): boolean {
    let needsOrder = false
    for (const { field, at, latest } of this.#places) {
      const text = bareCell(fields[at] ?? '')
      if (!/^\d{1,2}\D/.test(text)) continue
      needsOrder = true
      const same = SAME_IN_ALL_YEARS.exec(text)
      const key = `${latest} ${same ? `${same[1]}/${same[3]}` : text}`
      if (!this.#found.has(key)) this.#found.set(key, { line, field, text, latest })
    }
    return needsOrder
  }

  dates(): FileDates {
    const cells = [...this.#found.values()]
    const shown = orderShown(cells)
    if (shown.kind === 'one') return { order: shown.order, fault: null }
    const [at, other] =
      shown.kind === 'mixed' ? [shown.at[1], cells[shown.at[0]]] : [shown.at, null]
    const { line, field, text } = cells[at] as Cell
    const why =
      shown.kind === 'several'
        ? `can be ${shown.days.join(' or ')}, and all days of the file can be read so: say --dates ${shown.orders.join(' or ')}`
        : `has day and month in another order than "${other?.text}" on line ${other?.line}: write all days in one`
    return { order: null, fault: { line, field, value: text, why } }
  }
}
