import type { Charge } from '../../core/contributions/charges.ts'
import { shareUnpaid } from '../../core/contributions/payer-account.ts'
import { plusDays } from '../../core/dates.ts'
import { postSubsidyBack, postSubsidyGivenUp } from '../../core/ledger/payer-posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { add, type Minor, smaller, ZERO } from '../../core/money.ts'
import type { SubsidyEnd } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { advancesOfMembers } from '../../store/books/balances.ts'
import { insertPostedCharges } from '../../store/books/charges.ts'
import { post, postAll } from '../../store/books/ledger.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  askedOn,
  findPayer,
  insertPayerAsked,
  insertPayerSettlement,
  partsOfMonth,
} from '../../store/payers/payers.ts'
import type { ReadTx } from '../../store/store.ts'
import { postBegunChargesOfAll } from '../books/post-charges.ts'
import { type BooksDesk, type Desk, inMutual } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { tellOfAsked } from './payer-notices.ts'
import { accountOf } from './payers.ts'

export type SettlementAsked = Omit<SubsidyEnd, 'amount'> & {
  readonly mutual: string
  /** Null for all that is left of the month. */
  readonly amount: Minor | null
  readonly reason: string
  readonly by: string
}

type SettlementProposed = { readonly mutual: Mutual; readonly proposal: NewProposal }

/** So long a member has to pay what a payer did not. */
const DAYS_TO_PAY = 30

/**
 * Proposes what becomes of a month that a payer does not pay: it is given up, or asked of the members
 * whose part it was. Nothing is done before a second person agrees (R65).
 */
export async function proposeSettlement(
  desk: Desk,
  asked: SettlementAsked,
): Promise<Result<SettlementProposed>> {
  const { tx } = desk
  const { kind, payer, month } = asked
  const books = await loadMutual(tx, asked.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  const { mutual } = books
  await lockMutualChain(tx, mutual.code)
  const staff = await staffFor(inMutual(desk, mutual), asked.by, 'payer give-up')
  if (!staff.ok) return staff
  if (!(await findPayer(tx, mutual.code, payer))) return refused({ code: 'unknown-payer', payer })
  const most = await mostOf(tx, mutual.code, { kind, payer, month })
  const amount = asked.amount ?? most
  if (amount === 0 || amount > most) return beyond(mutual, asked, most)
  const act = { kind, payer, month, amount }
  const proposed = { act, about: `subsidy ${payer} ${month}`, reason: asked.reason }
  const made = await makeProposal(desk, mutual.code, proposed, staff.value)
  return made.ok ? done({ mutual, proposal: made.value }) : made
}

/** Whose households it changes: those who are asked. */
export async function membersAsked(
  tx: ReadTx,
  mutual: string,
  { kind, payer, month }: SubsidyEnd,
): Promise<MemberNumber[]> {
  if (kind !== 'subsidy-asked') return []
  return (await partsOfMonth(tx, mutual, payer, month)).map(({ number }) => number)
}

/** Does what two people agreed on; refused when the payer has paid meanwhile. */
export async function makeSettlement(
  desk: BooksDesk,
  proposal: ProposalOf<SubsidyEnd>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { tx, mutual } = desk
  const { act } = proposal
  const most = await mostOf(tx, mutual.code, act)
  if (act.amount > most) return beyond(mutual, act, most)
  return act.kind === 'subsidy-asked'
    ? askMembers(desk, proposal, approver)
    : giveUp(desk, proposal, approver)
}

/** How much of a month can be given up or asked: what is left, and no more than members' own parts. */
async function mostOf(
  tx: ReadTx,
  mutual: string,
  { kind, payer, month }: Omit<SubsidyEnd, 'amount'>,
): Promise<Minor> {
  const { months } = await accountOf(tx, mutual, payer)
  const left = months.find((one) => one.month === month)?.left ?? ZERO
  if (kind !== 'subsidy-asked') return left
  const parts = await partsOfMonth(tx, mutual, payer, month)
  return smaller(left, add(ZERO, ...parts.map(({ amount }) => amount)))
}

function beyond<T>(
  { currency }: Mutual,
  { payer, month }: Omit<SubsidyEnd, 'amount' | 'kind'>,
  amount: Minor,
): Result<T> {
  return refused({ code: 'more-than-subsidy', payer, month, left: { amount, currency } })
}

async function giveUp(
  desk: BooksDesk,
  proposal: ProposalOf<SubsidyEnd>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { ports, tx, now, mutual, today, closedThrough } = desk
  const { payer, amount } = proposal.act
  const id = ports.ids.id()
  const posting = postSubsidyGivenUp(id, payer, amount, { eventOn: today, closedThrough })
  const poster = { newId: () => ports.ids.id(), at: now, actor: 'decision' }
  const { journalId } = await post(tx, mutual.code, posting, poster)
  await keep(desk, proposal, approver, { id, kind: 'given-up', journalId })
  return done(null)
}

/** Each member's part becomes a charge of today, which is told to whoever has a phone. */
async function askMembers(
  desk: BooksDesk,
  proposal: ProposalOf<SubsidyEnd>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { ports, tx, now, mutual, today, closedThrough } = desk
  const { payer, month, amount } = proposal.act
  const owed = await partsOfMonth(tx, mutual.code, payer, month)
  const parts = shareUnpaid(amount, owed)
  const numbers = parts.map(({ number }) => number)
  if (await askedOn(tx, mutual.code, numbers, today)) {
    return refused({ code: 'asked-today', payer, on: today })
  }
  const households = await loadHouseholds(tx, mutual.code, numbers)
  const poster = { newId: () => ports.ids.id(), at: now, actor: 'decision' }
  await postBegunChargesOfAll(tx, mutual.code, households, today, closedThrough, poster)
  const advances = await advancesOfMembers(tx, mutual.code, numbers)
  const postings = parts.map((part) => {
    const before = { advance: advances.get(part.number) ?? ZERO }
    const asked = { amount: part.amount, startsOn: today }
    return postSubsidyBack(part.number, payer, asked, before, closedThrough)
  })
  const journals = await postAll(tx, mutual.code, postings, poster)
  const plans = new Map(households.map(({ number, planCode }) => [number, planCode]))
  const id = ports.ids.id()
  const rows = parts.map((part, at) => ({
    ...{ ...part, planCode: plans.get(part.number) ?? '' },
    ...{ charge: chargeOf(part.amount, today), journalId: journals[at]?.journalId ?? '' },
  }))
  await insertPostedCharges(tx, mutual.code, rows)
  await keep(desk, proposal, approver, { id, kind: 'asked', journalId: null })
  const asked = rows.map(({ number, amount, journalId: journal_id }) => {
    return { mutual_id: mutual.code, settlement_id: id, number, amount, journal_id }
  })
  await insertPayerAsked(tx, asked)
  await tellOfAsked(desk, { payer, month, settlement: id }, parts, dueFrom(today))
  return done(null)
}

const dueFrom = (today: Charge['dueOn']) => plusDays(today, DAYS_TO_PAY)

function chargeOf(amount: Minor, today: Charge['dueOn']): Charge {
  const days = { startsOn: today, endsOn: today, dueOn: dueFrom(today) }
  return { kind: 'subsidy-back', ...days, amount, subsidy: null }
}

async function keep(
  { tx, now, mutual, today }: BooksDesk,
  { act, proposal_id, proposed_by }: ProposalOf<SubsidyEnd>,
  approver: StaffMember,
  made: {
    readonly id: string
    readonly kind: 'given-up' | 'asked'
    readonly journalId: string | null
  },
): Promise<void> {
  const { payer, month, amount } = act
  await insertPayerSettlement(tx, {
    ...{ mutual_id: mutual.code, settlement_id: made.id, kind: made.kind, payer, month, amount },
    ...{ on_date: today, proposal_id, proposed_by, approved_by: approver.name },
    ...{ recorded_at: now, journal_id: made.journalId },
  })
}
