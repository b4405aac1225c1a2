import type { Instant } from '../dates.ts'
import { instant } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Refusal } from '../refusals.ts'

/** How long the old phone keeps speaking for a household, and can stop the change (R64). */
export const PHONE_HOLD_MS = 24 * 60 * 60 * 1000

/** The phone of a person, and the one that takes its place from a moment on. */
export type Phones = {
  readonly phone: PhoneNumber | null
  readonly nextPhone: { readonly phone: PhoneNumber; readonly from: Instant } | null
}

/** The phone that a person has at a moment: a change takes effect by itself. */
export function phoneAt({ phone, nextPhone }: Phones, at: Instant): PhoneNumber | null {
  return nextPhone && nextPhone.from <= at ? nextPhone.phone : phone
}

/** The change that has been decided and has not taken effect; null when there is none. */
export function pendingPhone({ nextPhone }: Phones, at: Instant): Phones['nextPhone'] {
  return nextPhone && nextPhone.from > at ? nextPhone : null
}

/** From when a new phone speaks for a household: a day later, at once where there was none. */
export function phoneChangesFrom(phones: Phones, at: Instant): Instant {
  return phoneAt(phones, at) ? instant(at + PHONE_HOLD_MS) : at
}

/** Why a phone cannot be changed to `next` now; null when nothing stands in the way. */
export function hindranceToChangePhone(
  number: MemberNumber,
  phones: Phones,
  next: PhoneNumber,
  at: Instant,
): Refusal | null {
  if (phoneAt(phones, at) === next) return { code: 'same-phone', number }
  return pendingPhone(phones, at) ? { code: 'phone-pending', number } : null
}
