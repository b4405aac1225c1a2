import type { RuledCharge } from '../core/contributions/charges.ts'
import { chargesBegunBy } from '../core/contributions/replay.ts'
import type { CivilDate } from '../core/dates.ts'
import { postCharge } from '../core/ledger/posting.ts'
import { add, minor, ZERO } from '../core/money.ts'
import { insertCharges } from '../store/charges.ts'
import type { Household } from '../store/households.ts'
import { balancesOfMembers, type Poster, postAll } from '../store/ledger.ts'
import type { Tx } from '../store/store.ts'

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

/** The same for several households of a mutual, in one go. */
export async function postBegunChargesOfAll(
  tx: Tx,
  mutualId: string,
  households: readonly Household[],
  day: CivilDate,
  closedThrough: CivilDate | null,
  poster: Poster,
): Promise<number> {
  const begun = households.flatMap((household) => {
    const { number } = household
    return chargesToPost(household, day).map((charge) => ({ number, charge }))
  })
  if (begun.length === 0) return 0
  const numbers = [...new Set(begun.map(({ number }) => number))]
  const balances = await balancesOfMembers(tx, mutualId, numbers)
  const postings = begun.map(({ number, charge }) => {
    const before = balances.get(number) ?? { due: ZERO, advance: ZERO }
    balances.set(number, afterCharge(before, charge))
    return postCharge(number, charge, before, closedThrough)
  })
  const journals = await postAll(tx, mutualId, postings, poster)
  const posted = begun.map((one, at) => ({ ...one, journalId: journals[at]?.journalId ?? '' }))
  await insertCharges(tx, mutualId, posted)
  return posted.length
}

function chargesToPost({ facts }: Household, day: CivilDate): RuledCharge[] {
  const posted = new Set(facts.posted.map((charge) => `${charge.kind} ${charge.startsOn}`))
  const begun = chargesBegunBy({ ...facts, endedOn: facts.end?.on ?? null }, day)
  return begun.filter((charge) => !posted.has(`${charge.kind} ${charge.startsOn}`))
}

function afterCharge(before: { due: number; advance: number }, charge: RuledCharge) {
  const fromAdvance = Math.min(before.advance, charge.amount)
  return {
    due: add(minor(before.due), minor(charge.amount - fromAdvance)),
    advance: before.advance > 0 ? minor(before.advance - fromAdvance) : ZERO,
  }
}
