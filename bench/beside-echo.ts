import { LONG_ANSWER_MS, startChild } from './child.ts'
import type { LoadOrder, LoadResult } from './generate.ts'
import type { Serving } from './servers/listen.ts'

const CONNECTIONS = 48
const ROUNDS = 8
const SECONDS = 2.5
const WARM_SECONDS = 2

const SERVERS = ['ours', 'echo'] as const

export const BESIDE_SAID = `${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s for each server`

/**
 * One load on the service and on a bare Express echo, in turns. `generator` is the program that makes
 * it; the service has this database, and logs there.
 */
export async function besideEcho(
  generator: 'sms-load' | 'callback-load',
  path: string,
  log: string,
) {
  const children = {
    ours: startChild('servers/ours', [path, log], LONG_ANSWER_MS),
    echo: startChild('servers/echo'),
  }
  const generating = startChild(generator)
  const perSecond = { ours: [] as number[], echo: [] as number[] }
  const requests = { ours: 0, echo: 0 }
  const load = async (name: (typeof SERVERS)[number], round: number, seconds: number) => {
    const { port } = await children[name].ask<Serving>({})
    const order = { ports: [port], connections: CONNECTIONS, seconds, name: `${name}-${round}` }
    return generating.ask<LoadResult>(order satisfies LoadOrder)
  }
  try {
    for (const name of SERVERS) await load(name, 0, WARM_SECONDS)
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const name of round % 2 === 1 ? SERVERS : SERVERS.toReversed()) {
        const result = await load(name, round, SECONDS)
        perSecond[name].push(result.perSecond)
        requests[name] += result.requests
      }
    }
  } finally {
    for (const child of [...Object.values(children), generating]) await child.stop()
  }
  return { perSecond, requests }
}
