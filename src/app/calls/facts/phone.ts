import { loadMutual } from '../../../store/mutuals/directory.ts'
import { isCaller, type Loader } from './fact.ts'

/** What somebody typed, read as in the country of the mutual: it says nothing of whose it is. */
export const phone: Loader<'phone'> = {
  may: (facts, { mutual }) =>
    isCaller(facts, 'member', mutual) || isCaller(facts, 'clinic', mutual),

  load: async ({ ports, tx, of: { mutual, typed } }) => {
    const books = await loadMutual(tx, mutual)
    return books && ports.readPhone(typed, books.mutual.country)
  },
}
