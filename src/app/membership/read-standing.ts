import { periodName } from '../../core/contributions/periods.ts'
import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Standing, standing } from '../../core/membership/standing.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  type Household,
  loadHousehold,
  mutualOfNumber,
  planOf,
} from '../../store/membership/households.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'

export type StandingOf = {
  readonly mutual: Mutual
  readonly household: Household
  readonly on: CivilDate
  readonly standing: Standing
}

/** A member's standing on a day, today in the mutual's time zone when none is named. */
export async function readStanding(
  ports: Ports,
  number: MemberNumber,
  on: CivilDate | null,
): Promise<Result<StandingOf>> {
  return reading(ports, async ({ tx, now }) => {
    const code = await mutualOfNumber(tx, number)
    const books = code ? await loadMutual(tx, code) : null
    const household = code ? await loadHousehold(tx, code, number) : null
    if (!books || !household) return refused<StandingOf>({ code: 'unknown-number', number })
    const { mutual } = books
    const day = on ?? civilDateAt(now, mutual.timeZone)
    return done({ mutual, household, on: day, standing: standing(household.facts, day) })
  })
}

/** The form in which other programs read a standing. Amounts are whole minor units. */
export function standingJson({ mutual, household, on, standing: now }: StandingOf) {
  const money = (amount: number) => ({ amount, currency: mutual.currency })
  return {
    number: household.number,
    mutual: mutual.code,
    plan: planOf(household, on),
    state: now.state,
    owed: money(now.owed),
    credit: money(now.credit),
    paidThrough: now.paidThrough,
    coveredUntil: now.coveredUntil,
    waitingUntil: now.waitingUntil,
    charges: now.charges.map((charge) => ({
      period: charge.kind === 'contribution' ? periodName(charge) : charge.kind,
      dueOn: charge.dueOn,
      amount: charge.amount,
      paid: charge.paid,
    })),
  }
}
