import { type CivilDate, dayBefore, plusDays } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { hindranceToLeave } from '../../core/membership/leaver.ts'
import type { Relation } from '../../core/states.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { mutualOfNumber, type Person } from '../../store/membership/households.ts'
import { insertMembershipChange } from '../../store/membership/membership-changes.ts'
import { cardOf } from '../../store/membership/cards.ts'
import { lastVisitOf } from '../../store/visits/visits.ts'
import { setLastDay } from '../../store/membership/people.ts'
import type { Tx } from '../../store/store.ts'
import { addPerson, checkPerson, type PersonAdded, type PersonToAdd } from './add-person.ts'
import { managerFor, openMembership, type OpenedMembership } from './membership-acts.ts'
import { type Desk, inBooks } from '../desk.ts'
import { postBegunCharges } from '../books/post-charges.ts'
import { samePersonIn } from './same-person.ts'
import { posterFor } from '../actor.ts'

/** Who does something to a household and why: a manager, by name or phone. */
export type HouseholdAsked = {
  readonly number: MemberNumber
  readonly cause: string
  readonly by: string
  /** Under what the books name it: a role or command. */
  readonly actor: string
}

type AddAsked = HouseholdAsked & {
  readonly person: Omit<PersonToAdd, 'registeredOn'>
  /** Somebody of the same name, sex and birth is registered and is another person (R06). */
  readonly another: boolean
}

/** A manager adds a person to a household, who waits on the own account (R03, R06, R10). */
export async function addToHousehold(desk: Desk, asked: AddAsked): Promise<Result<PersonAdded>> {
  const opened = await openForPeople(desk, [asked.number])
  if (!opened.ok) return opened
  const { books, today } = opened.value
  const staff = await managerFor(desk, opened.value, asked, 'person-added')
  if (!staff.ok) return staff
  const person = { ...asked.person, registeredOn: today }
  const registering = { ...asked, by: staff.value.name }
  return addPerson(inBooks(desk, books), asked.number, person, registering)
}

type RemoveAsked = HouseholdAsked & {
  readonly ordinal: number
  /** The last day in the household, which counts in full. */
  readonly lastDay: CivilDate
}

type Left = { readonly person: Person; readonly lastDay: CivilDate }

/** A manager ends somebody's belonging to a household: the history and the suffix stay. */
export async function removeFromHousehold(desk: Desk, asked: RemoveAsked): Promise<Result<Left>> {
  const opened = await openForPeople(desk, [asked.number])
  if (!opened.ok) return opened
  const staff = await managerFor(desk, opened.value, asked, 'person-left')
  if (!staff.ok) return staff
  const person = await leaverOf(desk.tx, opened.value, asked)
  if (!person.ok) return person
  await leave(desk, opened.value, { ...asked, by: staff.value.name })
  return done({ person: person.value, lastDay: asked.lastDay })
}

type MoveAsked = HouseholdAsked & {
  readonly ordinal: number
  /** The household of the same mutual to which the person goes, and what the person is there. */
  readonly to: MemberNumber
  readonly relation: Exclude<Relation, 'member'>
  /** The first day there, null for today; the day before is the last here. */
  readonly on: CivilDate | null
}

/** A manager moves somebody to another household, in one act: there is an own waiting there (R06). */
export async function moveToHousehold(desk: Desk, asked: MoveAsked): Promise<Result<PersonAdded>> {
  const { number, ordinal, to, relation } = asked
  if (number === to) return refused({ code: 'same-household', number })
  const { tx } = desk
  const opened = await openForPeople(desk, [number, to])
  if (!opened.ok) return opened
  const { books, today } = opened.value
  const on = asked.on ?? today
  const staff = await managerFor(desk, opened.value, asked, 'person-left')
  if (!staff.ok) return staff
  const leaving = { ...asked, lastDay: dayBefore(on), by: staff.value.name }
  const person = await leaverOf(tx, opened.value, leaving)
  if (!person.ok) return person
  const { name, sex, birthDate, phone } = person.value
  const card = await cardOf(tx, books.mutual.code, number, ordinal)
  const days = { joinedOn: on, registeredOn: today }
  const newcomer = { name, sex, birthDate, relation, phone, card, ...days }
  const fits = await checkPerson(inBooks(desk, books), to, newcomer)
  if (!fits.ok) return fits
  const self = { number, ordinal }
  const twice = await samePersonIn(tx, books.mutual.code, newcomer, on, self)
  if (twice) return refused(twice)
  await leave(desk, opened.value, leaving)
  const registering = { ...leaving, another: false }
  const added = await addPerson(inBooks(desk, books), to, newcomer, registering)
  invariant(added.ok, `somebody left ${number}/${ordinal} and did not arrive`)
  return added
}

/** The first of these households, with the locks of all and of the mutual's chain. */
async function openForPeople(
  desk: Desk,
  numbers: readonly [MemberNumber, ...MemberNumber[]],
): Promise<Result<OpenedMembership>> {
  const { tx } = desk
  const code = await mutualOfNumber(tx, numbers[0])
  if (!code) return refused({ code: 'unknown-number', number: numbers[0] })
  await lockHouseholds(tx, code, [...numbers].sort())
  await lockMutualChain(tx, code)
  return openMembership(desk, numbers[0])
}

/** The person who is to leave, if that can be. */
export async function leaverOf(
  tx: Tx,
  { books, household, today }: OpenedMembership,
  { ordinal, lastDay }: Pick<RemoveAsked, 'ordinal' | 'lastDay'>,
): Promise<Result<Person>> {
  const { number } = household
  const person = household.people.find((one) => one.ordinal === ordinal)
  if (!person) return refused({ code: 'unknown-person', number, ordinal })
  const lastVisitOn = await lastVisitOf(tx, books.mutual.code, number, ordinal)
  const { closedThrough } = books
  const hindrance = hindranceToLeave(
    { ...person, number, lastVisitOn, closedThrough, today },
    lastDay,
  )
  return hindrance ? refused(hindrance) : done(person)
}

/** Charges that have begun are posted first, and count whoever was there as they began (R10). */
export async function leave(
  desk: Desk,
  { books, household, today }: OpenedMembership,
  asked: RemoveAsked,
): Promise<void> {
  const { ports, tx, now } = desk
  const { number, ordinal, lastDay, cause, by } = asked
  const { mutual, closedThrough } = books
  await postBegunCharges(tx, household, today, closedThrough, posterFor(desk, asked))
  await setLastDay(tx, mutual.code, number, ordinal, lastDay)
  await insertMembershipChange(tx, mutual.code, {
    ...{ id: ports.ids.id(), number, ordinal, kind: 'person-left', on: plusDays(lastDay, 1) },
    ...{ cause, decidedBy: by, approvedBy: null, proposal: null, details: null },
    recordedAt: now,
  })
}
