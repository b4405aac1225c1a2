import { setTimeout } from 'node:timers/promises'
import { CALLBACK_PATH, formOf } from './calls.ts'
import { phoneAt } from './register.ts'
import { type Connection, openConnection } from './http-client.ts'

/** How long each request took, in ms from when it was due, the shortest first. */
export type Waits = readonly number[]

/**
 * Dials a service at fixed times, whether the request before is answered or not, while something else is
 * done. A request that is late because the ones before it hold all connections is late all the same.
 */
export async function dialMeanwhile<Done>(
  port: number,
  everyMs: number,
  meanwhile: () => Promise<Done>,
): Promise<{ readonly done: Done; readonly waits: Waits }> {
  const free: Connection[] = []
  const open = new Set<Promise<void>>()
  const tookMs: number[] = []
  let calls = 0
  const dial = async (dueMs: number) => {
    const connection = free.pop() ?? openConnection(port)
    calls += 1
    const phone = phoneAt(calls % CALLERS)
    const { status, body } = await connection.post(
      CALLBACK_PATH,
      formOf(`b-${calls}`, { phone }, ''),
    )
    tookMs.push(performance.now() - dueMs)
    free.push(connection)
    if (status !== 200 || !/^(CON|END) /.test(body)) throw new Error(`${status}: ${body}`)
  }
  let isOver = false
  const dialAll = async () => {
    for (let dueMs = performance.now() + everyMs; !isOver; dueMs += everyMs) {
      await setTimeout(Math.max(0, dueMs - performance.now()))
      const done: Promise<void> = dial(dueMs).finally(() => open.delete(done))
      open.add(done)
      done.catch(() => undefined)
    }
  }
  const dialling = dialAll()
  const done = await meanwhile().finally(() => (isOver = true))
  await dialling
  await Promise.all(open)
  for (const connection of free) connection.close()
  return { done, waits: tookMs.sort((a, b) => a - b) }
}

/** Phones of nobody in the file: their calls are stored and answered like all others. */
const CALLERS = 5000

/** Under what so large a part of all waits stays. */
export function waitAt(waits: Waits, share: number): number {
  return waits[Math.ceil(share * waits.length) - 1] ?? 0
}
