import { WHO } from '../../../core/staff/office-role.ts'
import { invariant } from '../../../core/invariant.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { complaintsAnswer, complaintsClose } from '../../acts/complaints.ts'
import { fileComplaint as file } from '../../complaints/file-complaint.ts'
import { anyOf, isOwn } from '../facts/fact.ts'
import type { Act } from './act.ts'
import { inMutual } from '../../desk.ts'

/** A member complains on the screen, of what happened in the own household. */
export const fileComplaint: Act<'file-complaint'> = async (asked) => {
  const { tx, facts, call, asks } = asked
  invariant(isOwn(facts, asks), 'a complaint of somebody else')
  const books = await loadMutual(tx, asks.mutual)
  invariant(books, `no mutual ${asks.mutual}`)
  const { number, what: kind, provider, on, words } = asks
  const by = { number, phone: call.phone, channel: 'ussd' } as const
  return file(inMutual(asked, books.mutual), { ...by, kind, provider, on, words })
}

export const answerComplaint: Act<'answer-complaint'> = async (asked) => {
  const { facts, call, asks } = asked
  const { mutual, complaint, words } = asks
  invariant(anyOf(WHO.register)(facts, asks), 'an answer of somebody who may not')
  const answered = await complaintsAnswer.run(
    { ...asked, actor: 'manager' },
    { mutual, complaint, text: words, by: call.phone },
  )
  if (answered.ok) return { ok: true, phone: answered.value.phone }
  const { refusal } = answered
  return { ok: false, over: refusal.code === 'answer-too-long' ? refusal.over : null }
}

export const closeComplaint: Act<'close-complaint'> = async (asked) => {
  const { facts, call, asks } = asked
  const { mutual, complaint } = asks
  invariant(anyOf(WHO.register)(facts, asks), 'a complaint closed by somebody who may not')
  const closed = await complaintsClose.run(
    { ...asked, actor: 'manager' },
    { mutual, complaint, by: call.phone },
  )
  return closed.ok ? { ok: true } : { ok: false, why: closed.refusal.code }
}
