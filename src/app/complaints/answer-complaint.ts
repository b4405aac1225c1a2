import { complaintCode } from '../../core/complaints/complaint.ts'
import { foldWords, overOneSms } from '../../core/complaints/words.ts'
import { complaintAnswerText } from '../../core/messages/complaint-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { rolesOf } from '../../store/calls/callers.ts'
import {
  changeComplaint,
  insertAnswer,
  loadComplaint,
  type StoredComplaint,
} from '../../store/complaints/complaints.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHousehold, ownPhone } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { type Desk, inMutual, type ReadDesk } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'

type OfComplaint = {
  readonly mutual: string
  readonly complaint: number
  /** The manager: the name, or the phone. */
  readonly by: string
}

/**
 * Answers a complaint by one SMS to the phone that complained, or to the member's own when that has
 * changed hands; again if there is more to say. Takes the lock of the mutual's chain.
 */
export async function answerComplaint(
  desk: Desk,
  asked: OfComplaint & { readonly words: string },
): Promise<Result<{ readonly by: string; readonly phone: PhoneNumber }>> {
  const { tx, now } = desk
  const found = await findOpen(desk, asked)
  if (!found.ok) return found
  const { mutual, row, by } = found.value
  const code = complaintCode(row.complaint_number)
  const words = foldWords(asked.words)
  if (words === null) return refused({ code: 'answer-empty', complaint: code })
  const phone = await phoneFor(desk, row)
  if (!phone) return refused({ code: 'no-phone', number: row.number })
  const text = complaintAnswerText(await voiceFor(tx, mutual, phone), code, words)
  const over = overOneSms(text)
  if (over > 0) return refused({ code: 'answer-too-long', complaint: code, over })
  const nth = (row.answer?.answer_number ?? 0) + 1
  await insertAnswer(tx, {
    ...{ mutual_id: mutual.code, complaint_number: row.complaint_number, answer_number: nth },
    ...{ words, answered_by: by, answered_at: now },
  })
  await queueSms(desk, {
    ...{ mutual: mutual.code, to: phone, text, priority: PRIORITY.answer },
    about: `complaint/${mutual.code}/${row.complaint_number}/${nth}`,
  })
  return done({ by, phone })
}

/** Nothing more is to be done about it; the member hears nothing. */
export async function closeComplaint(
  desk: Desk,
  asked: OfComplaint,
): Promise<Result<{ readonly by: string }>> {
  const found = await findOpen(desk, asked)
  if (!found.ok) return found
  const { row, by } = found.value
  await changeComplaint(desk.tx, row, { closed_by: by, closed_at: desk.now })
  return done({ by })
}

type Found = {
  readonly mutual: Mutual
  readonly row: StoredComplaint
  readonly by: string
}

async function findOpen(desk: Desk, asked: OfComplaint): Promise<Result<Found>> {
  const { tx } = desk
  const books = await loadMutual(tx, asked.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  const staff = await staffFor(inMutual(desk, books.mutual), asked.by, 'complaints answer')
  if (!staff.ok) return staff
  await lockMutualChain(tx, asked.mutual)
  const code = complaintCode(asked.complaint)
  const row = await loadComplaint(tx, asked.mutual, asked.complaint)
  if (!row) return refused({ code: 'unknown-complaint', complaint: code })
  if (row.closed_at !== null) return refused({ code: 'complaint-closed', complaint: code })
  return done({ mutual: books.mutual, row, by: staff.value.name })
}

/** Whoever has the phone now must still be of that household. */
async function phoneFor(
  { tx, now }: ReadDesk,
  { mutual_id: mutual, number, phone }: StoredComplaint,
): Promise<PhoneNumber | null> {
  const roles = await rolesOf(tx, phone, now)
  const isStill = roles.some((one) => {
    return one.role === 'member' && one.mutual === mutual && one.ref === number
  })
  if (isStill) return phone
  const household = await loadHousehold(tx, mutual, number)
  return household && ownPhone(household, now)
}
