import type { CivilDate } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Payout } from '../../core/payments/payout.ts'
import { type PaymentFile, paymentFiles } from '../../store/payments/payment-files.ts'
import { payoutsOf } from '../../store/payments/payouts.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { dayIn } from '../desk.ts'
import { proposeCorrection } from '../decisions/propose-correction.ts'
import { proposePayoutEnd } from '../payments/end-payout.ts'
import { proposeClinicPayout } from '../payments/pay-clinic.ts'
import { proposeFileBack, readPaymentFile, writePaymentFile } from '../payments/payment-file.ts'
import { reconciliationReport } from '../payments/reconciliation-report.ts'
import { type Act, alone, reads, writes } from './act.ts'
import { optional } from './field.ts'
import { memberNumberField } from './member-fields.ts'
import { amountField } from './mutual-fields.ts'
import { BY_PERSON, byField, codeField, MUTUAL, switchField, textField } from './plain-fields.ts'

/** Money that goes out by a file for the bank or the operator's portal, once two people agree. */

const WALLET = codeField('the wallet account that it leaves', 'account')
const PAY_TO = textField('the phone or bank account that gets it', 'account')
const PROPOSER = byField('the manager or collector who proposes it: the name, or the phone')

export const payoutClinic = writes({
  name: 'payout clinic',
  describe: 'proposes to pay a clinic what it is owed, or a part, with the next payment file',
  input: {
    provider: codeField('the clinic’s code'),
    mutual: MUTUAL,
    amount: amountField('what is paid'),
    wallet: WALLET,
    payTo: PAY_TO,
    reason: textField('what for, such as the bills of a month'),
    by: PROPOSER,
  },
  run: (desk, asked) => proposeClinicPayout(desk, asked),
})

export const payoutRefund = alone('write', {
  name: 'payout refund',
  describe: 'proposes to pay back money of a receipt with the next payment file',
  input: {
    receipt: codeField('the receipt’s number, as on the SMS'),
    mutual: MUTUAL,
    amount: amountField('what is paid back'),
    wallet: WALLET,
    payTo: optional(textField('where it is paid (default: the phone that paid)', 'account')),
    number: optional(memberNumberField('whose part, when the receipt is of several members')),
    reason: textField('why it is paid back'),
    by: PROPOSER,
  },
  run: ({ ports }, { amount, wallet, payTo, number, ...asked }) =>
    proposeCorrection(ports, {
      ...asked,
      refund: { amount, number, from: wallet, byFile: { payTo } },
    }),
})

const PAYOUT = codeField('its reference, as payout list shows it')

export const payoutCancel = writes({
  name: 'payout cancel',
  describe: 'proposes to pay nobody with a payout that is not paid, or that came back',
  input: { payout: PAYOUT, mutual: MUTUAL, reason: textField('why'), by: PROPOSER },
  run: (desk, asked) => proposePayoutEnd(desk, { ...asked, payTo: null }),
})

export const payoutRedirect = writes({
  name: 'payout redirect',
  describe:
    'proposes to pay a payout that is not paid, or that came back, to another phone or account: under a new reference',
  input: { payout: PAYOUT, mutual: MUTUAL, payTo: PAY_TO, reason: textField('why'), by: PROPOSER },
  run: (desk, asked) => proposePayoutEnd(desk, asked),
})

type Payouts = {
  readonly mutual: Mutual
  readonly payouts: readonly Payout[]
  readonly today: CivilDate
}

export const payoutList = reads({
  name: 'payout list',
  describe: 'money on its way out: what waits for a file, what a file is to pay, and since when',
  input: { mutual: MUTUAL, all: switchField('also what was paid or ended') },
  run: async ({ tx, now }, { mutual: code, all }): Promise<Result<Payouts>> => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    const payouts = await payoutsOf(tx, code, { openOnly: !all })
    return done({ mutual: books.mutual, payouts, today: dayIn(books.mutual, now) })
  },
})

export const paymentFileWrite = writes({
  name: 'payment-file write',
  describe: 'writes what was approved into a file for the bank or portal; again, it gives the same',
  input: { mutual: MUTUAL, wallet: WALLET, by: BY_PERSON },
  run: (desk, asked) => writePaymentFile(desk, asked),
})

const FILE = codeField('its number, as payment-file list shows it')

export const paymentFileShow = reads({
  name: 'payment-file show',
  describe: 'a payment file as it was written, word for word',
  input: { file: FILE, mutual: MUTUAL },
  run: (desk, asked) => readPaymentFile(desk, asked),
})

type Files = { readonly mutual: Mutual; readonly files: readonly PaymentFile[] }

export const paymentFileList = reads({
  name: 'payment-file list',
  describe: 'the payment files of a mutual, oldest first',
  input: { mutual: MUTUAL },
  run: async ({ tx }, { mutual: code }): Promise<Result<Files>> => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done({ mutual: books.mutual, files: await paymentFiles(tx, code) })
  },
})

export const paymentFileBack = writes({
  name: 'payment-file back',
  describe:
    'proposes to take back a file that was lost or rejected: what it did not pay is paid by the next',
  input: { file: FILE, mutual: MUTUAL, reason: textField('why'), by: PROPOSER },
  run: (desk, asked) => proposeFileBack(desk, asked),
})

export const reportReconciliation = reads({
  name: 'report reconciliation',
  describe:
    'what is open between statements, receipts, ledger and payouts today, for each wallet account, with its age',
  input: { mutual: MUTUAL },
  run: (desk, { mutual }) => reconciliationReport(desk, mutual),
})

export const PAYOUT_ACTS: readonly Act[] = [
  payoutClinic,
  payoutRefund,
  payoutCancel,
  payoutRedirect,
  payoutList,
  paymentFileWrite,
  paymentFileShow,
  paymentFileList,
  paymentFileBack,
  reportReconciliation,
]
