import {
  CANNOT_TELL,
  type Coverage,
  coverage,
  type CoverageFacts,
} from '../../core/coverage/coverage.ts'
import { VISIT_CODE_DIGITS, visitCodeFrom } from '../../core/coverage/visit-code.ts'
import { type CivilDate, civilDateAt, plusDays } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { billsOf } from '../../store/visits/bills.ts'
import { findVisit, insertVisit, loadVisit } from '../../store/visits/visits.ts'
import { insertCheck } from '../../store/coverage/checks.ts'
import type { Person } from '../../store/membership/households.ts'
import type { ReadTx } from '../../store/store.ts'
import { loadCoverageFacts, type Question } from './coverage-facts.ts'
import type { Desk, MutualDesk, ReadDesk } from '../desk.ts'
import { codeStateOf } from './visit-codes.ts'
import { asksTooMuch, flagVisits } from '../alerts/watch-checks.ts'

/** A code that is taken is drawn again; one that is taken is already rare. */
const CODE_TRIES = 5

export type Decided = {
  readonly coverage: Coverage
  readonly person: Person | null
  readonly facts: CoverageFacts | null
}

/** Decides a question for a day without recording it. A fault of ours is "cannot tell" (R41). */
export async function decideCoverage(
  { ports, tx }: ReadDesk,
  question: Question,
  on: CivilDate,
): Promise<Decided> {
  const { facts, person } = await loadCoverageFacts(tx, question, on)
  try {
    return { coverage: coverage(facts, on), person, facts }
  } catch (error) {
    ports.log.error('coverage-undecided', error, { mutual: question.mutual })
    return { coverage: CANNOT_TELL, person, facts }
  }
}

export type Checked = Decided & {
  readonly visitCode: string | null
  /** Whether the code still takes a bill: that of an earlier question of the day may not. */
  readonly codeOpen: boolean
}

/** What a clinic hears that asks too much: nobody can say now, which is no refusal (R41, R62). */
const UNDECIDED: Checked = {
  coverage: CANNOT_TELL,
  person: null,
  facts: null,
  visitCode: null,
  codeOpen: false,
}

/**
 * Decides a question for today and records it with what it rested on (R40). A yes gets the visit
 * code of that provider, person and day: the same again when asked again (R42).
 */
export async function checkCoverage(
  desk: MutualDesk,
  question: Question,
  asked: { readonly channel: string; readonly by: string },
): Promise<Checked> {
  const { ports, tx, now, mutual } = desk
  const today = civilDateAt(now, mutual.timeZone)
  if (await asksTooMuch(desk, question.provider, now)) return UNDECIDED
  const decided = await decideCoverage(desk, question, today)
  const yes = decided.coverage.answer === 'yes'
  const visit = yes ? await openVisit(desk, question, decided, today) : null
  const visitCode = visit?.code ?? null
  await insertCheck(tx, {
    mutual_id: mutual.code,
    check_id: ports.ids.id(),
    provider_code: question.provider,
    number: question.subject?.number ?? null,
    ordinal: question.subject?.ordinal ?? null,
    service_code: question.service,
    on_date: today,
    answer: decided.coverage.answer,
    reason: decided.coverage.reason,
    valid_until: decided.coverage.until,
    facts: JSON.stringify(decided.facts),
    channel: asked.channel,
    asked_by: asked.by,
    asked_at: now,
    visit_code: visitCode,
  })
  if (visit && question.subject) await flagVisits(desk, question.subject, today)
  return { ...decided, visitCode, codeOpen: visit?.isOpen ?? false }
}

/** The code lapses at the end of the next day, or of the day that the plan says (R43). */
async function openVisit(
  { ports, tx, now }: Desk,
  question: Question,
  { coverage, facts }: Decided,
  today: CivilDate,
): Promise<{ readonly code: string; readonly isOpen: boolean }> {
  const { subject } = question
  const plan = facts?.person && versionOn(facts.person.household.versions, today)
  invariant(subject && plan, 'a yes about nobody')
  const visit = {
    mutual_id: question.mutual,
    provider_code: question.provider,
    number: subject.number,
    ordinal: subject.ordinal,
    opened_on: today,
    lapses_on: plusDays(today, plan.visitCodeDays),
    frozen_at: null,
    emergency: coverage.emergency ? (1 as const) : (0 as const),
    created_at: now,
  }
  for (let tries = 0; tries < CODE_TRIES; tries += 1) {
    const code = await findVisit(tx, visit)
    if (code)
      return { code, isOpen: tries > 0 || (await isCodeOpen(tx, visit.mutual_id, code, today)) }
    await insertVisit(tx, {
      ...visit,
      visit_code: visitCodeFrom(ports.ids.digits(VISIT_CODE_DIGITS)),
    })
  }
  invariant(false, 'no visit code was free')
}

async function isCodeOpen(
  tx: ReadTx,
  mutual: string,
  code: string,
  today: CivilDate,
): Promise<boolean> {
  const visit = await loadVisit(tx, mutual, code)
  invariant(visit, `no visit ${code}`)
  return codeStateOf(visit, await billsOf(tx, mutual, [code]), today) === 'open'
}
