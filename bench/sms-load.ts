import { SMS_PATH } from './calls.ts'
import { answerParent } from './child.ts'
import { type Connection, openConnection } from './http-client.ts'
import type { LoadOrder, LoadResult } from './load.ts'
import { residents } from './town.ts'

const senders = residents()
let messages = 0

/** Messages for so many seconds over so many connections, each a new one by another phone. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const connections = Array.from({ length: order.connections }, () => openConnection(order.port))
  const idleBefore = performance.eventLoopUtilization()
  const startedMs = performance.now()
  const untilMs = startedMs + order.seconds * 1000
  let requests = 0
  const run = async (connection: Connection): Promise<void> => {
    while (performance.now() < untilMs) {
      messages += 1
      const form = formOf(
        `${order.name}-${messages}`,
        senders[messages % senders.length]?.phone ?? '',
      )
      const { status, body } = await connection.post(SMS_PATH, form)
      if (status !== 200) throw new Error(`${status}: ${body}`)
      requests += 1
    }
    connection.close()
  }
  await Promise.all(connections.map(run))
  const seconds = (performance.now() - startedMs) / 1000
  const busy = performance.eventLoopUtilization(idleBefore).utilization
  return { requests, perSecond: requests / seconds, busy }
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

answerParent<LoadOrder>(load)
