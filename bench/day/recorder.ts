import { appendFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { Child } from '../child.ts'
import { countPatient, type Queues, type Reader, readQueues } from './database.ts'
import { KINDS, type Looked } from './kinds.ts'
import { type Taken, takenBy } from './machine.ts'
import type { probeSyncs } from './syncs.ts'

/** Messages that nobody waits for may be hundreds of thousands: they are counted so often. */
const PATIENT_EVERY = 10

/** A part of the service: one gateway, or PostgreSQL with all its processes. */
export type Measured = { readonly name: string; pids(): readonly number[] }

/** How long the disk took to keep a block beside the service. */
type Disk = Pick<Awaited<ReturnType<typeof probeSyncs>>, 'longestMs'>

const QUEUES: readonly (keyof Queues)[] = ['inbox', 'inboxMs', 'events', 'eventsMs', 'outbox', 'outboxMs'] // prettier-ignore
const SPREAD = ['count', 'p50', 'p99', 'max'] as const
const TAKEN: readonly (keyof Taken)[] = ['memoryMb', 'cpuMs', 'writtenMb']

/** The most that each part took, for the whole run; CPU and bytes without what was before. */
export type Most = Readonly<Record<string, Taken>>

/**
 * Writes a line a second to a CSV: what was answered and how soon, what waits, what each part takes.
 * `now`: the clock of the day.
 */
export function createRecorder(
  path: string,
  { child, reader, parts, disk, now }: { readonly child: Child; readonly reader: Reader; readonly parts: readonly Measured[]; readonly disk: Disk; readonly now: () => number }, // prettier-ignore
) {
  const columns = [
    'second',
    ...KINDS.flatMap((kind) => SPREAD.map((of) => `${kind}.${of}`)),
    ...QUEUES,
    ...['patient', 'carried', 'load', 'diskMs'],
    ...parts.flatMap(({ name }) => TAKEN.map((of) => `${name}.${of}`)),
  ]
  writeFileSync(path, `${columns.join()}\n`)
  const startMs = performance.now()
  const took = parts.map(() => ({ first: { cpuMs: 0, writtenMb: 0 }, kept: { cpuMs: 0, writtenMb: 0 }, last: takenBy([]), memoryMb: 0 })) // prettier-ignore
  for (const [at, part] of parts.entries()) {
    const { cpuMs, writtenMb } = takenBy(part.pids())
    Object.assign(took[at] as object, { first: { cpuMs, writtenMb } })
  }
  let lines = 0
  let patient = 0
  const queuesMost: Record<string, number> = {}

  /** A process that was started again begins to count anew: what the one before took is kept. */
  function measure(at: number): Taken {
    const own = took[at]
    if (!own) return takenBy([])
    const taken = takenBy(parts[at]?.pids() ?? [])
    if (taken.cpuMs < own.last.cpuMs) {
      own.kept.cpuMs += own.last.cpuMs
      own.kept.writtenMb += own.last.writtenMb
    }
    own.last = taken
    own.memoryMb = Math.max(own.memoryMb, taken.memoryMb)
    const since = (of: 'cpuMs' | 'writtenMb') => own.kept[of] + taken[of] - own.first[of]
    return { memoryMb: taken.memoryMb, cpuMs: since('cpuMs'), writtenMb: since('writtenMb') }
  }

  async function record(): Promise<Looked & { readonly isQuiet: boolean }> {
    const looked = await child.ask<Looked>({ do: 'look' })
    const queues = await readQueues(reader, now())
    if (lines % PATIENT_EVERY === 0) patient = await countPatient(reader)
    lines += 1
    for (const name of QUEUES) queuesMost[name] = Math.max(queuesMost[name] ?? 0, queues[name])
    queuesMost['patient'] = Math.max(queuesMost['patient'] ?? 0, patient)
    const diskMs = disk.longestMs()
    queuesMost['diskMs'] = Math.max(queuesMost['diskMs'] ?? 0, diskMs)
    const values = [
      (performance.now() - startMs) / 1000,
      ...KINDS.flatMap((kind) => SPREAD.map((of) => looked.spreads[kind][of])),
      ...QUEUES.map((name) => queues[name]),
      ...[patient, looked.carried, loadavg()[0] ?? 0, diskMs],
      ...parts.flatMap((_, at) => Object.values(measure(at))),
    ]
    appendFileSync(path, `${values.map((value) => Math.round(value * 10) / 10).join()}\n`)
    const isQuiet = queues.inbox + queues.events + queues.outbox === 0
    return { ...looked, isQuiet }
  }

  return {
    record,
    most: (): Most =>
      Object.fromEntries(parts.map(({ name }, at) => [name, { ...measure(at), memoryMb: took[at]?.memoryMb ?? 0 }])), // prettier-ignore
    queuesMost: (): Readonly<Record<string, number>> => queuesMost,
    seconds: () => (performance.now() - startMs) / 1000,
  }
}
