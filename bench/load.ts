import { CALLBACK_PATH, formOf, scriptOf } from './calls.ts'
import { answerParent } from './child.ts'
import { generate, type LoadOrder } from './generate.ts'
import type { Connection } from './http-client.ts'
import { residents } from './town.ts'

const callers = residents()
let calls = 0

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

/** Whole calls, one after the other on each connection, each by another phone. */
answerParent<LoadOrder>((order) =>
  generate(order, (connection, untilMs) => callOnce(connection, order.name, untilMs)),
)
