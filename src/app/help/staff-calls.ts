import type { PhoneNumber } from '../../core/phone-number.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import {
  finishCallRequest,
  insertCallRequest,
  openCallRequestOf,
} from '../../store/help/call-requests.ts'
import { type Household, ownPhone } from '../../store/membership/households.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import type { MutualDesk } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'
import { CALL_SERIES, type CallAsked, whenAsked } from './call-requests.ts'

/**
 * Puts a member on the list of people to call because somebody of the mutual says so; nobody is
 * told, since who asks for it knows. Null when the household has no phone. Takes the lock of the
 * mutual's chain.
 */
export async function noteToCall(
  { tx, now, mutual }: MutualDesk,
  { number, people }: Household,
): Promise<CallAsked | null> {
  const phone = ownPhone({ people }, now)
  if (!phone) return null
  await lockMutualChain(tx, mutual.code)
  const before = await openCallRequestOf(tx, mutual.code, phone)
  if (before) return { kind: 'repeat', when: whenAsked(mutual, before) }
  const call = await nextInSeries(tx, mutual.code, CALL_SERIES)
  const row = { mutual_id: mutual.code, call_number: call, phone, number, asked_at: now }
  await insertCallRequest(tx, { ...row, doing: 'staff' })
  return { kind: 'noted', when: whenAsked(mutual, row) }
}

/** Takes a member off that list, whoever put the phone there. False when it was not on it. */
export async function takeOffCalls(
  desk: MutualDesk,
  { people }: Household,
  by: PhoneNumber,
): Promise<boolean> {
  const { tx, now, mutual } = desk
  const phone = ownPhone({ people }, now)
  const waiting = phone && (await openCallRequestOf(tx, mutual.code, phone))
  const staff = await staffFor(desk, by, 'reminders send')
  if (!waiting || !staff.ok) return false
  return finishCallRequest(tx, mutual.code, waiting.call_number, staff.value.name, now)
}
