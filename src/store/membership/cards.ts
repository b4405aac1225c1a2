import { type Expression, type RawBuilder, sql } from 'kysely'
import { cardKeys, isSameCard } from '../../core/card.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { cleanInput } from '../../core/text/input.ts'
import { preparedForMany } from '../engine/prepared.ts'
import type { ReadTx } from '../store.ts'
import { peopleThere } from './people.ts'

/** Who has these cards in a mutual, or cards like them; one of somebody who left is nobody's. */
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
    .where('card', 'is not', null)
    .where(coarse(sql.ref('card')), 'in', cards.map(coarseText))
    .where('left_on', 'is', null)
    .orderBy('number')
    .orderBy('ordinal')
    .execute()
  const owned = byKey(rows as { card: string; number: MemberNumber }[])
  return new Map(
    cards.flatMap((card) => {
      const owner = cardKeys(card).flatMap((key) => owned.get(key) ?? [])[0]
      return owner ? [[card, owner] as const] : []
    }),
  )
}

function byKey(rows: readonly { card: string; number: MemberNumber }[]): Map<string, MemberNumber> {
  return new Map(
    rows.flatMap(({ card, number }) => cardKeys(card).map((key) => [key, number] as const)),
  )
}

/**
 * Whom a card belongs to, among the mutuals named: who left has it while nobody else does. Where
 * nobody has it as typed, capitals, separators and zeros at a start make no other card.
 */
export async function peopleOfCard(
  tx: ReadTx,
  mutuals: readonly string[],
  card: string,
): Promise<{ mutual: string; number: MemberNumber; ordinal: number }[]> {
  if (mutuals.length === 0 || cardKeys(card).length === 0) return []
  const rows = await cardsLike(tx, { coarseCard: coarseText(card) }, mutuals)
  const exact = rows.filter((row) => row.card === card)
  const alike =
    exact.length > 0 ? exact : rows.filter((row) => row.card && isSameCard(row.card, card))
  const live = alike.filter((row) => row.left_on === null)
  const found = live.length > 0 ? live : alike.slice(0, 1)
  return found.map((row) => ({ mutual: row.mutual_id, number: row.number, ordinal: row.ordinal }))
}

const cardsLike = preparedForMany((db, like: { coarseCard: string }, mutuals: readonly string[]) =>
  peopleThere(db)
    .select([
      'beneficiary.mutual_id',
      'beneficiary.number',
      'beneficiary.ordinal',
      'beneficiary.left_on',
      'beneficiary.card',
    ])
    .where('beneficiary.card', 'is not', null)
    .where(coarse(sql.ref('beneficiary.card')), '=', like.coarseCard)
    .where('beneficiary.mutual_id', 'in', mutuals)
    .orderBy('beneficiary.joined_on', 'desc')
    .orderBy('beneficiary.number'),
)

/** Separators that the index leaves out; a card with others is found as it stands. */
const SEPARATORS = [' ', '-', '/', '.', '_'] as const

/**
 * What an index can say of a card that is the same for all that are alike, and for a few that are
 * not: all zeros left out. The text must be the index's own, or it would not be used.
 */
function coarse(card: Expression<unknown>): RawBuilder<string> {
  const left = [...SEPARATORS, '0'].reduce<Expression<unknown>>(
    (text, sign) => sql`replace(${text}, ${sql.lit(sign)}, '')`,
    card,
  )
  return sql<string>`upper(${left})`
}

function coarseText(card: string): string {
  return cleanInput(card)
    .replace(/[^\p{L}\p{N}]|0/gu, '')
    .toUpperCase()
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
