import { staffPinResetText } from '../../core/messages/phone-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { deleteStaffPin, insertStaffPinEvent, setStaffPin } from '../../store/staff/staff-pins.ts'
import type { Desk, MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { staffFor } from '../staff/staff.ts'
import { rolesOfPhone } from './close-phone.ts'

/** Sets the PIN of a phone. */
export async function keepStaffPin(desk: Desk, phone: PhoneNumber, hash: string): Promise<void> {
  await setStaffPin(desk.tx, phone, hash, desk.now)
  await note(desk, phone, 'set', 'its owner')
}

/** Its owner wants to be asked no more. */
export async function dropStaffPin(desk: Desk, phone: PhoneNumber): Promise<void> {
  if (await deleteStaffPin(desk.tx, phone)) await note(desk, phone, 'removed', 'its owner')
}

/** Whose PIN was taken away, and by whom. */
export type StaffPinReset = { readonly name: string; readonly by: string }

/**
 * A manager takes away the PIN that a colleague forgot or tried too often; nobody learns it, nobody
 * does it for the own phone, and the phone hears of it.
 */
export async function resetStaffPin(
  desk: MutualDesk,
  { phone, by }: { readonly phone: PhoneNumber; readonly by: string },
): Promise<Result<StaffPinReset>> {
  const { ports, tx, mutual } = desk
  await lockMutualChain(tx, mutual.code)
  const staff = await staffFor(desk, by, 'staff reset-pin')
  if (!staff.ok) return staff
  const { name: manager } = staff.value
  const [role] = await rolesOfPhone(desk, phone)
  if (!role) return refused({ code: 'not-a-staff-phone', phone })
  if (staff.value.phone === phone) return refused({ code: 'same-person', by: manager })
  if (!(await deleteStaffPin(tx, phone))) return refused({ code: 'no-staff-pin', phone })
  const id = await note(desk, phone, 'reset', manager)
  ports.log.info('staff-pin-reset', { mutual: mutual.code })
  await queueSms(desk, {
    ...{ mutual: mutual.code, to: phone, about: `staff-pin-reset/${id}` },
    text: staffPinResetText(await voiceFor(tx, mutual, phone), manager),
    priority: PRIORITY.alert,
  })
  return done({ name: role.name, by: manager })
}

async function note(
  { ports, tx, now }: Desk,
  phone: PhoneNumber,
  kind: 'set' | 'removed' | 'reset',
  by: string,
): Promise<string> {
  const event_id = ports.ids.id()
  await insertStaffPinEvent(tx, { event_id, phone, kind, made_by: by, made_at: now })
  return event_id
}
