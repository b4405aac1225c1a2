import type { CivilDate } from '../../core/dates.ts'
import {
  type Correction,
  decideRefund,
  decideReversal,
  type PartLeft,
} from '../../core/corrections/correction.ts'
import { formatMemberNumber } from '../../core/member-number.ts'
import { invariant } from '../../core/invariant.ts'
import { type AccountId, BANK, walletAccountOf } from '../../core/ledger/accounts.ts'
import { type LeavingPart, postRefund, postTakeBack } from '../../core/ledger/cash-posting.ts'
import type { Posting } from '../../core/ledger/posting.ts'
import { add, subtract, ZERO } from '../../core/money.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { insertCorrection, paymentsOfReceipt } from '../../store/decisions/corrections.ts'
import type { Books } from '../../store/mutuals/directory.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { memberBalances } from '../../store/books/balances.ts'
import { post, type Poster } from '../../store/books/ledger.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { insertPayment, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { Tx } from '../../store/store.ts'
import { postBegunCharges } from '../books/post-charges.ts'
import type { BooksDesk } from '../desk.ts'
import { undoRhythm } from '../payments/rhythms.ts'
import { tellOfTakenBack } from '../payments/taken-back-notices.ts'
import { keepPayout, leftIn, nextPayout, walletOfPayouts } from '../payments/keep-payout.ts'
import { correctableOf } from './propose-correction.ts'

/**
 * Does what an approved proposal says (R16): posts it, takes the money from the member from today
 * on, and tells the member and the payer. Refused, with nothing done, when it cannot be done any
 * more. The caller holds the locks of the households and of the mutual.
 */
export async function makeCorrection(
  desk: BooksDesk,
  proposal: ProposalOf<Correction>,
): Promise<Result<null>> {
  const { tx, mutual } = desk
  const { act } = proposal
  const receipt = await receiptOfNumber(tx, mutual.code, act.receipt)
  invariant(receipt, `a proposal about no receipt: ${proposal.proposal_id}`)
  const correctable = await correctableOf(tx, mutual, receipt)
  const parts =
    act.kind === 'reversal'
      ? decideReversal(correctable)
      : asList(decideRefund(correctable, act.number, act.amount))
  if (!parts.ok) return parts
  const account = act.kind === 'reversal' ? walletAccountOf(receipt.wallet) : act.account
  const shortage = await shortageIn(tx, desk, account, parts.value)
  if (shortage) return refused(shortage)
  const made = { ...desk, proposal, receipt, account }
  await carryOut(made, parts.value)
  return done(null)
}

type Made = BooksDesk & {
  readonly proposal: ProposalOf<Correction>
  readonly receipt: ReceiptTable
  readonly account: AccountId
}

async function carryOut(made: Made, parts: readonly PartLeft[]): Promise<void> {
  const { ports, tx, now, mutual, today, closedThrough, proposal, receipt, account } = made
  const { kind } = proposal.act
  const poster = { newId: () => ports.ids.id(), at: now, actor: 'decision' }
  const leaving = await leavingParts(made, parts, poster)
  const posting = await postingOf(made, leaving, { eventOn: today, closedThrough })
  const journal = await post(tx, mutual.code, posting, poster)
  await sendOut(made, journal.journalId)
  for (const { number, amount } of parts) {
    const common = { mutual_id: mutual.code, number, receipt_id: receipt.receipt_id }
    const entry = { ...common, payment_id: ports.ids.id(), journal_id: journal.journalId }
    await insertPayment(tx, { ...entry, amount: subtract(ZERO, amount), value_on: today })
    const by = { proposal_id: proposal.proposal_id, reversal_id: null }
    const what = { ...by, kind, account_id: account }
    await insertCorrection(tx, { ...entry, ...what, amount, on_date: today })
    await undoRhythm(made, number, receipt.receipt_id, poster)
  }
  for (const { number, amount } of parts) {
    const taken = { kind, amount, number, receiptNumber: receipt.receipt_number }
    const about = `correction/${mutual.code}/${proposal.proposal_id}/${number}`
    await tellOfTakenBack(made, receipt, taken, about)
  }
}

/** A refund that goes out by file is on its way until a statement shows it. */
async function sendOut(made: Made, journal_id: string): Promise<void> {
  const { tx, mutual, proposal, receipt, account } = made
  const { act, proposal_id } = proposal
  const wallet = walletOfPayouts(account)
  if (act.kind !== 'refund' || wallet === null || act.payTo === undefined) return
  const household = await loadHousehold(tx, mutual.code, act.number)
  const payee = household?.people[0]?.name ?? formatMemberNumber(act.number)
  await keepPayout(made, await nextPayout(made), {
    ...{ wallet, purpose: 'refund', about: receipt.receipt_number, payee, pay_to: act.payTo },
    ...{ amount: act.amount, proposal_id, journal_id },
  })
}

/** What each member owed and had in advance, once the charges that have begun are posted. */
async function leavingParts(
  { tx, mutual, today, closedThrough }: Made,
  parts: readonly PartLeft[],
  poster: Poster,
): Promise<LeavingPart[]> {
  const leaving: LeavingPart[] = []
  for (const { number, amount } of parts) {
    const household = await loadHousehold(tx, mutual.code, number)
    invariant(household, `a payment of nobody: ${number}`)
    await postBegunCharges(tx, household, today, closedThrough, poster)
    leaving.push({ number, amount, before: await memberBalances(tx, mutual.code, number) })
  }
  return leaving
}

/** A reversal is that of the one journal that gave the receipt to its members. */
async function postingOf(
  { tx, mutual, proposal, receipt, account }: Made,
  leaving: readonly LeavingPart[],
  when: { readonly eventOn: CivilDate; readonly closedThrough: CivilDate | null },
): Promise<Posting> {
  if (proposal.act.kind === 'refund') {
    const [part] = leaving
    invariant(part, 'a refund of nothing')
    return postRefund(proposal.proposal_id, account, part, when)
  }
  const payments = await paymentsOfReceipt(tx, mutual.code, receipt.receipt_id)
  const journals = new Set(payments.map(({ journal_id: id }) => id))
  const [journalId] = journals
  invariant(
    journalId && journals.size === 1,
    `a receipt of several journals: ${receipt.receipt_id}`,
  )
  return postTakeBack(journalId, account, leaving, when)
}

/** What is missing in an account that cannot be below zero; the bank's may be, by our books. */
async function shortageIn(
  tx: Tx,
  { mutual }: Books,
  account: AccountId,
  parts: readonly PartLeft[],
): Promise<Refusal | null> {
  if (account === BANK) return null
  const wallet = walletOfPayouts(account)
  const amount = await (wallet === null
    ? balanceOf(tx, mutual.code, account)
    : leftIn(tx, mutual.code, wallet))
  if (amount >= add(...parts.map((part) => part.amount))) return null
  return { code: 'more-than-there-is', account, left: { amount, currency: mutual.currency } }
}

function asList(part: Result<PartLeft>): Result<readonly PartLeft[]> {
  return part.ok ? done([part.value]) : part
}
