import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Callback, CallbackReply, Doors } from './callback.ts'
import { BODY_LIMIT } from './raw-body.ts'
import { type Read, readerOf } from './read-callback.ts'
import { reply } from './reply.ts'

/** `/at/KEY/ussd`, written as our settings tell it to carriers, and the query of some. */
const ADDRESS = /^\/([a-z]+)\/([^/?%]+)(\/[^?%]*[^?%/])(?:\?(.*))?$/

type Front = {
  /** By the first word of their addresses: `at`. */
  readonly doors: Readonly<Record<string, Doors>>
  readonly isKey: (given: string) => boolean
  /** Answers what a door threw. */
  readonly fail: (error: unknown, response: ServerResponse) => void
  /** Whatever is not taken here. */
  readonly others: RequestListener
}

/**
 * Carriers and operators knock all day, and Express would take more of the machine than all that a turn of a
 * call does with its form: what they send as they always do is read here. It is left to Express, which
 * has the same doors, where anything about it is unusual, a wrong key among it.
 */
export function createFront({ doors, isKey, fail, others }: Front): RequestListener {
  return (request, response) => {
    const [, first = '', key = '', path = '', query] = ADDRESS.exec(request.url ?? '') ?? []
    const behind = Object.hasOwn(doors, first) ? doors[first] : undefined
    const read = behind && isWhole(request) ? readerOf(behind.reads, request, query) : null
    const isOurs = behind && read && isKey(key) && behind.opens(path, request) === 'open'
    if (!isOurs) return others(request, response)
    collect(request, (body, error) => {
      const failed = (thrown: unknown) => fail(thrown, response)
      answer(behind, { path, request }, { read, body, error }).then(
        (answered) => reply(response, answered, failed),
        failed,
      )
    })
  }
}

/** In one piece, not packed, of a size that is taken. */
function isWhole({ headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0' } = headers
  return (
    Number(length) <= BODY_LIMIT && !headers['content-encoding'] && !headers['transfer-encoding']
  )
}

type Arrived = { readonly read: Read; readonly body: Buffer; readonly error: unknown }

async function answer(
  doors: Doors,
  from: Pick<Callback, 'path' | 'request'>,
  { read, body, error }: Arrived,
): Promise<CallbackReply> {
  const { fields, raw, fault } = read(body)
  const callback = { ...from, fields, raw }
  if (error ?? fault) return doors.cannotTake(callback, error ?? fault)
  try {
    return await doors.take(callback)
  } catch (thrown) {
    return await doors.cannotTake(callback, thrown)
  }
}

/** The body once it is there, or with an error what there was of it. */
function collect(request: IncomingMessage, done: (body: Buffer, error: unknown) => void): void {
  const chunks: Buffer[] = []
  let isOver = false
  const end = (error: unknown) => {
    if (isOver) return
    isOver = true
    done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), error)
  }
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => end(null))
  // Whatever ends it before that: its sender went away.
  request.on('error', () => end(ABORTED))
  request.on('close', () => end(ABORTED))
}

const ABORTED = Object.assign(new Error('request aborted'), {
  ...{ type: 'request.aborted', status: 400 },
})
