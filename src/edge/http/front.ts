import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import type { Callback, CallbackReply, Doors } from './callback.ts'
import { BODY_LIMIT, FIELDS_MAX, wordForWord } from './raw-body.ts'
import { writeReply } from './reply.ts'

/** `/at/KEY/ussd`, written as our settings tell it to carriers. */
const ADDRESS = /^\/([a-z]+)\/([^/?%]+)(\/[^?%]*[^?%/])$/

const FORM = /^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i

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
    const [, first = '', key = '', path = ''] = ADDRESS.exec(request.url ?? '') ?? []
    const behind = Object.hasOwn(doors, first) ? doors[first] : undefined
    const isOurs = behind && isReadHere(request, behind.reads) && isKey(key)
    if (!isOurs || behind.opens(path, request) !== 'open') return others(request, response)
    collect(request, (body, error) => {
      answer(behind, callbackOf(path, request, body, behind.reads), error).then(
        (reply) => writeReply(response, reply),
        (thrown: unknown) => fail(thrown, response),
      )
    })
  }
}

/** Whole, in one piece, not packed, of a size that is taken, and a form where one is read. */
function isReadHere({ headers }: IncomingMessage, reads: Doors['reads']): boolean {
  const length = Number(headers['content-length'])
  if (!(length <= BODY_LIMIT) || headers['content-encoding'] || headers['transfer-encoding']) {
    return false
  }
  return reads === 'any' || FORM.test(headers['content-type'] ?? '')
}

async function answer(doors: Doors, callback: Callback, error: unknown): Promise<CallbackReply> {
  const fault = error ?? tooManyFields(doors, callback)
  if (fault) return doors.cannotTake(callback, fault)
  try {
    return await doors.take(callback)
  } catch (thrown) {
    return await doors.cannotTake(callback, thrown)
  }
}

/** Named as the body parsers of Express name it. */
function tooManyFields({ reads }: Doors, { raw }: Callback): unknown {
  if (reads !== 'form' || raw.split('&', FIELDS_MAX + 1).length <= FIELDS_MAX) return null
  return Object.assign(new Error('too many parameters'), {
    ...{ type: 'parameters.too.many', status: 413 },
  })
}

function callbackOf(
  path: string,
  request: IncomingMessage,
  body: Buffer,
  reads: Doors['reads'],
): Callback {
  const raw = wordForWord(body)
  const fields =
    reads === 'form' ? { ...parse(body.toString('utf8'), '&', '=', OPTIONS) } : undefined
  return { path, request, fields, raw }
}

const OPTIONS = { maxKeys: FIELDS_MAX }

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
