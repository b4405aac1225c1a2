import { BEFORE_ALL_NUMBERS } from '../../core/member-number.ts'
import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { YearDays } from '../../core/reminders/year.ts'
import { isThere } from '../mutuals/is-there.ts'
import type { ReadTx } from '../store.ts'
import { billStands } from '../visits/bills.ts'

/** Visits of households with a bill that stands, and what the mutual pays of them. */
type Care = { readonly visits: number; readonly paid: Minor }

/** Of these members those for whose care a clinic billed between two days. */
export async function careOf(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
  { from, to }: YearDays,
): Promise<Map<MemberNumber, Care>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('bill')
    .select('number')
    .select(sql<number>`cast(count(distinct visit_code) as bigint)`.as('visits'))
    .select(sql<number>`cast(sum(mutual_amount) as bigint)`.as('paid'))
    .where('mutual_id', '=', mutualId)
    .where('number', 'in', numbers)
    .where('on_date', '>=', from)
    .where('on_date', '<=', to)
    .where(billStands)
    .groupBy('number')
    .execute()
  return new Map(
    rows.map(({ number, visits, paid }) => [
      number,
      { visits: Number(visits), paid: minor(Number(paid)) },
    ]),
  )
}

/** For how many households of a mutual it pays something between two days. */
export async function householdsHelped(
  tx: ReadTx,
  mutualId: string,
  { from, to }: YearDays,
): Promise<number> {
  const row = await tx
    .selectFrom('bill')
    .select(sql<number>`cast(count(distinct number) as bigint)`.as('helped'))
    .where('mutual_id', '=', mutualId)
    .where('on_date', '>=', from)
    .where('on_date', '<=', to)
    .where('mutual_amount', '>', minor(0))
    .where(billStands)
    .executeTakeFirstOrThrow()
  return Number(row.helped)
}

/** The next members after a number whose membership is not over on a day and who were not told. */
export async function notToldOfYear(
  tx: ReadTx,
  mutualId: string,
  about: CivilDate,
  { after, on, limit }: { after: MemberNumber | null; on: CivilDate; limit: number },
): Promise<MemberNumber[]> {
  const rows = await tx
    .selectFrom('member')
    .select('number')
    .where('mutual_id', '=', mutualId)
    .where('number', '>', after ?? BEFORE_ALL_NUMBERS)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', on)]))
    .where(isThere)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reminder')
            .select('reminder.number')
            .whereRef('reminder.mutual_id', '=', 'member.mutual_id')
            .whereRef('reminder.number', '=', 'member.number')
            .where('reminder.kind', '=', 'year')
            .where('reminder.about', '=', about),
        ),
      ),
    )
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}

/** How many members a mutual has on a day, and how many of them were told of a year on it. */
export async function yearCounts(
  tx: ReadTx,
  mutualId: string,
  on: CivilDate,
): Promise<{ readonly members: number; readonly told: number }> {
  const members = await tx
    .selectFrom('member')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', on)]))
    .executeTakeFirstOrThrow()
  const told = await tx
    .selectFrom('reminder')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('mutual_id', '=', mutualId)
    .where('on_date', '=', on)
    .where('kind', '=', 'year')
    .executeTakeFirstOrThrow()
  return { members: Number(members.count), told: Number(told.count) }
}
