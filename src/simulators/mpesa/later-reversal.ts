import { readAmount, writeAmount } from '../kernel/amounts.ts'
import { move, phoneOf } from '../kernel/phones.ts'
import type { Movement } from '../kernel/state.ts'
import { compactTime } from '../kernel/time.ts'
import type { LaterAnswer } from './later-answer.ts'
import { NAIROBI, newReceipt } from './names.ts'
import { accountOf, type Later, type Mpesa } from './state.ts'
import { textOf } from './stk-push.ts'

/** 2.9: of payments that customers made, once each. */
export function reversalAnswer(world: Mpesa, body: Later['body']): LaterAnswer {
  const account = accountOf(world, textOf(body['ReceiverParty']))
  const amount = readAmount(body['Amount'])
  const original = originalOf(world, textOf(body['TransactionID']))
  const isOurs = original?.account === account?.shortCode
  if (!original || !isOurs || amount === null || amount > original.amount)
    return { code: 'R000002' }
  if (world.state.own.reversed.includes(original.receipt)) return { code: 'R000001' }
  if (utilityOf(world, original.account) < amount) return { code: '1' }
  const { receipt, balance, at } = reverse(world, original, amount)
  const payer = original.phone ?? ''
  return {
    code: '0',
    transactionId: receipt,
    parameters: [
      [
        'DebitAccountBalance',
        `Utility Account|KES|${writeAmount(balance, 2)}|${writeAmount(balance, 2)}|0.00|0.00`,
      ],
      ['Amount', writeAmount(amount, 2)],
      ['TransCompletedTime', Number(compactTime(at, NAIROBI))],
      ['OriginalTransactionID', original.receipt],
      ['Charge', 0],
      ['CreditPartyPublicName', `${payer} - ${phoneOf(world, payer).name}`],
      ['DebitPartyPublicName', `${original.account} - ${account?.name ?? ''}`],
    ],
  }
}

/** What customers' money is left; charges are paid elsewhere (9.1). */
function utilityOf({ state }: Mpesa, account: string): number {
  return state.money
    .filter((each) => each.account === account && !['charge', 'failed'].includes(each.kind))
    .reduce((total, { amount }) => total + amount, 0)
}

export function originalOf(world: Mpesa, receipt: string): Movement | null {
  const isPayment = ({ kind }: Movement) => kind === 'push' || kind === 'pay-bill'
  return world.state.money.find((each) => isPayment(each) && each.receipt === receipt) ?? null
}

/** Money goes back to the payer under a receipt of its own. */
export function reverse(world: Mpesa, original: Movement, amount = original.amount): Movement {
  world.state.own.reversed.push(original.receipt)
  return move(world, {
    receipt: newReceipt(world),
    kind: 'reversal',
    account: original.account,
    phone: original.phone,
    reference: '',
    amount: -amount,
    currency: 'KES',
    of: original.receipt,
    about: null,
  })
}
