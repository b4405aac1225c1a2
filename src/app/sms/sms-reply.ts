import type { InboxTable } from '../../store/tables/messages.ts'
import { countUse } from '../../store/messages/use-count.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { dayIn, type Desk, inMutual } from '../desk.ts'
import { PRIORITY, type Priority } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import type { Sender } from './sms-sender.ts'

/** Answers a day to a phone that we know nothing of, so that two machines never write for ever. */
const STRANGER_ANSWERS = 3

/** Answers a day to all strangers together, for whoever has many numbers, or writes in their names. */
export const STRANGERS_ANSWERED = 300
const DAY_MS = 24 * 60 * 60 * 1000

/** Countries of more mutuals than an installation has. */
const MUTUALS_MAX = 1000

/** Queues the answer to a message. After three of a day a stranger hears no more until the next. */
export async function replyTo(
  desk: Desk,
  message: Pick<InboxTable, 'carrier' | 'message_id'>,
  sender: Sender,
  text: string,
  priority: Priority = PRIORITY.answer,
): Promise<void> {
  if (sender.isMuted) return
  const sms = { mutual: sender.mutual.code, to: sender.phone, text, priority }
  if (!sender.isStranger) {
    await queueSms(desk, { ...sms, about: `reply/${message.carrier}/${message.message_id}` })
    return
  }
  await replyToStranger(desk, sender, { text, priority }, STRANGER_ANSWERS)
}

/**
 * The same to a phone that nobody has registered: `perDay` times at most in words of this kind. None to
 * countries in which there is no mutual of ours: messages there cost more, and who writes from there
 * may earn by the answers.
 */
export async function replyToStranger(
  desk: Desk,
  sender: Sender,
  { text, priority = PRIORITY.answer }: { readonly text: string; readonly priority?: Priority },
  perDay: number,
  kind = '',
): Promise<void> {
  const { phone, mutual } = sender
  if (sender.isMuted || !(await mayAnswer(desk, sender))) return
  const day = dayIn(mutual, desk.now)
  const sms = { mutual: mutual.code, to: phone, text, priority }
  for (let nth = 1; nth <= perDay; nth += 1) {
    const about = `stranger/${phone}/${day}/${kind}${nth}`
    if (await queueSms(desk, { ...sms, about })) return
  }
}

async function mayAnswer(desk: Desk, { phone, mutual }: Sender): Promise<boolean> {
  const { ports, tx, now } = desk
  if (!ports.limits) return true
  const countries = (await loadMutuals(tx, null, MUTUALS_MAX)).map(({ country }) => country)
  if (!ports.limits.mayAnswerStranger(phone, countries)) {
    ports.log.warn('sms-stranger-abroad', { sender: ports.log.pseudonym(phone) })
    return false
  }
  const what = `strangers/${mutual.code}`
  const count = await countUse(tx, { what, at: now, withinMs: DAY_MS })
  if (count === STRANGERS_ANSWERED + 1) {
    const alert = { kind: 'flood', cause: 'strangers', count, amount: null } as const
    await raiseAlert(inMutual(desk, mutual), alert)
  }
  return count <= STRANGERS_ANSWERED
}
