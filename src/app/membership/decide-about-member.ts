import type { StaffMember } from '../../core/staff/staff.ts'
import type { MemberDecision } from '../../core/membership/decisions.ts'
import { done, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Books } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import type { Tx } from '../../store/store.ts'
import { makeProposal, type NewProposal } from '../decisions/make-proposal.ts'
import {
  type Decided,
  type LifeAsked,
  managerFor,
  type OpenedMembership,
  openMembership,
} from './membership-acts.ts'
import type { Ports } from '../ports.ts'
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
  return ports.store.write(async (tx): Promise<Result<MemberProposal>> => {
    const opened = await openMembership(ports, tx, number)
    if (!opened.ok) return opened
    const { mutual } = opened.value.books
    const staff = await managerFor(ports, tx, opened.value, { number, cause, by }, act.kind)
    if (!staff.ok) return staff
    const may = await isPossible(ports, tx, opened.value, act)
    if (!may.ok) return may
    await lockMutualChain(tx, mutual.code)
    const proposed = { act, about: number, reason: cause }
    const made = await makeProposal(ports, tx, mutual.code, proposed, staff.value)
    return made.ok ? done({ mutual, proposal: made.value }) : made
  })
}

/** Does what was approved. The caller holds the locks of the household and of the mutual. */
export async function makeMemberDecision(
  ports: Ports,
  tx: Tx,
  _books: Books,
  proposal: ProposalOf<MemberDecision>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { act, reason, proposed_by: proposer, proposal_id: id } = proposal
  const opened = await openMembership(ports, tx, act.number)
  if (!opened.ok) return opened
  const decided: Decided = { proposer, approver: approver.name, proposal: id }
  switch (act.kind) {
    case 'strike-off':
      return strikeOff(ports, tx, opened.value, reason, decided)
    case 'readmission':
      return readmit(ports, tx, opened.value, reason, decided)
    case 'write-off':
      return writeOff(ports, tx, opened.value, act, decided)
  }
}

function isPossible(
  ports: Ports,
  tx: Tx,
  opened: OpenedMembership,
  act: MemberDecision,
): Promise<Result<unknown>> {
  switch (act.kind) {
    case 'strike-off':
      return mayStrikeOff(tx, opened)
    case 'readmission':
      return mayReadmit(ports, tx, opened)
    case 'write-off':
      return amountToWriteOff(ports, tx, opened, act)
  }
}
