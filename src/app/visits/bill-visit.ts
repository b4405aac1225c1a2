import type { CivilDate } from '../../core/dates.ts'
import { postBill } from '../../core/ledger/posting.ts'
import { type Minor, ZERO } from '../../core/money.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { decideBill, type DecidedBill, unusualBill } from '../../core/visits/decide-bill.ts'
import { post } from '../../store/books/ledger.ts'
import type { BillTable } from '../../store/tables/visits.ts'
import type { ReadTx } from '../../store/store.ts'
import { insertBill } from '../../store/visits/bills.ts'
import { loadCoverageFacts } from '../coverage/coverage-facts.ts'
import { type Desk, type ReadDesk } from '../desk.ts'
import { closedCode, findVisitOf, type OpenedVisit, openVisitOf } from './visit-acts.ts'
import { type Actor, posterFor } from '../actor.ts'

type BillAsked = {
  readonly mutual: string
  /** Who sends the bill: only the provider that opened the visit may. */
  readonly provider: string
  /** As it was typed. */
  readonly visitCode: string
  readonly service: string
  /** More than zero. */
  readonly amount: Minor
}

/** A bill together with whether somebody has looked at the amount and says that it is right. */
type BillSent = BillAsked & { readonly isRight: boolean }

/**
 * Takes a provider's bill for a visit: splits it, posts the mutual's share as a debt to the
 * provider, and closes the code (R42, R43, R47). What ceiling and letter leave is looked up under
 * the lock of the household, so that two bills at once never use the same rest. The bill of an
 * emergency is kept and posts nothing until somebody of the mutual accepts it (R45). An amount that is
 * not usual is refused with `unusual-bill` until it is sent as right.
 */
export async function billVisitIn(
  desk: Desk,
  asked: BillSent,
  actor: Actor,
): Promise<Result<BillTable>> {
  const opened = await openVisitOf(desk, asked.mutual, asked.visitCode)
  if (!opened.ok) return opened
  const decided = await judge(desk.tx, opened.value, asked)
  if (!decided.ok) return decided
  const unusual = asked.isRight ? null : whyUnusual(opened.value, asked.amount, decided.value)
  if (unusual) return refused(unusual)
  return done(await record(desk, opened.value, asked, decided.value, actor))
}

/** What would come of a bill now, without a lock and with nothing done. */
export async function quoteBill(desk: ReadDesk, asked: BillAsked): Promise<Result<DecidedBill>> {
  const found = await findVisitOf(desk, asked.mutual, asked.visitCode)
  return found.ok ? judge(desk.tx, found.value, asked) : found
}

async function judge(
  tx: ReadTx,
  opened: OpenedVisit,
  asked: BillAsked,
): Promise<Result<DecidedBill>> {
  const { visit, today } = opened
  if (visit.provider_code !== asked.provider) {
    // Another provider's code is told nothing about.
    return refused({ code: 'unknown-visit-code', visitCode: visit.visit_code })
  }
  const closed = closedCode(opened, today)
  if (closed) return refused(closed)
  const { number, ordinal, opened_on: on } = visit
  const question = { ...asked, subject: { number, ordinal } }
  const { facts } = await loadCoverageFacts(tx, question, on)
  return decideBill({ ...facts, service: asked.service }, on, asked.amount)
}

function whyUnusual({ books }: OpenedVisit, amount: Minor, decided: DecidedBill): Refusal | null {
  const { currency } = books.mutual
  const unusual = unusualBill(amount, currency, decided)
  if (!unusual) return null
  const { why, limit } = unusual
  const money = (of: Minor) => ({ amount: of, currency })
  return { code: 'unusual-bill', why, amount: money(amount), limit: money(limit) }
}

async function record(
  desk: Desk,
  { books, visit, bills, today, now }: OpenedVisit,
  asked: BillAsked,
  decided: DecidedBill,
  actor: Actor,
): Promise<BillTable> {
  const { service, amount } = asked
  const draft = {
    mutual_id: visit.mutual_id,
    bill_id: desk.ports.ids.id(),
    visit_code: visit.visit_code,
    turn: bills.length,
    provider_code: visit.provider_code,
    number: visit.number,
    ordinal: visit.ordinal,
    service_code: service,
    on_date: visit.opened_on,
    amount,
    patient_amount: decided.patient,
    mutual_amount: decided.mutual,
    emergency: decided.emergency ? (1 as const) : (0 as const),
    letter_number: decided.letter,
    ceiling_key: decided.ceiling?.key ?? null,
    ceiling_amount: decided.ceiling?.amount ?? null,
    ceiling_count: decided.ceiling?.count ?? null,
    billed_by: actor.by,
    billed_at: now,
  }
  const when = { eventOn: today, closedThrough: books.closedThrough }
  const journalId = decided.emergency ? null : await postShare(desk, draft, when, actor)
  const bill = { ...draft, journal_id: journalId }
  await insertBill(desk.tx, bill)
  return bill
}

/** Posts what the mutual owes for a bill; null when that is nothing. */
export async function postShare(
  desk: Desk,
  bill: Omit<BillTable, 'journal_id'>,
  when: { readonly eventOn: CivilDate; readonly closedThrough: CivilDate | null },
  actor: Actor,
): Promise<string | null> {
  const { mutual_amount: amount, provider_code: provider, service_code: service } = bill
  if (amount === ZERO) return null
  const posting = postBill(bill.bill_id, service, provider, amount, when)
  const journal = await post(desk.tx, bill.mutual_id, posting, posterFor(desk, actor))
  return journal.journalId
}
