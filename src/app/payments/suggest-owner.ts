import { cardAfterWord } from '../../core/sms/people.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { peopleOfCard } from '../../store/membership/cards.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'

/** Somebody whose card a payer typed as the account. */
export type Suggested = { readonly number: MemberNumber; readonly name: string }

/**
 * Whose card was typed as the account of money in suspense: for a manager to look at. Nothing is
 * posted by it, since a card has no check digit. Null where it is nobody's or several people's.
 */
export async function suggestOwner(
  tx: ReadTx,
  mutual: string,
  { account_typed: typed }: Pick<ReceiptTable, 'account_typed'>,
): Promise<Suggested | null> {
  if (!typed) return null
  const texts = [typed, cardAfterWord(typed) ?? '', ...typed.split(/\s+/).filter(isLikeCard)]
  const found = new Set<MemberNumber>()
  for (const text of new Set(texts)) {
    for (const { number } of await peopleOfCard(tx, [mutual], text)) found.add(number)
  }
  const [number, other] = found
  if (!number || other) return null
  const household = await loadHousehold(tx, mutual, number)
  return { number, name: household?.people[0]?.name ?? '' }
}

/** One word among others is a card's number from three digits on. */
function isLikeCard(word: string): boolean {
  return word.replace(/\D/g, '').length >= 3
}
