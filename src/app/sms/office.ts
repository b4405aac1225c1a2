import { invariant } from '../../core/invariant.ts'
import { standing } from '../../core/membership/standing.ts'
import { whichReply } from '../../core/messages/check-sms.ts'
import { oneAtATimeText, wrongNumberText } from '../../core/messages/command-sms.ts'
import { unknownMemberText } from '../../core/messages/errand-sms.ts'
import { balanceText } from '../../core/messages/money-sms.ts'
import { totalText } from '../../core/messages/staff-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { add } from '../../core/money.ts'
import type { Subject } from '../../core/sms/understood.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { listSuspense } from '../../store/payments/receipts.ts'
import { findMember, type Search } from '../membership/find-member.ts'
import { loadMoneyIn } from '../payments/read-money-in.ts'
import { OTHER_CURRENCY } from '../payments/record-receipt.ts'
import { dayIn } from '../messages/sms-out.ts'
import { askedText } from './answer-check.ts'
import { type Answer, reply, voiceIn } from './answer.ts'
import { eachMutual } from './arrears.ts'

/** Money that came in, in each mutual that the phone works for (R53). */
export const total: Answer<'total'> = async (asking) => {
  const { ports, tx } = asking
  await eachMutual(asking, async ({ mutual }) => {
    const spans = await loadMoneyIn(tx, mutual, dayIn(mutual, ports.clock.now()))
    const kept = await listSuspense(tx, mutual.code)
    const unmatched = kept.filter(({ reason }) => reason !== OTHER_CURRENCY)
    const amount = add(...unmatched.map((receipt) => receipt.amount))
    return totalText(voiceIn(asking, mutual), spans, { receipts: unmatched.length, amount })
  })
}

/** The standing of one member of the own mutuals: a number of another is nobody's. */
export const member: Answer<'member'> = async (asking, { subject }) => {
  const { ports, tx, sender } = asking
  const among = { mutuals: sender.staff.map(({ mutual }) => mutual.code), now: ports.clock.now() }
  const search = await findMember(tx, among, subject)
  if (search.kind !== 'found') return reply(asking, notFoundText(sender.voice, search, subject))
  const { mutual: code, number } = search.found
  const staff = sender.staff.find(({ mutual }) => mutual.code === code)
  const household = staff && (await loadHousehold(tx, staff.mutual.code, number))
  invariant(household, 'a member who was found has no household')
  const now = standing(household.facts, dayIn(staff.mutual, ports.clock.now()))
  await reply(asking, balanceText(voiceIn(asking, staff.mutual), number, now))
}

/** Why nobody is told of. Digits as many as a number has were meant as one: a digit is wrong. */
function notFoundText(voice: Voice, { kind }: Search, subject: Subject): string {
  if (kind === 'several') return oneAtATimeText(voice.say)
  if (kind === 'two-readings') return whichReply(voice, askedText(subject))
  return subject.kind === 'card' && subject.digits !== undefined
    ? wrongNumberText(voice.say, subject.digits)
    : unknownMemberText(voice, askedText(subject))
}
