import type * as opening from '../src/app/openings/open-books.ts'
import type * as openingFile from '../src/edge/files/opening-file.ts'
import Database from 'better-sqlite3'
import { date } from '../src/core/dates.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { openingWriter } from './opening-rows.ts'
import { benchPorts } from './ports.ts'
import { MUTUAL } from './town.ts'

export type OpenedResult = { readonly seconds: number; readonly households: number }

/** `ours` opens the books as the service does; `hand` inserts the rows that ours wrote into `source`. */
const [way, path, source, logPath] = process.argv.slice(2) as [
  'ours' | 'hand',
  string,
  string,
  string,
]

const ON = date('2026-03-01')

async function opened(): Promise<OpenedResult> {
  return way === 'ours' ? openBooks() : openingWriter(path, source)
}

async function openBooks(): Promise<OpenedResult> {
  const { openBooks: open } = await built<typeof opening>('app/openings/open-books')
  const { readOpening } = await built<typeof openingFile>('edge/files/opening-file')
  const ports = await benchPorts(path, logPath)
  const bytes = fileOf()
  const asked = { mutual: MUTUAL.mutual_id, on: ON, fileName: 'opening.csv', actor: 'bench' }
  // As whoever opens books does first.
  await open(ports, { ...asked, dryRun: true }, await readOpening(bytes, 'KES'))
  const startedMs = performance.now()
  const file = await readOpening(bytes, 'KES')
  const done = await open(ports, { ...asked, dryRun: false }, file)
  const seconds = (performance.now() - startedMs) / 1000
  await ports.store.close()
  if (!done.ok) throw new Error(JSON.stringify(done).slice(0, 500))
  return { seconds, households: done.totals.households }
}

/** Of ten households three owe a part, two are ahead, and five owe what the register says. */
function fileOf(): Buffer {
  const db = new Database(path)
  const numbers = db.prepare('select number from member order by number').pluck().all() as string[]
  db.close()
  const lines = numbers.flatMap((number, at) => {
    if (at % 10 < 3) return [`owed,${number},${100 + (at % 300)},2026-02`]
    return at % 10 < 5 ? [`credit,${number},${500 + (at % 300)},`] : []
  })
  return Buffer.from(['what,of,amount,period', 'bank,,250000,', ...lines, ''].join('\n'))
}

answerParent(opened)
