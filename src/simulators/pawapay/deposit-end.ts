import { DIGITS } from '../kernel/chance.ts'
import { move, phoneOf } from '../kernel/phones.ts'
import type { Answer } from '../kernel/answers.ts'
import { MINUTE_MS } from '../kernel/time.ts'
import { tellDeposit } from './callback.ts'
import { PROVIDERS } from './providers.ts'
import { type Deposit, type Pawapay, walletName } from './state.ts'

/** What each answer on the phone leads to; the PIN is looked at further. */
const OUTCOMES: Readonly<Record<Answer['answer'], string>> = {
  pin: 'COMPLETED',
  'wrong-pin': 'PAYMENT_NOT_APPROVED',
  refuse: 'PAYMENT_NOT_APPROVED',
  'no-funds': 'INSUFFICIENT_BALANCE',
  ignore: 'PAYMENT_NOT_APPROVED',
  expire: 'PAYMENT_NOT_APPROVED',
  unreachable: 'PAYMENT_NOT_APPROVED',
  code: 'UNSPECIFIED_FAILURE',
}

/** Reconciliation with the operator takes as long. */
const RECONCILED_AFTER_MS = 10 * MINUTE_MS

export function answerDeposit(world: Pawapay, deposit: Deposit, answer: Answer): void {
  const outcome = answer.answer === 'code' ? answer.code : OUTCOMES[answer.answer]
  endDeposit(world, deposit, outcome ?? 'UNSPECIFIED_FAILURE')
}

/**
 * `COMPLETED`, `pending`, `IN_RECONCILIATION` (the payer has paid, and some minutes later it is known),
 * or why it failed.
 */
export function endDeposit(world: Pawapay, deposit: Deposit, outcome: string): void {
  if (deposit.status === 'COMPLETED' || deposit.status === 'FAILED' || outcome === 'pending') return
  const isPaid = outcome === 'COMPLETED' || outcome === 'IN_RECONCILIATION'
  if (isPaid && deposit.status !== 'IN_RECONCILIATION') {
    if (phoneOf(world, deposit.payer.phoneNumber).balance < deposit.amount) {
      return fail(world, deposit, 'INSUFFICIENT_BALANCE')
    }
    take(world, deposit)
  }
  if (outcome === 'IN_RECONCILIATION') {
    deposit.status = 'IN_RECONCILIATION'
    world.later(RECONCILED_AFTER_MS, 'outcome COMPLETED', deposit.id)
  } else if (outcome === 'COMPLETED') {
    deposit.status = 'COMPLETED'
    tellDeposit(world, deposit)
  } else fail(world, deposit, outcome)
}

function fail(world: Pawapay, deposit: Deposit, code: string): void {
  deposit.status = 'FAILED'
  deposit.failure = code
  tellDeposit(world, deposit)
}

function take(world: Pawapay, deposit: Deposit): void {
  const account = walletName(deposit)
  deposit.providerTransactionId = world.chance.text(DIGITS, 10)
  const common = { receipt: deposit.id, account, currency: deposit.currency, about: deposit.id }
  move(world, {
    ...common,
    kind: 'push',
    phone: deposit.payer.phoneNumber,
    reference: deposit.customerMessage ?? '',
    amount: deposit.amount,
    of: null,
    startedAt: deposit.created,
  })
  const fee = feeOf(world, deposit)
  if (fee === 0) return
  move(world, {
    ...common,
    kind: 'charge',
    phone: null,
    reference: '',
    amount: -fee,
    of: deposit.id,
  })
}

/** Rounded down to what the currency has. */
function feeOf(world: Pawapay, { amount, payer }: Deposit): number {
  const exact = (amount * world.state.own.agreed.feeBasisPoints) / 10_000
  const { decimals } = PROVIDERS.find(({ provider }) => provider === payer.provider) ?? {}
  return decimals === 'TWO_PLACES' ? Math.floor(exact) : Math.floor(exact / 100) * 100
}
