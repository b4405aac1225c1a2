import { sql } from 'kysely'
import { fromJson } from '../tables/json.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { TariffLine } from '../../core/plans/tariff.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { CoverageCheckTable } from '../tables/coverage.ts'
import type { VisitTable } from '../tables/visits.ts'
import { prepared } from '../engine/prepared.ts'
import type { ReadTx, Tx } from '../store.ts'

export async function insertCheck(tx: Tx, check: CoverageCheckTable): Promise<void> {
  await addCheck(tx, check)
}

const addCheck = prepared((db, check: CoverageCheckTable) =>
  db.insertInto('coverage_check').values(check),
)

/** A provider as coverage sees it. */
export async function loadProvider(
  tx: ReadTx,
  mutualId: string,
  providerCode: string,
): Promise<{
  readonly name: string
  readonly services: readonly string[]
  readonly tariff: readonly TariffLine[]
  readonly agreement: { readonly from: CivilDate; readonly to: CivilDate | null }
} | null> {
  const [row] = await providerOf(tx, { mutualId, providerCode })
  if (!row) return null
  return {
    name: row.name,
    services: fromJson(row.services),
    tariff: fromJson(row.tariff),
    agreement: { from: row.agreement_from, to: row.agreement_to },
  }
}

const providerOf = prepared((db, of: { mutualId: string; providerCode: string }) =>
  db
    .selectFrom('provider')
    .select(['name', 'services', 'tariff', 'agreement_from', 'agreement_to'])
    .where('mutual_id', '=', of.mutualId)
    .where('provider_code', '=', of.providerCode),
)

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

/** The last checks about a household, newest first (D6); with `before` only earlier ones. */
export async function lastChecksOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
  before: Instant | null = null,
): Promise<CheckOfHousehold[]> {
  const rows = await tx
    .selectFrom('coverage_check')
    .select(CHECK_COLUMNS)
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .$if(before !== null, (of) => of.where('asked_at', '<', before as Instant))
    .orderBy('asked_at', 'desc')
    .orderBy('check_id', 'desc')
    .limit(limit)
    .execute()
  return rows
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
  return row ?? null
}

const CHECK_COLUMNS = [
  'mutual_id', 'check_id', 'provider_code', 'number', 'ordinal', 'on_date', 'answer', 'asked_at',
  'visit_code',
] as const // prettier-ignore

/** A check without what it rested on. */
type CheckOfHousehold = Pick<
  CoverageCheckTable,
  Exclude<(typeof CHECK_COLUMNS)[number], 'on_date'>
> & { readonly on_date: CivilDate }

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

/** Who asks by SMS, for which provider, and since when. */
type BySms = {
  readonly mutual: string
  readonly provider: string
  readonly phone: PhoneNumber
  readonly since: Instant
}

/** A check as it is told apart from those before and after it. */
export type AskedBySms = Pick<CoverageCheckTable, 'check_id' | 'number' | 'facts' | 'asked_at'>

/** What a clinic's phone has asked by SMS since a moment. */
export const checksBySms: (tx: ReadTx, by: BySms) => Promise<AskedBySms[]> = prepared(
  (db, { provider, ...by }: BySms) => askedBySms(db, by).where('provider_code', '=', provider),
)

/**
 * The latest of them that was answered with families to choose from, and so about nobody; in a list of one, or none.
 * The provider is hidden from indexes: by its checks SQLite would read all that it asked, by nobody few.
 */
export const familiesBySms: (tx: ReadTx, by: BySms) => Promise<AskedBySms[]> = prepared(
  (db, { provider, ...by }: BySms) =>
    askedBySms(db, by)
      .where(sql`coalesce(provider_code, '')`, '=', provider)
      .where('number', 'is', null)
      // A quotation mark inside of a text has a stroke before it in JSON.
      .where('facts', 'like', sql.lit('%"families":{%'))
      .orderBy('asked_at', 'desc')
      .orderBy('check_id', 'desc')
      .limit(1),
)

function askedBySms(db: ReadTx, by: Omit<BySms, 'provider'>) {
  return db
    .selectFrom('coverage_check')
    .select(['check_id', 'number', 'facts', 'asked_at'])
    .where('mutual_id', '=', by.mutual)
    .where('asked_at', '>=', by.since)
    .where('asked_by', '=', by.phone)
    .where('channel', '=', 'sms')
}

/** The services that were asked about under the code of a visit. */
export async function servicesOfVisit(
  tx: ReadTx,
  visit: Pick<VisitTable, 'mutual_id' | 'number' | 'visit_code'>,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('coverage_check')
    .select('service_code')
    .distinct()
    .where('mutual_id', '=', visit.mutual_id)
    .where('number', '=', visit.number)
    .where('visit_code', '=', visit.visit_code)
    .where('service_code', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.service_code ?? [])
}

/** What was asked under the code of a visit, the first question first. */
export async function checksOfVisit(
  tx: ReadTx,
  visit: Pick<VisitTable, 'mutual_id' | 'number' | 'visit_code'>,
): Promise<Pick<CoverageCheckTable, 'service_code' | 'answer' | 'asked_at' | 'channel'>[]> {
  return tx
    .selectFrom('coverage_check')
    .select(['service_code', 'answer', 'asked_at', 'channel'])
    .where('mutual_id', '=', visit.mutual_id)
    .where('number', '=', visit.number)
    .where('visit_code', '=', visit.visit_code)
    .orderBy('asked_at')
    .orderBy('check_id')
    .execute()
}
