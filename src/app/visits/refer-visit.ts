import { plusDays } from '../../core/dates.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { invariant } from '../../core/invariant.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import type { ReferralTable } from '../../store/tables/visits.ts'
import { insertReferral } from '../../store/visits/referrals.ts'
import type { Ports } from '../ports.ts'
import { acting } from '../desk.ts'
import { openVisitOf } from './visit-acts.ts'
import type { Actor } from '../actor.ts'
import { codeStateOf } from '../coverage/visit-codes.ts'

type ReferralAsked = {
  readonly mutual: string
  /** Who sends the patient on: the provider that opened the visit. */
  readonly provider: string
  readonly visitCode: string
  readonly service: string
}

/**
 * A provider sends its patient on for a service that is only for those who were sent (S3). It says
 * so under the code of the visit, which may have been billed; the referral holds as long as the
 * plan says.
 */
export async function referVisit(
  ports: Ports,
  asked: ReferralAsked,
  actor: Actor,
): Promise<Result<ReferralTable>> {
  return acting(ports, async (desk) => {
    const opened = await openVisitOf(desk, asked.mutual, asked.visitCode)
    if (!opened.ok) return opened
    const { visit, bills, today, now } = opened.value
    const { visit_code: visitCode, number, ordinal } = visit
    if (visit.provider_code !== asked.provider)
      return refused({ code: 'unknown-visit-code', visitCode })
    const state = codeStateOf(visit, bills, today)
    const lastDay = visit.lapses_on
    if (state === 'frozen' || today > lastDay) {
      const why = state === 'frozen' ? state : 'lapsed'
      return refused({ code: 'visit-code-closed', visitCode, state: why, lastDay })
    }
    const household = await loadHousehold(desk.tx, asked.mutual, number)
    const plan = household && versionOn(household.facts.versions, today)
    invariant(plan, `a visit of a member without a plan: ${number}`)
    const service = plan.services.find(({ code }) => code === asked.service)
    if (!service) return refused({ code: 'unknown-service', service: asked.service })
    const referral = {
      mutual_id: asked.mutual,
      visit_code: visitCode,
      number,
      ordinal,
      service_code: service.code,
      valid_from: today,
      valid_to: plusDays(today, plan.referralDays),
      referred_by: actor.by,
      created_at: now,
    }
    await insertReferral(desk.tx, referral)
    return done(referral)
  })
}
