import type { PhoneNumber } from '../../core/phone-number.ts'
import { isWithin, readDigits } from '../../core/staff/sign-in.ts'
import {
  closeSignIn,
  countSignIn,
  forgetSignInTries,
  markConfirmed,
  waitingFor,
} from '../../store/staff/sign-ins.ts'
import { loadStaffPin } from '../../store/staff/staff-pins.ts'
import type { Desk } from '../desk.ts'

/**
 * Whether these digits wait, for whoever typed them on the own phone. Each typing counts before it is looked
 * at, and after too many wrong ones nothing is found for an hour.
 */
export async function findSignIn(
  { ports, tx, now }: Desk,
  phone: PhoneNumber,
  typed: string,
): Promise<'found' | 'none' | 'too-many'> {
  const count = await countSignIn(tx, phone, 'tries', now)
  if (!isWithin({ ...count, sends: 0 })) {
    ports.log.warn('sign-in-tries', { phone: ports.log.pseudonym(phone) })
    return 'too-many'
  }
  const digits = readDigits(typed)
  const found = digits === null ? null : await waitingFor(tx, digits, now)
  if (!found) return 'none'
  await forgetSignInTries(tx, phone)
  return 'found'
}

/**
 * The owner of a phone says yes or no to a sign-in that shows these digits. A yes takes a service PIN, which
 * the call asked for: a phone without one signs nobody in.
 */
export async function answerSignIn(
  { tx, now }: Desk,
  phone: PhoneNumber,
  { digits, answer }: { readonly digits: string; readonly answer: 'yes' | 'no' },
): Promise<'confirmed' | 'refused' | 'gone'> {
  const found = await waitingFor(tx, digits, now)
  if (!found) return 'gone'
  if (answer === 'no') {
    await closeSignIn(tx, found.sign_in_id, now)
    return 'refused'
  }
  if (!(await loadStaffPin(tx, phone))) return 'gone'
  return (await markConfirmed(tx, found.sign_in_id, phone, now)) ? 'confirmed' : 'gone'
}
