import { readFileSync } from 'node:fs'

/** What the processes of one part of the service take. */
export type Taken = {
  readonly memoryMb: number
  /** Since the processes began. */
  readonly cpuMs: number
  readonly writtenMb: number
}

const MB = 2 ** 20
const PAGE_KB = 1024
/** Linux counts CPU in hundredths of a second. */
const TICK_MS = 10

/** The children of a process that still run. */
export function childrenOf(parent: number): number[] {
  try {
    return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
      .split(' ')
      .filter((pid) => pid !== '')
      .map(Number)
  } catch {
    return []
  }
}

/**
 * What these processes take, their ended children included. Memory that several share, as those of
 * PostgreSQL do, is counted once.
 */
export function takenBy(pids: readonly number[]): Taken {
  const all = pids.flatMap((pid) => readProcess(pid))
  const sum = (of: (one: Process) => number) => all.reduce((total, one) => total + of(one), 0)
  const sharedKb = Math.max(0, ...all.map(({ sharedKb }) => sharedKb))
  return {
    memoryMb: (sum(({ ownKb }) => ownKb) + sharedKb) / PAGE_KB,
    cpuMs: sum(({ ticks }) => ticks) * TICK_MS,
    writtenMb: sum(({ written }) => written) / MB,
  }
}

type Process = { readonly ownKb: number; readonly sharedKb: number; readonly ticks: number; readonly written: number } // prettier-ignore

/** None where it has ended meanwhile. */
function readProcess(pid: number): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const io = readFileSync(`/proc/${pid}/io`, 'utf8')
    const kb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [
      {
        ownKb: kb('RssAnon'),
        sharedKb: kb('RssShmem') + kb('RssFile'),
        ticks: fields.slice(11, 15).reduce((total, value) => total + Number(value), 0),
        written: Number(/write_bytes: (\d+)/.exec(io)?.[1] ?? 0),
      },
    ]
  } catch {
    return []
  }
}

/** The processes of the machine that run PostgreSQL below this one, and itself. */
export function postgresPids(postmaster: number): number[] {
  return [postmaster, ...childrenOf(postmaster)]
}
