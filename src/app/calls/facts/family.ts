import { knownOf } from './fact.ts'
import { invariant } from '../../../core/invariant.ts'
import { coverSpan } from '../../../core/coverage/cover-span.ts'
import { standing } from '../../../core/membership/standing.ts'
import { openApplicationsOf } from '../../../store/applications/applications.ts'
import { loadHousehold } from '../../../store/membership/households.ts'
import { isOwn, type Loader } from './fact.ts'

export const family: Loader<'family'> = {
  may: isOwn,

  load: async ({ tx, facts, of: { mutual, number } }) => {
    const { today } = knownOf(facts, mutual)
    const household = await loadHousehold(tx, mutual, number)
    invariant(household, `a role names a member that does not exist: ${number}`)
    const now = standing(household.facts, today)
    const here = household.people.filter(({ leftOn }) => !leftOn || leftOn >= today)
    const people = here.map((person) => ({
      name: person.name,
      ...coverSpan({ ...person, household: household.facts }, now, today),
    }))
    const open = await openApplicationsOf(tx, mutual, { number })
    const asked = open.flatMap((one) => (one.kind === 'add-person' ? [one.person.name] : []))
    return { people, asked }
  },
}
