import type { StaffMember } from '../../core/staff/staff.ts'
import { hindranceToDecide } from '../../core/proposals/deciders.ts'
import { type Decision, expiryOf } from '../../core/proposals/proposal.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lastPlace } from '../../store/books/ledger.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import {
  insertProposalDecision,
  listProposals,
  openProposals,
  loadProposal,
  type Proposal,
} from '../../store/decisions/proposals.ts'
import type { ProposalDecisionTable } from '../../store/tables/decisions.ts'
import type { Ports } from '../ports.ts'
import { type BooksDesk, type Desk, inBooks, inMutual, type ReadDesk, reading } from '../desk.ts'
import { carryOutAct, householdsOfAct, refuseAct } from './proposed-acts.ts'
import { tellRefused } from '../proposals/tell-proposer.ts'
import { staffNamed } from '../staff/staff.ts'

export type DecisionAsked = {
  readonly mutual: string
  readonly proposal: string
  readonly decision: Decision
  /** The manager who decides, by name or phone. */
  readonly by: string
  readonly reason: string | null
}

type Decided = { readonly mutual: Mutual; readonly proposal: Proposal }

/**
 * Decides a proposal: approved, it is done in the same transaction. Somebody else than who proposed
 * it decides, in a role for such acts and within seven days (R65); the try of anybody else is refused and stays recorded. What cannot
 * be done any more is refused with its reason, and the proposal stays open.
 */
export async function decideProposalIn(desk: Desk, asked: DecisionAsked): Promise<Result<Decided>> {
  const books = await loadMutual(desk.tx, asked.mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  const found = await loadLocked(desk, asked)
  if (!found.ok) return found
  const proposal = found.value
  const staff = await staffNamed(inMutual(desk, books.mutual), asked.by)
  const hindrance = staff.ok ? hindranceTo(proposal, staff.value) : staff.refusal
  if (hindrance) return deny(desk, proposal, asked, hindrance, staff.ok ? staff.value : null)
  if (!staff.ok) return staff
  return decide(inBooks(desk, books), proposal, asked, staff.value)
}

/** The proposals of a mutual, oldest first; with `openOnly` those that wait for a decision. */
export async function readProposals(
  ports: Ports,
  mutual: string,
  { openOnly }: { readonly openOnly: boolean },
): Promise<Result<{ readonly mutual: Mutual; readonly proposals: readonly Proposal[] }>> {
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual })
    const proposals = await (openOnly ? openProposals(tx, mutual, now) : listProposals(tx, mutual))
    return done({ mutual: books.mutual, proposals })
  })
}

/** A proposal that waits for a decision, with the locks of the households that it is about. */
async function loadLocked({ tx, now }: Desk, asked: DecisionAsked): Promise<Result<Proposal>> {
  const { mutual, proposal: id } = asked
  const found = await loadProposal(tx, mutual, id)
  if (!found) return refused({ code: 'unknown-proposal', proposal: id })
  await lockHouseholds(tx, mutual, await householdsOfAct(tx, mutual, found.act))
  await lockMutualChain(tx, mutual)
  // Once more: somebody may have decided before the lock was ours.
  const proposal = (await loadProposal(tx, mutual, id)) ?? found
  if (proposal.decision) return refused({ code: 'decided-proposal', proposal: id })
  const isOver = expiryOf(proposal.proposed_at) <= now
  return isOver ? refused({ code: 'expired-proposal', proposal: id }) : done(proposal)
}

function hindranceTo(proposal: Proposal, staff: StaffMember): Refusal | null {
  const proposer = { name: proposal.proposed_by, phone: proposal.proposed_phone }
  return hindranceToDecide(proposal.act, proposer, staff)
}

/** Keeps the try of somebody who may not decide, under the name that was given. */
async function deny(
  desk: Desk,
  proposal: Proposal,
  asked: DecisionAsked,
  hindrance: Refusal,
  staff: StaffMember | null,
): Promise<Result<Decided>> {
  const who = { decided_by: staff?.name ?? asked.by, decided_phone: staff?.phone ?? null }
  const row = { ...rowOf(desk, proposal), kind: 'denied' as const, ...who }
  await insertProposalDecision(desk.tx, { ...row, reason: hindrance.code })
  desk.ports.log.warn('decision-refused', {
    mutual: proposal.mutual_id,
    about: `proposal ${proposal.proposal_id}`,
    decision: asked.decision,
    why: hindrance.code,
  })
  return refused(hindrance)
}

async function decide(
  desk: BooksDesk,
  proposal: Proposal,
  { decision: kind, reason }: DecisionAsked,
  staff: StaffMember,
): Promise<Result<Decided>> {
  const before = await lastPlace(desk.tx, proposal.mutual_id)
  const made = await (kind === 'approved'
    ? carryOutAct(desk, proposal, staff)
    : refuseAct(desk, proposal))
  if (!made.ok) return made
  const who = { decided_by: staff.name, decided_phone: staff.phone }
  const last = await lastPlace(desk.tx, proposal.mutual_id)
  const posted = last > before && { first_journal: before + 1, last_journal: last }
  const decision: ProposalDecisionTable = {
    ...{ ...rowOf(desk, proposal), kind, ...who, reason, ...posted },
  }
  await insertProposalDecision(desk.tx, decision)
  if (kind === 'refused') await tellRefused(desk, proposal, { by: staff.name, reason })
  return done({ mutual: desk.mutual, proposal: { ...proposal, decision } })
}

function rowOf({ ports, now }: ReadDesk, proposal: Proposal) {
  return {
    mutual_id: proposal.mutual_id,
    decision_id: ports.ids.id(),
    proposal_id: proposal.proposal_id,
    decided_at: now,
    ...{ first_journal: null, last_journal: null },
  }
}
