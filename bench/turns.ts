import { copyFileSync } from 'node:fs'
import { type Child, startChild } from './child.ts'
import type { LoadOrder, LoadResult } from './generate.ts'
import { assertSameScreens } from './same.ts'

const CONNECTIONS = 48
const ROUNDS = 8
const SECONDS = 2.5
const WARM_SECONDS = 2

export const TURNS_SAID = `${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s for each server`

const SERVERS = ['ours', 'echo', 'peer'] as const

type Name = (typeof SERVERS)[number]

export type Turns = {
  /** Requests per second of each round. */
  readonly perSecond: Readonly<Record<Name, readonly number[]>>
  readonly requests: Readonly<Record<Name, number>>
  /** Screens that were compared between the peer and ours before anything was measured. */
  readonly screens: number
  /** The share of time that the busiest load took of its own process. */
  readonly generatorBusy: number
}

/** The same calls on our service, on a bare echo and on the peer, in turns, in one run. */
export async function measureTurns(directory: string, town: string): Promise<Turns> {
  for (const name of ['ours', 'peer']) copyFileSync(town, `${directory}/${name}.db`)
  const children: Record<Name, Child> = {
    ours: startChild('servers/ours', [`${directory}/ours.db`, `${directory}/service.log`]),
    echo: startChild('servers/echo'),
    peer: startChild('servers/peer', [`${directory}/peer.db`]),
  }
  const generator = startChild('load')
  try {
    const ports = { ours: 0, echo: 0, peer: 0 }
    for (const name of SERVERS) ports[name] = await portOf(children[name])
    const screens = await assertSameScreens(ports.ours, ports.peer)
    return { screens, ...(await inTurns(generator, ports)) }
  } finally {
    for (const child of [...Object.values(children), generator]) await child.stop()
  }
}

async function inTurns(
  generator: Child,
  ports: Readonly<Record<Name, number>>,
): Promise<Omit<Turns, 'screens'>> {
  const perSecond: Record<Name, number[]> = { ours: [], echo: [], peer: [] }
  const requests = { ours: 0, echo: 0, peer: 0 }
  let generatorBusy = 0
  const load = (name: Name, round: number, seconds: number) => {
    const order = { port: ports[name], connections: CONNECTIONS, seconds, name: `${name}-${round}` }
    return generator.ask<LoadResult>(order satisfies LoadOrder)
  }
  for (const name of SERVERS) await load(name, 0, WARM_SECONDS)
  for (let round = 1; round <= ROUNDS; round += 1) {
    // There and back again, so that what changes slowly falls on each alike.
    for (const name of round % 2 === 1 ? SERVERS : SERVERS.toReversed()) {
      const result = await load(name, round, SECONDS)
      perSecond[name].push(result.perSecond)
      requests[name] += result.requests
      generatorBusy = Math.max(generatorBusy, result.busy)
    }
  }
  return { perSecond, requests, generatorBusy }
}

async function portOf(child: Child): Promise<number> {
  return (await child.ask<{ port: number }>({})).port
}
