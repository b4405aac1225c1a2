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

/**
 * Whom a card belongs to, among the mutuals named: who left has it while nobody else does. Where
 * nobody has it as typed, capitals and zeros at its start make no other card.
 */
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
      'beneficiary.card',
    ])
    .where('beneficiary.card', 'in', formsOf(card))
    .where('beneficiary.mutual_id', 'in', mutuals)
    .orderBy('beneficiary.joined_on', 'desc')
    .orderBy('beneficiary.number')
    .execute()
  const exact = rows.filter((row) => row.card === card)
  const alike = exact.length > 0 ? exact : rows
  const live = alike.filter((row) => row.left_on === null)
  const found = live.length > 0 ? live : alike.slice(0, 1)
  return found.map((row) => ({ mutual: row.mutual_id, number: row.number, ordinal: row.ordinal }))
}

/** Zeros that a spreadsheet has taken off the start of a number, at most. */
const ZEROS_MAX = 7

function formsOf(card: string): string[] {
  const bare = card.replace(/^0+(?=.)/, '')
  const zeros = Array.from({ length: ZEROS_MAX + 1 }, (_, count) => '0'.repeat(count) + bare)
  const forms = [card, ...(/^\d/.test(card) ? zeros : [])]
  return [...new Set(forms.flatMap((form) => [form, form.toUpperCase(), form.toLowerCase()]))]
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
