import type { RuledCharge } from '../../core/contributions/charges.ts'
import { unpostedBy } from '../../core/contributions/replay.ts'
import type { CivilDate } from '../../core/dates.ts'
import { postCharge } from '../../core/ledger/posting.ts'
import { smaller, subtract, ZERO } from '../../core/money.ts'
import type { Billable } from '../../store/books/billables.ts'
import { insertCharges } from '../../store/books/charges.ts'
import { insertDiscounts } from '../../store/payments/rhythms.ts'
import type { Household } from '../../store/membership/households.ts'
import { advancesOfMembers } from '../../store/books/balances.ts'
import { postOpenings } from './post-openings.ts'
import { type Poster, postAll } from '../../store/books/ledger.ts'
import type { Tx } from '../../store/store.ts'

/** The charges of a member that have begun by `day` and are not in the books yet. */
function chargesToPost({ facts }: Billable, day: CivilDate): RuledCharge[] {
  return unpostedBy(facts, day)
}

/**
 * Posts the charges of a household that have begun by `day` and are not in the books yet, so that
 * books and answers never disagree. The caller holds the household's lock. Returns how many.
 */
export async function postBegunCharges(
  tx: Tx,
  household: Household,
  day: CivilDate,
  closedThrough: CivilDate | null,
  poster: Poster,
): Promise<number> {
  const { mutualId } = household
  return postBegunChargesOfAll(tx, mutualId, [household], day, closedThrough, poster)
}

/**
 * The same for several members of a mutual, in one go; before it what an opening brought of them, if
 * that is not in the books yet.
 */
export async function postBegunChargesOfAll(
  tx: Tx,
  mutualId: string,
  members: readonly Billable[],
  day: CivilDate,
  closedThrough: CivilDate | null,
  poster: Poster,
): Promise<number> {
  await postOpenings(tx, mutualId, members, closedThrough, poster)
  const begun = members.flatMap((member) => {
    const { number } = member
    return chargesToPost(member, day).map((charge) => ({ number, charge }))
  })
  if (begun.length === 0) return 0
  const numbers = [...new Set(begun.map(({ number }) => number))]
  const advances = await advancesOfMembers(tx, mutualId, numbers)
  const postings = begun.map(({ number, charge }) => {
    const advance = advances.get(number) ?? ZERO
    advances.set(number, subtract(advance, smaller(advance, charge.amount)))
    return postCharge(number, charge, { advance }, closedThrough)
  })
  const journals = await postAll(tx, mutualId, postings, poster)
  const posted = begun.map((one, at) => ({ ...one, journalId: journals[at]?.journalId ?? '' }))
  await insertCharges(tx, mutualId, posted)
  await insertDiscounts(tx, mutualId, posted)
  return posted.length
}
