import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import type { Dialog } from '../../core/errands/kept.ts'
import type { Facts, MutualFacts } from '../../core/errands/facts.ts'
import { isFromNewPhone } from '../../core/membership/application.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { openApplicationsOf } from '../../store/applications/applications.ts'
import { loadCallerToAct } from '../../store/calls/callers.ts'
import { loadMutuals, loadPlansInForce, mutualsOfCall } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Desk } from '../desk.ts'
import type { CallNow } from './call-now.ts'

/** Mutuals that a stranger is offered when the dialled code does not say which. */
const MUTUALS_OFFERED_MAX = 20

/** What every turn needs: who calls, which mutuals are meant. The rest is loaded when asked for. */
export async function loadCallFacts(
  { tx, now }: Desk,
  request: CallNow,
  cut: Dialog | null,
): Promise<Facts> {
  const caller = await loadCallerToAct(tx, request.phone, now)
  const { serviceCode } = request
  const codes = new Set(caller.roles.map((role) => role.mutual))
  const own = await mutualsOfCall(tx, serviceCode, [...codes])
  const dialled = own.filter((mutual) => mutual.serviceCode === serviceCode)
  const home = dialled.length === 1 ? (dialled[0] as Mutual).code : null
  const known = own.length > 0 ? own : await loadMutuals(tx, null, MUTUALS_OFFERED_MAX)
  const mutuals: Record<string, MutualFacts> = {}
  const isStranger = caller.roles.length === 0
  for (const mutual of known.slice(0, MUTUALS_OFFERED_MAX)) {
    const today = civilDateAt(now, mutual.timeZone)
    const plans = isStranger ? await loadPlansInForce(tx, mutual.code, today) : []
    const waitsSince = isStranger ? await waitingSince(tx, mutual.code, request.phone) : null
    mutuals[mutual.code] = {
      ...mutual,
      ...{ today, plans, waitsSince },
    }
  }
  const roles = caller.roles.filter((role) => {
    const day = mutuals[role.mutual]?.today as CivilDate
    return !role.until || role.until >= day
  })
  return { caller: { ...caller, roles }, home, mutuals, cut, known: {} }
}

/** The day of the first of a phone's requests, to join or to be the member's phone, that is open. */
async function waitingSince(
  tx: ReadTx,
  mutual: string,
  phone: PhoneNumber,
): Promise<CivilDate | null> {
  const open = await openApplicationsOf(tx, mutual, { phone })
  return open.find((one) => one.kind === 'join' || isFromNewPhone(one))?.appliedOn ?? null
}
