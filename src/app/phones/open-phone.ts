import { isPersonRole } from '../../core/staff/office-role.ts'
import { dayBefore, instantOf } from '../../core/dates.ts'
import { phoneOpenedText } from '../../core/messages/phone-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { PhoneAct } from '../../core/proposals/proposal.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { StaffRole } from '../../core/staff/role.ts'
import { hindranceToBegin } from '../../core/staff/staff-changes.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import { boxOfPhone, moveBox } from '../../store/cash/cash.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockMutualChain, lockPhone } from '../../store/engine/dialect.ts'
import { insertOpening, openClosing } from '../../store/staff/closings.ts'
import { loadStaffRoles, saveStaffRole } from '../../store/staff/phones.ts'
import { deleteStaffPin } from '../../store/staff/staff-pins.ts'
import type { PhoneClosingTable } from '../../store/tables/staff.ts'
import { type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { tellManagers } from '../messages/tell-managers.ts'
import { mutualOrRefusal } from '../mutual.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { recordStaffChange, staffFor } from '../staff/staff.ts'
import { rolesOfPhone } from './close-phone.ts'

type OpeningAsked = {
  readonly mutual: string
  readonly phone: PhoneNumber
  /** The phone that its owner has instead; null when the lost one is there again. */
  readonly newPhone: PhoneNumber | null
  readonly reason: string
  /** The manager who proposes it, by name or phone. */
  readonly by: string
}

/** A manager proposes to open a phone that was closed, or another in its place: a second one decides. */
export async function proposeOpening(
  desk: Desk,
  { mutual: code, phone, newPhone, reason, by }: OpeningAsked,
): Promise<Result<NewProposal>> {
  await lockMutualChain(desk.tx, code)
  const books = await mutualOrRefusal(desk.tx, code)
  if (!books.ok) return books
  const there = inMutual(desk, books.value.mutual)
  const staff = await staffFor(there, by, 'staff open')
  if (!staff.ok) return staff
  const closed = await closedNow(there, phone)
  if (!closed.ok) return closed
  const { name } = closed.value.closing
  const act: PhoneAct = newPhone
    ? { kind: 'replace-phone', phone, name, newPhone }
    : { kind: 'open-phone', phone, name }
  const hindrance = newPhone ? await hindranceTo(there, closed.value, newPhone) : null
  if (hindrance) return refused(hindrance)
  return makeProposal(desk, code, { act, about: `phone ${phone}`, reason }, staff.value)
}

type Closed = { readonly closing: PhoneClosingTable; readonly roles: readonly StaffRole[] }

async function closedNow(desk: MutualDesk, phone: PhoneNumber): Promise<Result<Closed>> {
  const roles = await rolesOfPhone(desk, phone)
  const closing = await openClosing(desk.tx, desk.mutual.code, phone)
  const [first] = roles
  if (closing && first?.closed === 'lost') return done({ closing, roles })
  if (closing) return refused({ code: 'staff-phone-closed', phone, name: closing.name })
  if (!first) return refused({ code: 'not-a-staff-phone', phone })
  return refused({ code: 'staff-phone-open', phone, name: first.name })
}

/** The lost phone is there again: it speaks for its owner as before. */
export async function openPhone(
  desk: MutualDesk,
  { act, proposal_id }: ProposalOf<Extract<PhoneAct, { kind: 'open-phone' }>>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { tx, now, mutual } = desk
  const { phone } = act
  await lockPhone(tx, phone, 'alone')
  const closed = await closedNow(desk, phone)
  if (!closed.ok) return closed
  const { closing_number } = closed.value.closing
  await insertOpening(tx, {
    ...{ mutual_id: mutual.code, closing_number, proposal_id },
    ...{ new_phone: null, opened_at: now },
  })
  await tell(desk, { phone, name: act.name }, false, approver, closing_number)
  return done(null)
}

/**
 * The owner of a lost phone has another one: its roles and its cash in hand go over to it, and the
 * lost one stays closed for good. Its service PIN does not go along: whoever has it may know that.
 */
export async function replacePhone(
  desk: MutualDesk,
  { act, proposal_id }: ProposalOf<Extract<PhoneAct, { kind: 'replace-phone' }>>,
  approver: StaffMember,
): Promise<Result<null>> {
  const { tx, now, mutual, today } = desk
  const { phone, newPhone } = act
  await lockPhone(tx, phone, 'alone')
  const closed = await closedNow(desk, phone)
  if (!closed.ok) return closed
  const hindrance = await hindranceTo(desk, closed.value, newPhone)
  if (hindrance) return refused(hindrance)
  const { closing, roles } = closed.value
  for (const role of roles) {
    const cause = `in the place of ${phone}`
    const ended = { ...role, until: dayBefore(today) }
    const next = onPhone(role, newPhone)
    await saveStaffRole(tx, mutual.code, ended)
    await saveStaffRole(tx, mutual.code, next, instantOf(today, '00:00', mutual.timeZone))
    const by = approver.name
    await recordStaffChange(desk, mutual.code, { kind: 'ends', on: today, role: ended, cause, by })
    await recordStaffChange(desk, mutual.code, { kind: 'begins', on: today, role: next, cause, by })
  }
  await moveBox(tx, mutual.code, phone, newPhone)
  await deleteStaffPin(tx, phone)
  const { closing_number } = closing
  await insertOpening(tx, {
    ...{ mutual_id: mutual.code, closing_number, proposal_id },
    ...{ new_phone: newPhone, opened_at: now },
  })
  await tell(desk, { phone: newPhone, name: act.name }, true, approver, closing_number)
  return done(null)
}

function onPhone(role: StaffRole, phone: PhoneNumber): StaffRole {
  const { role: kind, ref, name, until } = role
  const isPerson = isPersonRole(kind)
  return { role: kind, phone, ref: isPerson ? phone : ref, name, until }
}

/** Why the owner of a lost phone cannot have this one; null when nothing stands in the way. */
async function hindranceTo(
  { tx, mutual, today }: MutualDesk,
  { roles }: Closed,
  newPhone: PhoneNumber,
): Promise<Refusal | null> {
  const [first] = roles
  const others = (await loadStaffRoles(tx, mutual.code)).filter(
    ({ phone }) => phone !== first?.phone,
  )
  for (const role of roles) {
    const next = { ...onPhone(role, newPhone), since: today }
    const hindrance = hindranceToBegin(next, others, today)
    if (hindrance) return hindrance
  }
  const name = first?.name ?? ''
  return (await boxOfPhone(tx, mutual.code, newPhone))
    ? { code: 'staff-phone-taken', phone: newPhone, role: 'collector', name }
    : null
}

async function tell(
  desk: MutualDesk,
  opened: { readonly phone: PhoneNumber; readonly name: string },
  isAnother: boolean,
  { name: by }: StaffMember,
  number: number,
): Promise<void> {
  const { ports, tx, mutual } = desk
  const { phone, name } = opened
  ports.log.warn('phone-opened', { mutual: mutual.code, number, another: isAnother })
  const told = { phone: ports.writePhone(phone, mutual.country), name }
  const about = `phone-opened/${mutual.code}/${number}`
  await tellManagers(desk, about, (voice) => phoneOpenedText(voice, told, isAnother, by))
  await queueSms(desk, {
    ...{ mutual: mutual.code, to: phone, about: `${about}/own`, priority: PRIORITY.alert },
    text: phoneOpenedText(await voiceFor(tx, mutual, phone), told, isAnother, by),
  })
}
