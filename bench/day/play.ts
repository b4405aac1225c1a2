import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { startChild } from '../child.ts'
import { audit, jobsOf } from './audit.ts'
import { pause } from './carrier.ts'
import { DAY, QUIET_ENDS, STARTS_BEFORE_MS } from './country.ts'
import { readerOf } from './database.ts'
import { type Fault, makeFault } from './faults.ts'
import type { Opened, Played } from './kinds.ts'
import { createRecorder, type Most } from './recorder.ts'
import { CALLBACK_KEY, makeGateway, type Setting, verifyBooks } from './service.ts'
import type { StoreName, Stores } from './stores.ts'
import { probeSyncs, syncsOf } from './syncs.ts'

/** After the time is over calls come to their end, and what was asked for is answered: at most so long. */
const SETTLES_MS = 5 * 60 * 1000

export type Run = {
  readonly store: StoreName
  readonly fault: Fault
  readonly minutes: number
  readonly members: number
  readonly directory: string
  readonly seed: number
}

/** What a run has shown. */
export type Shown = Run & {
  readonly began: string
  /** Until all was done that was asked for. */
  readonly seconds: number
  readonly played: Omit<Played, 'payments' | 'told' | 'checks'>
  readonly most: Most
  readonly queues: Readonly<Record<string, number>>
  readonly broken: readonly string[]
  readonly verified: { readonly wrong: readonly string[]; readonly seconds: number }
  readonly jobs: readonly string[]
  readonly notes: readonly string[]
  readonly loads: readonly number[]
  /** How long the machine's disk takes for a sync, in ms: half of them and 95 %, before the run. */
  readonly syncMs: { readonly p50: number; readonly p95: number }
}

export function nameOf({ store, fault, members }: Run): string {
  return `${store}-${fault}-${members}`
}

/** Plays a day on a store, and looks at what is there afterwards. */
export async function play(run: Run, stores: Stores): Promise<Shown> {
  const name = nameOf(run)
  const folder = `${run.directory}/${name}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const databaseUrl = await stores.fresh(name)
  const forMs = run.minutes * 60_000
  const before = Math.min(STARTS_BEFORE_MS, forMs / 4)
  const aheadMs = Math.round((QUIET_ENDS - before - Date.now()) / 1000) * 1000
  const now = () => Date.now() + aheadMs
  const began = new Date().toISOString()
  const child = startChild('day/generator')
  const reader = await readerOf(databaseUrl)
  const notes: string[] = []
  try {
    const outside = await child.ask<Opened>({ do: 'open', seed: run.seed, aheadMs, members: run.members }) // prettier-ignore
    const setting: Setting = { folder, databaseUrl, outside, aheadMs, isSlow: run.store === 'sqlite-slow' } // prettier-ignore
    const syncMs = syncsOf(run.directory)
    const disk = await probeSyncs(run.directory)
    const gateways = await Promise.all(Array.from({ length: stores.gateways }, (_, at) => makeGateway(setting, `gateway-${at + 1}`))) // prettier-ignore
    try {
      for (const gateway of gateways) await gateway.start()
      const parts = [
        ...gateways.map((gateway) => ({ name: gateway.name, pids: () => [gateway.pid() ?? -1] })),
        ...stores.parts,
      ]
      const recorder = createRecorder(`${folder}/seconds.csv`, { child, reader, parts, disk, now })
      const startMs = performance.now()
      const second = () => Math.round((performance.now() - startMs) / 1000)
      const note = (what: string) => void notes.push(`${second()} s: ${what}`)
      await child.ask({ do: 'begin', ports: gateways.map(({ port }) => port), key: CALLBACK_KEY, forMs }) // prettier-ignore
      const loads = [loadavg()[0] ?? 0]
      const asks = asksInTurn(child)
      const fault = makeFault(run.fault, { child: asks, gateways, note }, forMs)
      for (let tick = 1; ; tick += 1) {
        await pause(startMs + tick * 1000 - performance.now())
        const looked = await asks.inTurn(() => recorder.record())
        if (tick % 60 === 0) loads.push(loadavg()[0] ?? 0)
        const isOver = performance.now() - startMs > forMs
        if (isOver && looked.isQuiet && looked.underWay === 0 && looked.waitedFor === 0) break
        if (performance.now() - startMs > forMs + SETTLES_MS) break
      }
      await fault
      note('all is done that was asked for')
      const { payments, told, checks, ...played } = await child.ask<Played>({ do: 'end' })
      const broken = await audit(reader, { payments, told, checks })
      const jobs = await jobsOf(reader, DAY)
      const most = recorder.most()
      const seconds = recorder.seconds()
      for (const gateway of gateways) note(`${gateway.name} ended in ${Math.round(await gateway.stop())} ms`) // prettier-ignore
      const verified = verifyBooks(setting)
      const shown = { ...run, began, seconds, played, most, queues: recorder.queuesMost(), broken, verified, jobs, notes, loads, syncMs } // prettier-ignore
      writeFileSync(`${folder}/shown.json`, JSON.stringify(shown, null, 1))
      return shown
    } finally {
      await disk.stop()
      for (const gateway of gateways) if (gateway.pid() !== null) await gateway.kill()
    }
  } finally {
    await reader.close()
    await child.stop()
  }
}

/** A child answers one question at a time. */
function asksInTurn(child: ReturnType<typeof startChild>) {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const asked = last.then(ask)
    last = asked.catch(() => undefined)
    return asked
  }
  return { ...child, ask: <Answer>(message: unknown) => inTurn(() => child.ask<Answer>(message)), inTurn } // prettier-ignore
}
