import type { CivilDate } from '../../core/dates.ts'
import { postHouseholdOpening } from '../../core/ledger/opening-posting.ts'
import type { Billable } from '../../store/books/billables.ts'
import { type Poster, postAll } from '../../store/books/ledger.ts'
import { notePosted, stillUnposted } from '../../store/openings/stage.ts'
import type { Tx } from '../../store/store.ts'

/**
 * Posts what households brought from older books and that is not in these yet. The caller holds their
 * locks. It is valid from the write that completed the opening, as charges are owed before they are
 * posted; here it comes into the books before anything else of the household.
 */
export async function postOpenings(
  tx: Tx,
  mutualId: string,
  members: readonly Pick<Billable, 'number' | 'opening'>[],
  closedThrough: CivilDate | null,
  poster: Poster,
): Promise<number> {
  const brought = members.flatMap(({ number, opening }) =>
    opening && !opening.isPosted ? [{ number, opening }] : [],
  )
  if (brought.length === 0) return 0
  // They may have been loaded before another call in this transaction posted them.
  const numbers = brought.map(({ number }) => number)
  const unposted = await stillUnposted(tx, mutualId, numbers)
  const postings = brought
    .filter(({ number }) => unposted.has(number))
    .map(({ number, opening }) => {
      const when = { eventOn: opening.on, closedThrough }
      return postHouseholdOpening(opening.openingId, number, opening, when)
    })
  if (postings.length === 0) return 0
  await postAll(tx, mutualId, postings, poster)
  await notePosted(tx, mutualId, [...unposted])
  return postings.length
}
