import { createRequire } from 'node:module'
import type * as threads from 'node:worker_threads'
import { Worker } from 'node:worker_threads'
import type { RegisterColumn } from '../../app/books/registers/register.ts'
import type { Cell } from '../../core/registers/csv.ts'

/** More lines take seconds and much memory; a spreadsheet of more is of little use. */
export const SHEET_LINES_MAX = 20_000

/** What drawing so many lines needs at most, in MB. */
const MEMORY_MAX_MB = 512

type Sheet = {
  readonly name: string
  readonly columns: readonly RegisterColumn[]
  readonly lines: readonly (readonly Cell[])[]
  /** Digits after the point of an amount. */
  readonly digits: number
}

/** A spreadsheet, drawn beside the service, which goes on with calls: it is seconds of work. */
export function drawSpreadsheet(sheet: Sheet): Promise<Uint8Array> {
  const library = createRequire(import.meta.url).resolve('write-excel-file/node')
  const worker = new Worker(`(${draw.toString()})(require)`, {
    ...{ eval: true, workerData: { ...sheet, library } },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/**
 * Runs in the worker, which is given its text: it knows nothing of this file. Text stays text whatever it begins
 * with, amounts are numbers with the digits of their currency, and days are days.
 */
function draw(need: NodeJS.Require): void {
  const here = need('node:worker_threads') as typeof threads
  const { library, name, columns, lines, digits } = here.workerData as Sheet & { library: string }
  const made = need(library) as { default?: Write } & Write
  const write = made.default ?? made
  const amount = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
  const head = columns.map((one) => ({ type: String, value: one.name, fontWeight: 'bold' }))
  const rows = lines.map((cells) =>
    cells.map((cell, at) => {
      if (cell === null || cell === '') return null
      const is = columns[at]?.is
      if (is === 'day') return { type: Date, value: new Date(cell), format: 'dd/mm/yyyy' }
      if (is === 'amount') return { type: Number, value: Number(cell), format: amount }
      return typeof cell === 'number'
        ? { type: Number, value: cell }
        : { type: String, value: cell }
    }),
  )
  const widths = columns.map(({ is }) => ({ width: is === 'text' ? 18 : 14 }))
  const options = { sheet: name.slice(0, 31), columns: widths, stickyRowsCount: 1 }
  void write([head, ...rows], options)
    .toBuffer()
    .then((buffer) => here.parentPort?.postMessage(new Uint8Array(buffer)))
}

type Write = (rows: unknown, options: unknown) => { toBuffer(): Promise<Buffer> }
