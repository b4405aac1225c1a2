import type { InboxTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { PRIORITY, type Priority } from '../messages/priorities.ts'
import { dayIn, queueSms } from '../messages/sms-out.ts'
import type { Sender } from './sms-sender.ts'

/**
 * Queues the answer to a message. A phone that we know nothing of gets at most one a day, so that
 * two machines never write to each other for ever.
 */
export async function replyTo(
  ports: Ports,
  tx: Tx,
  message: Pick<InboxTable, 'carrier' | 'message_id'>,
  sender: Sender,
  text: string,
  priority: Priority = PRIORITY.answer,
): Promise<void> {
  const day = dayIn(sender.mutual, ports.clock.now())
  const about = sender.isStranger
    ? `stranger/${sender.phone}/${day}`
    : `reply/${message.carrier}/${message.message_id}`
  await queueSms(ports, tx, { mutual: sender.mutual.code, to: sender.phone, text, about, priority })
}
