import { totalText } from '../../core/messages/staff-sms.ts'
import { add } from '../../core/money.ts'
import { listSuspense } from '../../store/payments/receipts.ts'
import { loadMoneyIn } from '../payments/read-money-in.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'
import { dayIn } from '../desk.ts'
import { type Answer, voiceIn } from './answer.ts'
import { eachMutual } from './arrears.ts'

/** Money that came in, in each mutual that the phone works for (R53). */
export const total: Answer<'total'> = async (asking) => {
  const { tx, now } = asking
  await eachMutual(asking, async ({ mutual }) => {
    const spans = await loadMoneyIn(tx, mutual, dayIn(mutual, now))
    const kept = await listSuspense(tx, mutual.code)
    const unmatched = kept.filter(({ reason }) => reason !== OTHER_CURRENCY)
    const amount = add(...unmatched.map((receipt) => receipt.amount))
    return totalText(voiceIn(asking, mutual), spans, { receipts: unmatched.length, amount })
  })
}
