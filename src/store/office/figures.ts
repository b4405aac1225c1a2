import type { CivilDate, Instant } from '../../core/dates.ts'
import { fromJson, toJson } from '../tables/json.ts'
import type { ClinicCount, OfficeFigures } from '../tables/office.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Keeps the figures of a mutual in the place of those before. */
export async function keepFigures(
  tx: Tx,
  mutualId: string,
  figures: OfficeFigures,
  at: Instant,
): Promise<void> {
  const row = { figures: toJson(figures), made_at: at }
  await tx
    .insertInto('office_figures')
    .values({ mutual_id: mutualId, ...row })
    .onConflict((clash) => clash.column('mutual_id').doUpdateSet(row))
    .execute()
}

/**
 * The figures that were made last, and when; null where there are none yet, or where a process of an older
 * version made them in the night of an upgrade, in its own form.
 */
export async function figuresOf(
  tx: ReadTx,
  mutualId: string,
): Promise<{ readonly figures: OfficeFigures; readonly at: Instant } | null> {
  const row = await tx
    .selectFrom('office_figures')
    .select(['figures', 'made_at'])
    .where('mutual_id', '=', mutualId)
    .executeTakeFirst()
  if (!row) return null
  const figures = fromJson(row.figures)
  return figures.members.every((one) => 'states' in one) ? { figures, at: row.made_at } : null
}

/** How often each clinic asked and billed since a day. */
export async function countByClinic(
  tx: ReadTx,
  mutualId: string,
  since: { readonly day: CivilDate; readonly at: Instant },
): Promise<ClinicCount[]> {
  const providers = await tx
    .selectFrom('provider')
    .select(['provider_code', 'name'])
    .where('mutual_id', '=', mutualId)
    .orderBy('provider_code')
    .execute()
  const checks = await tx
    .selectFrom('coverage_check')
    .select(['provider_code', (eb) => eb.fn.countAll().as('count')])
    .where('mutual_id', '=', mutualId)
    .where('asked_at', '>=', since.at)
    .groupBy('provider_code')
    .execute()
  const bills = await tx
    .selectFrom('bill')
    .select(['provider_code', (eb) => eb.fn.countAll().as('count')])
    .where('mutual_id', '=', mutualId)
    .where('on_date', '>=', since.day)
    .groupBy('provider_code')
    .execute()
  const of = (rows: typeof checks, code: string) =>
    Number(rows.find(({ provider_code: one }) => one === code)?.count ?? 0)
  return providers.map(({ provider_code: code, name }) => ({
    ...{ code, name, checks: of(checks, code), bills: of(bills, code) },
  }))
}
