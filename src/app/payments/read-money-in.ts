import { civilDateAt, type CivilDate } from '../../core/dates.ts'
import { firstDayNeeded, moneyIn, type MoneyInSpans } from '../../core/indicators/money-in.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { receivedSince, takenBackSince } from '../../store/payments/money-in.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'

/** Money that came in today, in seven days and in the month, by channel (R53). */
export async function loadMoneyIn(
  tx: ReadTx,
  mutual: Mutual,
  today: CivilDate,
): Promise<MoneyInSpans> {
  const from = firstDayNeeded(today)
  const came = await receivedSince(tx, mutual.code, from, OTHER_CURRENCY)
  return moneyIn(today, came, await takenBackSince(tx, mutual.code, from))
}

/** The same for a command or a message that has no transaction of its own. */
export async function readMoneyIn(
  ports: Ports,
  code: string,
): Promise<Result<MoneyInSpans & { readonly mutual: Mutual }>> {
  return reading(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    const { mutual } = books
    const today = civilDateAt(now, mutual.timeZone)
    return done({ mutual, ...(await loadMoneyIn(tx, mutual, today)) })
  })
}
