import { z } from 'zod'
import type { Delivery, SmsIn } from '../../../app/sms/receive-sms.ts'
import { instant } from '../../../core/dates.ts'
import { readSender } from '../../../core/phone-number.ts'
import { anyText, someText, text } from '../../form.ts'

/** Characters of a text that are read, and of every other field; longer ones are refused. */
const TEXT_MAX = 2000
const FIELD_MAX = 200

/**
 * What `get-url` is to say after our address, with Kannel's escapes: sender, receiver, text, its id,
 * the time in seconds, the operator's fields and the kind of service.
 */
export const GET_QUERY = 'from=%p&to=%P&text=%b&id=%I&ts=%T&coding=%c&meta=%D&svc=%B'

/** The same for `dlr-url`, which is sent along with each message and holds our id. */
export const REPORT_QUERY = 'id=ID&status=%d'

const incoming = z.object({
  id: someText(FIELD_MAX),
  from: someText(FIELD_MAX),
  to: anyText(FIELD_MAX).optional(),
  text: text(TEXT_MAX).optional(),
  ts: anyText(FIELD_MAX).optional(),
  meta: anyText(FIELD_MAX).optional(),
  svc: anyText(FIELD_MAX).optional(),
})

/** A message or a turn of a call, as it came. */
export type Incoming = z.output<typeof incoming>

/** Reads a request of `get-url`; null when it is none or is longer than the limits. */
export function readIncoming(query: unknown): Incoming | null {
  return incoming.safeParse(query).data ?? null
}

/** An incoming SMS. Kannel leaves the `+` of the sender away. */
export function smsIn({ id, from, to, text: words = '', ts }: Incoming): SmsIn {
  const phone = readSender(from)
  const seconds = ts && /^\d{9,11}$/.test(ts) ? Number(ts) : null
  return {
    ...{ messageId: id, from: phone, to: to ?? '', text: words },
    ...(phone ? {} : { sender: from }),
    sentAt: seconds === null ? null : instant(seconds * 1000),
  }
}

/** What the bits of a report mean; a value that is none of these is an interim one. */
const REPORTS: Readonly<Record<string, { readonly status: string; readonly final: boolean }>> = {
  1: { status: 'delivered', final: true },
  2: { status: 'failed', final: true },
  4: { status: 'buffered', final: false },
  8: { status: 'accepted', final: false },
  16: { status: 'rejected', final: true },
}

const report = z.object({ id: someText(FIELD_MAX), status: someText(FIELD_MAX) })

/** Reads a request of `dlr-url`; null when it is none. */
export function readReport(query: unknown): Delivery | null {
  const told = report.safeParse(query).data
  if (!told) return null
  const known = REPORTS[told.status] ?? { status: told.status, final: false }
  return { carrierId: told.id, ...known, reason: null, phone: null, optedOut: false }
}
