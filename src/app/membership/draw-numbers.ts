import { type MemberNumber, memberNumberFrom } from '../../core/member-number.ts'
import { claimNumbers } from '../../store/membership/member-numbers.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'

/**
 * A new number that is nobody's phone: digits that people of the mutual's country would read as one,
 * in its present or an older form, are drawn again. At least a quarter of all numbers is left in
 * every country of Africa. `isGiven`: whether a file gives a number to somebody further down.
 */
export function drawNumber(
  { ids, readPhone }: Pick<Ports, 'ids' | 'readPhone'>,
  digits: 7 | 9,
  country: string,
  isGiven: (number: MemberNumber) => boolean = () => false,
): MemberNumber {
  for (;;) {
    const number = memberNumberFrom(ids.digits(digits))
    if (!isGiven(number) && readPhone(number, country) === null) return number
  }
}

/** So many new numbers, which the mutual now has; those that are taken are drawn again. */
export async function drawNumbers(
  tx: Tx,
  mutualId: string,
  count: number,
  draw: () => MemberNumber,
): Promise<MemberNumber[]> {
  const drawn = new Set<MemberNumber>()
  while (drawn.size < count) {
    const tried = Array.from({ length: count - drawn.size }, draw)
    for (const number of await claimNumbers(tx, mutualId, tried)) drawn.add(number)
  }
  return [...drawn]
}
