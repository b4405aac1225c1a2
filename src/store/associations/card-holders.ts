import { sql, type SqlBool } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { membersOn } from './associations.ts'
import { isThere } from '../mutuals/is-there.ts'
import type { ReadTx } from '../store.ts'

/** A member who gets a card. */
export type CardHolder = { readonly number: MemberNumber; readonly name: string }

type Wanted = {
  /** Registered at this moment or later. */
  readonly since: Instant
  /** The last member of the sheet before. */
  readonly after: MemberNumber | null
  readonly limit: number
}

/** Members of an association whose membership goes on, in the order of their numbers. */
export async function holdersOfAssociation(
  tx: ReadTx,
  of: { readonly mutual: string; readonly association: string; readonly on: CivilDate },
  { since, after, limit }: Wanted,
): Promise<CardHolder[]> {
  let query = membersOn(tx, of.mutual, of.association, of.on)
    .innerJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'member.mutual_id')
        .onRef('beneficiary.number', '=', 'member.number')
        .on('beneficiary.ordinal', '=', 0),
    )
    .select(['member.number', 'beneficiary.name'])
    .where('member.ended_on', 'is', null)
    .where('member.created_at', '>=', since)
  if (after !== null) query = query.where('member.number', '>', after)
  return query.orderBy('association_member.number').limit(limit).execute()
}

/** Members of a mutual whose membership goes on, those that were registered first before others. */
export async function holdersSince(
  tx: ReadTx,
  mutual: string,
  { since, after, limit }: Wanted,
): Promise<CardHolder[]> {
  let query = tx
    .selectFrom('member')
    .innerJoin('beneficiary', (join) =>
      join
        .onRef('beneficiary.mutual_id', '=', 'member.mutual_id')
        .onRef('beneficiary.number', '=', 'member.number')
        .on('beneficiary.ordinal', '=', 0),
    )
    .select(['member.number', 'beneficiary.name'])
    .where('member.mutual_id', '=', mutual)
    .where('member.created_at', '>=', since)
    .where('member.ended_on', 'is', null)
    .where(isThere)
  if (after !== null) {
    query = query.where(
      sql<SqlBool>`(member.created_at, member.number) > ((select created_at from member as last
        where last.mutual_id = ${mutual} and last.number = ${after}), ${after})`,
    )
  }
  return query.orderBy('member.created_at').orderBy('member.number').limit(limit).execute()
}
