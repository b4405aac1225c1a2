import type { CivilDate } from '../../core/dates.ts'
import { isTooMany } from '../../core/payments/payee-tries.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { countPayeeTry } from '../../store/payments/payee-tries.ts'
import type { Desk } from '../desk.ts'

/**
 * Counts that a phone tried somebody's number to pay for it, whether anybody has it or not. False
 * when these are too many for a day: then nothing is told of the number.
 */
export async function mayTryNumber(
  { ports, tx }: Desk,
  tried: { readonly phone: PhoneNumber; readonly on: CivilDate; readonly found: boolean },
): Promise<boolean> {
  const { phone, on, found } = tried
  const one = found ? { found: 1, unknown: 0 } : { found: 0, unknown: 1 }
  const isOver = isTooMany(await countPayeeTry(tx, phone, on, one))
  if (isOver) ports.log.warn('payee-tries', { phone: ports.log.pseudonym(phone) })
  return !isOver
}
