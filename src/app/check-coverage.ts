import {
  CANNOT_TELL,
  type Coverage,
  coverage,
  type CoverageFacts,
} from '../core/coverage/coverage.ts'
import { VISIT_CODE_DIGITS, visitCodeFrom } from '../core/coverage/visit-code.ts'
import { type CivilDate, civilDateAt, plusDays } from '../core/dates.ts'
import { invariant } from '../core/invariant.ts'
import type { MemberNumber } from '../core/member-number.ts'
import type { Mutual } from '../core/statutes.ts'
import { findVisit, insertCheck, insertVisit, loadProvider } from '../store/checks.ts'
import { loadHousehold, type Person } from '../store/households.ts'
import type { ReadTx, Tx } from '../store/store.ts'
import type { Ports } from './ports.ts'

/** A code that is taken is drawn again; one that is taken is already rare. */
const CODE_TRIES = 5

/** One coverage question within a mutual. */
export type Question = {
  readonly mutual: string
  readonly provider: string
  /** Null when what was typed finds nobody. */
  readonly subject: { readonly number: MemberNumber; readonly ordinal: number } | null
  readonly service: string | null
}

export type Decided = {
  readonly coverage: Coverage
  readonly person: Person | null
  readonly facts: CoverageFacts | null
}

/** Decides a question for a day without recording it. A fault of ours is "cannot tell" (R41). */
export async function decideCoverage(
  ports: Ports,
  tx: ReadTx,
  question: Question,
  on: CivilDate,
): Promise<Decided> {
  const provider = await loadProvider(tx, question.mutual, question.provider)
  const found = question.subject
    ? await loadHousehold(tx, question.mutual, question.subject.number)
    : null
  const person = found?.people.find(({ ordinal }) => ordinal === question.subject?.ordinal) ?? null
  const facts: CoverageFacts = {
    provider,
    person: found && person ? { household: found.facts, ...person } : null,
    service: question.service,
    used: [],
    letters: [],
  }
  try {
    return { coverage: coverage(facts, on), person, facts }
  } catch (error) {
    ports.log.error('coverage-undecided', error, { mutual: question.mutual })
    return { coverage: CANNOT_TELL, person, facts }
  }
}

export type Checked = Decided & { readonly visitCode: string | null }

/**
 * Decides a question for today and records it with what it rested on (R40). A yes gets the visit
 * code of that provider, person and day: the same again when asked again (R42).
 */
export async function checkCoverage(
  ports: Ports,
  tx: Tx,
  mutual: Mutual,
  question: Question,
  asked: { readonly channel: string; readonly by: string },
): Promise<Checked> {
  const now = ports.clock.now()
  const today = civilDateAt(now, mutual.timeZone)
  const decided = await decideCoverage(ports, tx, question, today)
  const yes = decided.coverage.answer === 'yes'
  const visitCode = yes ? await openVisit(ports, tx, question, today) : null
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
  return { ...decided, visitCode }
}

/** The code lapses at the end of the next day (R43). */
async function openVisit(
  ports: Ports,
  tx: Tx,
  question: Question,
  today: CivilDate,
): Promise<string> {
  const { subject } = question
  invariant(subject, 'a yes about nobody')
  const visit = {
    mutual_id: question.mutual,
    provider_code: question.provider,
    number: subject.number,
    ordinal: subject.ordinal,
    opened_on: today,
    lapses_on: plusDays(today, 1),
    frozen_at: null,
    created_at: ports.clock.now(),
  }
  for (let tries = 0; tries < CODE_TRIES; tries += 1) {
    const open = await findVisit(tx, visit)
    if (open) return open
    await insertVisit(tx, {
      ...visit,
      visit_code: visitCodeFrom(ports.ids.digits(VISIT_CODE_DIGITS)),
    })
  }
  invariant(false, 'no visit code was free')
}
