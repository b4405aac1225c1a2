import AfricasTalking from 'africastalking'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { SmsCarrier, SmsMessage, SmsOutcome } from '../../../app/ports.ts'
import { invariant } from '../../../core/invariant.ts'
import { within } from '../../../store/within.ts'

/**
 * SMS through the `africastalking` package, which is used in this file alone. What it gets wrong
 * is kept in here: it has no time limit; it moves the whole process to the sandbox host when one
 * user name is `sandbox`; its errors hold the key, the phone and the text; it takes status 201
 * for success, also when no recipient was accepted.
 */
export type AfricasTalkingOptions = {
  /** What this carrier is called here. */
  readonly name?: string
  readonly username: string
  readonly apiKey: string
  /** The sender name or short code; theirs when left out. */
  readonly sender?: string
  readonly timeoutMs?: number
}

/** An answer that takes longer is not waited for; they answer within a second or two. */
const TIMEOUT_MS = 15_000

/** The timer ends what the client's own limit does not, such as a slow connection. */
const TIMER_SLACK_MS = 500

/** An answer about one recipient is a few hundred octets. */
const ANSWER_OCTETS_MAX = 100_000

type Rejection = Omit<Extract<SmsOutcome, { kind: 'rejected' }>, 'kind' | 'code'>

/** What the operator of the service can do about a refusal of all messages. */
const REPAIR = {
  sender: 'the sender in the settings is none of this account at Africa’s Talking',
  credit: 'the account at Africa’s Talking has no credit left: messages are tried for some hours',
  key: 'Africa’s Talking does not take the user name with the API key of the settings',
  request: 'Africa’s Talking takes no such request: ask them, and say the code',
} as const

/** What their codes for a recipient mean; null is accepted. */
const RECIPIENT_CODES: Readonly<Record<number, { name: string; rejected: Rejection | null }>> = {
  100: { name: 'Processed', rejected: null },
  101: { name: 'Sent', rejected: null },
  102: { name: 'Queued', rejected: null },
  401: { name: 'RiskHold', rejected: { retryable: false } },
  402: { name: 'InvalidSenderId', rejected: { retryable: true, alert: REPAIR.sender } },
  403: { name: 'InvalidPhoneNumber', rejected: { retryable: false } },
  404: { name: 'UnsupportedNumberType', rejected: { retryable: false } },
  405: { name: 'InsufficientBalance', rejected: { retryable: true, alert: REPAIR.credit } },
  406: { name: 'UserInBlacklist', rejected: { retryable: false, optedOut: true } },
  407: { name: 'CouldNotRoute', rejected: { retryable: false } },
  409: { name: 'DoNotDisturbRejection', rejected: { retryable: true } },
  500: { name: 'InternalServerError', rejected: { retryable: true } },
  501: { name: 'GatewayError', rejected: { retryable: true } },
  502: { name: 'RejectedByGateway', rejected: { retryable: true } },
}

/** Statuses of an answer without recipients. Others in 400 to 499 are ours to repair. */
const HTTP_STATUSES: Readonly<Record<number, Rejection>> = {
  401: { retryable: true, alert: REPAIR.key },
  403: { retryable: true, alert: REPAIR.key },
  429: { retryable: true },
  500: { retryable: true },
  503: { retryable: true },
}

/** Failures of a connection before anything was written to it: the message is still here. */
const NOT_SENT = new Set([
  'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN',
  'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]) // prettier-ignore

const answerSchema = z.object({
  SMSMessageData: z.object({
    Message: z.string().catch(''),
    Recipients: z.array(
      z.object({
        statusCode: z.coerce.number().catch(0),
        status: z.string().catch(''),
        messageId: z.string().nullable().catch(null),
        cost: z.string().nullable().catch(null),
      }),
    ),
  }),
})

type Recipient = z.output<typeof answerSchema>['SMSMessageData']['Recipients'][number]

/** The only parts of an error that are looked at; the rest of it holds secrets. */
const errorSchema = z.object({
  code: z.string().nullish().catch(null),
  syscall: z.string().nullish().catch(null),
  isAxiosError: z.boolean().nullish().catch(null),
  response: z.object({ status: z.number(), data: z.unknown() }).nullish().catch(null),
  cause: z
    .object({ syscall: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
})

/** The user name of this process; another one would send through the wrong environment. */
let environment: string | null = null

/**
 * The carrier. Throws when this process already sends under another user name, and when the
 * settings are empty; never while sending.
 */
export function africasTalkingSms(options: AfricasTalkingOptions): SmsCarrier {
  const { name = 'africastalking', apiKey, sender, timeoutMs = TIMEOUT_MS } = options
  const username = enter(options.username)
  invariant(apiKey, 'an empty API key')
  limitClient(timeoutMs)
  const { SMS } = AfricasTalking({ username, apiKey })
  return {
    name,
    timeUrl: 'https://api.africastalking.com/',
    async send({ to, text }: SmsMessage): Promise<SmsOutcome> {
      if (text === '') return { kind: 'rejected', code: 'empty-text', retryable: false }
      const from = sender ? { from: sender } : {}
      // A failure of the SDK itself is also turned into an outcome, without its message.
      const sending = Promise.resolve().then(() => SMS.send({ to, message: text, ...from }))
      return within(timeoutMs + TIMER_SLACK_MS, sending.then(fromAnswer, fromError), () => ({
        kind: 'unknown',
        code: 'timeout',
      }))
    },
  }
}

function enter(name: string): string {
  const trimmed = name.trim()
  // They compare the name of the sandbox with capitals in some places and without in others.
  const username = trimmed.toLowerCase() === 'sandbox' ? 'sandbox' : trimmed
  invariant(username, 'an empty user name')
  invariant(
    environment === null || environment === username,
    `this process sends as ${environment}: it cannot also send as ${username}`,
  )
  environment = username
  return username
}

/** Sets limits on the HTTP client of the package, the very copy that it loads. */
function limitClient(timeoutMs: number): void {
  const require = createRequire(createRequire(import.meta.url).resolve('africastalking'))
  const { defaults } = require('axios') as { defaults: Record<string, unknown> }
  defaults['timeout'] = timeoutMs
  // A redirect would take the key to another host.
  defaults['maxRedirects'] = 0
  defaults['maxContentLength'] = ANSWER_OCTETS_MAX
}

/** What an answer in their format says; `unknown` when it is in no format we know. */
function fromAnswer(body: unknown): SmsOutcome {
  return readAnswer(body) ?? { kind: 'unknown', code: 'unreadable-answer' }
}

function readAnswer(body: unknown): SmsOutcome | null {
  const data = answerSchema.safeParse(body).data?.SMSMessageData
  if (!data) return null
  const [recipient] = data.Recipients
  return recipient ? fromRecipient(recipient) : fromRefusal(data.Message)
}

/** No recipients: the request failed as a whole, and the message holds the reason (`InvalidSenderId`). */
function fromRefusal(message: string): SmsOutcome {
  const reason = /^[A-Za-z]{1,40}$/.test(message) ? message : 'no-recipients'
  const known = Object.values(RECIPIENT_CODES).find(({ name }) => name === reason)
  return {
    kind: 'rejected',
    code: reason,
    ...(known?.rejected ?? { retryable: false, alert: REPAIR.request }),
  }
}

function fromRecipient({ statusCode, status, messageId, cost }: Recipient): SmsOutcome {
  const known = RECIPIENT_CODES[statusCode]
  if (known?.rejected) return { kind: 'rejected', code: known.name, ...known.rejected }
  if (known || status === 'Success') {
    const carrierId = messageId === 'None' || messageId === '' ? null : messageId
    return { kind: 'accepted', carrierId, ...(cost === null ? {} : { cost }) }
  }
  const code = `status-${statusCode}`
  if (statusCode >= 400 && statusCode < 600) {
    return { kind: 'rejected', code, retryable: statusCode >= 500 }
  }
  return { kind: 'unknown', code }
}

/** What a rejected promise of the package means: an error, a plain object, or anything. */
function fromError(error: unknown): SmsOutcome {
  const answer = readAnswer(error)
  if (answer) return answer
  const { data } = errorSchema.safeParse(error)
  if (!data) return { kind: 'unknown', code: 'unreadable-error' }
  if (data.response) return fromStatus(data.response.status, data.response.data)
  if (data.isAxiosError) return fromConnection(data)
  // It refuses what it takes for a wrong phone number before anything is sent.
  if (error instanceof Error) return { kind: 'rejected', code: 'refused-by-sdk', retryable: false }
  return { kind: 'unknown', code: 'unreadable-answer' }
}

function fromStatus(status: number, body: unknown): SmsOutcome {
  const answer = readAnswer(body)
  if (answer) return answer
  const code = `http-${status}`
  const known = HTTP_STATUSES[status]
  if (known) return { kind: 'rejected', code, ...known }
  if (status < 500) return { kind: 'rejected', code, retryable: false, alert: REPAIR.request }
  // A gateway on the way gave up; what stands behind it may have sent.
  return { kind: 'unknown', code }
}

function fromConnection({ code, syscall, cause }: z.output<typeof errorSchema>): SmsOutcome {
  const beforeSending = syscall === 'connect' || cause?.syscall === 'connect'
  if (beforeSending || NOT_SENT.has(code ?? '')) {
    return { kind: 'rejected', code: code ?? 'connection', retryable: true }
  }
  const late = code === 'ECONNABORTED' || code === 'ETIMEDOUT'
  return { kind: 'unknown', code: late ? 'timeout' : (code ?? 'connection') }
}
