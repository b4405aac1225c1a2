import { formatMemberNumber } from '../../../core/member-number.ts'
import type { Facts } from '../../../core/errands/facts.ts'
import type { ClinicAnswer } from '../../../core/errands/clinic-kinds.ts'
import { invariant } from '../../../core/invariant.ts'
import { insertCheck } from '../../../store/coverage/checks.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import type { Mutual } from '../../../core/statutes.ts'
import { no } from '../../../core/coverage/coverage.ts'
import { personTold, tellMember } from '../../sms/answer-check.ts'
import { billVisitIn } from '../../visits/bill-visit.ts'
import { checkCoverage } from '../../coverage/check-coverage.ts'
import { isCaller } from '../facts/fact.ts'
import { findMember } from '../../membership/find-member.ts'
import { dayIn } from '../../messages/sms-out.ts'
import type { Act, Asked } from './act.ts'

const USSD = 'ussd'

/** The same decision, record, code and notice to the member as by SMS (R40 to R44). */
export const check: Act<'check'> = async (asked) => {
  const { ports, tx, call, asks } = asked
  const mutual = await mutualOfClinic(asked.facts, asked, asks)
  const { provider, service } = asks
  const now = ports.clock.now()
  const today = dayIn(mutual, now)
  const { subject } = asks
  const among = { mutuals: [mutual.code], now }
  const search = subject ? await findMember(tx, among, subject) : ({ kind: 'nobody' } as const)
  if (search.kind !== 'found') return nobody(asked, today, search.kind)
  const { number, ordinal } = search.found
  const question = { mutual: mutual.code, provider, subject: { number, ordinal }, service }
  const by = { channel: USSD, by: call.phone }
  const checked = await checkCoverage(ports, tx, mutual, question, by)
  const { coverage, person } = checked
  const isTold = coverage.reason !== 'P1' && coverage.reason !== 'N2'
  if (person && isTold) {
    await tellMember(ports, tx, { mutual, provider }, number, person, checked)
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
 * Digits that are no number, and numbers of nobody, are kept too: many of them are somebody
 * guessing (R62). Who cannot be told apart is no guess, and asked again.
 */
async function nobody(
  { ports, tx, call, asks }: Asked<'check'>,
  today: ClinicAnswer['today'],
  found: 'nobody' | 'several' | 'two-readings',
): Promise<ClinicAnswer> {
  const { subject } = asks
  const isWrong = !subject || (subject.kind === 'card' && subject.digits !== undefined)
  const coverage = no(isWrong ? 'N1' : 'N2')
  const told = { asked: '', person: null, service: null, visitCode: null, codeOpen: false }
  const answer = { coverage, today, ...told, found } as const
  if (answer.found !== 'nobody') return answer
  await insertCheck(tx, {
    mutual_id: asks.mutual,
    check_id: ports.ids.id(),
    provider_code: asks.provider,
    number: null,
    ordinal: null,
    service_code: null,
    on_date: today,
    answer: 'no',
    reason: coverage.reason,
    valid_until: null,
    facts: JSON.stringify({ session: call.sessionId }),
    channel: USSD,
    asked_by: call.phone,
    asked_at: ports.clock.now(),
    visit_code: null,
  })
  return answer
}

/** A bill in the name of the clinic whose phone this is. */
export const bill: Act<'bill'> = async (asked) => {
  const { ports, tx, call, asks } = asked
  await mutualOfClinic(asked.facts, asked, asks)
  const billed = await billVisitIn(ports, tx, asks, { by: call.phone, actor: 'clinic' })
  if (!billed.ok) return { ok: false, why: billed.refusal.code }
  const { patient_amount: patient, mutual_amount: share, emergency } = billed.value
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
