import type { ExpressionBuilder } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { Plan } from '../../core/plans/plan.ts'
import type { VersionInUse } from '../../core/statutes/known.ts'
import type { Schema } from '../schema.ts'
import type { ReadTx } from '../store.ts'

/** The days of a version: from its first to the eve of the next one's. */
type Days = {
  readonly mutualId: string
  readonly plan: string
  readonly from: CivilDate
  readonly before: CivilDate | null
}

/**
 * The versions with a charge, check, visit code or guarantee letter on one of their days. What a
 * plan's first version asked for a period that was running as it began is its own, too.
 */
export async function loadVersionsInUse(
  tx: ReadTx,
  mutualId: string,
  plans: readonly Plan[],
): Promise<VersionInUse[]> {
  const found: VersionInUse[] = []
  for (const { code, validFrom } of plans) {
    const own = plans.filter((version) => version.code === code)
    const next = own.map((version) => version.validFrom).filter((day) => day > validFrom)
    const isFirst = own.every((version) => version.validFrom >= validFrom)
    const before = next.sort()[0] ?? null
    const by = await useIn(tx, { mutualId, plan: code, from: validFrom, before }, isFirst)
    if (by) found.push({ code, validFrom, by })
  }
  return found
}

async function useIn(tx: ReadTx, days: Days, isFirst: boolean): Promise<VersionInUse['by'] | null> {
  if (await hasCharge(tx, days, isFirst)) return 'charge'
  if (await hasCheck(tx, days)) return 'check'
  if (await hasVisit(tx, days)) return 'visit code'
  return (await hasLetter(tx, days)) ? 'guarantee letter' : null
}

async function hasCharge(tx: ReadTx, days: Days, isFirst: boolean): Promise<boolean> {
  let query = tx
    .selectFrom('charge')
    .select('number')
    .where('mutual_id', '=', days.mutualId)
    .where('plan_code', '=', days.plan)
  if (!isFirst) query = query.where('starts_on', '>=', days.from)
  if (days.before) query = query.where('starts_on', '<', days.before)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

async function hasCheck(tx: ReadTx, days: Days): Promise<boolean> {
  let query = tx
    .selectFrom('coverage_check as asked')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'asked.mutual_id')
        .onRef('member.number', '=', 'asked.number'),
    )
    .select('asked.check_id')
    .where('asked.mutual_id', '=', days.mutualId)
    .where(wasUnder(days.plan))
    .where('asked.on_date', '>=', days.from)
  if (days.before) query = query.where('asked.on_date', '<', days.before)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

async function hasVisit(tx: ReadTx, days: Days): Promise<boolean> {
  let query = tx
    .selectFrom('visit')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'visit.mutual_id')
        .onRef('member.number', '=', 'visit.number'),
    )
    .select('visit.visit_code')
    .where('visit.mutual_id', '=', days.mutualId)
    .where(wasUnder(days.plan))
    .where('visit.opened_on', '>=', days.from)
  if (days.before) query = query.where('visit.opened_on', '<', days.before)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** One that is valid on a day of the version. */
async function hasLetter(tx: ReadTx, days: Days): Promise<boolean> {
  let query = tx
    .selectFrom('letter')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'letter.mutual_id')
        .onRef('member.number', '=', 'letter.number'),
    )
    .select('letter.letter_number')
    .where('letter.mutual_id', '=', days.mutualId)
    .where(wasUnder(days.plan))
    .where('letter.valid_to', '>=', days.from)
  if (days.before) query = query.where('letter.valid_from', '<', days.before)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** Members who came under a plan first, or by a change of their category. */
function wasUnder(plan: string) {
  return (where: ExpressionBuilder<Schema, 'member'>) =>
    where.or([
      where('member.plan_code', '=', plan),
      where.and([
        where('member.recategorised', '=', 1),
        where.exists(
          where
            .selectFrom('membership_change as change')
            .select('change.change_id')
            .whereRef('change.mutual_id', '=', 'member.mutual_id')
            .whereRef('change.number', '=', 'member.number')
            .where('change.kind', '=', 'category')
            .where('change.details', 'like', `%"plan":${JSON.stringify(plan)}%` as never),
        ),
      ]),
    ])
}
