import { invariant } from '../../../core/invariant.ts'
import { complaintsOf } from '../../../store/complaints/complaints.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { clinicsOf } from '../../complaints/clinics.ts'
import { tellComplaint } from '../../complaints/read-complaints.ts'
import { isOwn, type Loader } from './fact.ts'

/** Complaints that a member is shown. */
const SHOWN = 5

/** Which clinics a household was at is told to its member alone. */
export const clinics: Loader<'clinics'> = {
  may: isOwn,
  load: async ({ tx, of: { mutual, number } }) => clinicsOf(tx, mutual, number),
}

export const ownComplaints: Loader<'own-complaints'> = {
  may: isOwn,
  load: async ({ tx, of: { mutual: code, number } }) => {
    const books = await loadMutual(tx, code)
    invariant(books, `no mutual ${code}`)
    const own = []
    for (const row of await complaintsOf(tx, code, { number }, SHOWN)) {
      own.push(await tellComplaint(tx, books.mutual, row))
    }
    return own
  },
}
