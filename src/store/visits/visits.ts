import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { CoverageCheckTable } from '../tables/coverage.ts'
import type { VisitTable } from '../tables/visits.ts'
import type { ReadTx, Tx } from '../store.ts'
import { isUnbilled } from './bills.ts'

export type Person = { readonly number: MemberNumber; readonly ordinal: number }

export async function loadVisit(
  tx: ReadTx,
  mutualId: string,
  visitCode: string,
): Promise<VisitTable | null> {
  const row = await tx
    .selectFrom('visit')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('visit_code', '=', visitCode)
    .executeTakeFirst()
  return row ?? null
}

/** The visits that a mutual's providers opened on these days, oldest first. */
export async function visitsBetween(
  tx: ReadTx,
  mutualId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<VisitTable[]> {
  return tx
    .selectFrom('visit')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('opened_on', '>=', from)
    .where('opened_on', '<=', to)
    .orderBy('opened_on')
    .orderBy('created_at')
    .orderBy('visit_code')
    .execute()
}

/** The last visits of a household, newest first. */
export async function visitsOfHousehold(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
): Promise<VisitTable[]> {
  return tx
    .selectFrom('visit')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .orderBy('created_at', 'desc')
    .orderBy('visit_code')
    .limit(limit)
    .execute()
}

/** Whose visit codes of a household are open on a day, other than that of this provider's visit. */
export async function openCodesOf(
  tx: ReadTx,
  mutualId: string,
  { number, ordinal }: Person,
  provider: string,
  on: CivilDate,
): Promise<number[]> {
  const rows = await tx
    .selectFrom('visit')
    .select(['provider_code', 'ordinal', 'opened_on'])
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('lapses_on', '>=', on)
    .where('opened_on', '<=', on)
    .where('frozen_at', 'is', null)
    .where(isUnbilled)
    .orderBy('visit_code')
    .execute()
  const isAsked = (row: (typeof rows)[number]) =>
    row.provider_code === provider && row.ordinal === ordinal && row.opened_on === on
  return rows.filter((row) => !isAsked(row)).map((row) => row.ordinal)
}

/** The visits of a provider whose codes take a bill on a day, the latest first, and whose they are. */
export async function openVisitsOf(
  tx: ReadTx,
  mutualId: string,
  provider: string,
  day: CivilDate,
  limit: number,
): Promise<{ readonly visitCode: string; readonly name: string }[]> {
  const rows = await tx
    .selectFrom('visit')
    .innerJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'visit.mutual_id')
        .onRef('beneficiary.number', '=', 'visit.number')
        .onRef('beneficiary.ordinal', '=', 'visit.ordinal'),
    )
    .select(['visit.visit_code', 'beneficiary.name'])
    .where('visit.mutual_id', '=', mutualId)
    .where('visit.provider_code', '=', provider)
    .where('visit.lapses_on', '>=', day)
    .where('visit.frozen_at', 'is', null)
    .where(isUnbilled)
    .orderBy('visit.created_at', 'desc')
    .orderBy('visit.visit_code')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ visitCode: row.visit_code, name: row.name }))
}

/** The last day on which a provider got a visit code for somebody; null when none did. */
export async function lastVisitOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  ordinal: number,
): Promise<CivilDate | null> {
  const row = await tx
    .selectFrom('visit')
    .select('opened_on')
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .orderBy('opened_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.opened_on ?? null
}

/** The code of the visit that a provider opened for a person on a day (R42). */
export async function findVisit(
  tx: ReadTx,
  visit: Pick<VisitTable, 'mutual_id' | 'provider_code' | 'number' | 'ordinal' | 'opened_on'>,
): Promise<string | null> {
  const row = await tx
    .selectFrom('visit')
    .select('visit_code')
    .where('mutual_id', '=', visit.mutual_id)
    .where('provider_code', '=', visit.provider_code)
    .where('number', '=', visit.number)
    .where('ordinal', '=', visit.ordinal)
    .where('opened_on', '=', visit.opened_on)
    .executeTakeFirst()
  return row?.visit_code ?? null
}

/** Opens a visit. False when the code, or the visit, is there already. */
export async function insertVisit(tx: Tx, visit: VisitTable): Promise<boolean> {
  const row = await tx
    .insertInto('visit')
    .values(visit)
    .onConflict((clash) => clash.doNothing())
    .returning('visit_code')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Stops the visit codes that the provider of a check was given for that household that day: nothing
 * more is paid on them until somebody has looked (R44).
 */
export async function freezeVisits(
  tx: Tx,
  check: Pick<CoverageCheckTable, 'mutual_id' | 'provider_code' | 'number' | 'on_date'>,
  at: Instant,
): Promise<number> {
  if (!check.number) return 0
  const { numUpdatedRows } = await tx
    .updateTable('visit')
    .set({ frozen_at: at })
    .where('mutual_id', '=', check.mutual_id)
    .where('provider_code', '=', check.provider_code)
    .where('number', '=', check.number)
    .where('opened_on', '=', check.on_date)
    .where('frozen_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Opens visit codes of a household that were stopped since a moment, and says which they were. */
export async function thawVisits(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  since: Instant,
): Promise<{ readonly code: string; readonly provider: string }[]> {
  const rows = await tx
    .updateTable('visit')
    .set({ frozen_at: null })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('frozen_at', '>=', since)
    .returning(['visit_code', 'provider_code'])
    .execute()
  return rows.map((row) => ({ code: row.visit_code, provider: row.provider_code }))
}
