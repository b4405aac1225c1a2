import type { SmsCarrier, SmsMessage, SmsOutcome } from '../../../app/ports.ts'
import { type Answered, request } from '../../outgoing/request.ts'
import { fill } from '../../../core/text/template.ts'

/** An aggregator that takes SMS as any HTTP request: what to send, and what its answer must say. */
type HttpSmsOptions = {
  readonly name: string
  /** The sender name or short code, `{{from}}` in the templates. */
  readonly from?: string | undefined
  readonly send: {
    /** May hold the same `{{…}}` as the body. */
    readonly url: string
    readonly method: 'GET' | 'POST' | 'PUT'
    readonly contentType: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string | undefined
    /** A text that the answer to an accepted message holds; any answer of 200 to 299 without it. */
    readonly accepted?: string | undefined
    /** A text in the answer to a message that may be tried again. */
    readonly retry?: string | undefined
  }
  readonly timeoutMs?: number
}

/** An answer that takes longer is not waited for. */
const TIMEOUT_MS = 15_000

type Rejection = Omit<Extract<SmsOutcome, { kind: 'rejected' }>, 'kind' | 'code'>

/** What the operator of the service can do about it. */
const REPAIR = {
  key: 'the carrier does not take the headers or the key of the installation file',
  request:
    'the carrier takes no such request: look at its address and body in the installation file',
  answer: 'the answer of the carrier does not hold the text that “accepted” asks for',
} as const

/** Statuses that say that nothing was sent. Others of 400 to 499 are ours to repair. */
const STATUSES: Readonly<Record<number, Rejection>> = {
  401: { retryable: true, alert: REPAIR.key },
  403: { retryable: true, alert: REPAIR.key },
  408: { retryable: true },
  429: { retryable: true },
  503: { retryable: true },
}

/** The carrier. Its messages go by our own id there, in `{{id}}` and in its reports. */
export function httpSms({
  name,
  from = '',
  send,
  timeoutMs = TIMEOUT_MS,
}: HttpSmsOptions): SmsCarrier {
  return {
    name,
    reportsOurIds: true,
    async send({ id, to, text }: SmsMessage): Promise<SmsOutcome> {
      if (text === '') return { kind: 'rejected', code: 'empty-text', retryable: false }
      const values = { id, to, to_no_plus: to.slice(1), text, from }
      const isGet = send.method === 'GET'
      const answered = await request({
        url: fill(send.url, values, 'url'),
        method: send.method,
        headers: isGet ? send.headers : { 'content-type': send.contentType, ...send.headers },
        ...(isGet ? {} : { body: fill(send.body ?? '', values, send.contentType) }),
        timeoutMs,
      })
      return outcomeOf(answered, id, send)
    },
  }
}

function outcomeOf(answered: Answered, id: string, send: HttpSmsOptions['send']): SmsOutcome {
  if (answered.kind === 'unknown') return answered
  if (answered.kind === 'not-sent') {
    return { kind: 'rejected', code: answered.code, retryable: true }
  }
  const { status, text } = answered
  const code = `http-${status}`
  if (send.retry && text.includes(send.retry)) return { kind: 'rejected', code, retryable: true }
  const known = STATUSES[status]
  if (known) return { kind: 'rejected', code, ...known }
  // A gateway on the way gave up; what stands behind it may have sent.
  if (status >= 500) return { kind: 'unknown', code }
  if (status >= 300) return { kind: 'rejected', code, retryable: false, alert: REPAIR.request }
  if (send.accepted === undefined || text.includes(send.accepted)) {
    return { kind: 'accepted', carrierId: id }
  }
  return { kind: 'rejected', code: 'not-accepted', retryable: false, alert: REPAIR.answer }
}
