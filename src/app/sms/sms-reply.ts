import type { InboxTable } from '../../store/tables/messages.ts'
import { dayIn, type Desk } from '../desk.ts'
import { PRIORITY, type Priority } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import type { Sender } from './sms-sender.ts'

/** Answers a day to a phone that we know nothing of, so that two machines never write for ever. */
const STRANGER_ANSWERS = 3

/** Queues the answer to a message. After three of a day a stranger hears no more until the next. */
export async function replyTo(
  desk: Desk,
  message: Pick<InboxTable, 'carrier' | 'message_id'>,
  sender: Sender,
  text: string,
  priority: Priority = PRIORITY.answer,
): Promise<void> {
  const sms = { mutual: sender.mutual.code, to: sender.phone, text, priority }
  if (!sender.isStranger) {
    await queueSms(desk, { ...sms, about: `reply/${message.carrier}/${message.message_id}` })
    return
  }
  const day = dayIn(sender.mutual, desk.now)
  for (let nth = 1; nth <= STRANGER_ANSWERS; nth += 1) {
    const about = `stranger/${sender.phone}/${day}/${nth}`
    if (await queueSms(desk, { ...sms, about })) return
  }
}
