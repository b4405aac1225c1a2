import { type SubsidyDecision } from '../contributions/subsidy.ts'
import type { Period } from '../contributions/periods.ts'
import { periodContaining } from '../contributions/periods.ts'
import { type Charge, planFor } from '../contributions/charges.ts'
import { type CivilDate, dayBefore, earlierOf, plusDays } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import { type Plan, versionOn } from '../plans/plan.ts'
import type { Refusal } from '../refusals.ts'

/** Under what a household is from a day on: its plan, and until when a list names it for the plan's subsidy. */
export type Category = {
  readonly plan: string
  /** Whether a list of the poor names it; `until` is the last day. */
  readonly subsidised: { readonly until: CivilDate | null } | null
}

/** A decision that a household is in another category from a first day on. */
export type CategoryChange = Category & { readonly on: CivilDate }

/**
 * The decisions that hold, of those that were recorded, in that order: a later one takes the place of
 * those that would begin on its first day or after it.
 */
export function changesThatHold(recorded: readonly CategoryChange[]): CategoryChange[] {
  return recorded.reduce<CategoryChange[]>(
    (held, change) => [...held.filter(({ on }) => on < change.on), change],
    [],
  )
}

/**
 * The statutes of a household that changed plans, as versions of one: those of its first plan, and
 * from each change on those of the plan that it came under.
 */
export function versionsUnder(
  first: string,
  changes: readonly CategoryChange[],
  versionsOf: (plan: string) => readonly Plan[],
): Plan[] {
  const spans: { readonly plan: string; readonly from: CivilDate | null }[] = []
  for (const { plan, on } of [{ plan: first, on: null }, ...changes]) {
    if (spans.at(-1)?.plan !== plan) spans.push({ plan, from: on })
  }
  return spans.flatMap(({ plan, from }, at) =>
    between(versionsOf(plan), from, spans[at + 1]?.from ?? null),
  )
}

/** The version in force on a day as one that begins on it, and those that begin later, up to the next change. */
function between(
  versions: readonly Plan[],
  from: CivilDate | null,
  next: CivilDate | null,
): Plan[] {
  const begun = from === null ? null : versionOn(versions, from)
  const later = versions.filter(
    ({ validFrom }) => (from === null || validFrom > from) && (next === null || validFrom < next),
  )
  return begun && from !== null ? [{ ...begun, validFrom: from }, ...later] : later
}

/** The decisions that named a household for a subsidy, each until the next change of its category. */
export function subsidiesUnder(
  first: SubsidyDecision | null,
  changes: readonly CategoryChange[],
): SubsidyDecision[] {
  const named = changes.map(({ on, subsidised }) => ({ from: on, subsidised }))
  const all = [
    ...(first ? [{ from: first.from, subsidised: { until: first.until } }] : []),
    ...named,
  ]
  return all.flatMap(({ from, subsidised }, at) => {
    if (!subsidised) return []
    const next = all.slice(at + 1).find((other) => other.from > from)?.from
    const { until } = subsidised
    const last = next === undefined ? null : dayBefore(next)
    const ends = until && last ? earlierOf(until, last) : (until ?? last)
    return ends && ends < from ? [] : [{ from, until: ends }]
  })
}

/** What a change of category is held against. */
type CategoryFacts = {
  readonly number: MemberNumber
  readonly versions: readonly Plan[]
  readonly joinedOn: CivilDate
  readonly endedOn: CivilDate | null
  readonly posted: readonly Charge[]
  /** The category in which the household is on the eve of the first day. */
  readonly before: Category
}

/** So far ahead a day is looked for on which a change could begin. */
const DAYS_AHEAD = 800

/**
 * Why a household cannot come into a category on a day; null when nothing stands in the way. It begins
 * with a period, of the plan before and of the one after, that has not been charged: what was posted stays.
 */
export function hindranceToRecategorise(
  facts: CategoryFacts,
  change: CategoryChange,
  versions: readonly Plan[],
): Refusal | null {
  const { number, joinedOn, endedOn, posted, before } = facts
  const { on, plan: code, subsidised } = change
  if (endedOn !== null && endedOn <= on) return { code: 'category-after-end', number, endedOn }
  const plan = versionOn(versions, on)
  if (!plan) return { code: 'unknown-plan', plan: code }
  if (subsidised && plan.subsidy?.members !== 'named')
    return { code: 'no-named-subsidy', plan: code }
  if (subsidised?.until && subsidised.until < on)
    return { code: 'span-reversed', from: on, to: subsidised.until }
  if (isSame(before, change)) return { code: 'same-category', number }
  const charged = posted.find((charge) => charge.kind === 'contribution' && charge.startsOn >= on)
  if (charged) return { code: 'charged-beyond', number, charged: charged.startsOn }
  if (on > joinedOn && begins(facts, versions, on)) return null
  const next = firstDay(facts, versions, on)
  return { code: 'category-day', number, on, next }
}

function isSame(a: Category, b: Category): boolean {
  if (a.plan !== b.plan || (a.subsidised === null) !== (b.subsidised === null)) return false
  return a.subsidised?.until === b.subsidised?.until
}

function begins(facts: CategoryFacts, versions: readonly Plan[], day: CivilDate): boolean {
  const starts = (plan: Plan) => periodOf(plan, facts, day).startsOn === day
  const after = versionOn(versions, day)
  return after !== null && starts(planFor(facts, dayBefore(day))) && starts(after)
}

/** The next day on which it could begin; null when there is none in two years. */
function firstDay(
  facts: CategoryFacts,
  versions: readonly Plan[],
  on: CivilDate,
): CivilDate | null {
  let day = on <= facts.joinedOn ? plusDays(facts.joinedOn, 1) : on
  for (let looked = 0; looked < DAYS_AHEAD; looked += 1) {
    if (begins(facts, versions, day)) return day
    day = plusDays(day, 1)
  }
  return null
}

function periodOf(plan: Plan, { joinedOn }: CategoryFacts, day: CivilDate): Period {
  return periodContaining(plan, joinedOn, day)
}
