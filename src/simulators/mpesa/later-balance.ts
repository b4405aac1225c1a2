import { writeAmount } from '../kernel/amounts.ts'
import { compactTime } from '../kernel/time.ts'
import type { LaterAnswer } from './later-answer.ts'
import { NAIROBI } from './names.ts'
import { accountOf, type Later, type Mpesa } from './state.ts'
import { textOf } from './stk-push.ts'

/**
 * 13.3: accounts joined by `&`: name, currency, total, available, reserved, uncleared. Customers'
 * money lies in the Utility account; charges are shown as what was paid, below zero.
 */
export function balanceAnswer(world: Mpesa, body: Later['body']): LaterAnswer {
  const shortCode = accountOf(world, textOf(body['PartyA']))?.shortCode
  const own = world.state.money.filter(
    ({ account, kind }) => account === shortCode && kind !== 'failed',
  )
  const sum = (isCharge: boolean) =>
    own
      .filter(({ kind }) => (kind === 'charge') === isCharge)
      .reduce((total, { amount }) => total + amount, 0)
  const line = (name: string, hundredths: number) =>
    [name, 'KES', ...[hundredths, hundredths, 0, 0].map((each) => writeAmount(each, 2))].join('|')
  const accounts = [
    line('Working Account', 0),
    line('Utility Account', sum(false)),
    line('Charges Paid Account', sum(true)),
    line('Organization Settlement Account', 0),
  ]
  return {
    code: '0',
    transactionId: 'MBN0000000',
    parameters: [
      ['AccountBalance', accounts.join('&')],
      ['BOCompletedTime', Number(compactTime(world.now(), NAIROBI))],
    ],
  }
}
