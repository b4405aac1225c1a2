import type { MemberNumber } from '../../core/member-number.ts'
import type { ReadTx } from '../store.ts'
import { peopleThere } from './people.ts'

/** Who has these cards in a mutual; a card of somebody who left is nobody's. */
export async function cardOwners(
  tx: ReadTx,
  mutualId: string,
  cards: readonly string[],
): Promise<Map<string, MemberNumber>> {
  if (cards.length === 0) return new Map()
  const rows = await tx
    .selectFrom('beneficiary')
    .select(['card', 'number'])
    .where('mutual_id', '=', mutualId)
    .where('card', 'in', cards)
    .where('left_on', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.card as string, row.number]))
}

/** Whom a card belongs to, among the mutuals named: who left has it while nobody else does. */
export async function peopleOfCard(
  tx: ReadTx,
  mutuals: readonly string[],
  card: string,
): Promise<{ mutual: string; number: MemberNumber; ordinal: number }[]> {
  const rows = await peopleThere(tx)
    .select([
      'beneficiary.mutual_id',
      'beneficiary.number',
      'beneficiary.ordinal',
      'beneficiary.left_on',
    ])
    .where('beneficiary.card', '=', card)
    .where('beneficiary.mutual_id', 'in', mutuals)
    .orderBy('beneficiary.joined_on', 'desc')
    .orderBy('beneficiary.number')
    .execute()
  const live = rows.filter((row) => row.left_on === null)
  const found = live.length > 0 ? live : rows.slice(0, 1)
  return found.map((row) => ({ mutual: row.mutual_id, number: row.number, ordinal: row.ordinal }))
}

/** The card of somebody; null without one. */
export async function cardOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
  ordinal: number,
): Promise<string | null> {
  const row = await tx
    .selectFrom('beneficiary')
    .select('card')
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .executeTakeFirst()
  return row?.card ?? null
}
