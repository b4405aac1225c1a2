import { LONG_ANSWER_MS, startChild } from './child.ts'
import type { LoadResult } from './generate.ts'
import { hold } from './hold.ts'
import type { CallOrder } from './load.ts'
import { admin, postgresCpuMs } from './postgres.ts'
import type { Serving } from './servers/listen.ts'

const CONNECTIONS = 48
const WARM_SECONDS = 1
const SECONDS = 2.5

type Order = {
  /** The database of which a copy is served. */
  readonly template: string
  readonly processes: number
  /** How much of a core each process has. */
  readonly share: number
  /** How many members call, of whichever mutual. */
  readonly members: number
}

/** How many were done in a second, and the CPU of the gateways and of PostgreSQL for one, in µs. */
export type Done = {
  readonly perSecond: number
  readonly ownUs: number
  readonly postgresUs: number
}

let copies = 0

/** Whole calls of members on so many gateways, the connections divided among them. */
export async function turnsOfGateways(
  url: string,
  directory: string,
  { template, processes, share, members }: Order,
): Promise<Done> {
  copies += 1
  const name = `bench_turns_copy_${copies}`
  await admin(url, `create database ${name} template ${template}`)
  const servers = Array.from({ length: processes }, (_, at) =>
    startChild(
      'servers/ours',
      [`${url}/${name}`, `${directory}/${name}-${at}.log`],
      LONG_ANSWER_MS,
    ),
  )
  const generator = startChild('load')
  let held: (() => void)[] = []
  const askAll = () => Promise.all(servers.map((server) => server.ask<Serving>({})))
  try {
    const ports = (await askAll()).map(({ port }) => port)
    const load = (seconds: number, round: string) =>
      generator.ask<LoadResult>({
        ...{ ports, connections: CONNECTIONS, seconds, members, name: `${name}-${round}` },
      } satisfies CallOrder)
    await load(WARM_SECONDS, 'warm')
    // Not before: to begin with so little of a core takes longer than all that is measured.
    held = servers.map(({ pid }) => hold(pid, share))
    const [own, database] = [cpuOf(await askAll()), postgresCpuMs()]
    const { requests, perSecond } = await load(SECONDS, 'measured')
    const ownUs = (cpuOf(await askAll()) - own) / requests
    return { perSecond, ownUs, postgresUs: ((postgresCpuMs() - database) * 1000) / requests }
  } finally {
    for (const child of [...servers, generator]) await child.stop()
    for (const release of held) release()
    await admin(url, `drop database ${name}`)
  }
}

function cpuOf(servers: readonly Serving[]): number {
  return servers.reduce((sum, { cpuUs }) => sum + cpuUs, 0)
}
