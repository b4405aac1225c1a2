import { COMPLAINT_KINDS } from '../complaints/complaint.ts'
import { formatMemberNumber } from '../member-number.ts'
import {
  answeredText,
  answerTooLongText,
  complaintAlertText,
  complaintFiledText,
  complaintHowText,
  complaintLacksText,
  complaintTooManyText,
  complaintWhoseText,
} from './complaint-sms.ts'
import { day, name, number, phone } from './longest.ts'
import type { Voice } from './voice.ts'

const code = 'C99999'
const clinic = 'Centre de santé de la Médina'
const told = {
  complaint: 99_999,
  code,
  state: 'open',
  name,
  number,
  phone,
  clinic,
  on: day,
} as const

/** Complaints, to managers. */
export const complaintsToManagers = (voice: Voice): string[] => [
  ...COMPLAINT_KINDS.map((kind) => {
    const words = 'é'.repeat(160)
    return complaintAlertText(voice, {
      ...told,
      kind,
      words,
      about: null,
      filedOn: day,
      answer: null,
    })
  }),
  answeredText(voice, code, phone),
  answerTooLongText(voice, code, 1530),
]

/** Complaints, to those who complain. */
export const complaintsToMembers = (voice: Voice): string[] => [
  complaintFiledText(voice, { kind: 'filed', code }),
  complaintFiledText(voice, { kind: 'repeat', code }),
  ...[true, false].flatMap((isClinic) =>
    [true, false].map((isDay) =>
      complaintLacksText(
        voice,
        code,
        { clinic: isClinic, day: isDay },
        { clinic: 'MEDINADAKAR', day: '28/12' },
      ),
    ),
  ),
  complaintHowText(voice),
  complaintWhoseText(voice, formatMemberNumber(number)),
  complaintTooManyText(voice),
]
