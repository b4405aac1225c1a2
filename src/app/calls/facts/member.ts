import { knownOf } from './fact.ts'
import { invariant } from '../../../core/invariant.ts'
import { loadHousehold } from '../../../store/membership/households.ts'
import { isOwn, type Loader } from './fact.ts'

/** A member is told of the own membership, whose number the caller's phone belongs to. */
export const member: Loader<'member'> = {
  may: isOwn,

  load: async ({ tx, facts, of: { mutual: code, number } }) => {
    const mutual = knownOf(facts, code)
    const household = await loadHousehold(tx, code, number)
    const person = household?.people[0]
    invariant(person, `a role names a member that does not exist: ${number}`)
    return {
      number,
      name: person.name,
      firstName: person.name.split(' ')[0] as string,
      mutual: code,
      today: mutual.today,
      facts: household.facts,
    }
  },
}
