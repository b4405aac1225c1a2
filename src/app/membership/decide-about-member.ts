import type { StaffMember } from '../../core/staff/staff.ts'
import type { MemberDecision } from '../../core/membership/decisions.ts'
import { done, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import {
  type Decided,
  type LifeAsked,
  managerFor,
  type OpenedMembership,
  openMembership,
} from './membership-acts.ts'
import type { Ports } from '../ports.ts'
import { acting, type BooksDesk, type Desk } from '../desk.ts'
import { mayReadmit, readmit } from './readmit.ts'
import { mayStrikeOff, strikeOff } from './strike-off.ts'
import { amountToWriteOff, writeOff } from './write-off.ts'

export type MemberProposal = { readonly mutual: Mutual; readonly proposal: NewProposal }

/**
 * A manager proposes to strike a membership off, to readmit a member or to give up a debt. Nothing
 * is done until another manager approves it (R33, R34, R65); what could not be done is not proposed.
 */
export async function proposeAboutMember(
  ports: Ports,
  act: MemberDecision,
  { cause, by }: Omit<LifeAsked, 'number'>,
): Promise<Result<MemberProposal>> {
  const { number } = act
  return acting(ports, async (desk): Promise<Result<MemberProposal>> => {
    const opened = await openMembership(desk, number)
    if (!opened.ok) return opened
    const { mutual } = opened.value.books
    const staff = await managerFor(desk, opened.value, { number, cause, by }, act.kind)
    if (!staff.ok) return staff
    const exact = await exactAct(desk, opened.value, act)
    if (!exact.ok) return exact
    await lockMutualChain(desk.tx, mutual.code)
    const proposed = { act: exact.value, about: number, reason: cause }
    const made = await makeProposal(desk, mutual.code, proposed, staff.value)
    return made.ok ? done({ mutual, proposal: made.value }) : made
  })
}

/** Does what was approved. The caller holds the locks of the household and of the mutual. */
export async function makeMemberDecision(
  desk: BooksDesk,
  proposal: ProposalOf<MemberDecision>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { act, reason, proposed_by: proposer, proposal_id: id } = proposal
  const opened = await openMembership(desk, act.number)
  if (!opened.ok) return opened
  const decided: Decided = { proposer, approver: approver.name, proposal: id }
  switch (act.kind) {
    case 'strike-off':
      return strikeOff(desk, opened.value, reason, decided)
    case 'readmission':
      return readmit(desk, opened.value, reason, decided)
    case 'write-off':
      return writeOff(desk, opened.value, act, decided)
  }
}

/**
 * The act as a second person sees and approves it: all that is due is the amount of this day, so that no more
 * is given up than was shown. Refused when it is not possible.
 */
async function exactAct(
  desk: Desk,
  opened: OpenedMembership,
  act: MemberDecision,
): Promise<Result<MemberDecision>> {
  if (act.kind === 'write-off') {
    const amount = await amountToWriteOff(desk, opened, act)
    return amount.ok ? done({ ...act, amount: amount.value }) : amount
  }
  const may = await (act.kind === 'strike-off'
    ? mayStrikeOff(desk.tx, opened)
    : mayReadmit(desk, opened))
  return may.ok ? done(act) : may
}
