import type { MemberNumber } from '../../core/member-number.ts'
import { checkedText, checkOf, readCardText } from '../../core/membership/card-code.ts'
import type { ReadDesk } from '../desk.ts'

/** The number that a scanned card names: null where it is none of ours, whatever it says. */
export function numberScanned({ ports }: ReadDesk, text: string): MemberNumber | null {
  const card = readCardText(text)
  if (!card) return null
  const seals = ports.secrets.seals(checkedText(card.number, card.mutual))
  return seals.some((seal) => checkOf(seal) === card.check) ? card.number : null
}
