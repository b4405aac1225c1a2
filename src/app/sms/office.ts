import { standing } from '../../core/membership/standing.ts'
import { unknownMemberText } from '../../core/messages/errand-sms.ts'
import { balanceText } from '../../core/messages/money-sms.ts'
import { totalText } from '../../core/messages/staff-sms.ts'
import { add } from '../../core/money.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { listSuspense } from '../../store/payments/receipts.ts'
import { loadMoneyIn } from '../payments/read-money-in.ts'
import { OTHER_CURRENCY } from '../payments/record-receipt.ts'
import { dayIn } from '../messages/sms-out.ts'
import { type Answer, reply, voiceIn } from './answer.ts'
import { eachMutual } from './arrears.ts'

/** Money that came in, in each mutual that the phone works for (R53). */
export const total: Answer<'total'> = async (asking) => {
  const { ports, tx } = asking
  await eachMutual(asking, async (mutual) => {
    const spans = await loadMoneyIn(tx, mutual, dayIn(mutual, ports.clock.now()))
    const kept = await listSuspense(tx, mutual.code)
    const unmatched = kept.filter(({ reason }) => reason !== OTHER_CURRENCY)
    const amount = add(...unmatched.map((receipt) => receipt.amount))
    return totalText(voiceIn(asking, mutual), spans, { receipts: unmatched.length, amount })
  })
}

/** One member's standing, in the own mutual only: a number of another is nobody's. */
export const member: Answer<'member'> = async (asking, { number }) => {
  const { ports, tx, sender } = asking
  const code = await mutualOfNumber(tx, number)
  const staff = sender.staff.find(({ mutual }) => mutual.code === code)
  const household = staff && (await loadHousehold(tx, staff.mutual.code, number))
  if (!household) return reply(asking, unknownMemberText(sender.voice, number))
  const now = standing(household.facts, dayIn(staff.mutual, ports.clock.now()))
  await reply(asking, balanceText(voiceIn(asking, staff.mutual), number, now))
}
