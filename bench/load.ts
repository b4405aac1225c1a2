import { CALLBACK_PATH, formOf, scriptOf } from './calls.ts'
import { answerParent } from './child.ts'
import { type Connection, openConnection } from './http-client.ts'
import { residents } from './town.ts'

/** Calls for so many seconds over so many connections, and then no more. */
export type LoadOrder = {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** Makes the session ids of this load its own. */
  readonly name: string
}

export type LoadResult = {
  readonly requests: number
  readonly perSecond: number
  /** How much of the time the generator itself was at work, 0 to 1. */
  readonly busy: number
}

const callers = residents()
let calls = 0

/** Whole calls, one after the other on each connection, each by another phone. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const connections = Array.from({ length: order.connections }, () => openConnection(order.port))
  const idleBefore = performance.eventLoopUtilization()
  const startedMs = performance.now()
  const untilMs = startedMs + order.seconds * 1000
  let requests = 0
  const run = async (connection: Connection): Promise<void> => {
    while (performance.now() < untilMs) {
      const made = await callOnce(connection, order.name, untilMs)
      requests += made
    }
    connection.close()
  }
  await Promise.all(connections.map(run))
  const seconds = (performance.now() - startedMs) / 1000
  const busy = performance.eventLoopUtilization(idleBefore).utilization
  return { requests, perSecond: requests / seconds, busy }
}

/** One call, cut off when the time is over. Returns how many requests it made. */
async function callOnce(connection: Connection, name: string, untilMs: number): Promise<number> {
  calls += 1
  const call = calls
  const caller = callers[call % callers.length] as (typeof callers)[number]
  let requests = 0
  for (const text of scriptOf(call)) {
    const form = formOf(`${name}-${call}`, caller, text)
    const { status, body } = await connection.post(CALLBACK_PATH, form)
    if (status !== 200 || !/^(CON|END) /.test(body)) throw new Error(`${status}: ${body}`)
    requests += 1
    if (performance.now() >= untilMs) break
  }
  return requests
}

answerParent<LoadOrder>(load)
