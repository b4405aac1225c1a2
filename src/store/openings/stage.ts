import { sql } from 'kysely'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Opening } from '../../core/contributions/charges.ts'
import { owedAt } from '../../core/contributions/opening.ts'
import { ZERO } from '../../core/money.ts'
import { insertMany } from '../engine/insert-many.ts'
import { chunksOf } from '../engine/chunks.ts'
import type { OpeningHouseholdTable, OpeningTable } from '../tables/openings.ts'
import type { Unposted } from './household-openings.ts'
import type { ReadTx, Tx } from '../store.ts'

type Key = Pick<OpeningTable, 'mutual_id' | 'opening_id'>

/** A household with what it brings. */
export type Bringing = { readonly number: MemberNumber; readonly opening: Opening }

/** Stages what households bring; it says nothing until the opening is complete. */
export async function stageHouseholds(
  tx: Tx,
  key: Key,
  households: readonly Bringing[],
): Promise<void> {
  if (households.length === 0) return
  await insertMany(
    tx,
    'opening_household',
    households.map(({ number, opening }) => ({
      ...{ mutual_id: key.mutual_id, opening_id: key.opening_id, number },
      ...{ owed: owedAt(opening), credit: opening.credit, journal_id: null },
    })),
  )
  await insertMany(
    tx,
    'opening_charge',
    households.flatMap((household) => chargeRows(key, household)),
  )
  const numbers = households.map(({ number }) => number)
  for (const some of chunksOf(numbers)) {
    await tx
      .updateTable('member')
      .set({ opening_id: key.opening_id })
      .where('mutual_id', '=', key.mutual_id)
      .where('number', 'in', some)
      .execute()
  }
}

function chargeRows({ mutual_id, opening_id }: Key, { number, opening }: Bringing) {
  const before = opening.charges.map((charge) => ({ ...charge, is_prepaid: 0 as const }))
  const ahead = opening.prepaid.map((charge) => {
    return { ...charge, paidBefore: ZERO, is_prepaid: 1 as const }
  })
  return [...before, ...ahead].map((charge) => ({
    ...{ mutual_id, opening_id, number, kind: charge.kind },
    ...{ starts_on: charge.startsOn, ends_on: charge.endsOn, due_on: charge.dueOn },
    ...{ amount: charge.amount, paid_before: charge.paidBefore, is_prepaid: charge.is_prepaid },
    subsidy: charge.subsidy?.amount ?? ZERO,
    subsidy_payer: charge.subsidy?.payer ?? null,
  }))
}

/** Those of these openings of households that are not in the books, or not out of them, by a name. */
export async function stillUnposted<
  Brings extends { readonly number: MemberNumber; readonly unposted: Unposted },
>(tx: ReadTx, mutualId: string, unposted: readonly Brings[]): Promise<Brings[]> {
  const posted = new Map<string, Posted>()
  for (const some of chunksOf(unposted.map(({ number }) => number))) {
    const rows = await tx
      .selectFrom('opening_household')
      .select(['number', 'opening_id', 'journal_id', 'back_journal_id'])
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .execute()
    for (const row of rows) posted.set(`${row.opening_id}/${row.number}`, row)
  }
  return unposted.filter(({ number, unposted: { openingId, journalId } }) => {
    const row = posted.get(`${openingId}/${number}`)
    return journalId === null ? row?.journal_id === null : row?.back_journal_id === null
  })
}

type Posted = Pick<OpeningHouseholdTable, 'journal_id' | 'back_journal_id'>

/** Notes the journals that were just posted for these households, by their names in the books. */
export async function notePosted(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<void> {
  for (const some of chunksOf(numbers)) {
    await tx
      .updateTable('opening_household')
      .set({
        journal_id: sql<string>`(select journal_id from journal
          where journal.mutual_id = opening_household.mutual_id and journal.source = 'opening'
            and journal.source_ref = opening_household.opening_id || '/' || opening_household.number)`,
      })
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .where('journal_id', 'is', null)
      .execute()
  }
}

/** Notes those that were just posted as the opposite of others. */
export async function noteBack(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<void> {
  for (const some of chunksOf(numbers)) {
    await tx
      .updateTable('opening_household')
      .set({
        back_journal_id: sql<string>`(select journal.journal_id from journal
          where journal.mutual_id = opening_household.mutual_id and journal.source = 'reversal'
            and journal.source_ref = opening_household.journal_id)`,
      })
      .where('mutual_id', '=', mutualId)
      .where('number', 'in', some)
      .where('journal_id', 'is not', null)
      .where('back_journal_id', 'is', null)
      .execute()
  }
}
