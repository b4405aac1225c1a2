import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import type { Answered, Asked } from '../../src/edge/outgoing/request.ts'
import type { Outgoing, Reply } from '../../src/simulators/kernel/http.ts'
import type { Simulator } from '../../src/simulators/kernel/at-work.ts'
import type { World } from '../world.ts'

/** Who listens at an address: operators of towns of this process. */
const operators = new Map<string, Pick<Simulator<unknown>, 'handle'>>()

/** Gives an operator an address of its own, which it answers at. */
export function listenAt<Own>(name: string, simulator: Simulator<Own>): string {
  const host = `${name}-${operators.size + 1}.operators.example`
  operators.set(host, simulator)
  return `https://${host}`
}

/**
 * What adapters send their requests by, in place of the network: it reaches the simulators of this
 * process, takes no time, and comes in the same order each time, so that a seed replays.
 */
export async function request({ url, method, headers = {}, body = '' }: Asked): Promise<Answered> {
  const { hostname, pathname, searchParams } = new URL(url)
  const operator = operators.get(hostname)
  if (!operator) return { kind: 'not-sent', code: 'ENOTFOUND' }
  const answer = await operator.handle({
    ...{ method, path: pathname, query: Object.fromEntries(searchParams), body },
    headers: lower(headers),
  })
  if (answer.fate === 'hang') return { kind: 'unknown', code: 'timeout' }
  if (answer.fate === 'cut') return { kind: 'unknown', code: 'answer-cut' }
  return { kind: 'answer', status: answer.status, text: answer.body }
}

/** Brings a callback to our door, past the key; throws when the process died meanwhile. */
export async function callDoor({ ports }: World, outgoing: Outgoing): Promise<Reply> {
  const { method, url, headers, body } = outgoing
  const [, , , wallet = '', ...rest] = new URL(url).pathname.split('/')
  const { reply } = await receiveCallback(ports, wallet, {
    ...{ rest: rest.join('/'), headers: lower(headers), raw: body },
    method: method === 'PUT' ? 'PUT' : 'POST',
  })
  return { status: reply.status, body: reply.body }
}

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  const small = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return Object.fromEntries(small) as Record<string, string>
}
