import { postWriteOff } from '../../core/ledger/posting.ts'
import type { MemberDecision } from '../../core/membership/decisions.ts'
import { decideWriteOff } from '../../core/membership/write-off.ts'
import type { Minor } from '../../core/money.ts'
import { done, type Result } from '../../core/refusals.ts'
import { memberBalances } from '../../store/books/balances.ts'
import { post } from '../../store/books/ledger.ts'
import { insertWriteOff } from '../../store/payments/outflows.ts'
import { decisionPoster, type Decided, type OpenedMembership } from './membership-acts.ts'
import type { Desk } from '../desk.ts'
import { postBegunCharges } from '../books/post-charges.ts'

type WriteOff = Extract<MemberDecision, { kind: 'write-off' }>

/** How much is given up; what has begun is posted first, since only that is due. */
export async function amountToWriteOff(
  desk: Desk,
  { books, household, today }: OpenedMembership,
  { amount }: WriteOff,
): Promise<Result<Minor>> {
  const { mutual, closedThrough } = books
  await postBegunCharges(desk.tx, household, today, closedThrough, decisionPoster(desk))
  const { due } = await memberBalances(desk.tx, mutual.code, household.number)
  const owed = { amount: due, currency: mutual.currency }
  const facts = { number: household.number, end: household.facts.end, today, due: owed }
  return decideWriteOff(facts, amount)
}

/**
 * Gives up what a member owes whose membership is over, as one manager proposed and another
 * approved (domain 1.5, R65). It pays no period and opens no rights: it only takes from what is
 * owed.
 */
export async function writeOff(
  desk: Desk,
  opened: OpenedMembership,
  act: WriteOff,
  decided: Decided,
): Promise<Result<null>> {
  const amount = await amountToWriteOff(desk, opened, act)
  if (!amount.ok) return amount
  await giveUp(desk, opened, amount.value, decided)
  return done(null)
}

/** Posts an amount that is given up, and keeps who decided it. */
export async function giveUp(
  desk: Desk,
  { books, household, today }: OpenedMembership,
  amount: Minor,
  { proposer, approver, proposal }: Decided,
): Promise<void> {
  const { ports, tx, now } = desk
  const { mutual, closedThrough } = books
  const id = ports.ids.id()
  const when = { eventOn: today, closedThrough }
  const posting = postWriteOff(id, household.number, amount, when)
  const journal = await post(tx, mutual.code, posting, decisionPoster(desk))
  await insertWriteOff(tx, {
    mutual_id: mutual.code,
    write_off_id: id,
    number: household.number,
    amount,
    on_date: today,
    created_by: proposer,
    approved_by: approver,
    created_at: now,
    journal_id: journal.journalId,
    proposal_id: proposal,
  })
}
