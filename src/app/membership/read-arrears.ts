import { type Arrears, arrearsOf, type Behind, behindBy } from '../../core/arrears/arrears.ts'
import { type CivilDate, dayBefore, type Instant, instantOf, plusDays } from '../../core/dates.ts'
import { addAgeing, type Ageing, type Late, NOBODY_LATE } from '../../core/indicators/ageing.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { ageingByBooks, countMembers, findSuspects } from '../../store/membership/arrears.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import { lastRunOf } from '../../store/jobs.ts'
import type { ReadTx } from '../../store/store.ts'

/**
 * So many households are judged one by one while somebody waits: about a tenth of a second. With
 * more of them due, counts are those of the books (`ageingByBooks`).
 */
const JUDGED_MAX = 1000

/** Households looked at for one page of a list: somebody waits, and the next page goes on. */
const LOOKED_AT_MAX = 500
const LOOKED_AT_ONCE = 100

/** How many members are behind, and by how much (R53). `over`, debts of those who left, is empty. */
type ArrearsCounts = {
  readonly ageing: Ageing
  /** Members whose membership goes on. */
  readonly members: number
}

/** A member who is behind, as a list for the mutual's managers shows it. */
type BehindMember = Arrears & {
  readonly number: MemberNumber
  readonly name: string
  readonly phone: PhoneNumber | null
}

type ArrearsPage = {
  readonly members: readonly BehindMember[]
  /** What to ask the next page after; null at the end. A page may be short, or empty, before it. */
  readonly next: MemberNumber | null
}

type ArrearsAsked = {
  /** Those behind by one, two, or three and more periods; null for all. */
  readonly behind: Behind | null
  readonly after: MemberNumber | null
  readonly limit: number
  /** Of these alone, in the order of numbers; null or left out for all of the mutual. */
  readonly among?: readonly MemberNumber[] | null
}

/**
 * Counts of members in arrears by 1, 2 and 3+ periods, on a day in the mutual's time zone; of these
 * members, where some are named.
 */
export async function loadArrearsCounts(
  tx: ReadTx,
  mutual: Mutual,
  today: CivilDate,
  among: readonly MemberNumber[] | null = null,
): Promise<ArrearsCounts> {
  if (among) return countAmong(tx, mutual, today, among)
  const members = await countMembers(tx, mutual.code)
  const billedSince = await unpostedSince(tx, mutual, today)
  const limit = JUDGED_MAX + 1
  const numbers = await findSuspects(tx, { mutualId: mutual.code, after: null, limit, billedSince })
  const ageing =
    numbers.length > JUDGED_MAX
      ? await countByBooks(tx, mutual.code, today)
      : (await loadHouseholds(tx, mutual.code, numbers))
          .filter((household) => goesOn(household, today))
          .reduce((sum, { facts }) => addAgeing(sum, facts, today), NOBODY_LATE)
  return { ageing, members }
}

async function countAmong(
  tx: ReadTx,
  { code }: Mutual,
  today: CivilDate,
  among: readonly MemberNumber[],
): Promise<ArrearsCounts> {
  const households = await loadHouseholds(tx, code, among)
  const there = households.filter((household) => goesOn(household, today))
  const ageing = there.reduce((sum, { facts }) => addAgeing(sum, facts, today), NOBODY_LATE)
  return { ageing, members: there.length }
}

/** A page of the members who are behind, in the order of their numbers. */
export async function loadArrearsPage(
  tx: ReadTx,
  mutual: Mutual,
  today: CivilDate,
  { behind, after, limit, among = null }: ArrearsAsked,
): Promise<ArrearsPage> {
  const billedSince = await unpostedSince(tx, mutual, today)
  // A phone that took over today is listed from tomorrow on.
  const dayBegan = instantOf(today, '00:00', mutual.timeZone)
  const members: BehindMember[] = []
  let next = after
  for (let lookedAt = 0; lookedAt < LOOKED_AT_MAX; lookedAt += LOOKED_AT_ONCE) {
    const asked = { mutualId: mutual.code, after: next, limit: LOOKED_AT_ONCE, billedSince }
    const numbers = among ? nextOf(among, next) : await findSuspects(tx, asked)
    for (const household of await loadHouseholds(tx, mutual.code, numbers)) {
      const one = goesOn(household, today) ? behindOf(household, today, dayBegan) : null
      if (!one || (behind && behindBy(one) !== behind)) continue
      // One more than the page holds says that there is a next page.
      if (members.length === limit) return { members, next: members.at(-1)?.number ?? null }
      members.push(one)
    }
    if (numbers.length < LOOKED_AT_ONCE) return { members, next: null }
    next = numbers.at(-1) ?? null
  }
  return { members, next }
}

/** Numbers after one, so many as are looked at together. */
function nextOf(among: readonly MemberNumber[], after: MemberNumber | null): MemberNumber[] {
  return among.filter((number) => after === null || number > after).slice(0, LOOKED_AT_ONCE)
}

/**
 * Since when members may have come whose charges nobody has posted: the morning of the last nightly
 * posting. Null when that is not yesterday's or today's, and anybody may owe what is not posted; a
 * charge that begins today is not late before tomorrow.
 */
async function unpostedSince(
  tx: ReadTx,
  mutual: Mutual,
  today: CivilDate,
): Promise<Instant | null> {
  const midnight = instantOf(plusDays(today, 1), '00:00', mutual.timeZone)
  const billed = await lastRunOf(tx, `bill/${mutual.code}`, midnight)
  if (!billed || billed < dayBefore(today)) return null
  return instantOf(billed, '00:00', mutual.timeZone)
}

async function countByBooks(tx: ReadTx, mutualId: string, today: CivilDate): Promise<Ageing> {
  const rows = await ageingByBooks(tx, mutualId, today)
  const lateBy = (count: Behind): Late => {
    const { members, amount } = rows.find(({ periods }) => periods === count) ?? NOBODY_LATE.one
    return { members, amount }
  }
  return { ...NOBODY_LATE, one: lateBy(1), two: lateBy(2), three: lateBy(3) }
}

function goesOn({ facts }: Household, today: CivilDate): boolean {
  return facts.end === null || facts.end.on > today
}

function behindOf(
  { number, people, facts }: Household,
  today: CivilDate,
  now: Instant,
): BehindMember | null {
  const arrears = arrearsOf(facts, today)
  const member = people[0]
  return (
    arrears && { ...arrears, number, name: member?.name ?? '', phone: ownPhone({ people }, now) }
  )
}
