import { LONG_ANSWER_MS, startChild } from './child.ts'
import { ratiosOf } from './figures.ts'
import type { LoadOrder, LoadResult } from './generate.ts'
import type { Part } from './part.ts'
import type { Serving } from './servers/listen.ts'
import { buildTown } from './town.ts'

const CONNECTIONS = 48
const ROUNDS = 8
const SECONDS = 2.5
const WARM_SECONDS = 2

const SERVERS = ['ours', 'echo'] as const

/** An inbound message, acknowledged once it is stored, beside an echo. */
export const sms: Part = {
  name: 'sms',
  measure: async (directory) => {
    const path = `${directory}/sms.db`
    await buildTown(path)
    const { perSecond, requests } = await inTurns(path, `${directory}/sms.log`)
    const figure = {
      what: 'an inbound SMS acknowledged',
      against: 'a bare Express form echo',
      ratios: ratiosOf(perSecond.ours, perSecond.echo),
      wanted: 0.6,
      tried: TRIED,
    }
    const said =
      `SMS: ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s for each server; ` +
      `${requests.ours} messages to ours, ${requests.echo} to the echo.`
    return { figures: [figure], said: [said] }
  },
}

const TRIED =
  'Beside the HTTP that the echo does too, a message is read through a schema, stored by one ' +
  'insert, logged, and acknowledged after the commit it shares. Tried and kept: the insert ' +
  'compiled once, the answer written without Express.'

async function inTurns(path: string, log: string) {
  const children = {
    ours: startChild('servers/ours', [path, log], LONG_ANSWER_MS),
    echo: startChild('servers/echo'),
  }
  const generator = startChild('sms-load')
  const perSecond = { ours: [] as number[], echo: [] as number[] }
  const requests = { ours: 0, echo: 0 }
  const load = async (name: (typeof SERVERS)[number], round: number, seconds: number) => {
    const { port } = await children[name].ask<Serving>({})
    const order = { port, connections: CONNECTIONS, seconds, name: `${name}-${round}` }
    return generator.ask<LoadResult>(order satisfies LoadOrder)
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
    for (const child of [...Object.values(children), generator]) await child.stop()
  }
  return { perSecond, requests }
}
