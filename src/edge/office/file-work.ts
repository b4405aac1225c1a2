import pLimit from 'p-limit'
import { acting, reading } from '../../app/desk.ts'
import type { Ports } from '../../app/ports.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  countPieces,
  type FileKey,
  loadFile,
  moveFile,
  pieceOfFile,
} from '../../store/office/files.ts'
import type { FileState } from '../../store/tables/office.ts'
import { toJson } from '../../store/tables/json.ts'
import { FILE_KINDS, type FileReport } from './file-kinds.ts'

/** Works out what files would do, and does it, while the pages go on. */
export type FileWork = {
  /** Takes up what a file waits for; returns at once. Said twice, it is done once. */
  readonly start: (key: FileKey) => void
  /** Resolves when nothing is under way here. */
  readonly settled: () => Promise<void>
}

/** How far it is said to be is written so often. */
const TELL_EVERY_MS = 1000

/** What a file waits for, and what it is while and after somebody sees to it. */
const STEPS = [
  { from: 'check-wanted', now: 'checking', then: 'checked', dryRun: true },
  { from: 'do-wanted', now: 'doing', then: 'done', dryRun: false },
] as const satisfies readonly {
  readonly from: FileState
  readonly now: FileState
  readonly then: FileState
  readonly dryRun: boolean
}[]

type Step = (typeof STEPS)[number]

export function fileWork(ports: Ports): FileWork {
  // One after another: a large file takes much of a small computer.
  const slot = pLimit(1)
  const running = new Set<Promise<void>>()
  const start = (key: FileKey) => {
    const done: Promise<void> = slot(() => takeUp(ports, key))
      .catch((error: unknown) => ports.log.error('office-file-failed', error))
      .finally(() => running.delete(done))
    running.add(done)
  }
  const settled = async () => {
    while (running.size > 0) await Promise.all(running)
  }
  return { start, settled }
}

/** Does the step that a file waits for, if nobody else has taken it. */
async function takeUp(ports: Ports, key: FileKey): Promise<void> {
  for (const step of STEPS) {
    const isOurs = await acting(ports, ({ tx, now }) =>
      moveFile(tx, key, step.from, { state: step.now, progress: null, touched_at: now }),
    )
    if (isOurs) await take(ports, key, step)
  }
}

async function take(ports: Ports, key: FileKey, step: Step): Promise<void> {
  try {
    const report = await work(ports, key, step)
    // What cannot be done after all is shown as its faults, and nothing was done.
    const isDone = report.kind !== 'faults' && report.kind !== 'refused'
    await acting(ports, ({ tx, now }) =>
      moveFile(tx, key, step.now, {
        ...{ state: isDone ? step.then : 'checked', report: toJson(report as unknown) },
        ...{ progress: null, touched_at: now },
      }),
    )
  } catch (error) {
    await acting(ports, ({ tx, now }) =>
      moveFile(tx, key, step.now, { state: 'failed', progress: null, touched_at: now }),
    )
    throw error
  }
}

async function work(ports: Ports, key: FileKey, step: Step): Promise<FileReport> {
  const { file, books, count } = await reading(ports, async ({ tx }) => ({
    file: await loadFile(tx, key),
    books: await loadMutual(tx, key.mutual_id),
    count: await countPieces(tx, key),
  }))
  if (!file || !books) throw new Error('a file of the office is gone')
  let told = 0
  const tell = (progress: string) => {
    const now = performance.now()
    if (now - told < TELL_EVERY_MS) return
    told = now
    void acting(ports, ({ tx, now: touched_at }) =>
      moveFile(tx, key, step.now, { progress, touched_at }),
    ).catch((error: unknown) => ports.log.error('office-file-failed', error))
  }
  const { mutual } = books
  const { kind, actor } = file
  const bytes = { pieces: () => keptPieces(ports, key, count) }
  return FILE_KINDS[kind]({ ports, mutual, file, bytes, dryRun: step.dryRun, actor, tell })
}

/** The bytes of a file from the database, of which one piece is held. */
async function* keptPieces(ports: Ports, key: FileKey, count: number): AsyncGenerator<Uint8Array> {
  for (let place = 0; place < count; place += 1)
    yield await reading(ports, ({ tx }) => pieceOfFile(tx, key, place))
}
