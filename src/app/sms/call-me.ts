import { callNotedText } from '../../core/messages/help-sms.ts'
import { openApplicationsOf } from '../../store/applications/applications.ts'
import { askForCall } from '../help/call-requests.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { toStranger } from './stranger.ts'
import { inMutual } from '../desk.ts'

/** The managers hear whom to call, also of somebody whose application waits. */
export const callMe: Answer<'call-me'> = async (asking) => {
  const { sender, message } = asking
  const [own] = sender.memberships
  if (!own && !(await isApplicant(asking))) return reply(asking, toStranger(sender, message.text))
  const { number, mutual } = own ?? { number: null, mutual: sender.mutual }
  const asked = { phone: sender.phone, number, doing: 'sms' } as const
  const { kind, when } = await askForCall(inMutual(asking, mutual), asked)
  await reply(asking, callNotedText(voiceIn(asking, mutual), kind === 'repeat' ? when : null))
}

async function isApplicant({ tx, sender: { mutual, phone } }: Asking): Promise<boolean> {
  const open = await openApplicationsOf(tx, mutual.code, { phone })
  return open.some(({ kind }) => kind === 'join')
}
