import { setImmediate } from 'node:timers/promises'
import type { CivilDate } from '../../core/dates.ts'
import { addToWeek, EMPTY_WEEK, type Week } from '../../core/indicators/week.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type MoneyOfWeeks, moneyOfWeeks, weeksBegin } from '../../core/indicators/money-in.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import type { Household } from '../../store/membership/households.ts'
import { numbersAfter } from '../../store/mutuals/directory.ts'
import { receivedSince } from '../../store/payments/money-in.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'

/** Members judged in one go: some hundredths of a second, then others have their turn. */
const MEMBERS_PER_PAGE = 250

/**
 * How the members of a mutual stand and stood a week ago. Each is judged on both days, so it takes a
 * mutual of a million some minutes in which others are served; pages are read one after another, and
 * who pays meanwhile may be counted either way. `among`: of these alone, in order.
 */
export async function readWeek(
  ports: Ports,
  mutual: Mutual,
  today: CivilDate,
  among: readonly MemberNumber[] | null = null,
): Promise<Week> {
  let week = EMPTY_WEEK
  let after: MemberNumber | null = null
  for (;;) {
    const page = await readPage(ports, mutual, after, among)
    if (page.last === null) return week
    week = page.households.reduce((sum, { facts }) => addToWeek(sum, facts, today), week)
    after = page.last
    await setImmediate()
  }
}

async function readPage(
  ports: Ports,
  { code }: Mutual,
  after: MemberNumber | null,
  among: readonly MemberNumber[] | null,
): Promise<{ readonly last: MemberNumber | null; readonly households: readonly Household[] }> {
  return ports.store.read(async (tx) => {
    const numbers = among
      ? among.filter((number) => after === null || number > after).slice(0, MEMBERS_PER_PAGE)
      : await numbersAfter(tx, code, after, MEMBERS_PER_PAGE)
    const households = await loadHouseholds(tx, code, numbers)
    return { last: numbers.at(-1) ?? null, households }
  })
}

/** Money of the last week and of the one before it; of one wallet or hand, where it is named. */
export async function loadMoneyOfWeeks(
  tx: ReadTx,
  { code }: Pick<Mutual, 'code'>,
  today: CivilDate,
  wallet: string | null = null,
): Promise<MoneyOfWeeks> {
  const came = await receivedSince(tx, code, weeksBegin(today))
  return moneyOfWeeks(
    today,
    came.filter((one) => wallet === null || one.wallet === wallet),
  )
}
