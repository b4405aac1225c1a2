import { type Connection, openConnection } from './http-client.ts'

/** Requests for so many seconds over so many connections, and then no more. */
export type LoadOrder = {
  /** Servers that have the connections in turn. */
  readonly ports: readonly number[]
  readonly connections: number
  readonly seconds: number
  /** Makes the ids of this load its own. */
  readonly name: string
}

export type LoadResult = {
  readonly requests: number
  readonly perSecond: number
  /** How much of the time the generator itself was at work, 0 to 1. */
  readonly busy: number
}

/** Does work over each connection again and again; the work says how many requests it made. */
export async function generate(
  order: LoadOrder,
  work: (connection: Connection, untilMs: number) => Promise<number>,
): Promise<LoadResult> {
  const connections = Array.from({ length: order.connections }, (_, at) =>
    openConnection(order.ports[at % order.ports.length] as number),
  )
  const idleBefore = performance.eventLoopUtilization()
  const startedMs = performance.now()
  const untilMs = startedMs + order.seconds * 1000
  let requests = 0
  const run = async (connection: Connection): Promise<void> => {
    while (performance.now() < untilMs) {
      const made = await work(connection, untilMs)
      requests += made
    }
    connection.close()
  }
  await Promise.all(connections.map(run))
  const seconds = (performance.now() - startedMs) / 1000
  const busy = performance.eventLoopUtilization(idleBefore).utilization
  return { requests, perSecond: requests / seconds, busy }
}
