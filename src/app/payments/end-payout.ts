import { providerAccountOf } from '../../core/ledger/accounts.ts'
import { postPayoutCancelled, postRefundKept } from '../../core/ledger/payout-posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Payout } from '../../core/payments/payout.ts'
import type { PayoutEnd } from '../../core/proposals/proposal.ts'
import { invariant } from '../../core/invariant.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { memberBalances } from '../../store/books/balances.ts'
import { post } from '../../store/books/ledger.ts'
import { correctionOfJournal } from '../../store/decisions/corrections.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findPayout, insertPayoutEnd } from '../../store/payments/payouts.ts'
import { insertPayment } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import { postBegunCharges } from '../books/post-charges.ts'
import { type BooksDesk, type Desk, inMutual } from '../desk.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { keepPayout, nextPayout } from './keep-payout.ts'
import type { PayoutProposed } from './pay-clinic.ts'
import { payeeAccount } from './payee-account.ts'
import { tellOfRefundKept } from './taken-back-notices.ts'

type PayoutEndAsked = {
  readonly mutual: string
  readonly payout: string
  /** The phone or account that is to get it instead; null: nobody is paid. */
  readonly payTo: string | null
  readonly by: string
  readonly reason: string
}

/**
 * Proposes to cancel a payout that is not paid, or to send it to another account. Nothing is done until
 * somebody else approves it (R65).
 */
export async function proposePayoutEnd(
  desk: Desk,
  { mutual: code, payout: reference, payTo, by, reason }: PayoutEndAsked,
): Promise<Result<PayoutProposed>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const { mutual } = books
  await lockMutualChain(desk.tx, code)
  const staff = await staffFor(inMutual(desk, mutual), by, 'payout cancel')
  if (!staff.ok) return staff
  const payout = await endable(desk.tx, code, reference)
  if (!payout.ok) return payout
  const { wallet } = payout.value
  const act: PayoutEnd =
    payTo === null
      ? { kind: 'payout-cancel', payout: reference }
      : {
          ...{ kind: 'payout-redirect', payout: reference },
          payTo: payeeAccount(desk.ports, mutual, wallet, payTo),
        }
  const made = await makeProposal(desk, code, { act, about: reference, reason }, staff.value)
  return made.ok ? done({ mutual, proposal: made.value }) : made
}

/** Whose books it changes: a refund that is cancelled is the member's again. */
export async function memberOfPayout(
  tx: ReadTx,
  mutual: string,
  reference: string,
): Promise<MemberNumber[]> {
  const payout = await findPayout(tx, mutual, reference)
  const taken = payout ? await correctionOfJournal(tx, mutual, payout.journal) : null
  return taken ? [taken.number] : []
}

/** Ends a payout, as two people agreed. Refused when it was paid or written meanwhile. */
export async function makePayoutEnd(
  desk: BooksDesk,
  proposal: ProposalOf<PayoutEnd>,
): Promise<Result<null>> {
  const { tx, now, today, mutual } = desk
  const { act, proposal_id } = proposal
  const found = await endable(tx, mutual.code, act.payout)
  if (!found.ok) return found
  const payout = found.value
  const key = { mutual_id: mutual.code, payout_id: payout.reference, proposal_id }
  const end = { ...key, ended_on: today, ended_at: now }
  if (act.kind === 'payout-redirect') {
    const next_id = await sendAnew(desk, payout, act.payTo, proposal_id)
    await insertPayoutEnd(tx, { ...end, next_id, journal_id: null, payment_id: null })
    return done(null)
  }
  const cancelled = await (payout.purpose === 'clinic' ? oweAgain : keepRefund)(desk, payout)
  await insertPayoutEnd(tx, { ...end, next_id: null, ...cancelled })
  return done(null)
}

/**
 * Under a reference of its own, so that a bank that pays the old one all the same is found out. The
 * money stays on its way, by the journal that sent it there.
 */
async function sendAnew(
  desk: BooksDesk,
  { wallet, purpose, about, payee, amount, journal }: Payout,
  payTo: string,
  proposal_id: string,
): Promise<string> {
  const next = await nextPayout(desk)
  await keepPayout(desk, next, {
    ...{ wallet, purpose, about, payee, pay_to: payTo, amount, proposal_id, journal_id: journal },
  })
  return next
}

type Cancelled = { readonly journal_id: string; readonly payment_id: string | null }

async function oweAgain(
  { ports, tx, now, mutual, today, closedThrough }: BooksDesk,
  { reference, wallet, about, amount, journal }: Payout,
): Promise<Cancelled> {
  const when = { eventOn: today, closedThrough }
  const to = providerAccountOf(about)
  const posting = postPayoutCancelled({ reference, wallet, reverses: journal }, to, amount, when)
  const poster = { newId: () => ports.ids.id(), at: now, actor: 'decision' }
  const { journalId } = await post(tx, mutual.code, posting, poster)
  return { journal_id: journalId, payment_id: null }
}

/** The member has the money again from the day on which it was taken: it never left. */
async function keepRefund(desk: BooksDesk, payout: Payout): Promise<Cancelled> {
  const { ports, tx, now, mutual, today, closedThrough } = desk
  const { reference, wallet, amount, journal } = payout
  const taken = await correctionOfJournal(tx, mutual.code, journal)
  invariant(taken, `a refund of nobody: ${reference}`)
  const { number, receipt_id, on_date } = taken
  const household = await loadHousehold(tx, mutual.code, number)
  invariant(household, `a refund of no member: ${number}`)
  const poster = { newId: () => ports.ids.id(), at: now, actor: 'decision' }
  await postBegunCharges(tx, household, today, closedThrough, poster)
  const part = { number, amount, before: await memberBalances(tx, mutual.code, number) }
  const when = { eventOn: on_date, closedThrough }
  const posting = postRefundKept({ reference, wallet, reverses: journal }, part, when)
  const { journalId: journal_id } = await post(tx, mutual.code, posting, poster)
  const payment_id = ports.ids.id()
  const common = { mutual_id: mutual.code, payment_id, number, receipt_id, journal_id }
  await insertPayment(tx, { ...common, amount, value_on: on_date })
  await tellOfRefundKept(desk, taken, payout)
  return { journal_id, payment_id }
}

/** A payout that may be ended: not paid, and in no file that a bank may still carry out. */
async function endable(tx: ReadTx, mutual: string, reference: string): Promise<Result<Payout>> {
  const payout = await findPayout(tx, mutual, reference)
  if (!payout) return refused({ code: 'unknown-payout', payout: reference })
  const hindrance = hindranceToEnd(payout)
  return hindrance ? refused(hindrance) : done(payout)
}

function hindranceToEnd({ reference, paid, returned, ended, file }: Payout): Refusal | null {
  if (ended) return { code: 'payout-ended', payout: reference }
  if (returned) return null
  if (paid) return { code: 'payout-paid', payout: reference }
  return file ? { code: 'payout-in-file', payout: reference, file: file.id } : null
}
