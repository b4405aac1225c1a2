import type { MemberNumber } from '../member-number.ts'
import { add, type Minor, minor, subtract } from '../money.ts'
import type { Part } from './sharing.ts'

/** What a member got of a receipt, and still has of it. */
type PartOfReceipt = {
  readonly number: MemberNumber
  readonly got: Minor
  readonly left: Minor
}

/**
 * From whom money of a receipt is taken that its operator took back (R16), in the order of numbers.
 * All of it is what each has left. A part of it is taken from each in the proportion of what they
 * have left, in whole `unit`s as far as that goes. Where less is left than the operator took, since
 * some was paid back another way, the members had it twice: the rest is owed by each in the
 * proportion of what they got. `amount` is no more than all of them got.
 */
export function partsTakenBack(
  amount: Minor,
  parts: readonly PartOfReceipt[],
  unit: Minor,
): Part[] {
  const inOrder = [...parts].sort((a, b) => (a.number < b.number ? -1 : 1))
  const left = inOrder.map((part) => part.left)
  const most = add(...left)
  const got = inOrder.map((part) => part.got)
  const shares =
    amount <= most
      ? proportional(amount, left, unit)
      : proportional(subtract(amount, most), got, unit).map((more, at) => more + (left[at] ?? 0))
  return inOrder.flatMap(({ number }, at) => {
    const share = shares[at] ?? 0
    return share > 0 ? [{ number, amount: minor(share) }] : []
  })
}

/** `amount` among `most`, none of which is exceeded; what cannot be divided goes to the first. */
function proportional(amount: Minor, most: readonly Minor[], unit: Minor): number[] {
  const total = add(...most)
  const shares = most.map((each) => {
    // The product may be beyond what a number holds exactly.
    const exact = total > 0 ? Number((BigInt(amount) * BigInt(each)) / BigInt(total)) : 0
    return exact - (exact % unit)
  })
  let rest = shares.reduce((sum, share) => sum - share, Number(amount))
  while (rest > 0) {
    const before = rest
    shares.forEach((share, at) => {
      const more = Math.min(unit, rest, (most[at] ?? 0) - share)
      shares[at] = share + more
      rest -= more
    })
    if (rest === before) break
  }
  return shares
}
