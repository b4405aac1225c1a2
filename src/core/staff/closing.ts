import type { PhoneNumber } from '../phone-number.ts'
import type { Refusal } from '../refusals.ts'
import { isPersonRole } from './office-role.ts'
import type { StaffRole } from './role.ts'

/** Phones that one phone may close in 24 hours: a thief with one must not close all the others. */
const CLOSINGS_A_DAY = 3

/**
 * Why a colleague may not say that a phone is lost; null when that is right. People who work for
 * a mutual close any phone of it, a clinic another one of its own. Nobody closes the phone that is
 * spoken from: it is there. `speaking` and `lost` are roles in one mutual that hold today; `before`:
 * how many other phones were closed from that phone in the last 24 hours.
 */
export function hindranceToClose(
  speaking: readonly StaffRole[],
  lost: readonly StaffRole[],
  phones: { readonly from: PhoneNumber; readonly phone: PhoneNumber; readonly before: number },
): Refusal | null {
  const { from, phone, before } = phones
  if (from === phone) return { code: 'own-phone', phone }
  const isColleague = speaking.some(
    (one) =>
      isPersonRole(one.role) ||
      (one.role === 'clinic' && lost.some(({ role, ref }) => role === 'clinic' && ref === one.ref)),
  )
  // Whoever is none hears the same as of a phone that nobody has.
  if (!isColleague) return { code: 'not-a-staff-phone', phone }
  return before >= CLOSINGS_A_DAY ? { code: 'closings-day', phone } : null
}
