import { formatMemberNumber } from '../../../core/member-number.ts'
import type { Facts } from '../../../core/errands/facts.ts'
import type { ClinicAnswer, FamiliesShown } from '../../../core/errands/clinic-kinds.ts'
import type { Subject } from '../../../core/sms/understood.ts'
import { invariant } from '../../../core/invariant.ts'
import { insertCheck } from '../../../store/coverage/checks.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import type { Mutual } from '../../../core/statutes/statutes.ts'
import { CANNOT_TELL, no } from '../../../core/coverage/coverage.ts'
import { personTold, tellMember } from '../../sms/answer-check.ts'
import { visitBill } from '../../acts/visits.ts'
import { asksTooMuch } from '../../alerts/watch-checks.ts'
import { familiesOf } from '../../coverage/shared-phone.ts'
import { checkCoverage } from '../../coverage/check-coverage.ts'
import { isCaller } from '../facts/fact.ts'
import { findMember, type Search } from '../../membership/find-member.ts'
import type { Act, Asked } from './act.ts'
import { dayIn, inMutual } from '../../desk.ts'

const USSD = 'ussd'

/** The same decision, record, code and notice to the member as by SMS (R40 to R44). */
export const check: Act<'check'> = async (asked) => {
  const { tx, now, call, asks } = asked
  const mutual = await mutualOfClinic(asked.facts, asked, asks)
  const { provider, service } = asks
  const today = dayIn(mutual, now)
  const { subject } = asks
  const among = { mutuals: [mutual.code], now }
  const search = subject ? await findMember(tx, among, subject) : ({ kind: 'nobody' } as const)
  if (search.kind !== 'found') return nobody(asked, mutual, today, search)
  const { number, ordinal } = search.found
  const question = { mutual: mutual.code, provider, subject: { number, ordinal }, service }
  const by = { channel: USSD, by: call.phone }
  const checked = await checkCoverage(inMutual(asked, mutual), question, by)
  const { coverage, person } = checked
  const isTold = coverage.reason !== 'P1' && coverage.reason !== 'N2'
  if (person && isTold) {
    await tellMember(asked, { mutual, provider }, number, person, checked)
  }
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
  asked: Asked<'check'>,
  mutual: Mutual,
  today: ClinicAnswer['today'],
  search: Exclude<Search, { kind: 'found' }>,
): Promise<ClinicAnswer> {
  const { ports, tx, now, call, asks } = asked
  const { subject } = asks
  const shared = sharedPhone(subject, search)
  const isWrong = !subject || (subject.kind === 'card' && subject.digits !== undefined)
  const coverage = shared ? CANNOT_TELL : no(isWrong ? 'N1' : 'N2')
  const told = { asked: '', person: null, service: null, visitCode: null, codeOpen: false }
  const families = shared?.families ?? null
  const answer = { coverage, today, ...told, found: search.kind, families }
  if (search.kind !== 'nobody' && !shared) return answer
  if (await asksTooMuch(inMutual(asked, mutual), asks.provider, now))
    return { ...answer, coverage: CANNOT_TELL, found: 'one', families: null }
  await insertCheck(tx, {
    mutual_id: asks.mutual,
    check_id: ports.ids.id(),
    provider_code: asks.provider,
    number: null,
    ordinal: null,
    service_code: null,
    on_date: today,
    answer: coverage.answer,
    reason: coverage.reason,
    valid_until: null,
    facts: JSON.stringify({ session: call.sessionId }),
    channel: USSD,
    asked_by: call.phone,
    asked_at: now,
    visit_code: null,
  })
  return answer
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

/** A bill in the name of the clinic whose phone this is, which has seen and confirmed both shares. */
export const bill: Act<'bill'> = async (asked) => {
  const { call, asks } = asked
  await mutualOfClinic(asked.facts, asked, asks)
  const { visitCode: code, ...what } = asks
  const done = { ...what, code, right: true, by: call.phone }
  const billed = await visitBill.run({ ...asked, actor: 'clinic' }, done)
  if (!billed.ok) return { ok: false, why: billed.refusal.code }
  const { patient_amount: patient, mutual_amount: share, emergency } = billed.value.bill
  return { ok: true, patient, share, emergency: emergency === 1 }
}

async function mutualOfClinic(
  facts: Facts,
  { tx }: Pick<Asked<'bill' | 'check'>, 'tx'>,
  { mutual, provider }: { readonly mutual: string; readonly provider: string },
): Promise<Mutual> {
  invariant(isCaller(facts, 'clinic', mutual, provider), 'a clinic that the caller is not')
  const books = await loadMutual(tx, mutual)
  invariant(books, `no mutual ${mutual}`)
  return books.mutual
}
