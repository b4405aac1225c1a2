import type { Charge, Opening } from '../../core/contributions/charges.ts'
import { broughtNothing } from '../../core/contributions/opening.ts'
import type { Brought } from '../../core/ledger/opening-posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { preparedForMany } from '../engine/prepared.ts'
import type { MemberTable } from '../tables/membership.ts'
import type { OpeningChargeTable } from '../tables/openings.ts'
import type { ReadTx } from '../store.ts'

/** What a household brought from older books, and what of that is not in these books yet. */
export type HouseholdOpening = Opening & { readonly unposted: Unposted | null }

/** What is to be posted: what was brought, or, once that was taken back, its opposite. */
export type Unposted = Brought & {
  readonly openingId: string
  /** The journal that is to be taken back; null for what is not posted yet. */
  readonly journalId: string | null
}

type Opened = Pick<MemberTable, 'number' | 'opening_id'>

/**
 * What those of these members brought whom an opening that is complete brought. One whose part was
 * taken back, and not opened again, has brought nothing.
 */
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
  const chargesOf = byHousehold(charges)
  const found = new Map<MemberNumber, HouseholdOpening>()
  // The one that stands is the last, before it one of which something is to be posted.
  for (const row of [...rows].sort((a, b) => placeOf(a) - placeOf(b))) {
    const own = chargesOf.get(`${row.opening_id}/${row.number}`) ?? []
    const opening = {
      on: row.on_date,
      charges: own.filter(({ is_prepaid }) => !is_prepaid).map(openingChargeOf),
      prepaid: own.filter(({ is_prepaid }) => is_prepaid).map(chargeOf),
      credit: row.credit,
    }
    const facts = isBack(row) ? broughtNothing(opening) : opening
    found.set(row.number, { ...facts, unposted: unpostedOf(row) })
  }
  return found
}

/** Those of each household in an opening, oldest first. */
function byHousehold(charges: readonly OpeningChargeTable[]): Map<string, OpeningChargeTable[]> {
  const found = new Map<string, OpeningChargeTable[]>()
  for (const charge of [...charges].sort((a, b) => (a.starts_on < b.starts_on ? -1 : 1))) {
    const key = `${charge.opening_id}/${charge.number}`
    const own = found.get(key)
    if (own) own.push(charge)
    else found.set(key, [charge])
  }
  return found
}

type Row = Awaited<ReturnType<typeof householdsIn>>[number]

function isBack({ taken_back_at: own, all_back_at: all }: Row): boolean {
  return own !== null || all !== null
}

function placeOf(row: Row): number {
  if (!isBack(row)) return 2
  return unpostedOf(row) ? 1 : 0
}

function unpostedOf(row: Row): Unposted | null {
  const { opening_id: openingId, owed, credit, journal_id: journalId } = row
  if (owed === 0 && credit === 0) return null
  const isPosted = isBack(row)
    ? journalId === null || row.back_journal_id !== null
    : journalId !== null
  return isPosted ? null : { openingId, owed, credit, journalId }
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
      .select(['brought.owed', 'brought.credit', 'brought.journal_id', 'brought.back_journal_id'])
      .select(['brought.taken_back_at', 'opening.taken_back_at as all_back_at'])
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
