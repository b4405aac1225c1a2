import { invariant } from '../../core/invariant.ts'
import { decideReadmission } from '../../core/membership/readmission.ts'
import type { Minor } from '../../core/money.ts'
import { done, type Result } from '../../core/refusals.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { memberBalances } from '../../store/books/balances.ts'
import { beginTerm, savePhoneEnd } from '../../store/membership/memberships.ts'
import { type Decided, decisionPoster, type OpenedMembership, record } from './membership-acts.ts'
import { tellOfReadmission } from './membership-notices.ts'
import { type Desk, inMutual } from '../desk.ts'
import { postBegunCharges } from '../books/post-charges.ts'
import { giveUp } from './write-off.ts'

/** Whether the member may begin a new term today, and what of the debts is given up then (R34). */
export async function mayReadmit(
  desk: Desk,
  { books, household, today }: OpenedMembership,
): Promise<Result<{ readonly givenUp: Minor }>> {
  const { mutual, closedThrough } = books
  const { number, facts } = household
  await postBegunCharges(desk.tx, household, today, closedThrough, decisionPoster(desk))
  const { due } = await memberBalances(desk.tx, mutual.code, number)
  return decideReadmission({ number, household: facts, today, due })
}

/**
 * Readmits a member as one manager proposed and another approved (R34): the same number and
 * household begin a new term today, the fee and what has begun of it are posted, and the member
 * hears what there is to pay.
 */
export async function readmit(
  desk: Desk,
  opened: OpenedMembership,
  cause: string,
  decided: Decided,
): Promise<Result<null>> {
  const { tx } = desk
  const may = await mayReadmit(desk, opened)
  if (!may.ok) return may
  const { books, household, today } = opened
  const { mutual, closedThrough } = books
  const { number, facts } = household
  const { givenUp } = may.value
  if (givenUp > 0) await giveUp(desk, opened, givenUp, decided)
  const { end, joinedOn } = facts
  invariant(end && end.state !== 'deceased', `readmitted without an end: ${number}`)
  const past = { mutual_id: mutual.code, number, joined_on: joinedOn, ended_on: end.on }
  await beginTerm(tx, { ...past, end_state: end.state }, today)
  await savePhoneEnd(tx, mutual.code, number, null)
  const again = await loadHousehold(tx, mutual.code, number)
  invariant(again, `no household ${number}`)
  await postBegunCharges(tx, again, today, closedThrough, decisionPoster(desk))
  const { proposer, approver, proposal } = decided
  const said = { kind: 'readmitted' as const, on: today, cause, decidedBy: proposer }
  const details = { givenUp }
  await record(desk, opened, { ...said, approvedBy: approver, proposal, details })
  await tellOfReadmission(inMutual(desk, mutual), again, today)
  return done(null)
}
