import { ceilingOf, type CeilingThen } from '../coverage/ceilings.ts'
import {
  agreedFor,
  coverage,
  type CoverageFacts,
  letterFor,
  personOn,
} from '../coverage/coverage.ts'
import type { CivilDate } from '../dates.ts'
import { invariant } from '../invariant.ts'
import { versionOn } from '../plans/plan.ts'
import { coinOf } from '../cash/plausible.ts'
import type { Unusual } from '../states.ts'
import { type Currency, type Minor, smaller } from '../money.ts'
import { done, refused, type Result } from '../refusals.ts'
import { type Shares, splitBill } from './split.ts'

/** What a bill is worth, and what it uses. */
export type DecidedBill = Shares & {
  readonly ceiling: CeilingThen | null
  /** What ceiling and letter leave; null without a limit. */
  readonly left: Minor | null
  /** What the service costs at this provider; null where nothing is agreed. */
  readonly price: Minor | null
  /** The number of the guarantee letter that it uses up. */
  readonly letter: string | null
  /** Nothing is paid before somebody of the mutual has accepted it (R45). */
  readonly emergency: boolean
}

/**
 * A provider's bill for one service of a visit on a day. The same conditions decide it that decided
 * the check, for that service and with all that is known now (R40); what ceiling and letter leave
 * is the most that the mutual pays (R46, R47). Refused with the condition that fails.
 */
export function decideBill(
  facts: CoverageFacts & { readonly service: string },
  on: CivilDate,
  amount: Minor,
): Result<DecidedBill> {
  invariant(amount > 0, `a bill of ${amount}`)
  const { answer, reason, left, emergency } = coverage(facts, on)
  if (answer !== 'yes') return refused({ code: 'not-covered', reason })
  const person = facts.person && personOn(facts.person, on)
  const plan = person && versionOn(person.household.versions, on)
  const service = plan?.services.find(({ code }) => code === facts.service)
  invariant(person && plan && service, 'a yes for a service that is not in the plan')
  const agreed = agreedFor(facts, service, on)
  const price = agreed?.price ?? null
  const patientPercent = agreed?.patientPercent ?? service.patientPercent
  return done({
    ...splitBill(amount, { ...service, patientPercent }, left, price),
    ceiling: ceilingOf(plan, service, person, on),
    left,
    price,
    letter: letterFor(facts, service)?.letter ?? null,
    emergency,
  })
}

/**
 * Whether a bill may be a slip of a thumb, so that it is asked about before it counts: less than a
 * coin of the currency, or more than was agreed or than ceiling and letter leave. With the limit that it passes.
 */
export function unusualBill(
  amount: Minor,
  currency: Currency,
  { left, price }: Pick<DecidedBill, 'left'> & Partial<Pick<DecidedBill, 'price'>>,
): { readonly why: Unusual; readonly limit: Minor } | null {
  const coin = coinOf(currency)
  if (amount < coin) return { why: 'below', limit: coin }
  const limits = [left, price].filter((limit) => typeof limit === 'number')
  const limit = limits.length > 0 ? limits.reduce(smaller) : null
  return limit !== null && amount > limit ? { why: 'above', limit } : null
}
