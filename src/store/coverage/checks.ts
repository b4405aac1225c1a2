import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { isThere } from '../membership/members.ts'
import type { CoverageCheckTable, VisitTable } from '../schema.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertCheck(tx: Tx, check: CoverageCheckTable): Promise<void> {
  await tx.insertInto('coverage_check').values(check).execute()
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

/** A provider as coverage sees it. */
export async function loadProvider(
  tx: ReadTx,
  mutualId: string,
  providerCode: string,
): Promise<{
  readonly name: string
  readonly services: readonly string[]
  readonly agreement: { readonly from: CivilDate; readonly to: CivilDate | null }
} | null> {
  const row = await tx
    .selectFrom('provider')
    .select(['name', 'services', 'agreement_from', 'agreement_to'])
    .where('mutual_id', '=', mutualId)
    .where('provider_code', '=', providerCode)
    .executeTakeFirst()
  if (!row) return null
  return {
    name: row.name,
    services: JSON.parse(row.services) as string[],
    agreement: { from: row.agreement_from, to: row.agreement_to },
  }
}

/** Whom a card belongs to, among the mutuals named: who left has it while nobody else does. */
export async function peopleOfCard(
  tx: ReadTx,
  mutuals: readonly string[],
  card: string,
): Promise<{ mutual: string; number: MemberNumber; ordinal: number }[]> {
  const rows = await tx
    .selectFrom('beneficiary')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'beneficiary.mutual_id')
        .onRef('member.number', '=', 'beneficiary.number'),
    )
    .select([
      'beneficiary.mutual_id',
      'beneficiary.number',
      'beneficiary.ordinal',
      'beneficiary.left_on',
    ])
    .where('beneficiary.card', '=', card)
    .where('beneficiary.mutual_id', 'in', mutuals)
    .where(isThere)
    .orderBy('beneficiary.joined_on', 'desc')
    .orderBy('beneficiary.number')
    .execute()
  const live = rows.filter((row) => row.left_on === null)
  const found = live.length > 0 ? live : rows.slice(0, 1)
  return found.map((row) => ({ mutual: row.mutual_id, number: row.number, ordinal: row.ordinal }))
}

/** The last check about a member since an instant; null when nobody asked. */
export async function lastCheckOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  since: Instant,
): Promise<CoverageCheckTable | null> {
  const row = await tx
    .selectFrom('coverage_check')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('asked_at', '>=', since)
    .orderBy('asked_at', 'desc')
    .orderBy('check_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The last checks about a household, newest first (D6). */
export async function lastChecksOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
): Promise<CheckOfHousehold[]> {
  const rows = await tx
    .selectFrom('coverage_check')
    .select(CHECK_COLUMNS)
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .orderBy('asked_at', 'desc')
    .orderBy('check_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, on_date: row.on_date as CivilDate }))
}

/** One check about a household; null when there is none of this id. */
export async function checkOfHousehold(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  checkId: string,
): Promise<CheckOfHousehold | null> {
  const row = await tx
    .selectFrom('coverage_check')
    .select(CHECK_COLUMNS)
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('check_id', '=', checkId)
    .executeTakeFirst()
  return row ? { ...row, on_date: row.on_date as CivilDate } : null
}

const CHECK_COLUMNS = [
  'mutual_id', 'check_id', 'provider_code', 'number', 'ordinal', 'on_date', 'answer', 'asked_at',
  'visit_code',
] as const // prettier-ignore

/** A check without what it rested on. */
export type CheckOfHousehold = Pick<
  CoverageCheckTable,
  Exclude<(typeof CHECK_COLUMNS)[number], 'on_date'>
> & { readonly on_date: CivilDate }

/**
 * Stops the visit codes that the provider of a check was given for that household that day: nothing
 * more is paid on them until somebody has looked (R44).
 */
export async function freezeVisits(
  tx: Tx,
  check: Pick<CoverageCheckTable, 'mutual_id' | 'provider_code' | 'number' | 'on_date'>,
  at: Instant,
): Promise<void> {
  if (!check.number) return
  await tx
    .updateTable('visit')
    .set({ frozen_at: at })
    .where('mutual_id', '=', check.mutual_id)
    .where('provider_code', '=', check.provider_code)
    .where('number', '=', check.number)
    .where('opened_on', '=', check.on_date as CivilDate)
    .where('frozen_at', 'is', null)
    .execute()
}

/** Whether some mutual has a provider of this code. */
export async function isProvider(tx: ReadTx, providerCode: string): Promise<boolean> {
  const row = await tx
    .selectFrom('provider')
    .select('provider_code')
    .where('provider_code', '=', providerCode)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What a provider has asked since a moment, the latest first. */
export async function checksSince(
  tx: ReadTx,
  mutualId: string,
  provider: string,
  since: Instant,
  limit: number,
) {
  return tx
    .selectFrom('coverage_check')
    .select(['number', 'ordinal', 'answer', 'visit_code', 'asked_at'])
    .where('mutual_id', '=', mutualId)
    .where('provider_code', '=', provider)
    .where('asked_at', '>=', since)
    .orderBy('asked_at', 'desc')
    .orderBy('check_id', 'desc')
    .limit(limit)
    .execute()
}
