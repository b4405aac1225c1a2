import type { Currency } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import type { WalletOutflowTable } from '../../store/tables/operators.ts'
import { type RecordedOutflow, recordOutflow } from '../payments/wallet-outflow.ts'
import { FROM_BANK, payProvider, readProviderStatement } from '../visits/pay-provider.ts'
import { recordBankMoney } from '../payments/bank-money.ts'
import { type Act, alone, reads, writes } from './act.ts'
import { optional } from './field.ts'
import { memberNumberField } from './member-fields.ts'
import { amountField } from './mutual-fields.ts'
import {
  byField,
  codeField,
  dayField,
  MUTUAL,
  personField,
  referenceField,
} from './plain-fields.ts'

/** What a clinic is paid, and what else leaves an account of the mutual. */

const PROVIDER = codeField('the clinic’s code')

export const providerPay = writes({
  name: 'provider pay',
  describe: 'records that a clinic was paid what it is owed, or a part of it',
  input: {
    provider: PROVIDER,
    mutual: MUTUAL,
    amount: amountField('what was paid'),
    from: codeField(`where it was paid from: ${FROM_BANK}, or the name of a wallet`, 'account'),
    reference: referenceField(
      'the number of the transfer or cheque; the same one is not recorded twice',
    ),
    on: optional(dayField('the day of the payment (default: today)')),
    by: personField(
      'the person who paid; with a bank below nought a manager or collector, and another one decides',
    ),
  },
  run: async (desk, { by, ...asked }) => {
    const paid = await payProvider(desk, asked, { by, actor: desk.actor })
    return paid.ok ? inCurrency(desk.tx, asked.mutual, { paid: paid.value }) : paid
  },
})

export const providerStatement = reads({
  name: 'provider statement',
  describe: 'what a clinic billed, was paid, and is owed, in the order of the books',
  input: {
    provider: PROVIDER,
    mutual: MUTUAL,
    from: optional(dayField('from this day of the books')),
    to: optional(dayField('up to this day of the books')),
  },
  run: (desk, { provider, mutual, ...span }) => readProviderStatement(desk, mutual, provider, span),
})

export const bankReceive = writes({
  name: 'bank receive',
  describe: 'records money that came to the bank: a member’s, or without a number in suspense',
  input: {
    mutual: MUTUAL,
    number: optional(memberNumberField()),
    amount: amountField('how much'),
    reference: referenceField(
      'its number on the bank’s paper, or of the cheque; the same one counts once',
    ),
    on: optional(dayField('the day of the bank (default: today)')),
    by: byField('the manager who read the bank’s paper: the name, or the phone'),
  },
  run: recordBankMoney,
})

export const bankSweep = outflow(
  'bank sweep',
  'bank-sweep',
  'records money that went from a wallet account to the bank',
)

export const feeRecord = outflow(
  'fee record',
  'operator-fee',
  'records a fee that an operator kept from a wallet account and the mutual bears',
)

export type OutflowIn = RecordedOutflow & { readonly currency: Currency }

function outflow(name: string, kind: WalletOutflowTable['kind'], describe: string) {
  return alone('write', {
    name,
    describe,
    input: {
      mutual: MUTUAL,
      wallet: codeField('the wallet account it left', 'name'),
      amount: amountField('how much'),
      reference: referenceField('its number on the statement; the same one is not recorded twice'),
      on: optional(dayField('the day it happened (default: today)')),
      by: personField('the person who records it'),
    },
    run: async ({ ports, actor }, { by, ...asked }): Promise<Result<OutflowIn>> => {
      const recorded = await recordOutflow(ports, { ...asked, kind }, { by, actor })
      if (!recorded.ok) return recorded
      return ports.store.read((tx) => inCurrency(tx, asked.mutual, recorded.value))
    },
  })
}

async function inCurrency<T extends object>(
  tx: ReadTx,
  code: string,
  what: T,
): Promise<Result<T & { readonly currency: Currency }>> {
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  return done({ ...what, currency: books.mutual.currency })
}

export const TREASURY_ACTS: readonly Act[] = [
  providerPay,
  providerStatement,
  bankReceive,
  bankSweep,
  feeRecord,
]
