import { ownPhone } from '../../store/membership/households.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { pinResetText } from '../../core/messages/life-sms.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { deletePin, insertPinEvent } from '../../store/calls/pins.ts'
import { openMembership } from './membership-acts.ts'
import { type Desk, inMutual } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { staffFor } from '../staff/staff.ts'

/** `by`: the manager, by name or phone. */
type ResetAsked = { readonly number: MemberNumber; readonly by: string }

/**
 * A manager takes away the service PIN of a member who forgot it or tried too often. Nobody learns
 * it, and the member hears of it by SMS, since whoever asked may not have been the member (R64).
 */
export async function resetPin(
  desk: Desk,
  { number, by }: ResetAsked,
): Promise<Result<{ readonly mutual: string; readonly by: string }>> {
  const { ports, tx, now } = desk
  const opened = await openMembership(desk, number)
  if (!opened.ok) return opened
  const { mutual } = opened.value.books
  const staff = await staffFor(inMutual(desk, mutual), by, 'members reset-pin')
  if (!staff.ok) return staff
  const { name } = staff.value
  if (!(await deletePin(tx, { mutual: mutual.code, number }))) {
    return refused({ code: 'no-pin', number })
  }
  const id = ports.ids.id()
  const made = { kind: 'reset' as const, made_by: name, made_at: now }
  await insertPinEvent(tx, { mutual_id: mutual.code, event_id: id, number, ...made })
  ports.log.info('pin-reset', { mutual: mutual.code })
  const to = ownPhone(opened.value.household, now)
  if (to) {
    const text = pinResetText(await voiceFor(tx, mutual, to), number)
    const about = `pin-reset/${id}`
    await queueSms(desk, { mutual: mutual.code, to, text, about, priority: PRIORITY.notice })
  }
  return done({ mutual: mutual.code, by: name })
}
