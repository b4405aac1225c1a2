import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PersonAsked } from '../../core/membership/application.ts'
import {
  hindranceToJoin,
  joiningDay,
  type Newcomer,
  nextOrdinal,
  type Receiving,
} from '../../core/membership/newcomer.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { type Household, loadHousehold, type Person } from '../../store/membership/households.ts'
import { cardOwners } from '../../store/membership/cards.ts'
import { insertMembershipChange } from '../../store/membership/membership-changes.ts'
import { insertPerson } from '../../store/membership/people.ts'
import type { ReadTx } from '../../store/store.ts'
import type { BooksDesk } from '../desk.ts'
import { postBegunCharges } from '../books/post-charges.ts'
import type { Registering } from './register-member.ts'
import { samePersonIn } from './same-person.ts'
import { posterFor } from '../actor.ts'

export type PersonToAdd = PersonAsked &
  Newcomer & {
    readonly card: string | null
    readonly phone: PhoneNumber | null
    /** The first day in the household; null for the day that the rules give. */
    readonly joinedOn: CivilDate | null
    /** The day on which it was asked for: waiting counts from it when it is approved later. */
    readonly registeredOn: CivilDate
  }

export type PersonAdded = { readonly household: Household; readonly person: Person }

/**
 * Adds a person to a household, with the next suffix and an own waiting (R03). Charges that have
 * begun are posted first, so that whoever is added counts from the next period on (R10). The caller
 * holds the locks of the household and of the mutual's chain.
 */
export async function addPerson(
  desk: BooksDesk,
  number: MemberNumber,
  person: PersonToAdd,
  registering: Registering & { readonly actor: string },
): Promise<Result<PersonAdded>> {
  const { ports, tx, now, mutual, today, closedThrough } = desk
  const checked = await checkPerson(desk, number, person)
  if (!checked.ok) return checked
  const { household, joinedOn } = checked.value
  const twice = await samePersonIn(tx, mutual.code, person, joinedOn)
  if (twice && !registering.another) return refused(twice)
  const owners = await cardOwners(tx, mutual.code, person.card ? [person.card] : [])
  const owner = person.card && owners.get(person.card)
  if (owner) return refused({ code: 'card-taken', card: person.card, number: owner })
  const poster = posterFor(desk, registering)
  await postBegunCharges(tx, household, today, closedThrough, poster)
  const ordinal = nextOrdinal(household.people)
  const { name, sex, birthDate, relation, phone, card } = person
  const row = { ordinal, name, sex, relation, phone }
  const days = { birth_date: birthDate, joined_on: joinedOn, left_on: null }
  await insertPerson(tx, { mutual_id: mutual.code, number, ...row, ...days, card })
  await insertMembershipChange(tx, mutual.code, {
    ...{ id: ports.ids.id(), number, ordinal, kind: 'person-added', on: joinedOn },
    ...{ cause: registering.cause, decidedBy: registering.by, approvedBy: null, proposal: null },
    details: twice ? { sameNameAs: `${twice.number}/${twice.ordinal}` } : null,
    recordedAt: now,
  })
  return done({ household, person: { ...row, birthDate, joinedOn, leftOn: null, nextPhone: null } })
}

/** Whether a person may come into a household, and from which day; nothing is written. */
export async function checkPerson(
  { tx, mutual, today, closedThrough }: BooksDesk<ReadTx>,
  number: MemberNumber,
  person: Newcomer & Pick<PersonToAdd, 'joinedOn' | 'registeredOn'>,
): Promise<Result<{ readonly household: Household; readonly joinedOn: CivilDate }>> {
  const household = await loadHousehold(tx, mutual.code, number)
  if (!household) return refused({ code: 'unknown-number', number })
  const receiving: Receiving = { ...household, closedThrough, today }
  const joinedOn = person.joinedOn ?? joiningDay(person, receiving, person.registeredOn)
  const hindrance = hindranceToJoin(person, receiving, joinedOn, person.registeredOn)
  return hindrance ? refused(hindrance) : done({ household, joinedOn })
}
