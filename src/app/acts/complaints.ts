import { answerComplaint, closeComplaint } from '../complaints/answer-complaint.ts'
import { reportComplaints } from '../complaints/count-complaints.ts'
import { readComplaint, readComplaints } from '../complaints/read-complaints.ts'
import { type Act, alone, writes } from './act.ts'
import { optional } from './field.ts'
import { byField, COMPLAINT, dayField, MUTUAL, switchField, wordsField } from './plain-fields.ts'

/** The oldest ones: more than anybody reads. */
const LISTED_MAX = 500

const BY = byField('the manager who does: the name, or the phone')

export const complaintsList = alone('read', {
  name: 'complaints list',
  describe: 'what members complain of and what it is about, oldest first',
  input: { mutual: MUTUAL, all: switchField('also those that are closed') },
  run: ({ ports }, { mutual, all }) => readComplaints(ports, mutual, { all, limit: LISTED_MAX }),
})

export const complaintsShow = alone('read', {
  name: 'complaints show',
  describe: 'one complaint: who, what, the words, the check or the money it is about, the answer',
  input: { complaint: COMPLAINT, mutual: MUTUAL },
  run: ({ ports }, { complaint, mutual }) => readComplaint(ports, mutual, complaint),
})

export const complaintsAnswer = writes({
  name: 'complaints answer',
  describe: 'answers a complaint by one SMS to the member',
  input: { complaint: COMPLAINT, mutual: MUTUAL, text: wordsField('the answer'), by: BY },
  run: (desk, { text: words, ...asked }) => answerComplaint(desk, { ...asked, words }),
})

export const complaintsClose = writes({
  name: 'complaints close',
  describe: 'closes a complaint: nothing more is to be done, and the member hears nothing',
  input: { complaint: COMPLAINT, mutual: MUTUAL, by: BY },
  run: closeComplaint,
})

export const complaintsReport = alone('read', {
  name: 'complaints report',
  describe: 'how many complaints there are about each clinic, without names',
  input: {
    mutual: MUTUAL,
    from: optional(dayField('the first day of filing (default: 1 January)')),
    to: optional(dayField('the last day of filing (default: today)')),
  },
  run: ({ ports }, { mutual, from, to }) => reportComplaints(ports, mutual, { from, to }),
})

export const COMPLAINT_ACTS: readonly Act[] = [
  complaintsList,
  complaintsShow,
  complaintsAnswer,
  complaintsClose,
  complaintsReport,
]
