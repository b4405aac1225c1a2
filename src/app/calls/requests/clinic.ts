import { formatMemberNumber } from '../../../core/member-number.ts'
import type { Facts } from '../../../core/errands/facts.ts'
import type { CheckAnswer } from '../../../core/messages/check-sms.ts'
import { invariant } from '../../../core/invariant.ts'
import { insertCheck } from '../../../store/coverage/checks.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import type { Mutual } from '../../../core/statutes.ts'
import { no } from '../../../core/coverage/coverage.ts'
import { personTold, tellMember } from '../../sms/answer-check.ts'
import { billVisitIn } from '../../visits/bill-visit.ts'
import { checkCoverage } from '../../coverage/check-coverage.ts'
import { isCaller } from '../facts/fact.ts'
import { dayIn } from '../../messages/sms-out.ts'
import type { Act, Asked } from './act.ts'

const USSD = 'ussd'

/** The same decision, record, code and notice to the member as by SMS (R40 to R44). */
export const check: Act<'check'> = async (asked) => {
  const { ports, tx, call, asks } = asked
  const mutual = await mutualOfClinic(asked.facts, asked, asks)
  const { number, ordinal, provider } = asks
  const today = dayIn(mutual, ports.clock.now())
  if (!number) return nobody(asked, today)
  const question = { mutual: mutual.code, provider, subject: { number, ordinal }, service: null }
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
    service: null,
    today,
    visitCode: checked.visitCode,
    codeOpen: checked.codeOpen,
  }
}

/** Digits that are no number are kept too: many of them are somebody guessing (R62). */
async function nobody(
  { ports, tx, call, asks }: Asked<'check'>,
  today: CheckAnswer['today'],
): Promise<CheckAnswer> {
  const coverage = no('N1')
  await insertCheck(tx, {
    mutual_id: asks.mutual,
    check_id: ports.ids.id(),
    provider_code: asks.provider,
    number: null,
    ordinal: null,
    service_code: null,
    on_date: today,
    answer: 'no',
    reason: 'N1',
    valid_until: null,
    facts: JSON.stringify({ session: call.sessionId }),
    channel: USSD,
    asked_by: call.phone,
    asked_at: ports.clock.now(),
    visit_code: null,
  })
  const told = { asked: '', person: null, service: null, visitCode: null, codeOpen: false }
  return { coverage, today, ...told }
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
