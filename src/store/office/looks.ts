import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { insertMany } from '../engine/insert-many.ts'
import type { OfficeLookTable } from '../tables/office.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Notes who was looked at. */
export async function insertLooks(tx: Tx, rows: readonly OfficeLookTable[]): Promise<void> {
  await insertMany(tx, 'office_look', rows)
}

/** Who looked at a household, the newest first. */
export async function looksAt(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  limit: number,
): Promise<OfficeLookTable[]> {
  return tx
    .selectFrom('office_look')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .orderBy('looked_at', 'desc')
    .orderBy('look_id', 'desc')
    .limit(limit)
    .execute()
}

/** Which looks are asked for: at one member, from one phone, and those before one that is known. */
export type LookAsked = {
  readonly number: MemberNumber | null
  readonly phone: PhoneNumber | null
  /** The last look of the page before. */
  readonly after: string | null
  readonly limit: number
  /** The errand of a page whose looks are left out. */
  readonly besides: string
}

export type LookListed = Pick<
  OfficeLookTable,
  'look_id' | 'number' | 'name' | 'phone' | 'page' | 'looked_at'
>

/** The looks of a mutual, the newest first. */
export async function looksIn(
  tx: ReadTx,
  mutualId: string,
  { number, phone, after, limit, besides }: LookAsked,
): Promise<LookListed[]> {
  const last = after === null ? null : await lookOf(tx, mutualId, after)
  return tx
    .selectFrom('office_look')
    .select(['look_id', 'number', 'name', 'phone', 'page', 'looked_at'])
    .where('mutual_id', '=', mutualId)
    .where('page', '<>', besides)
    .$if(number !== null, (query) => query.where('number', '=', number as MemberNumber))
    .$if(phone !== null, (query) => query.where('phone', '=', phone as PhoneNumber))
    .$if(last !== null, (query) =>
      query.where((where) =>
        where.or([
          where('looked_at', '<', last?.looked_at as Instant),
          where.and([
            where('looked_at', '=', last?.looked_at as Instant),
            where('look_id', '<', after as string),
          ]),
        ]),
      ),
    )
    .orderBy('looked_at', 'desc')
    .orderBy('look_id', 'desc')
    .limit(limit)
    .execute()
}

async function lookOf(tx: ReadTx, mutualId: string, lookId: string) {
  const row = await tx
    .selectFrom('office_look')
    .select('looked_at')
    .where('mutual_id', '=', mutualId)
    .where('look_id', '=', lookId)
    .executeTakeFirst()
  return row ?? null
}
