import { complaintText } from '../../core/messages/errand-sms.ts'
import { callNotedText } from '../../core/messages/help-sms.ts'
import { openApplicationsOf } from '../../store/applications/applications.ts'
import { lastCheckOf } from '../../store/coverage/checks.ts'
import { instant } from '../../core/dates.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { askForCall } from '../help/call-requests.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { toStranger } from './stranger.ts'

/** A complaint is about the clinic that asked in the last days, if one did. */
const COMPLAINT_MS = 14 * 24 * 60 * 60 * 1000

/** The managers hear whom to call, also of somebody whose application waits. */
export const callMe: Answer<'call-me'> = async (asking) => {
  const { ports, tx, sender, message } = asking
  const [own] = sender.memberships
  if (!own && !(await isApplicant(asking))) return reply(asking, toStranger(sender, message.text))
  const { number, mutual } = own ?? { number: null, mutual: sender.mutual }
  const asked = { phone: sender.phone, number, doing: 'sms' } as const
  const { kind, when } = await askForCall(ports, tx, mutual, asked)
  await reply(asking, callNotedText(voiceIn(asking, mutual), kind === 'repeat' ? when : null))
}

async function isApplicant({ tx, sender: { mutual, phone } }: Asking): Promise<boolean> {
  const open = await openApplicationsOf(tx, mutual.code, { phone })
  return open.some(({ kind }) => kind === 'join')
}

/** A complaint reaches the managers with the clinic of the last check. */
export const complaint: Answer<'complaint'> = async (asking) => {
  const [own] = asking.sender.memberships
  if (!own) return reply(asking, toStranger(asking.sender, asking.message.text))
  const { ports, tx } = asking
  const cause = [own.number, ...(await lastClinic(asking, own))].join(' ')
  await raiseAlert(ports, tx, own.mutual, { kind: 'complaint', cause, count: 1, amount: null })
  await reply(asking, complaintText(voiceIn(asking, own.mutual)))
}

async function lastClinic(
  { ports, tx }: Asking,
  { number, mutual }: Asking['sender']['memberships'][number],
): Promise<string[]> {
  const since = instant(ports.clock.now() - COMPLAINT_MS)
  const check = await lastCheckOf(tx, mutual.code, number, since)
  return check ? [check.provider_code] : []
}
