import { type MemberNumber, memberNumberFrom } from '../../core/member-number.ts'
import { claimNumbers } from '../../store/membership/member-numbers.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'

/** A new number that the file does not give to somebody further down. */
export function drawNumber(
  ports: Ports,
  digits: number,
  given: ReadonlySet<MemberNumber>,
): MemberNumber {
  for (;;) {
    const number = memberNumberFrom(ports.ids.digits(digits))
    if (!given.has(number)) return number
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
