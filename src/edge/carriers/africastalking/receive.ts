import { z } from 'zod'
import type { Delivery, SmsIn } from '../../../app/sms/receive-sms.ts'
import { instant, type Instant } from '../../../core/dates.ts'
import { type PhoneNumber, readInternational, readSender } from '../../../core/phone-number.ts'
import { anyText, someText, text } from '../../form.ts'

/** Characters of a session id and of a transcript that are read; longer ones are refused. */
const SESSION_ID_MAX = 200
const TEXT_MAX = 2000

/** Characters of every other field that are read. */
const FIELD_MAX = 200

/** A `+` that was not escaped arrives as a space; `readInternational` does without it. */
const phone = text(FIELD_MAX).transform((value, context): PhoneNumber => {
  const read = readInternational(value)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'not an international phone number' })
  return z.NEVER
})

const anyPhone = phone.nullable().catch(null)

/** `2017-05-03T06:04:45Z`, with a fraction, or `2017-05-03 06:04:45` in UTC; null for others. */
const anyInstant = anyText(FIELD_MAX).transform((value): Instant | null => {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)Z?$/.exec(value ?? '')
  const ms = match ? Date.parse(`${match[1]}T${match[2]}Z`) : NaN
  return Number.isSafeInteger(ms) ? instant(ms) : null
})

const anyCount = anyText(FIELD_MAX).transform((value): number | null =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null,
)

const ussd = z
  .object({
    sessionId: someText(SESSION_ID_MAX),
    phoneNumber: phone,
    serviceCode: someText(FIELD_MAX),
    text: text(TEXT_MAX),
    networkCode: anyText(FIELD_MAX).optional(),
  })
  .transform(({ phoneNumber, networkCode = null, ...rest }) => ({
    ...rest,
    phone: phoneNumber,
    networkCode,
  }))

/** A USSD request. `text` is the whole transcript of the call, segments joined by `*`. */
type UssdRequest = z.output<typeof ussd>

/** Reads a USSD callback; null when it is none or is longer than the limits. */
export function readUssd(body: unknown): UssdRequest | null {
  return ussd.safeParse(body).data ?? null
}

/** `input` and `lastAppResponse` hold what a member typed and read: they are left out. */
const ussdEnded = z
  .object({
    sessionId: someText(SESSION_ID_MAX),
    phoneNumber: phone,
    serviceCode: anyText(FIELD_MAX).optional(),
    networkCode: anyText(FIELD_MAX).optional(),
    status: someText(FIELD_MAX),
    date: anyInstant.optional(),
    durationInMillis: anyCount.optional(),
    hopsCount: anyCount.optional(),
    errorMessage: anyText(TEXT_MAX).optional(),
  })
  .transform((ended) => ({
    sessionId: ended.sessionId,
    phone: ended.phoneNumber,
    serviceCode: ended.serviceCode ?? null,
    networkCode: ended.networkCode ?? null,
    /** `Incomplete`, `Success` (it ended with `END`) or `Failed` (our answer was no good). */
    status: ended.status,
    endedAt: ended.date ?? null,
    durationMs: ended.durationInMillis ?? null,
    turns: ended.hopsCount ?? null,
    error: ended.errorMessage ?? null,
  }))

/** The end of a call, for reporting. */
type UssdEnded = z.output<typeof ussdEnded>

/** Reads an end-of-session event; null when it is none. */
export function readUssdEnded(body: unknown): UssdEnded | null {
  return ussdEnded.safeParse(body).data ?? null
}

const smsIn = z
  .object({
    id: someText(FIELD_MAX),
    from: someText(FIELD_MAX),
    to: anyText(FIELD_MAX).optional(),
    text: text(TEXT_MAX).optional(),
    date: anyInstant.optional(),
  })
  .transform((sms): SmsIn => ({
    messageId: sms.id,
    ...senderOf(sms.from),
    to: sms.to ?? '',
    text: sms.text ?? '',
    sentAt: sms.date ?? null,
  }))

/** Who sent it; where nobody can be answered, what the carrier calls the sender. */
function senderOf(text: string): Pick<SmsIn, 'from' | 'sender'> {
  const from = readSender(text)
  return from ? { from } : { from, sender: text }
}

/**
 * Reads an incoming SMS; null when it is none or is longer than the limits. An empty text is a
 * message too, and a date in a shape that we do not know is null.
 */
export function readSmsIn(body: unknown): SmsIn | null {
  return smsIn.safeParse(body).data ?? null
}

/** Statuses after which nothing follows, in lower case. Any other is taken for an interim one. */
const FINAL = new Set(['success', 'rejected', 'failed', 'absentsubscriber', 'expired'])

const delivery = z
  .object({
    id: someText(FIELD_MAX),
    status: someText(FIELD_MAX),
    phoneNumber: anyPhone.optional(),
    failureReason: anyText(FIELD_MAX).optional(),
  })
  .transform((report): Delivery => ({
    carrierId: report.id,
    status: report.status,
    reason: report.failureReason ?? null,
    phone: report.phoneNumber ?? null,
    final: FINAL.has(report.status.toLowerCase()),
    optedOut: report.failureReason?.toLowerCase() === 'userinblacklist',
  }))

/** Reads a delivery report, known status or not; null when it is none. */
export function readDelivery(body: unknown): Delivery | null {
  return delivery.safeParse(body).data ?? null
}

const optOut = z
  .object({ senderId: someText(FIELD_MAX), phoneNumber: phone })
  .transform(({ senderId, phoneNumber }) => ({ sender: senderId, phone: phoneNumber }))

/** Somebody refuses the messages of one of our sender names. */
type OptOut = z.output<typeof optOut>

/** Reads a bulk opt-out; null when it is none. */
export function readOptOut(body: unknown): OptOut | null {
  return optOut.safeParse(body).data ?? null
}
