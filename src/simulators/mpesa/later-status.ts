import { writeAmount } from '../kernel/amounts.ts'
import { phoneOf } from '../kernel/phones.ts'
import { compactTime } from '../kernel/time.ts'
import type { LaterAnswer } from './later-answer.ts'
import { NAIROBI } from './names.ts'
import type { Later, Mpesa } from './state.ts'
import { textOf } from './stk-push.ts'

/** 2.8, 13.3. The reference has no code for a receipt that nobody knows: ours is `R000002`. */
export function statusAnswer(world: Mpesa, body: Later['body']): LaterAnswer {
  const receipt = textOf(body['TransactionID'])
  const account = textOf(body['PartyA'])
  const found = world.state.money.find(
    (movement) =>
      movement.receipt === receipt && movement.account === account && movement.kind !== 'charge',
  )
  if (!found) return { code: 'R000002' }
  const charge = world.state.money.find(({ kind, of }) => kind === 'charge' && of === receipt)
  const payer = found.phone ? `${found.phone} - ${phoneOf(world, found.phone).name}` : ''
  return {
    code: '0',
    parameters: [
      ['DebitPartyName', payer],
      ['CreditPartyName', `${account} - ${world.state.own.accounts[account]?.name ?? ''}`],
      ['OriginatorConversationID'],
      ['InitiatedTime', Number(compactTime(found.startedAt, NAIROBI))],
      ['DebitAccountType', 'MMF Account For Customer'],
      ['DebitPartyCharges', charge ? `Charge|KES|${writeAmount(-charge.amount, 2)}` : ''],
      ['TransactionReason'],
      ['ReasonType', 'Pay Bill Online'],
      ['TransactionStatus', found.kind === 'failed' ? 'Cancelled' : 'Completed'],
      ['FinalisedTime', Number(compactTime(found.at, NAIROBI))],
      ['Amount', writeAmount(Math.abs(found.amount), 2)],
      ['ConversationID'],
      ['ReceiptNo', found.receipt],
      ['ReasonType', 'Pay Bill Online'],
    ],
  }
}
