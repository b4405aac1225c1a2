import { standing } from '../../core/membership/standing.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { householdsOf } from '../../store/membership/household-pages.ts'
import { planOf } from '../../store/membership/households.ts'
import type { Ports } from '../ports.ts'
import { dayIn, reading } from '../desk.ts'
import type { StandingOf } from './read-standing.ts'

type MemberFilter = { readonly state: string | null; readonly plan: string | null }

/**
 * Gives each member of a mutual with the standing of today to `give`, in the order of numbers and a
 * page at a time, however many there are. Returns how many were given.
 */
export async function listMembers(
  ports: Ports,
  code: string,
  { state, plan }: MemberFilter,
  give: (member: StandingOf) => void,
): Promise<Result<number>> {
  return reading(ports, async (desk): Promise<Result<number>> => {
    const books = await loadMutual(desk.tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    const { mutual } = books
    const on = dayIn(mutual, desk.now)
    let count = 0
    for await (const household of householdsOf(desk.tx, code)) {
      if (plan !== null && planOf(household, on) !== plan) continue
      const now = standing(household.facts, on)
      if (state !== null && now.state !== state) continue
      give({ mutual, household, on, standing: now })
      count += 1
    }
    return done(count)
  })
}

/** The form in which other programs read a member. Amounts are whole minor units. */
export function memberJson({ mutual, household, on, standing: now }: StandingOf) {
  const { number, association, people, facts } = household
  return {
    number,
    name: people[0]?.name ?? null,
    plan: planOf(household, on),
    association,
    joinedOn: facts.joinedOn,
    state: now.state,
    owed: { amount: now.owed, currency: mutual.currency },
    coveredUntil: now.coveredUntil,
    people: people.filter(({ leftOn }) => leftOn === null).length,
  }
}
