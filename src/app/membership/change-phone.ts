import { civilDateAt, type Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  hindranceToChangePhone,
  pendingPhone,
  phoneAt,
  phoneChangesFrom,
} from '../../core/membership/phone-change.ts'
import {
  phoneChangingText,
  phoneKeptText,
  phoneNewText,
  phoneStoppedText,
} from '../../core/messages/household-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { type Household, loadHousehold } from '../../store/membership/households.ts'
import { keepPhone, savePhoneChange } from '../../store/membership/member-phones.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { insertMembershipChange } from '../../store/membership/membership-changes.ts'
import { managerFor, openMembership, type OpenedMembership } from './membership-acts.ts'
import type { Desk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'

type PhoneAsked = {
  readonly number: MemberNumber
  readonly phone: PhoneNumber
  readonly cause: string
  /** The manager who decides, by name or phone. */
  readonly by: string
}

export type PhoneChanged = {
  readonly phone: PhoneNumber
  /** When it takes effect by itself. */
  readonly from: Instant
  readonly timeZone: string
}

/** A manager changes the phone of a member, with a day's hold (R64). */
export async function changePhone(desk: Desk, asked: PhoneAsked): Promise<Result<PhoneChanged>> {
  const opened = await openMembership(desk, asked.number)
  if (!opened.ok) return opened
  const staff = await managerFor(desk, opened.value, asked, 'phone-changed')
  if (!staff.ok) return staff
  return beginPhoneChange(desk, opened.value, { ...asked, by: staff.value.name })
}

/**
 * Lets another phone speak for a household, a day from now: until then the old one gets all
 * messages, is told, and can stop it by an answer (R64). Without an old phone it counts at once. The
 * caller holds the household's lock and has made sure who decides.
 */
export async function beginPhoneChange(
  desk: Desk,
  opened: OpenedMembership,
  { phone, cause, by }: Omit<PhoneAsked, 'number'>,
): Promise<Result<PhoneChanged>> {
  const { ports, tx, now } = desk
  const { household, books } = opened
  const { number, mutualId } = household
  const [member] = household.people
  invariant(member, `a household without a member: ${number}`)
  const hindrance = hindranceToChangePhone(number, member, phone, now)
  if (hindrance) return refused(hindrance)
  const old = phoneAt(member, now)
  const from = phoneChangesFrom(member, now)
  await savePhoneChange(tx, { mutualId, number }, { now: old, next: phone, from }, member.name)
  const { timeZone } = books.mutual
  await insertMembershipChange(tx, mutualId, {
    ...{ id: ports.ids.id(), number, ordinal: 0, kind: 'phone-changed' },
    ...{ on: civilDateAt(from, timeZone), cause, decidedBy: by, approvedBy: null, proposal: null },
    details: { phone, before: old, from },
    recordedAt: now,
  })
  await tell(desk, opened, old, { phone, from })
  return done({ phone, from, timeZone })
}

async function tell(
  desk: Desk,
  { books, household }: OpenedMembership,
  old: PhoneNumber | null,
  { phone, from }: { readonly phone: PhoneNumber; readonly from: Instant },
): Promise<void> {
  const { mutual } = books
  const { number } = household
  const about = `phone/${number}/${from}`
  const common = { mutual: mutual.code, priority: PRIORITY.answer }
  if (old) {
    const text = phoneChangingText(await voiceFor(desk.tx, mutual, old), number, phone, from)
    await queueSms(desk, { ...common, to: old, text, about: `${about}/old` })
  }
  const text = phoneNewText(await voiceFor(desk.tx, mutual, phone), number, from)
  await queueSms(desk, { ...common, to: phone, text, about: `${about}/new` })
}

/** A manager takes back a change of phone that has not taken effect. */
export async function cancelPhoneChange(
  desk: Desk,
  asked: Omit<PhoneAsked, 'phone'>,
): Promise<Result<PhoneNumber>> {
  const opened = await openMembership(desk, asked.number)
  if (!opened.ok) return opened
  const staff = await managerFor(desk, opened.value, asked, 'phone-kept')
  if (!staff.ok) return staff
  const kept = await stopPhoneChange(desk, opened.value.household, {
    ...{ cause: asked.cause, by: staff.value.name, today: opened.value.today },
  })
  if (!kept) return refused({ code: 'no-phone-pending', number: asked.number })
  const { mutual } = opened.value.books
  const text = phoneKeptText(await voiceFor(desk.tx, mutual, kept), asked.number)
  const about = `phone-kept/${asked.number}/${desk.now}`
  const to = { mutual: mutual.code, to: kept, priority: PRIORITY.answer }
  await queueSms(desk, { ...to, text, about })
  return done(kept)
}

/**
 * Takes back the change of phone of a household, if one waits to take effect, and tells the new
 * phone, which had heard of it. Returns the phone that stays; null when there was nothing to take
 * back. The old phone may do so by an answer (R64).
 */
export async function stopPhoneChange(
  desk: Desk,
  { mutualId, number }: Pick<Household, 'mutualId' | 'number'>,
  {
    cause,
    by,
    today,
  }: { readonly cause: string; readonly by: string; readonly today: OpenedMembership['today'] },
): Promise<PhoneNumber | null> {
  const { ports, tx, now } = desk
  await lockHousehold(tx, mutualId, number)
  const [member] = (await loadHousehold(tx, mutualId, number))?.people ?? []
  const pending = member ? pendingPhone(member, now) : null
  const old = member ? phoneAt(member, now) : null
  if (!pending || !old) return null
  await keepPhone(tx, { mutualId, number }, old, pending.phone)
  await insertMembershipChange(tx, mutualId, {
    ...{ id: ports.ids.id(), number, ordinal: 0, kind: 'phone-kept', on: today },
    ...{ cause, decidedBy: by, approvedBy: null, proposal: null },
    details: { phone: old, refused: pending.phone },
    recordedAt: now,
  })
  const books = await loadMutual(tx, mutualId)
  invariant(books, `a household of no mutual: ${number}`)
  const text = phoneStoppedText(await voiceFor(tx, books.mutual, pending.phone), number)
  const out = { mutual: mutualId, to: pending.phone, priority: PRIORITY.answer }
  await queueSms(desk, { ...out, text, about: `phone-stopped/${number}/${now}` })
  ports.log.warn('phone-kept', { mutual: mutualId })
  return old
}
