import { copyFileSync } from 'node:fs'
import { type Child, LONG_ANSWER_MS, startChild } from './child.ts'
import { type Code, codeBefore } from './code.ts'
import type { LoadOrder, LoadResult } from './generate.ts'
import { assertSameScreens } from './same.ts'
import type { Serving } from './servers/listen.ts'

const CONNECTIONS = 48
const ROUNDS = 8
const SECONDS = 2.5
const WARM_SECONDS = 2

export const TURNS_SAID = `${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s for each server`

/** `before`: with BENCH_OLD, the code of before. */
type Name = 'ours' | 'before' | 'echo' | 'peer'

/** What a server did in each round. */
export type Rounds = {
  readonly perSecond: readonly number[]
  /** Microseconds of CPU for a request. */
  readonly cpuUs: readonly number[]
  readonly requests: number
}

export type Turns = {
  readonly served: Readonly<
    Partial<Record<Name, Rounds>> & Record<'ours' | 'echo' | 'peer', Rounds>
  >
  /** Screens that were compared between the peer and ours before anything was measured. */
  readonly screens: number
  /** The share of time that the busiest load took of its own process. */
  readonly generatorBusy: number
}

/**
 * The same calls on our service, on a bare echo and on the peer, in turns, in one run; with BENCH_OLD on
 * the code of before too.
 */
export async function measureTurns(directory: string, town: string): Promise<Turns> {
  const before = codeBefore()
  const servers = new Map<Name, Child>([
    ['ours', service('ours')],
    ...(before ? [['before', service('before', before)] as const] : []),
    ['echo', startChild('servers/echo')],
    ['peer', startChild('servers/peer', [copyOf('peer')])],
  ])
  const generator = startChild('load')
  try {
    const screens = await assertSameScreens(await portOf('ours'), await portOf('peer'))
    return { screens, ...(await inTurns(generator, servers)) }
  } finally {
    for (const child of [...servers.values(), generator]) await child.stop()
  }

  function copyOf(name: Name): string {
    copyFileSync(town, `${directory}/${name}.db`)
    return `${directory}/${name}.db`
  }

  function service(name: Name, code?: Code): Child {
    const args = [copyOf(name), `${directory}/${name}.log`]
    return startChild('servers/ours', args, LONG_ANSWER_MS, code?.old)
  }

  async function portOf(name: Name): Promise<number> {
    return (await askServing(servers.get(name) as Child)).port
  }
}

async function inTurns(
  generator: Child,
  servers: ReadonlyMap<Name, Child>,
): Promise<Omit<Turns, 'screens'>> {
  const none = () => ({ perSecond: [] as number[], cpuUs: [] as number[], requests: 0 })
  const served = { ours: none(), echo: none(), peer: none(), before: none() }
  let generatorBusy = 0
  const load = async (name: Name, child: Child, round: number, seconds: number) => {
    const { port, cpuUs } = await askServing(child)
    const order = { ports: [port], connections: CONNECTIONS, seconds, name: `${name}-${round}` }
    const result = await generator.ask<LoadResult>(order satisfies LoadOrder)
    const taken = (await askServing(child)).cpuUs - cpuUs
    return { ...result, cpuUs: taken / result.requests }
  }
  for (const [name, child] of servers) await load(name, child, 0, WARM_SECONDS)
  for (let round = 1; round <= ROUNDS; round += 1) {
    // There and back again, so that what changes slowly falls on each alike.
    for (const [name, child] of round % 2 === 1 ? servers : [...servers].toReversed()) {
      const result = await load(name, child, round, SECONDS)
      const one = served[name]
      one.perSecond.push(result.perSecond)
      one.cpuUs.push(result.cpuUs)
      one.requests += result.requests
      generatorBusy = Math.max(generatorBusy, result.busy)
    }
  }
  const { before, ...others } = served
  return { served: servers.has('before') ? { ...others, before } : others, generatorBusy }
}

function askServing(child: Child): Promise<Serving> {
  return child.ask<Serving>({})
}
