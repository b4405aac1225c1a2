import { CANNOT_TELL, no } from '../../core/coverage/coverage.ts'
import type { ClinicAnswer, FamiliesShown } from '../../core/errands/clinic-kinds.ts'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { Subject } from '../../core/sms/understood.ts'
import { insertCheck } from '../../store/coverage/checks.ts'
import type { ReadTx } from '../../store/store.ts'
import { asksTooMuch } from '../alerts/watch-checks.ts'
import type { MutualDesk } from '../desk.ts'
import { findMember, type Search } from '../membership/find-member.ts'
import { checkCoverage } from './check-coverage.ts'
import { familiesOf } from './shared-phone.ts'
import { personTold, tellMember } from './tell-member.ts'

/** What a clinic asks in one mutual; null for digits that are nothing. */
type SubjectAsked = {
  readonly provider: string
  readonly subject: Subject | null
  readonly service: string | null
}

/** By which door a clinic asks, from which phone, and what is kept of a question about nobody. */
type AskedBy = {
  readonly channel: string
  readonly by: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Decides and records a clinic's question about whoever is meant, and tells the member (R40 to R44). */
export async function checkSubject(
  desk: MutualDesk,
  asked: SubjectAsked,
  by: AskedBy,
): Promise<ClinicAnswer> {
  const { tx, now, mutual, today } = desk
  const { provider, subject, service } = asked
  const among = { mutuals: [mutual.code], now }
  const search = subject ? await findMember(tx, among, subject) : ({ kind: 'nobody' } as const)
  if (search.kind !== 'found') return nobody(desk, asked, by, search)
  const { number, ordinal } = search.found
  const question = { mutual: mutual.code, provider, subject: { number, ordinal }, service }
  const checked = await checkCoverage(desk, question, by)
  const { coverage, person } = checked
  const isTold = coverage.reason !== 'P1' && coverage.reason !== 'N2'
  if (person && isTold) await tellMember(desk, { mutual, provider }, number, person, checked)
  return {
    coverage,
    asked: formatMemberNumber(number),
    person: person && isTold ? personTold(number, person) : null,
    found: person && isTold ? 'one' : coverage.answer === 'cannot-tell' ? 'one' : 'nobody',
    service,
    today,
    visitCode: checked.visitCode,
    codeOpen: checked.codeOpen,
  }
}

/**
 * Digits that are no number, numbers of nobody and phones of several families are kept too: many of
 * them are somebody guessing, who then hears what every question of that clinic hears (R62). Digits
 * that can be read in two ways are no guess, and asked again.
 */
async function nobody(
  desk: MutualDesk,
  { provider, subject }: SubjectAsked,
  by: AskedBy,
  search: Exclude<Search, { kind: 'found' }>,
): Promise<ClinicAnswer> {
  const { ports, tx, now, mutual, today } = desk
  const shared = sharedPhone(subject, search)
  const isWrong = !subject || (subject.kind === 'card' && subject.digits !== undefined)
  const coverage = shared ? CANNOT_TELL : no(isWrong ? 'N1' : 'N2')
  const told = { asked: '', person: null, service: null, visitCode: null, codeOpen: false }
  const families = shared?.families ?? null
  const answer = { coverage, today, ...told, found: search.kind, families }
  if (search.kind !== 'nobody' && !shared) return answer
  if (await asksTooMuch(desk, provider, now))
    return { ...answer, coverage: CANNOT_TELL, found: 'one', families: null }
  await insertCheck(tx, {
    mutual_id: mutual.code,
    check_id: ports.ids.id(),
    provider_code: provider,
    number: null,
    ordinal: null,
    service_code: null,
    on_date: today,
    answer: coverage.answer,
    reason: coverage.reason,
    valid_until: null,
    facts: JSON.stringify(by.facts),
    channel: by.channel,
    asked_by: by.by,
    asked_at: now,
    visit_code: null,
  })
  return answer
}

/** The families that use the phone that is meant, where a clinic may choose between them; else null. */
export async function familiesMeant(
  { tx, now, mutual }: MutualDesk<ReadTx>,
  subject: Subject,
): Promise<readonly MemberNumber[] | null> {
  const search = await findMember(tx, { mutuals: [mutual.code], now }, subject)
  return search.kind === 'found' ? null : (sharedPhone(subject, search)?.families?.numbers ?? null)
}

/** Whether a phone of several families was meant, and between whom to choose where they are few. */
function sharedPhone(
  subject: Subject | null,
  search: Exclude<Search, { kind: 'found' }>,
): { readonly families: FamiliesShown | null } | null {
  if (search.kind !== 'several' || !subject || subject.kind === 'card') return null
  if (search.all.some(({ by }) => by !== 'phone')) return null
  const numbers = familiesOf(search.all)
  return { families: numbers && { numbers, ordinal: subject.ordinal } }
}
