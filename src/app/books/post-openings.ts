import type { CivilDate } from '../../core/dates.ts'
import { postHouseholdBack, postHouseholdOpening } from '../../core/ledger/opening-posting.ts'
import { ZERO } from '../../core/money.ts'
import { balancesOfMembers } from '../../store/books/balances.ts'
import type { Billable } from '../../store/books/billables.ts'
import { type Poster, postAll } from '../../store/books/ledger.ts'
import type { UnpostedHousehold } from '../../store/openings/openings.ts'
import { noteBack, notePosted, stillUnposted } from '../../store/openings/stage.ts'
import type { Tx } from '../../store/store.ts'

const NOTHING = { due: ZERO, advance: ZERO }

/**
 * Posts what households brought from older books, or that it was taken back, and that is not in these
 * yet. The caller holds their locks. It is valid from the write that completed the opening or took it
 * back, as charges are owed before they are posted; here it comes into the books before anything else
 * of the household.
 */
export async function postOpenings(
  tx: Tx,
  mutualId: string,
  members: readonly Pick<Billable, 'number' | 'opening'>[],
  closedThrough: CivilDate | null,
  poster: Poster,
): Promise<number> {
  const brought = members.flatMap(({ number, opening }) =>
    opening?.unposted ? [{ number, on: opening.on, unposted: opening.unposted }] : [],
  )
  return brought.length === 0 ? 0 : postUnposted(tx, mutualId, brought, closedThrough, poster)
}

/** The same of households of which that is known. */
export async function postUnposted(
  tx: Tx,
  mutualId: string,
  brought: readonly UnpostedHousehold[],
  closedThrough: CivilDate | null,
  poster: Poster,
): Promise<number> {
  // They may have been loaded before another call posted them.
  const unposted = await stillUnposted(tx, mutualId, brought)
  if (unposted.length === 0) return 0
  const numbers = unposted.map(({ number }) => number)
  const balances = await balancesOfMembers(tx, mutualId, numbers)
  const postings = unposted.map(({ number, on, unposted: { openingId, journalId, ...sums } }) => {
    const brings = { number, brought: sums, before: balances.get(number) ?? NOTHING }
    const when = { eventOn: on, closedThrough }
    return journalId === null
      ? postHouseholdOpening(openingId, brings, when)
      : postHouseholdBack(journalId, brings, when)
  })
  await postAll(tx, mutualId, postings, poster)
  const isBack = ({ unposted: { journalId } }: (typeof unposted)[number]) => journalId !== null
  const back = unposted.filter(isBack).map(({ number }) => number)
  if (back.length < unposted.length) await notePosted(tx, mutualId, numbers)
  if (back.length > 0) await noteBack(tx, mutualId, back)
  return postings.length
}
