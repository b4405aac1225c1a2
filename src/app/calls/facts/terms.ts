import { termsFor } from '../../payments/terms.ts'
import { knownOf, type Loader } from './fact.ts'

/** How the caller's own phone can be asked for money: it says nothing of anybody else. */
export const terms: Loader<'terms'> = {
  may: (facts, { mutual }) => knownOf(facts, mutual) !== undefined,

  load: async ({ facts, of, ...desk }) =>
    termsFor(desk, knownOf(facts, of.mutual), facts.caller.phone),
}
