import { type CivilDate, laterOf, plus, plusDays } from '../dates.ts'
import { type Account, begin, type Entry } from './account.ts'
import {
  type Charge,
  type ChargeFacts,
  chargesOf,
  planFor,
  ruledBy,
  type RuledCharge,
} from './charges.ts'
import { discounted, type Given } from './rhythms.ts'

/** From this day on a part payment no longer settles a contribution; null when it always does. */
export function fullFrom({ charge, plan }: Pick<Entry, 'charge' | 'plan'>): CivilDate | null {
  const { minimumPaidShare: share, minimumPaidMonths: months } = plan
  if (charge.kind !== 'contribution' || share === 100 || !months) return null
  return plus(charge.startsOn, { months })
}

/** What is still to begin: the charges that do in any case, and the penalties that may. */
export type Steps = {
  /** The day that is asked of; what begins later is looked ahead at. */
  readonly by: CivilDate
  readonly charges: Generator<RuledCharge>
  upcoming: RuledCharge | undefined
  readonly penalties: Penalty[]
  /** Looked up for members who have bought a rhythm, and for nobody else. */
  given: Given | null
}

/** A day on which a penalty begins: one that was posted, or one for an entry that is unsettled. */
type Penalty = { readonly on: CivilDate; readonly for: Entry | null; readonly charge: RuledCharge }

/** All that a term may charge, before anything has begun, as far as is known on a day. */
export function stepsOf(facts: Term, by: CivilDate): Steps {
  const charges = chargesOf(facts)
  const penalties = facts.posted
    .filter(({ kind }) => kind === 'late-penalty' || kind === 'subsidy-back')
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map((charge) => {
      const ruled = ruledBy(planFor(facts, charge.startsOn), charge)
      return { on: charge.startsOn, for: null, charge: ruled }
    })
  return { by, charges, upcoming: nextOf(charges), penalties, given: null }
}

function givenIn(facts: Term, steps: Steps): Given {
  steps.given ??= givenOf(facts, steps.by)
  return steps.given
}

function givenOf({ posted, discounts = [] }: Term, by: CivilDate): Given {
  const contributions = posted.filter(({ kind }) => kind === 'contribution')
  return {
    by,
    posted: new Set(contributions.map(({ startsOn }) => startsOn)),
    discounts: new Map(discounts.map((discount) => [discount.startsOn, discount])),
  }
}

function nextOf(charges: Generator<RuledCharge>): RuledCharge | undefined {
  const step = charges.next()
  return step.done ? undefined : step.value
}

/** One term of a membership, with what the earlier ones are charged through. */
export type Term = ChargeFacts

/** What begins on or before `day`, in order; a penalty before a contribution of the same day. */
export function beginUntil(facts: Term, account: Account, steps: Steps, day: CivilDate): void {
  for (;;) {
    const { upcoming } = steps
    const from = upcoming && beginsOn(facts, upcoming)
    const penalty = steps.penalties[0]
    if (penalty && penalty.on <= day && (!from || penalty.on <= from)) {
      steps.penalties.shift()
      if (isOwed(penalty)) begin(account, penalty.charge, penalty.on)
    } else if (upcoming && from && from <= day) {
      beginNext(facts, account, steps, upcoming)
    } else return
  }
}

/** Begins a charge, which is the next one, and expects its penalty. */
export function beginNext(facts: Term, account: Account, steps: Steps, charge: RuledCharge): Entry {
  const day = beginsOn(facts, charge)
  const { rhythms } = account
  const isPlain = rhythms.length === 0 && !facts.discounts?.length
  begin(account, isPlain ? charge : discounted(rhythms, givenIn(facts, steps), charge, day), day)
  steps.upcoming = nextOf(steps.charges)
  const entry = account.entries.at(-1) as Entry
  expectPenalty(facts, steps, entry)
  return entry
}

/** The day a charge counts from: nothing is owed before joining. */
export function beginsOn(facts: Term, charge: Charge): CivilDate {
  return laterOf(charge.startsOn, facts.joinedOn)
}

/** The day on which an entry will cost a penalty unless it is settled before, kept in order. */
function expectPenalty(facts: Term, { penalties }: Steps, entry: Entry): void {
  const { charge, plan } = entry
  if (charge.kind !== 'contribution' || !plan.latePenalty) return
  const on = plusDays(charge.dueOn, plan.latePenalty.afterDays + 1)
  if (facts.endedOn && on >= facts.endedOn) return
  // What was asked of those who paid late before the books were opened is in the opening.
  if (facts.opening && on < facts.opening.on) return
  let at = penalties.length
  while (at > 0 && (penalties[at - 1] as Penalty).on > on) at -= 1
  // One penalty a day is enough, and the one that was posted stays.
  if (at > 0 && (penalties[at - 1] as Penalty).on === on) return
  const { amount } = plan.latePenalty
  const penalty = { kind: 'late-penalty', startsOn: on, endsOn: on, dueOn: on, amount } as const
  penalties.splice(at, 0, { on, for: entry, charge: { ...penalty, subsidy: null, plan } })
}

/** A penalty is owed when it was posted, or when its contribution is not settled by then. */
function isOwed({ on, for: entry }: Penalty): boolean {
  if (!entry) return true
  const full = fullFrom(entry)
  return entry.paid < (full && full < on ? entry.charge.amount : entry.least)
}
