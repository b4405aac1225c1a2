import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Delivery, SmsIn } from '../../../app/sms/receive-sms.ts'
import { instant, type Instant } from '../../../core/dates.ts'
import { readInternational, readSender } from '../../../core/phone-number.ts'
import { anyText, someText, text } from '../../form.ts'

/** Characters of a text that are read, and of every other field; longer ones are refused. */
const TEXT_MAX = 2000
const FIELD_MAX = 200

/** JSON of some carriers has numbers where others have texts. */
const scalar = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (typeof value === 'number' ? String(value) : value), field)

/** RFC 3339, or `2017-05-03 06:04:45` in UTC; null for others. */
const anyInstant = anyText(FIELD_MAX).transform((value): Instant | null => {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})?$/.exec(
    value ?? '',
  )
  const ms = match ? Date.parse(`${match[1]}T${match[2]}${match[3] ?? 'Z'}`) : NaN
  return Number.isSafeInteger(ms) ? instant(ms) : null
})

const smsIn = z
  .object({
    id: scalar(anyText(FIELD_MAX)).optional(),
    from: scalar(someText(FIELD_MAX)),
    to: scalar(anyText(FIELD_MAX)).optional(),
    text: scalar(text(TEXT_MAX)).optional(),
    at: scalar(anyText(FIELD_MAX)).optional(),
  })
  .refine(({ id, at }) => Boolean(id ?? at), 'a message without id and time cannot be told apart')
  .transform(({ id, from, to, text: words = '', at }): SmsIn => {
    const phone = readSender(from)
    return {
      messageId: id ?? hashOf([from, words, at ?? '']),
      from: phone,
      ...(phone ? {} : { sender: from }),
      to: to ?? '',
      text: words,
      sentAt: anyInstant.parse(at ?? null),
    }
  })

/**
 * Reads an incoming SMS; null when it is none or is longer than the limits. Where the carrier gives
 * no id, the same words from the same phone at the same time are the same message.
 */
export function readSmsIn(body: unknown): SmsIn | null {
  return smsIn.safeParse(body).data ?? null
}

/** Statuses after which nothing follows. Any other is taken for an interim one. */
const FINAL = ['delivered', 'failed']

const delivery = z
  .object({
    id: scalar(someText(FIELD_MAX)),
    status: scalar(someText(FIELD_MAX)),
    reason: scalar(anyText(FIELD_MAX)).optional(),
    to: scalar(anyText(FIELD_MAX)).optional(),
  })
  .transform(({ id, status, reason, to }): Delivery => {
    const word = status.toLowerCase()
    const phone = to ? readInternational(to) : null
    const final = FINAL.includes(word)
    return { carrierId: id, status: word, reason: reason ?? null, phone, final, optedOut: false }
  })

/** Reads a delivery report about one of our ids; null when it is none. */
export function readDelivery(body: unknown): Delivery | null {
  return delivery.safeParse(body).data ?? null
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
