import {
  type Correction,
  type CorrectableReceipt,
  decideRefund,
  decideReversal,
} from '../../core/corrections/correction.ts'
import { type AccountId, cashAccountOf, payoutAccountOf } from '../../core/ledger/accounts.ts'
import { treasuryAccountOf } from '../../core/ledger/treasury.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { phoneOfBox } from '../../store/cash/cash.ts'
import { leftOf, paymentsOfReceipt } from '../../store/decisions/corrections.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk, inMutual } from '../desk.ts'
import { payeeAccount } from '../payments/payee-account.ts'
import { staffFor } from '../staff/staff.ts'

export type CorrectionAsked = {
  readonly mutual: string
  /** The receipt's number as on the SMS: `JP26-0038112`. */
  readonly receipt: string
  /** What is paid back, when it is not a reversal of the whole. */
  readonly refund: {
    readonly amount: Minor
    /** Null when the receipt is one member's. */
    readonly number: MemberNumber | null
    /** `bank`, one of the mutual's wallets, or the code of cash in hand (`c1`). */
    readonly from: string
    /** Paid with the next payment file, to this phone or account; null: to the phone that paid. */
    readonly byFile?: { readonly payTo: string | null }
  } | null
  /** The manager or collector who proposes it, by name or phone. */
  readonly by: string
  readonly reason: string
}

export type ProposalMade = {
  readonly mutual: Mutual
  readonly proposal: NewProposal
}

/**
 * Proposes to take back a receipt, or to pay back money of it (R16). Nothing is done until somebody
 * else approves it (R65).
 */
export async function proposeCorrection(
  ports: Ports,
  asked: CorrectionAsked,
): Promise<Result<ProposalMade>> {
  return acting(ports, async (desk) => {
    const { tx } = desk
    const books = await loadMutual(tx, asked.mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
    const { mutual } = books
    await lockMutualChain(tx, mutual.code)
    const staff = await staffFor(inMutual(desk, mutual), asked.by, 'correct reverse')
    if (!staff.ok) return staff
    const act = await actOf(desk, mutual, asked)
    if (!act.ok) return act
    const about = act.value.receipt
    const { reason } = asked
    const proposed = { act: act.value, about, reason }
    const made = await makeProposal(desk, mutual.code, proposed, staff.value)
    return made.ok ? done({ mutual, proposal: made.value }) : made
  })
}

/** A receipt as the rules of corrections see it. */
export async function correctableOf(
  tx: ReadTx,
  mutual: Mutual,
  receipt: ReceiptTable,
): Promise<CorrectableReceipt> {
  const payments = await paymentsOfReceipt(tx, mutual.code, receipt.receipt_id)
  return {
    receiptNumber: receipt.receipt_number,
    isInSuspense: receipt.state === 'suspense',
    currency: mutual.currency,
    parts: leftOf(payments),
    isCorrected: payments.some(({ amount }) => amount < 0),
  }
}

async function actOf(
  { ports, tx }: Desk,
  mutual: Mutual,
  { receipt, refund }: CorrectionAsked,
): Promise<Result<Correction>> {
  const found = await receiptOfNumber(tx, mutual.code, receipt)
  if (!found) return refused({ code: 'unknown-receipt', receipt })
  const correctable = await correctableOf(tx, mutual, found)
  if (!refund) {
    const decided = decideReversal(correctable)
    return decided.ok ? done({ kind: 'reversal', receipt }) : decided
  }
  const { byFile, from } = refund
  const account = byFile ? filedAccount(mutual, from) : await payingAccount(tx, mutual, from)
  if (!account) return refused({ code: 'unknown-wallet', wallet: from })
  const part = decideRefund(correctable, refund.number, refund.amount)
  if (!part.ok) return part
  const act = { kind: 'refund', receipt, ...part.value, account } as const
  if (!byFile) return done(act)
  const isBank = ports.wallets.get(from)?.kind === 'statement'
  const payTo = byFile.payTo ?? (isBank ? null : found.payer_phone)
  if (payTo === null) return refused({ code: 'no-payee-account', receipt })
  return done({ ...act, payTo: payeeAccount(ports, mutual, from, payTo) })
}

/** Of money that goes out by file; only a wallet account has a statement that shows it again. */
function filedAccount({ wallets }: Mutual, name: string): AccountId | null {
  return wallets.some(({ wallet }) => wallet === name) ? payoutAccountOf(name) : null
}

async function payingAccount(tx: Tx, mutual: Mutual, name: string): Promise<AccountId | null> {
  const account = treasuryAccountOf(mutual, name)
  if (account) return account
  return (await phoneOfBox(tx, mutual.code, name)) ? cashAccountOf(name) : null
}
