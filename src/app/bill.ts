import type { CivilDate } from '../core/dates.ts'
import { InvariantError } from '../core/invariant.ts'
import type { MemberNumber } from '../core/member-number.ts'
import { lockHousehold } from '../store/engine/dialect.ts'
import { loadHousehold } from '../store/households.ts'
import { loadMutual, numbersAfter } from '../store/directory.ts'
import type { Ports } from './ports.ts'
import { postBegunCharges } from './post-charges.ts'

/** Households in one write: short enough that no call waits for it. */
const HOUSEHOLDS_PER_WRITE = 25

export type Billed = { readonly members: number; readonly charges: number }

/**
 * Posts the charges of a mutual's members that have begun by `day`. Once more posts nothing: each
 * charge stands under its member and period (R10). Returns null when there is no such mutual.
 */
export async function bill(
  ports: Ports,
  mutualId: string,
  day: CivilDate,
  actor: string,
): Promise<Billed | null> {
  const books = await ports.store.read((tx) => loadMutual(tx, mutualId))
  if (!books) return null
  let members = 0
  let charges = 0
  let after: MemberNumber | null = null
  for (;;) {
    const numbers: MemberNumber[] = await ports.store.read((tx) =>
      numbersAfter(tx, mutualId, after, HOUSEHOLDS_PER_WRITE),
    )
    if (numbers.length === 0) return { members, charges }
    members += numbers.length
    charges += await billEach(ports, mutualId, numbers, day, actor)
    after = numbers[numbers.length - 1] as MemberNumber
  }
}

/** All of them in one write, or one by one when a broken record is among them. */
async function billEach(
  ports: Ports,
  mutualId: string,
  numbers: readonly MemberNumber[],
  day: CivilDate,
  actor: string,
): Promise<number> {
  try {
    return await billSome(ports, mutualId, numbers, day, actor)
  } catch (error) {
    const [number, ...others] = numbers
    // Anything but a broken record is wrong for all of them.
    if (!(error instanceof InvariantError)) throw error
    if (others.length === 0) {
      ports.log.error('bill-failed', error, { mutual: mutualId, number })
      return 0
    }
  }
  let charges = 0
  for (const number of numbers) charges += await billEach(ports, mutualId, [number], day, actor)
  return charges
}

async function billSome(
  ports: Ports,
  mutualId: string,
  numbers: readonly MemberNumber[],
  day: CivilDate,
  actor: string,
): Promise<number> {
  const poster = { newId: () => ports.ids.id(), at: ports.clock.now(), actor }
  return ports.store.write(async (tx) => {
    const books = await loadMutual(tx, mutualId)
    let charges = 0
    // All of them before the first posting, which locks the mutual's chain: whoever has the chain
    // waits for no household.
    for (const number of numbers) await lockHousehold(tx, mutualId, number)
    for (const number of numbers) {
      const household = await loadHousehold(tx, mutualId, number)
      if (!household) continue
      charges += await postBegunCharges(tx, household, day, books?.closedThrough ?? null, poster)
    }
    return charges
  })
}
