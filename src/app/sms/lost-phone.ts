import { phoneClosedText } from '../../core/messages/phone-sms.ts'
import { refusedText } from '../../core/messages/staff-sms.ts'
import type { Refusal } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { closeAsColleague, type PhoneClosed } from '../phones/close-phone.ts'
import { inMutual } from '../desk.ts'
import { type Answer, reply, voiceIn } from './answer.ts'

/**
 * Closes the phone of a colleague at once, in each mutual where both work: a message that says so is
 * enough, since a phone that was closed for nothing costs a day and a stolen one that was not costs
 * money.
 */
export const lostPhone: Answer<'lost-phone'> = async (asking, { whose }) => {
  const { sender } = asking
  const mutuals = new Map<string, Mutual>()
  for (const { mutual } of [...sender.staff, ...sender.clinics]) mutuals.set(mutual.code, mutual)
  const closed: { readonly mutual: Mutual; readonly phone: PhoneClosed }[] = []
  const refusals: Refusal[] = []
  for (const mutual of mutuals.values()) {
    const asked = { from: sender.phone, whose, way: 'sms' } as const
    const done = await closeAsColleague(inMutual(asking, mutual), asked)
    if (done.ok) closed.push({ mutual, phone: done.value })
    else refusals.push(done.refusal)
  }
  const [first] = closed
  if (!first) return reply(asking, refusedText(sender.voice, worst(refusals)))
  const { mutual, phone } = first
  // Managers are told as it is closed, whoever of them said so.
  const hears = sender.staff.some(
    (one) => one.roles.includes('manager') && one.mutual.code === mutual.code,
  )
  if (hears) return
  const told = { phone: asking.ports.writePhone(phone.phone, mutual.country), name: phone.name }
  await reply(asking, phoneClosedText(voiceIn(asking, mutual), told, null, phone.acts))
}

/** Of several mutuals the one that has more to say than that it does not know the phone. */
function worst(refusals: readonly Refusal[]): Refusal {
  const [first] = refusals
  const telling = refusals.find(({ code }) => code !== 'not-a-staff-phone')
  return telling ?? first ?? { code: 'not-a-staff-phone', phone: '' }
}
