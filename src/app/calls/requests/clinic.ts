import type { Facts } from '../../../core/errands/facts.ts'
import { invariant } from '../../../core/invariant.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import type { Mutual } from '../../../core/statutes/statutes.ts'
import { visitBill } from '../../acts/visits.ts'
import { checkSubject } from '../../coverage/check-subject.ts'
import { isCaller } from '../facts/fact.ts'
import type { Act, Asked } from './act.ts'
import { inMutual } from '../../desk.ts'

const USSD = 'ussd'

/** The same decision, record, code and notice to the member as by SMS (R40 to R44). */
export const check: Act<'check'> = async (asked) => {
  const { facts, call, asks } = asked
  const mutual = await mutualOfClinic(facts, asked, asks)
  const { provider, subject, service } = asks
  const by = { channel: USSD, by: call.phone, facts: { session: call.sessionId } }
  return checkSubject(inMutual(asked, mutual), { provider, subject, service }, by)
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
