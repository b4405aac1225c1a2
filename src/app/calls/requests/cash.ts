import { WHO } from '../../../core/staff/office-role.ts'
import { loadHousehold, mutualOfNumber } from '../../../store/membership/households.ts'
import { answerCash, askedOf } from '../../cash/cash-questions.ts'
import { cashRecord } from '../../acts/cash.ts'
import { anyOf } from '../facts/fact.ts'
import type { Act } from './act.ts'

/**
 * Cash in the hand of whoever calls. Each call is a slip of its own: its id, and how much had been
 * typed when it was confirmed, are the number of the slip.
 */
export const takeCash: Act<'take-cash'> = async (asked) => {
  const { tx, facts, call, asks } = asked
  const { mutual, number, amount, on = null, isRight = false } = asks
  if ((await mutualOfNumber(tx, number)) !== mutual) return { ok: false, why: 'unknown-number' }
  const household = await loadHousehold(tx, mutual, number)
  const isPhoneless = !household?.people[0]?.phone
  const withoutSms = isPhoneless && anyOf(WHO.money)(facts, { mutual })
  const slip = `ussd ${call.sessionId} ${call.place}`
  const taken = { number, amount, on, by: call.phone, slip, withoutSms, right: isRight }
  const recorded = await cashRecord.run({ ...asked, actor: 'staff' }, taken)
  if (!recorded.ok) return { ok: false, why: recorded.refusal.code }
  const { receipt, inHand } = recorded.value
  return { ok: true, receipt: receipt.receipt_number, inHand }
}

/** Cash of a message of the caller that was asked about. */
export const answerAboutCash: Act<'answer-cash'> = async (asked) => {
  const { call, asks } = asked
  const { mutual, slip, answer } = asks
  const answered = await answerCash(asked, askedOf(asked, mutual, call.phone), { slip, answer })
  if (!answered.ok) return { ok: false, why: answered.refusal.code }
  if (!answered.value) return { ok: true, recorded: null }
  const { receipt, inHand } = answered.value
  return { ok: true, recorded: { receipt: receipt.receipt_number, inHand } }
}
