import type { Actor } from '../actor.ts'
import { paymentFile, PAYMENT_FILE_LAYOUT } from '../../core/ledger/payment-file.ts'
import { type Payout, paymentFileNumber } from '../../core/payments/payout.ts'
import type { FileBack } from '../../core/proposals/proposal.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  findPaymentFile,
  insertFileBack,
  insertPaymentFile,
  type PaymentFile,
  paymentFiles,
} from '../../store/payments/payment-files.ts'
import { payoutsInFile, payoutsWaiting } from '../../store/payments/payouts.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import { type BooksDesk, type Desk, inMutual, type MutualDesk, type ReadDesk } from '../desk.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import type { PayoutProposed } from './pay-clinic.ts'

export type WrittenFile = {
  readonly mutual: Mutual
  readonly file: PaymentFile
  readonly payouts: readonly Payout[]
  readonly isNew: boolean
}

/**
 * Writes what was approved and waits into a file for the bank or the operator's portal, each payout
 * once. While nothing new waits, the last file is given again, word for word.
 */
export async function writePaymentFile(
  desk: Desk,
  {
    mutual: code,
    wallet,
    by,
  }: Omit<Actor, 'actor'> & { readonly mutual: string; readonly wallet: string },
): Promise<Result<WrittenFile>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const { mutual } = books
  if (!mutual.wallets.some((one) => one.wallet === wallet)) {
    return refused({ code: 'unknown-wallet', wallet })
  }
  await lockMutualChain(desk.tx, code)
  const waiting = await payoutsWaiting(desk.tx, code, wallet)
  if (waiting.length === 0) return lastOf(desk.tx, mutual, wallet)
  const file = await insertFile(inMutual(desk, mutual), wallet, waiting, by)
  return done({ mutual, file, payouts: waiting, isNew: true })
}

async function insertFile(
  { ports, tx, now, today, mutual }: MutualDesk,
  wallet: string,
  payouts: readonly Payout[],
  by: string,
): Promise<PaymentFile> {
  const { code, currency } = mutual
  const year = today.slice(0, 4)
  const layout = ports.wallets.get(wallet)?.paymentFile ?? PAYMENT_FILE_LAYOUT
  const file = {
    mutual_id: code,
    file_id: paymentFileNumber(code, year, await nextInSeries(tx, code, `payment-file-${year}`)),
    wallet,
    body: paymentFile(payouts, layout, { currency, on: today }),
    written_by: by,
    written_on: today,
    written_at: now,
  }
  await insertPaymentFile(
    tx,
    file,
    payouts.map(({ reference }) => reference),
  )
  return { ...file, isBack: false }
}

/** The last file of a wallet account in which something is not paid. */
async function lastOf(tx: ReadTx, mutual: Mutual, wallet: string): Promise<Result<WrittenFile>> {
  const files = await paymentFiles(tx, mutual.code)
  const file = files.findLast((one) => one.wallet === wallet && !one.isBack)
  const payouts = file ? await payoutsInFile(tx, mutual.code, file.file_id) : []
  if (!file || payouts.every(({ paid, ended }) => paid ?? ended)) {
    return refused({ code: 'nothing-to-pay', wallet })
  }
  return done({ mutual, file, payouts, isNew: false })
}

/** A file as it was written, and what has become of its payouts. */
export async function readPaymentFile(
  { tx }: ReadDesk,
  { mutual: code, file: id }: { readonly mutual: string; readonly file: string },
): Promise<Result<WrittenFile>> {
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const file = await findPaymentFile(tx, code, id)
  if (!file) return refused({ code: 'unknown-payment-file', file: id })
  const payouts = await payoutsInFile(tx, code, id)
  return done({ mutual: books.mutual, file, payouts, isNew: false })
}

/**
 * Proposes to take back a file that was lost or that the bank rejected, so that what it did not pay
 * goes into the next one, under the same references. Nothing is done until somebody else approves it.
 */
export async function proposeFileBack(
  desk: Desk,
  asked: {
    readonly mutual: string
    readonly file: string
    readonly by: string
    readonly reason: string
  },
): Promise<Result<PayoutProposed>> {
  const { mutual: code, file, by, reason } = asked
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  await lockMutualChain(desk.tx, code)
  const staff = await staffFor(inMutual(desk, books.mutual), by, 'payment-file back')
  if (!staff.ok) return staff
  const hindrance = await hindranceToTakeBack(desk.tx, code, file)
  if (hindrance) return refused(hindrance)
  const act: FileBack = { kind: 'file-back', file }
  const made = await makeProposal(desk, code, { act, about: file, reason }, staff.value)
  return made.ok ? done({ mutual: books.mutual, proposal: made.value }) : made
}

/** Takes a file back, as two people agreed. What it paid meanwhile stays paid. */
export async function takeFileBack(
  { tx, now, mutual }: BooksDesk,
  { act: { file }, proposal_id }: ProposalOf<FileBack>,
): Promise<Result<null>> {
  const hindrance = await hindranceToTakeBack(tx, mutual.code, file)
  if (hindrance) return refused(hindrance)
  const key = { mutual_id: mutual.code, file_id: file }
  await insertFileBack(tx, { ...key, proposal_id, taken_back_at: now })
  return done(null)
}

async function hindranceToTakeBack(
  tx: ReadTx,
  mutual: string,
  id: string,
): Promise<Refusal | null> {
  const file = await findPaymentFile(tx, mutual, id)
  if (!file) return { code: 'unknown-payment-file', file: id }
  if (file.isBack) return { code: 'payment-file-back', file: id }
  const payouts = await payoutsInFile(tx, mutual, id)
  return payouts.every(({ paid }) => paid) ? { code: 'payment-file-paid', file: id } : null
}
