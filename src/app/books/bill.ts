import { setImmediate } from 'node:timers/promises'
import { hasPenalties } from '../../core/contributions/replay.ts'
import type { CivilDate } from '../../core/dates.ts'
import { InvariantError } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type ChargedThrough, chargedThrough, loadBillables } from '../../store/books/billables.ts'
import { lockHouseholds } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import type { ReadTx } from '../../store/store.ts'
import { requireClock } from '../clock.ts'
import { acting } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { type Tell, UNTOLD } from '../tell.ts'
import { postBegunChargesOfAll } from './post-charges.ts'

/** Members in one write: some 50 ms, so that no call waits long for it. */
const MEMBERS_PER_WRITE = 500

export type Billed = { readonly members: number; readonly charges: number }

/**
 * Posts the charges of a mutual's members that have begun by `day`. Once more posts nothing: each
 * charge stands under its member and period (R10). Returns null when there is no such mutual. Throws
 * `ClockDoubted` between two pages when the clock has jumped.
 */
export async function bill(
  ports: Ports,
  mutualId: string,
  day: CivilDate,
  actor: string,
  tell: Tell = UNTOLD,
): Promise<Billed | null> {
  const withPenalties = await ports.store.read((tx) => plansWithPenalties(tx, mutualId))
  if (!withPenalties) return null
  let members = 0
  let charges = 0
  let after: MemberNumber | null = null
  for (;;) {
    const page: ChargedThrough[] = await ports.store.read((tx) =>
      chargedThrough(tx, mutualId, after, MEMBERS_PER_WRITE),
    )
    if (page.length === 0) return { members, charges }
    requireClock(ports)
    members += page.length
    after = (page.at(-1) as ChargedThrough).number
    const numbers = page
      .filter((one) => mayOwe(one, withPenalties, day))
      .map(({ number }) => number)
    if (numbers.length > 0) charges += await billEach(ports, mutualId, numbers, day, actor)
    tell(`${members} members, ${charges} charges`)
    await setImmediate()
  }
}

/** Plans whose charges depend on money; null when there is no such mutual. */
async function plansWithPenalties(
  tx: ReadTx,
  mutualId: string,
): Promise<ReadonlySet<string> | null> {
  if (!(await loadMutual(tx, mutualId))) return null
  const plans = await loadPlans(tx, mutualId)
  const late = plans.filter((plan) => hasPenalties([plan]))
  return new Set(late.map(({ code }) => code))
}

/**
 * Whether something may have begun since the last posted contribution. On most days nearly nobody
 * has such a period, and whoever has none is neither locked nor loaded.
 */
function mayOwe(
  { planCode, isOfItsOwn, through }: ChargedThrough,
  withPenalties: ReadonlySet<string>,
  day: CivilDate,
): boolean {
  return !through || through < day || isOfItsOwn || withPenalties.has(planCode)
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
  return acting(ports, async ({ tx, now }) => {
    const poster = { newId: () => ports.ids.id(), at: now, actor }
    const books = await loadMutual(tx, mutualId)
    // All of them before the first posting, which locks the mutual's chain: whoever has the chain
    // waits for no household.
    await lockHouseholds(tx, mutualId, numbers)
    const members = await loadBillables(tx, mutualId, numbers)
    const closedThrough = books?.closedThrough ?? null
    return postBegunChargesOfAll(tx, mutualId, members, day, closedThrough, poster)
  })
}
