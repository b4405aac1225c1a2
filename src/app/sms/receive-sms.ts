import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { storeDelivery } from '../../store/messages/delivery.ts'
import { finishInbound, storeInbound } from '../../store/messages/messages.ts'
import { addOptOut } from '../../store/messages/opt-outs.ts'
import type { Ports } from '../ports.ts'
import { actingByKey } from '../desk.ts'

/** A message that came in, as a carrier's adapter reads it. */
export type SmsIn = {
  readonly messageId: string
  /** Null for a sender that is no phone (a company's name): it is never answered. */
  readonly from: PhoneNumber | null
  /** The sender as the carrier has it, where it is no phone. */
  readonly sender?: string
  readonly to: string
  readonly text: string
  readonly sentAt: Instant | null
}

/**
 * Stores a message, once for each carrier and message id; it is answered afterwards. A carrier
 * repeats a message for hours until it has been acknowledged, so this resolves after the commit.
 */
export async function receiveSms(ports: Ports, carrier: string, message: SmsIn): Promise<void> {
  const { from } = message
  if (message.sentAt !== null) ports.clock.watched?.hear(message.sentAt, false)
  if (!from) return keepFromNoPhone(ports, carrier, message)
  const isNew = await actingByKey(ports, ({ tx, now }) =>
    storeInbound(tx, {
      carrier,
      message_id: message.messageId,
      sender: from,
      recipient: message.to,
      text: message.text,
      received_at: now,
    }),
  )
  ports.log.info('sms-received', { carrier, sender: ports.log.pseudonym(from), repeat: !isNew })
}

/** A company's or a short number's message is kept, and nobody is answered. */
async function keepFromNoPhone(ports: Ports, carrier: string, message: SmsIn): Promise<void> {
  await actingByKey(ports, async ({ tx, now }) => {
    const key = { carrier, message_id: message.messageId }
    const sender = message.sender ?? ''
    const { to: recipient, text } = message
    const isNew = await storeInbound(tx, { ...key, sender, recipient, text, received_at: now })
    if (isNew) await finishInbound(tx, { ...key, lease: null }, 'from no phone', now)
  })
  ports.log.warn('sms-from-no-phone', { carrier })
}

export type Delivery = {
  readonly carrierId: string
  readonly status: string
  readonly reason: string | null
  readonly phone: PhoneNumber | null
  /** A final report is never followed by an interim one. */
  readonly final: boolean
  readonly optedOut: boolean
}

/** Stores a delivery report; reports come out of order, twice, and before the answer to the send. */
export async function recordDelivery(
  ports: Ports,
  carrier: string,
  report: Delivery,
): Promise<void> {
  await actingByKey(ports, async ({ tx, now: at }) => {
    await storeDelivery(tx, { carrier, ...report, at })
    if (report.optedOut && report.phone) await addOptOut(tx, report.phone, carrier, at)
  })
  ports.log.info('delivery-report', { carrier, id: report.carrierId, status: report.status })
}

/** Somebody told the carrier to send no more of our messages. */
export async function recordOptOut(
  ports: Ports,
  optOut: { readonly phone: PhoneNumber; readonly sender: string },
): Promise<void> {
  await actingByKey(ports, ({ tx, now }) => addOptOut(tx, optOut.phone, optOut.sender, now))
  ports.log.info('opted-out', { phone: ports.log.pseudonym(optOut.phone) })
}
