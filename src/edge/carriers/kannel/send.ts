import type { SmsCarrier, SmsMessage, SmsOutcome } from '../../../app/ports.ts'
import { type Answered, request } from '../../outgoing/request.ts'

/** Kannel's smsbox, which carries SMS and calls over SMPP or a modem. */
type KannelOptions = {
  readonly name: string
  /** `http://127.0.0.1:13013/cgi-bin/sendsms` */
  readonly sendUrl: string
  readonly username: string
  readonly password: string
  /** The short number that messages come from; Kannel's `global-sender` without it. */
  readonly from?: string | undefined
  /** Which of Kannel's links sends, where it has several. */
  readonly smsc?: string | undefined
  /** Our address for delivery reports, without its query. */
  readonly reportUrl: string
  readonly timeoutMs?: number
}

/** It stands beside us and queues: a longer wait means that it hangs. */
const TIMEOUT_MS = 15_000

/** Delivered, failed, buffered, accepted and rejected by the operator. */
const REPORTS_MASK = '31'

type Rejection = Omit<Extract<SmsOutcome, { kind: 'rejected' }>, 'kind' | 'code'>

/** What the operator of the service can do about it. */
const REPAIR = {
  key: 'Kannel does not take the user name and password of the installation file, or the sender',
  request: 'Kannel takes no such request: look at sendUrl in the installation file',
} as const

const STATUSES: Readonly<Record<number, Rejection>> = {
  400: { retryable: false },
  401: { retryable: true, alert: REPAIR.key },
  403: { retryable: true, alert: REPAIR.key },
  503: { retryable: true },
}

/**
 * The carrier. Kannel gives a message no id: ours stands in the address that its reports come to.
 * Our texts are GSM-7, which its 7-bit coding leaves as they are.
 */
export function kannelSms(options: KannelOptions): SmsCarrier {
  return {
    name: options.name,
    reportsOurIds: true,
    async send({ id, to, text }: SmsMessage): Promise<SmsOutcome> {
      if (text === '') return { kind: 'rejected', code: 'empty-text', retryable: false }
      const report = `${options.reportUrl}?id=${encodeURIComponent(id)}&status=%d`
      const answered = await sendSms(options, {
        ...{ to, text, 'dlr-mask': REPORTS_MASK, 'dlr-url': report },
        ...(options.from && { from: options.from }),
      })
      return outcomeOf(answered, id)
    },
  }
}

/** One GET to `sendsms`: that is the only form it takes without headers of its own. */
export function sendSms(
  { sendUrl, username, password, smsc, timeoutMs = TIMEOUT_MS }: Omit<KannelOptions, 'reportUrl'>,
  fields: Readonly<Record<string, string>>,
): Promise<Answered> {
  const url = new URL(sendUrl)
  const all = {
    username,
    password,
    ...(smsc && { smsc }),
    coding: '0',
    charset: 'UTF-8',
    ...fields,
  }
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value)
  return request({ url: url.href, method: 'GET', timeoutMs })
}

function outcomeOf(answered: Answered, id: string): SmsOutcome {
  if (answered.kind === 'unknown') return answered
  if (answered.kind === 'not-sent') {
    return { kind: 'rejected', code: answered.code, retryable: true }
  }
  const { status } = answered
  const code = `http-${status}`
  if (status >= 200 && status < 300) return { kind: 'accepted', carrierId: id }
  const known = STATUSES[status]
  if (known) return { kind: 'rejected', code, ...known }
  if (status >= 500) return { kind: 'unknown', code }
  return { kind: 'rejected', code, retryable: false, alert: REPAIR.request }
}
