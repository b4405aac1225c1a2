import type { Plan } from '../plans/plan.ts'
import { versionOn } from '../plans/plan.ts'
import type { Offer } from '../contributions/rhythms.ts'
import type { Standing } from '../membership/standing.ts'
import { add, exponentOf, minor, subtract, times, ZERO } from '../money.ts'
import type { Currency, Minor } from '../money.ts'
import type { MemberFacts } from './member-kinds.ts'

/** A typed amount may be what is owed and this many years more; beyond it is a slip of a finger. */
const YEARS_AHEAD = 2

const PERIODS_IN_A_YEAR = {
  week: 52,
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
  season: 1,
} as const

/** The version of the member's plan that is in force today. */
export function planOf({ facts, today }: MemberFacts): Plan {
  return versionOn(facts.versions, today) ?? (facts.versions[0] as Plan)
}

/** What pays the oldest period that is not paid, and the joining fee before it. */
export function onePeriod({ charges }: Standing): Minor {
  let sum = ZERO
  for (const charge of charges) {
    const rest = subtract(charge.amount, charge.paid)
    sum = add(sum, rest)
    if (charge.kind === 'contribution' && rest > 0) break
  }
  return sum
}

/** Whether the joining fee is a part of what pays the oldest period. */
export function feeIsDue({ charges }: Standing): boolean {
  return charges.some(({ kind, amount, paid }) => kind === 'joining-fee' && paid < amount)
}

/** What pays one period ahead: the rest of it when credit pays a part already. */
export function onePeriodAhead(standing: Standing): Minor {
  return standing.next ? aheadPrice({ ...standing, owed: ZERO }, 1) : ZERO
}

/** What pays all that is owed and so many periods ahead. */
export function periodsAhead(standing: Standing, count: number): Minor {
  return add(standing.owed, aheadPrice(standing, count))
}

/**
 * What pays so many periods ahead of what is owed: one by one, less what credit pays of the first,
 * or by a rhythm where that is less. One receipt buys one rhythm, and its rest pays single periods;
 * a longer rhythm that costs no more is the better one.
 */
function aheadPrice({ next, several, owed, credit }: Standing, count: number): Minor {
  const each = several?.each ?? next?.amount ?? ZERO
  if (each === 0) return ZERO
  const free = owed > 0 ? 0 : Math.max(0, credit - (several?.bought ?? 0))
  const prices = (several?.offers ?? []).map(({ periods, price }) => {
    const more = Math.max(0, count - periods)
    return price + Math.max(0, each * more - (free % each))
  })
  return minor(Math.min(each * count - (free % each), ...prices))
}

/** As many as a screen has room for beside its question. */
const OFFERS_SHOWN = 3

/** The rhythms that a member is shown, the shortest first; one period has its own choice. */
export function offersTo({ several }: Standing): readonly Offer[] {
  const offers = [...(several?.offers ?? [])].reverse()
  return offers.filter(({ periods }) => periods > 1).slice(0, OFFERS_SHOWN)
}

/**
 * What pays so many periods: the oldest that are not paid, with the joining fee, and then those
 * ahead. Null where none lies ahead that could be paid.
 */
export function payPeriods(standing: Standing, count: number): Minor | null {
  let left = count
  let sum = ZERO
  for (const charge of standing.charges) {
    const rest = subtract(charge.amount, charge.paid)
    if (rest === 0 || left === 0) continue
    sum = add(sum, rest)
    if (charge.kind === 'contribution') left -= 1
  }
  if (left === 0) return sum
  if (!standing.next) return null
  const ahead = standing.owed > 0 ? standing : { ...standing, owed: ZERO }
  return add(sum, subtract(periodsAhead(ahead, left), standing.owed))
}

/** The most periods that may be paid ahead at once. */
export function mostPeriodsAhead({ period }: Pick<Plan, 'period'>): number {
  return PERIODS_IN_A_YEAR[period] * YEARS_AHEAD
}

/** One whole unit: wallets move no less. */
export function leastAmount(currency: Currency): Minor {
  return minor(10 ** exponentOf(currency))
}

/** The least that a member may type: a whole unit, and no less than an instalment has to be. */
export function leastPayment({ leastInstalment }: Standing, currency: Currency): Minor {
  const unit = leastAmount(currency)
  return minor(Math.max(unit, Math.ceil(leastInstalment / unit) * unit))
}

/** The most that is taken for meant; after the end of a membership what is owed and no more. */
export function mostAmount({ owed, next }: Standing, plan: Plan): Minor {
  if (!next) return owed
  // Also who owes nothing because of a subsidy may pay ahead.
  const period = minor(Math.max(next.amount, plan.contribution))
  return add(owed, times(period, mostPeriodsAhead(plan)))
}

/** Whether money for this membership makes sense: until it ends, and for what is owed after. */
export function isPayable({ state, owed }: Standing): boolean {
  if (state === 'resigned' || state === 'deceased' || state === 'transferred') return false
  return state !== 'struck-off' || owed > 0
}
