import { usualPlan } from '../../core/plans/plan.ts'
import { joinText, strangerText } from '../../core/messages/command-sms.ts'
import { type Voice, voiceOf } from '../../core/messages/voice.ts'
import { spokenIn } from '../../core/sms/spoken-in.ts'
import type { Understood } from '../../core/sms/understood.ts'
import type { CommandName } from '../../core/wording/command-name.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { dayIn } from '../desk.ts'
import { type Answer, type Asking, reply } from './answer.ts'
import { replyToStranger } from './sms-reply.ts'
import type { Sender } from './sms-sender.ts'

/** In the language that the message seems to be in, where nobody has named one. */
export function toStranger(sender: Sender, text: string): string {
  return strangerText(spokenTo(sender, text))
}

/** Says so once a day: whoever has read it knows, and a machine does not. */
export async function replyToLost(asking: Asking, text: string): Promise<void> {
  await replyToStranger(asking, asking.sender, { text }, 1, 'unknown/')
}

function spokenTo({ language, voice, mutual }: Sender, text: string): Voice {
  const spoken = language ?? spokenIn(text)
  const isOurs = spoken !== null && mutual.languages.includes(spoken)
  return isOurs ? voiceOf(mutual, spoken) : voice
}

/** How to join: what the plan that most members have costs, for whom, and what it pays for. */
export const join: Answer<'join'> = async (asking) => {
  const { tx, now, message, sender } = asking
  const today = dayIn(sender.mutual, now)
  const plan = usualPlan(await loadPlans(tx, sender.mutual.code), today)
  const text = plan
    ? joinText(spokenTo(sender, message.text), plan)
    : toStranger(sender, message.text)
  await reply(asking, text)
}

/** Whoever asks this wants to be a clinic's phone. */
export function isClinics(command: CommandName): boolean {
  return command === 'check' || command === 'bill'
}

/** A phone that we do not know hears what it can do at all. */
export function isLost(understood: Understood, { isStranger }: Sender): boolean {
  if (!isStranger) return false
  if (understood.kind === 'not-allowed') return !isClinics(understood.command)
  return understood.kind === 'unknown' || understood.kind === 'help'
}
