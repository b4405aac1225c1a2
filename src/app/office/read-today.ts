import type { ListedAlert } from '../../core/alerts/alert-list.ts'
import { type CivilDate, type Instant, instantOf, plusDays } from '../../core/dates.ts'
import type { Ageing } from '../../core/indicators/ageing.ts'
import type { Figures } from '../../core/indicators/figures.ts'
import type { MoneyInSpans } from '../../core/indicators/money-in.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { END_STATES } from '../../core/states.ts'
import { hasMoreMembers } from '../../store/membership/arrears.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import { type ChecksCount, countChecks } from '../../store/office/checks-count.ts'
import { figuresOf } from '../../store/office/figures.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'
import { loadArrearsCounts } from '../membership/read-arrears.ts'
import { loadMoneyIn } from '../payments/read-money-in.ts'
import { loadAlertList } from './read-alerts.ts'

/** What a mutual's manager looks at in the morning. */
export type TodaySeen = {
  readonly alerts: readonly ListedAlert[]
  readonly moneyIn: MoneyInSpans
  readonly checks: { readonly day: ChecksCount; readonly week: ChecksCount }
}

export async function readToday(desk: MutualDesk<ReadTx>): Promise<TodaySeen> {
  const { tx, mutual, today } = desk
  const providers = (await loadProviders(tx, mutual.code)).map(({ code }) => code)
  const since = (day: CivilDate) => instantOf(day, '00:00', mutual.timeZone)
  const checksFrom = (day: CivilDate) => countChecks(tx, mutual.code, providers, since(day))
  return {
    alerts: await loadAlertList(desk, mutual),
    moneyIn: await loadMoneyIn(tx, mutual, today),
    checks: { day: await checksFrom(today), week: await checksFrom(plusDays(today, -6)) },
  }
}

/** So many members are judged, or read in the books, while somebody waits for the page. */
const LIVE_MAX = 5_000

/** Who is behind, and of how many; `at`: of which night that is, null of this moment. */
type BehindSeen = {
  readonly ageing: Ageing
  readonly members: number
  readonly at: Instant | null
}

/**
 * Who is behind, of all members or of some. Of a large mutual it is what was found in the night; null before
 * the first one.
 */
export async function readBehind(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  among: readonly MemberNumber[] | null,
  liveMax = LIVE_MAX,
): Promise<BehindSeen | null> {
  if (among || !(await hasMoreMembers(tx, mutual.code, liveMax))) {
    return { ...(await loadArrearsCounts(tx, mutual, today, among)), at: null }
  }
  const kept = await figuresOf(tx, mutual.code)
  return kept && { ageing: kept.figures.ageing, members: goingOn(kept.figures.states), at: kept.at }
}

const ENDED: ReadonlySet<string> = new Set(END_STATES)

/** Members whose membership goes on. */
function goingOn(states: Figures['states']): number {
  const all = Object.entries(states).filter(([state]) => !ENDED.has(state))
  return all.reduce((sum, [, count]) => sum + count, 0)
}
