import type { ListedAlert } from '../../core/alerts/alert-list.ts'
import { type CivilDate, instantOf, plusDays } from '../../core/dates.ts'
import type { Ageing } from '../../core/indicators/ageing.ts'
import type { MoneyInSpans } from '../../core/indicators/money-in.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import { type ChecksCount, countChecks } from '../../store/office/checks-count.ts'
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
    alerts: await loadAlertList(tx, mutual, today),
    moneyIn: await loadMoneyIn(tx, mutual, today),
    checks: { day: await checksFrom(today), week: await checksFrom(plusDays(today, -6)) },
  }
}

/** Who is behind, of all members or of some. */
export async function readBehind(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  among: readonly MemberNumber[] | null,
): Promise<{ readonly ageing: Ageing; readonly members: number }> {
  return loadArrearsCounts(tx, mutual, today, among)
}
