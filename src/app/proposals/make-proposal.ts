import type { StaffMember } from '../../core/staff/staff.ts'
import type { ProposedAct } from '../../core/proposals/proposal.ts'
import { invariant } from '../../core/invariant.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import {
  insertProposal,
  openProposalAbout,
  type Proposal,
} from '../../store/decisions/proposals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import { type Desk, inMutual } from '../desk.ts'
import { tellDeciders } from './tell-deciders.ts'

/** The series that counts the proposals of a mutual. */
const PROPOSAL_SERIES = 'proposal'

export type NewProposal = Omit<Proposal, 'decision' | 'denied'>

/**
 * Keeps what one person proposes until another decides it, and tells those who may (R65). About one thing there is one open
 * proposal at a time. The caller holds the lock of the mutual.
 */
export async function makeProposal(
  desk: Desk,
  mutual: string,
  proposed: { readonly act: ProposedAct; readonly about: string; readonly reason: string },
  staff: StaffMember,
): Promise<Result<NewProposal>> {
  const { tx, now } = desk
  const open = await openProposalAbout(tx, mutual, proposed.about, now)
  if (open) return refused({ code: 'open-proposal', proposal: open })
  const proposal = {
    mutual_id: mutual,
    proposal_id: String(await nextInSeries(tx, mutual, PROPOSAL_SERIES)),
    ...proposed,
    proposed_by: staff.name,
    proposed_phone: staff.phone,
    proposed_at: now,
  }
  await insertProposal(tx, proposal)
  const books = await loadMutual(tx, mutual)
  invariant(books, `a proposal in no mutual: ${mutual}`)
  await tellDeciders(inMutual(desk, books.mutual), proposal)
  return done(proposal)
}
