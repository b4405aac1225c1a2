import type { CivilDate } from '../../core/dates.ts'
import { maskPhone } from '../../core/phone-number.ts'
import { isTooMany } from '../../core/payments/payee-tries.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { countPayeeTry } from '../../store/payments/payee-tries.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { type Desk, inMutual } from '../desk.ts'

/**
 * Counts that a phone tried somebody's number to pay for it, whether anybody has it or not. False
 * when these are too many for a day: then nothing is told of the number, and the managers of the
 * mutual in which it was tried hear of it (R62).
 */
export async function mayTryNumber(
  desk: Desk,
  tried: {
    readonly mutual: string
    readonly phone: PhoneNumber
    readonly on: CivilDate
    readonly found: boolean
  },
): Promise<boolean> {
  const { ports, tx } = desk
  const { mutual, phone, on, found } = tried
  const one = found ? { found: 1, unknown: 0 } : { found: 0, unknown: 1 }
  const tries = await countPayeeTry(tx, phone, on, one)
  if (!isTooMany(tries)) return true
  ports.log.warn('payee-tries', { phone: ports.log.pseudonym(phone) })
  const books = await loadMutual(tx, mutual)
  const alert = { kind: 'guessing', cause: maskPhone(phone), amount: null } as const
  const count = tries.found + tries.unknown
  if (books) await raiseAlert(inMutual(desk, books.mutual), { ...alert, count })
  return false
}
