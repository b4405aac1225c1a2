import { type CivilDate } from '../../core/dates.ts'
import { firstDayNeeded, moneyIn, type MoneyInSpans } from '../../core/indicators/money-in.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { receivedSince, takenBackSince } from '../../store/payments/money-in.ts'
import type { ReadTx } from '../../store/store.ts'

/** Money that came in today, in seven days and in the month, by channel (R53). */
export async function loadMoneyIn(
  tx: ReadTx,
  mutual: Mutual,
  today: CivilDate,
): Promise<MoneyInSpans> {
  const from = firstDayNeeded(today)
  const came = await receivedSince(tx, mutual.code, from)
  return moneyIn(today, came, await takenBackSince(tx, mutual.code, from))
}
