import { z } from 'zod'
import type { SmsCarrier, SmsMessage, SmsOutcome } from '../../../app/ports.ts'
import { invariant } from '../../../core/invariant.ts'
import { jsonOf } from '../../json.ts'
import { type Answered, request } from '../../outgoing/request.ts'

/** SMS through Africa's Talking's form endpoint, the one that its sandbox has too. */
type AfricasTalkingOptions = {
  /** What this carrier is called here. */
  readonly name?: string
  readonly username: string
  readonly apiKey: string
  /** The sender name or short code; theirs when left out. */
  readonly sender?: string | undefined
  /** Another address than that of their live service, or of their sandbox for the user `sandbox`. */
  readonly baseUrl?: string | undefined
  readonly timeoutMs?: number
}

const [LIVE, SANDBOX] = ['https://api.africastalking.com', 'https://api.sandbox.africastalking.com']

/** An answer that takes longer is not waited for; they answer within a second or two. */
const TIMEOUT_MS = 15_000

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

/** The carrier. Throws when user name or key are empty; never while sending. */
export function africasTalkingSms(options: AfricasTalkingOptions): SmsCarrier {
  const { name = 'africastalking', apiKey, sender, timeoutMs = TIMEOUT_MS } = options
  const username = properName(options.username)
  invariant(username, 'an empty user name')
  invariant(apiKey, 'an empty API key')
  const base = (options.baseUrl ?? (username === 'sandbox' ? SANDBOX : LIVE)).replace(/\/+$/, '')
  return {
    name,
    timeUrl: `${base}/`,
    async send({ to, text }: SmsMessage): Promise<SmsOutcome> {
      if (text === '') return { kind: 'rejected', code: 'empty-text', retryable: false }
      const form = {
        username,
        to,
        message: text,
        bulkSMSMode: '1',
        ...(sender && { from: sender }),
      }
      const answered = await request({
        url: `${base}/version1/messaging`,
        method: 'POST',
        headers: { ...HEADERS, apiKey },
        body: new URLSearchParams(form).toString(),
        timeoutMs,
      })
      return outcomeOf(answered)
    },
  }
}

const HEADERS = {
  accept: 'application/json',
  'content-type': 'application/x-www-form-urlencoded',
} as const

/** They know the user of their sandbox in small letters. */
function properName(name: string): string {
  const trimmed = name.trim()
  return trimmed.toLowerCase() === 'sandbox' ? 'sandbox' : trimmed
}

/** A status of success is none yet: what became of the message stands in the body. */
function outcomeOf(answered: Answered): SmsOutcome {
  if (answered.kind === 'unknown') return answered
  if (answered.kind === 'not-sent') {
    return { kind: 'rejected', code: answered.code, retryable: true }
  }
  const { status, text } = answered
  const answer = readAnswer(jsonOf(text))
  if (answer) return answer
  if (status >= 200 && status < 300) return { kind: 'unknown', code: 'unreadable-answer' }
  const code = `http-${status}`
  const known = HTTP_STATUSES[status]
  if (known) return { kind: 'rejected', code, ...known }
  if (status < 500) return { kind: 'rejected', code, retryable: false, alert: REPAIR.request }
  // A gateway on the way gave up; what stands behind it may have sent.
  return { kind: 'unknown', code }
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
