import { type CivilDate, instant, instantOf } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { cardText, checkedText, checkOf } from '../../core/membership/card-code.ts'
import { membersNumbered } from '../../store/office/find.ts'
import {
  type CardHolder,
  holdersOfAssociation,
  holdersSince,
} from '../../store/associations/card-holders.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** A card: whose, and what its code says. */
export type Card = CardHolder & { readonly code: string }

type CardsAsked = {
  readonly association: string | null
  /** Registered on this day or later. */
  readonly since: CivilDate | null
  readonly after: MemberNumber | null
  readonly limit: number
}

/** Cards of an association, of those who are new since a day, or both; and from whom the next sheet goes on. */
export async function readCards(
  desk: MutualDesk<ReadTx>,
  { association, since: day, after, limit }: CardsAsked,
): Promise<{ readonly cards: readonly Card[]; readonly next: MemberNumber | null }> {
  const { tx, mutual, today } = desk
  const since = day ? instantOf(day, '00:00', mutual.timeZone) : instant(0)
  const wanted = { since, after, limit: limit + 1 }
  const found = association
    ? await holdersOfAssociation(tx, { mutual: mutual.code, association, on: today }, wanted)
    : await holdersSince(tx, mutual.code, wanted)
  const shown = found.slice(0, limit)
  const next = found.length > limit ? (shown.at(-1)?.number ?? null) : null
  return { cards: shown.map((holder) => cardOf(desk, holder)), next }
}

/** The card of one member; null where the mutual has none of this number. */
export async function readCard(
  desk: MutualDesk<ReadTx>,
  number: MemberNumber,
): Promise<Card | null> {
  const [holder] = await membersNumbered(desk.tx, desk.mutual.code, [number])
  return holder ? cardOf(desk, holder) : null
}

function cardOf({ ports, mutual }: MutualDesk<ReadTx>, { number, name }: CardHolder): Card {
  const check = checkOf(ports.secrets.seal(checkedText(number, mutual.code)))
  return { number, name, code: cardText({ number, mutual: mutual.code, check }) }
}
