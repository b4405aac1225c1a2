import { SMS_PATH } from './calls.ts'
import { answerParent } from './child.ts'
import { generate, type LoadOrder } from './generate.ts'
import type { Connection } from './http-client.ts'
import { residents } from './town.ts'

const senders = residents()
let messages = 0

/** A new message, by another phone than the one before it. */
async function textOnce(connection: Connection, name: string): Promise<number> {
  messages += 1
  const form = formOf(`${name}-${messages}`, senders[messages % senders.length]?.phone ?? '')
  const { status, body } = await connection.post(SMS_PATH, form)
  if (status !== 200) throw new Error(`${status}: ${body}`)
  return 1
}

/** What Africa's Talking sends of a message. */
function formOf(id: string, from: string): string {
  return new URLSearchParams({
    id,
    from,
    to: '21512',
    text: 'PAY 500',
    date: '2026-03-10T08:00:00Z',
    linkId: 'link-1',
    networkCode: '63902',
  }).toString()
}

answerParent<LoadOrder>((order) =>
  generate(order, (connection) => textOnce(connection, order.name)),
)
