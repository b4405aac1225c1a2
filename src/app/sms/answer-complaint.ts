import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import { complaintCode } from '../../core/complaints/complaint.ts'
import { answeredText, answerTooLongText } from '../../core/messages/complaint-sms.ts'
import { refusedText } from '../../core/messages/staff-sms.ts'
import { loadComplaint } from '../../store/complaints/complaints.ts'
import { complaintsAnswer } from '../acts/complaints.ts'
import { type Answer, reply, voiceIn } from './answer.ts'

/**
 * The words of a manager go to the member of the complaint. Where the phone manages several mutuals
 * it is the one with an open complaint of this number; with two of them nothing is sent.
 */
export const answerComplaint: Answer<'answer'> = async (asking, { complaint, words }) => {
  const { tx, sender } = asking
  const managed = sender.staff
    .filter(({ roles }) => isAnyOf(WHO.register, roles))
    .map(({ mutual }) => mutual)
  const there = []
  for (const mutual of managed) {
    const row = await loadComplaint(tx, mutual.code, complaint)
    if (row && row.closed_at === null) there.push(mutual)
  }
  const code = complaintCode(complaint)
  const [mutual, other] = there
  if (!mutual) {
    return reply(asking, refusedText(sender.voice, { code: 'unknown-complaint', complaint: code }))
  }
  if (other) return reply(asking, sender.voice.say('sms.refused'))
  const asked = { mutual: mutual.code, complaint, text: words, by: sender.phone }
  const answered = await complaintsAnswer.run({ ...asking, actor: 'manager' }, asked)
  const voice = voiceIn(asking, mutual)
  if (answered.ok) return reply(asking, answeredText(voice, code, answered.value.phone))
  const { refusal } = answered
  await reply(
    asking,
    refusal.code === 'answer-too-long'
      ? answerTooLongText(voice, code, refusal.over)
      : refusedText(voice, refusal),
  )
}
