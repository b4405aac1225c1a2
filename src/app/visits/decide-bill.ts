import { isSamePerson } from '../../core/person-name.ts'
import { postReversal } from '../../core/ledger/posting.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { post, transfersOf } from '../../store/books/ledger.ts'
import type { BillDecisionTable } from '../../store/tables/visits.ts'
import { type Bill, insertDecision } from '../../store/visits/bills.ts'
import { postShare } from './bill-visit.ts'
import type { Desk } from '../desk.ts'
import { type OpenedVisit, openVisitOf } from './visit-acts.ts'
import { type Actor, posterFor } from '../actor.ts'
import { isUndecided, standingBill } from '../coverage/visit-codes.ts'

export type BillOfCode = { readonly mutual: string; readonly visitCode: string }

type Kind = BillDecisionTable['kind']

/**
 * Takes a bill back: posts the opposite of what it posted and frees what it used of a ceiling or
 * letter. Somebody else than who billed does it (R65). The code then takes a corrected bill.
 */
export async function reverseBill(
  desk: Desk,
  asked: BillOfCode,
  actor: Actor,
): Promise<Result<Bill>> {
  const { tx } = desk
  return decide(desk, asked, 'reversed', actor, async ({ books, today }, bill) => {
    const accepted = bill.decisions.find(({ kind }) => kind === 'accepted')
    const journalId = bill.journal_id ?? accepted?.journal_id ?? null
    if (!journalId) return null
    const transfers = await transfersOf(tx, bill.mutual_id, journalId)
    const when = { eventOn: today, closedThrough: books.closedThrough }
    const posting = postReversal(journalId, transfers, when)
    return (await post(tx, bill.mutual_id, posting, posterFor(desk, actor))).journalId
  })
}

/**
 * Decides the bill of an emergency (R45): accepted it is posted as any other; refused it leaves the
 * ceiling free, and the patient owes the provider. Somebody else than who billed does it (R65).
 */
export async function decideEmergency(
  desk: Desk,
  asked: BillOfCode,
  kind: Exclude<Kind, 'reversed'>,
  actor: Actor,
): Promise<Result<Bill>> {
  return decide(desk, asked, kind, actor, async ({ books, today }, bill) => {
    if (kind === 'refused') return null
    const when = { eventOn: today, closedThrough: books.closedThrough }
    return postShare(desk, bill, when, actor)
  })
}

async function decide(
  desk: Desk,
  { mutual, visitCode }: BillOfCode,
  kind: Kind,
  actor: Actor,
  postIt: (opened: OpenedVisit, bill: Bill) => Promise<string | null>,
): Promise<Result<Bill>> {
  const opened = await openVisitOf(desk, mutual, visitCode)
  if (!opened.ok) return opened
  const { visit, bills, today, now } = opened.value
  const about = { visitCode: visit.visit_code }
  const bill = standingBill(bills)
  if (!bill) return refused({ code: 'no-bill', ...about })
  if (kind === 'reversed' && isUndecided(bill)) return refused({ code: 'undecided-bill', ...about })
  if (kind !== 'reversed' && !isUndecided(bill)) return refused({ code: 'decided-bill', ...about })
  if (isSamePerson(actor.by, bill.billed_by)) {
    desk.ports.log.warn('decision-refused', { mutual, about: 'bill', decision: kind })
    return refused({ code: 'same-person', by: actor.by })
  }
  const decision = {
    mutual_id: bill.mutual_id,
    bill_id: bill.bill_id,
    kind,
    decided_on: today,
    decided_by: actor.by,
    decided_at: now,
    journal_id: await postIt(opened.value, bill),
  }
  await insertDecision(desk.tx, decision)
  return done({ ...bill, decisions: [...bill.decisions, decision] })
}
