import { dayBefore } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Result } from '../../core/refusals.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { type HouseholdAsked, leave, leaverOf } from './household-acts.ts'
import { openMembership } from './membership-acts.ts'
import { type Desk, inBooks, inMutual } from '../desk.ts'
import { type NewMember, registerMember } from './register-member.ts'
import { staffFor } from '../staff/staff.ts'
import { mutualOrRefusal } from '../mutual.ts'

type MemberAsked = {
  readonly mutual: string
  readonly member: NewMember
  /** A dependant who becomes a member: leaves that household on the day before (R04). */
  readonly from: { readonly number: MemberNumber; readonly ordinal: number } | null
  readonly another: boolean
} & Omit<HouseholdAsked, 'number'>

/** A manager registers one new member, who may be a dependant until then. Returns the number. */
export async function addMember(desk: Desk, asked: MemberAsked): Promise<Result<MemberNumber>> {
  const { mutual, from, member } = asked
  const { tx } = desk
  if (from) await lockHouseholds(tx, mutual, [from.number])
  await lockMutualChain(tx, mutual)
  const books = await mutualOrRefusal(tx, mutual)
  if (!books.ok) return books
  const staff = await staffFor(inMutual(desk, books.value.mutual), asked.by, 'members add')
  if (!staff.ok) return staff
  const by = staff.value.name
  const registering = { ...asked, by }
  if (!from) return registerMember(inBooks(desk, books.value), member, registering)
  const opened = await openMembership(desk, from.number)
  if (!opened.ok) return opened
  const on = member.joinedOn ?? opened.value.today
  const leaving = { ...asked, ...from, by, lastDay: dayBefore(on) }
  const person = await leaverOf(tx, opened.value, leaving)
  if (!person.ok) return person
  const { name, sex, birthDate } = person.value
  const own = { ...member, name, sex, birthDate, joinedOn: on }
  const number = await registerMember(inBooks(desk, books.value), own, {
    ...registering,
    self: from,
  })
  if (number.ok) await leave(desk, opened.value, leaving)
  return number
}
