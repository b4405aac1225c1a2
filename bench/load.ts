import { CALLBACK_PATH, formOf, scriptOf } from './calls.ts'
import { answerParent } from './child.ts'
import { generate, type LoadOrder } from './generate.ts'
import type { Connection } from './http-client.ts'
import { phoneAt } from './register.ts'
import { type Resident, residents } from './town.ts'

/** `members`: so many call, of many mutuals, in place of the town. */
export type CallOrder = LoadOrder & { readonly members?: number }

type Caller = Pick<Resident, 'phone'>

const town = residents()
let calls = 0

/** One call, cut off when the time is over. Returns how many requests it made. */
async function callOnce(
  connection: Connection,
  name: string,
  untilMs: number,
  members: number | undefined,
): Promise<number> {
  calls += 1
  const call = calls
  const caller = members ? { phone: phoneAt(call % members) } : townsman(call)
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
function townsman(call: number): Caller {
  return town[call % town.length] as Resident
}

answerParent<CallOrder>((order) =>
  generate(order, (connection, untilMs) =>
    callOnce(connection, order.name, untilMs, order.members),
  ),
)
