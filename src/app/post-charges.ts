import { type RuledCharge, chargesBegunBy } from '../core/contributions/charges.ts'
import type { CivilDate } from '../core/dates.ts'
import { postCharge } from '../core/ledger/posting.ts'
import { add, minor, ZERO } from '../core/money.ts'
import { insertCharges } from '../store/charges.ts'
import type { Household } from '../store/households.ts'
import { memberBalances, type Poster, postAll } from '../store/ledger.ts'
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
  const charges = chargesToPost(household, day)
  if (charges.length === 0) return 0
  const { mutualId, number } = household
  let balances = await memberBalances(tx, mutualId, number)
  const postings = charges.map((charge) => {
    const posting = postCharge(number, charge, balances, closedThrough)
    balances = afterCharge(balances, charge)
    return posting
  })
  const journals = await postAll(tx, mutualId, postings, poster)
  const ids = journals.map((journal) => journal.journalId)
  await insertCharges(tx, mutualId, number, charges, ids)
  return charges.length
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
