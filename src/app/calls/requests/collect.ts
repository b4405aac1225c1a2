import { minutesSince } from '../../../core/payments/open-request.ts'
import { invariant } from '../../../core/invariant.ts'
import { canPrompt } from '../../../core/payments/prompt-wallet.ts'
import { lockHousehold } from '../../../store/engine/dialect.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { openIntentFor } from '../../../store/payments/intents.ts'
import { collect as askForMoney } from '../../payments/collect.ts'
import type { Act } from './act.ts'

/**
 * Anybody may be asked to pay for anybody: the payer's PIN decides (R15). A request to this phone
 * for this member that is open is told before another is made.
 */
export const collect: Act<'collect'> = async ({ ports, tx, call, asks }) => {
  const { mutual, number, amount, again } = asks
  await lockHousehold(tx, mutual, number)
  const books = await loadMutual(tx, mutual)
  invariant(books, `no mutual ${mutual}`)
  if (!canPrompt(books.mutual)) return { kind: 'cash-only' }
  const { currency } = books.mutual
  const now = ports.clock.now()
  const open = again ? null : await openIntentFor(tx, call.phone, { mutual, number }, now)
  if (open) {
    const minutes = minutesSince(open.created_at, now)
    return {
      kind: 'open',
      asks: { mutual, number, amount },
      amount: open.amount,
      currency,
      minutes,
    }
  }
  await askForMoney(ports, tx, { mutual, number, amount }, call.phone)
  return { kind: 'asked', amount, currency }
}
