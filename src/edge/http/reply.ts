import type { ServerResponse } from 'node:http'
import type { Log } from '../../app/ports.ts'
import type { CallbackReply } from './callback.ts'
import { isToComeAgain } from './raw-body.ts'

/** What is answered where a request failed, whichever way it was read: a status and a reason, no more. */
export function answerError(log: Log): (error: unknown, response: ServerResponse) => void {
  return (error, response) => {
    const status = statusOf(error)
    if (status >= 500) log.error('request-failed', error)
    if (response.headersSent) return
    const text = JSON.stringify({ error: reasonOf(status) })
    writeReply(response, { status, type: 'application/json; charset=utf-8', text })
  }
}

/** The same, and then what is left to do; its faults go to `failed`. */
export function reply(
  response: ServerResponse,
  answered: CallbackReply,
  failed: (error: unknown) => void,
): void {
  writeReply(response, answered)
  answered.afterwards?.().catch(failed)
}

/** By hand, since Express looks up a type and a character set anew for each reply. */
function writeReply(response: ServerResponse, { status, type, text }: CallbackReply): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

/** Faults of a request carry a status of their own (a body too large, not JSON); others are ours. */
function statusOf(error: unknown): number {
  if (isToComeAgain(error)) return 503
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function reasonOf(status: number): string {
  if (status === 413) return 'the body is too large'
  return status < 500 ? 'the request cannot be read' : 'something went wrong on our side'
}
