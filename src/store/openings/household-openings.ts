import type { Charge, Opening } from '../../core/contributions/charges.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { preparedForMany } from '../engine/prepared.ts'
import type { MemberTable } from '../tables/membership.ts'
import type { OpeningChargeTable } from '../tables/openings.ts'
import type { ReadTx } from '../store.ts'

/** What a household brought from older books, and whether that is in these books yet. */
export type HouseholdOpening = Opening & {
  readonly openingId: string
  readonly owed: Minor
  readonly isPosted: boolean
}

type Opened = Pick<MemberTable, 'number' | 'opening_id'>

/** What those of these members brought whom an opening that is complete brought. */
export async function openingsOf(
  tx: ReadTx,
  mutualId: string,
  members: readonly Opened[],
): Promise<Map<MemberNumber, HouseholdOpening>> {
  const numbers = members.flatMap(({ number, opening_id }) => (opening_id ? [number] : []))
  if (numbers.length === 0) return new Map()
  const [rows, charges] = await Promise.all([
    householdsIn(tx, { mutualId }, numbers),
    chargesIn(tx, { mutualId }, numbers),
  ])
  const found = new Map<MemberNumber, HouseholdOpening>()
  for (const { number, opening_id: openingId, on_date: on, owed, credit, journal_id } of rows) {
    const own = charges
      .filter((row) => row.number === number && row.opening_id === openingId)
      .sort((a, b) => (a.starts_on < b.starts_on ? -1 : 1))
    const isPosted = journal_id !== null || (owed === 0 && credit === 0)
    found.set(number, {
      ...{ openingId, on, owed, credit, isPosted },
      charges: own.filter(({ is_prepaid }) => !is_prepaid).map(openingChargeOf),
      prepaid: own.filter(({ is_prepaid }) => is_prepaid).map(chargeOf),
    })
  }
  return found
}

const householdsIn = preparedForMany(
  (db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
    db
      .selectFrom('opening_household as brought')
      .innerJoin('opening', (join) =>
        join
          .onRef('opening.mutual_id', '=', 'brought.mutual_id')
          .onRef('opening.opening_id', '=', 'brought.opening_id'),
      )
      .select(['brought.number', 'brought.opening_id', 'opening.on_date'])
      .select(['brought.owed', 'brought.credit', 'brought.journal_id'])
      .where('brought.mutual_id', '=', of.mutualId)
      .where('brought.number', 'in', numbers)
      .where('opening.completed_at', 'is not', null),
)

const chargesIn = preparedForMany(
  (db, of: { mutualId: string }, numbers: readonly MemberNumber[]) =>
    db
      .selectFrom('opening_charge')
      .selectAll()
      .where('mutual_id', '=', of.mutualId)
      .where('number', 'in', numbers),
)

function openingChargeOf(row: OpeningChargeTable) {
  return { ...chargeOf(row), paidBefore: row.paid_before }
}

function chargeOf(row: OpeningChargeTable): Charge {
  return {
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    dueOn: row.due_on,
    amount: row.amount,
    subsidy: row.subsidy_payer ? { payer: row.subsidy_payer, amount: row.subsidy } : null,
  }
}
