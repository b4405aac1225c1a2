import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { HouseholdEntry, PersonEntry, RowFault } from './registration.ts'
import type { Relation } from '../states.ts'

/** A household as it is registered, people by ordinal. */
export type Registered = {
  readonly number: MemberNumber
  readonly plan: string
  readonly association: string | null
  readonly joinedOn: CivilDate
  readonly feePaid: boolean
  readonly paidThrough: CivilDate | null
  readonly endedOn: CivilDate | null
  readonly people: readonly RegisteredPerson[]
}

export type RegisteredPerson = {
  readonly ordinal: number
  readonly name: string
  readonly sex: 'F' | 'M'
  readonly birthDate: string
  readonly relation: Relation
  readonly phone: PhoneNumber | null
  readonly joinedOn: CivilDate
  readonly card: string | null
}

/** What a file changes of a household: who is named as now known, and who comes new. */
export type HouseholdUpdate = {
  readonly number: MemberNumber
  readonly association: string | null
  readonly associationChanged: boolean
  readonly changed: readonly RegisteredPerson[]
  readonly added: readonly RegisteredPerson[]
  /** Whose phone is another than before, among those who are changed. */
  readonly phones: readonly PhoneChanged[]
}

type PhoneChanged = {
  readonly ordinal: number
  readonly before: PhoneNumber | null
  readonly phone: PhoneNumber
}

/**
 * What an entry changes of a household that is registered: names, phones, cards, the association,
 * and dependants who are new. What money and rights rest on cannot be changed so: where the entry
 * says otherwise it is a fault. What the entry leaves out stays. Dependants are known by name.
 */
export function updateOf(
  entry: HouseholdEntry,
  registered: Registered,
): { readonly update: HouseholdUpdate; readonly faults: readonly RowFault[] } {
  const faults = fixedFaults(entry, registered)
  const changed: RegisteredPerson[] = []
  const added: RegisteredPerson[] = []
  const phones: PhoneChanged[] = []
  const known = new Set<RegisteredPerson>()
  let ordinal = Math.max(...registered.people.map((person) => person.ordinal))
  for (const person of entry.people) {
    const before = samePerson(person, registered.people, known)
    if (before) known.add(before)
    faults.push(...(before ? personFaults(person, before) : newcomerFaults(person)))
    if (!before) added.push(asRegistered(person, (ordinal += 1)))
    else if (isChanged(person, before)) changed.push(merged(person, before))
    const { phone } = person
    if (before && phone && phone !== before.phone)
      phones.push({ ordinal: before.ordinal, before: before.phone, phone })
  }
  const association = entry.association ?? registered.association
  const associationChanged = association !== registered.association
  const { number } = registered
  return { update: { number, association, associationChanged, changed, added, phones }, faults }
}

/** Whether an update writes anything. */
export function isEmpty({ associationChanged, changed, added }: HouseholdUpdate): boolean {
  return !associationChanged && changed.length === 0 && added.length === 0
}

function fixedFaults(entry: HouseholdEntry, registered: Registered): RowFault[] {
  const { line, plan, joinedOn, feePaid, paidThrough } = entry
  const faults: RowFault[] = []
  const fixed = (field: string, is: string) =>
    faults.push({ line, field, why: `is ${is} in the register and cannot be changed by an import` })
  if (plan !== registered.plan) fixed('plan', registered.plan)
  if (joinedOn !== registered.joinedOn) fixed('joined_on', registered.joinedOn)
  if (feePaid !== null && feePaid !== registered.feePaid)
    fixed('fee_paid', registered.feePaid ? 'yes' : 'no')
  if (paidThrough && paidThrough !== registered.paidThrough)
    fixed('paid_through', registered.paidThrough ?? 'empty')
  if (registered.endedOn)
    faults.push({ line, field: 'number', why: `the membership ended on ${registered.endedOn}` })
  return faults
}

function personFaults(person: PersonEntry, before: RegisteredPerson): RowFault[] {
  const { line } = person
  const faults: RowFault[] = []
  const fixed = (field: string, is: string) =>
    faults.push({ line, field, why: `is ${is} in the register and cannot be changed by an import` })
  if (person.birthDate !== before.birthDate) fixed('birth_date', before.birthDate)
  if (person.sex !== before.sex) fixed('sex', before.sex)
  if (person.relation !== before.relation) fixed('relation', before.relation)
  if (before.ordinal > 0 && person.joinedOnGiven && person.joinedOn !== before.joinedOn)
    fixed('joined_on', before.joinedOn)
  return faults
}

/** A newcomer's waiting counts from that day (R03), so nobody may guess it. */
function newcomerFaults({ line, joinedOnGiven }: PersonEntry): RowFault[] {
  if (joinedOnGiven) return []
  return [{ line, field: 'joined_on', why: 'is empty for a person new in this household' }]
}

/** The member is the member; a dependant is the one of that name. */
function samePerson(
  person: PersonEntry,
  people: readonly RegisteredPerson[],
  known: ReadonlySet<RegisteredPerson>,
): RegisteredPerson | undefined {
  if (person.relation === 'member') return people.find(({ ordinal }) => ordinal === 0)
  const alike = people.filter(
    (other) =>
      other.ordinal > 0 && !known.has(other) && plainName(other.name) === plainName(person.name),
  )
  return alike.find((other) => other.birthDate === person.birthDate) ?? alike[0]
}

function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function isChanged(person: PersonEntry, before: RegisteredPerson): boolean {
  const after = merged(person, before)
  return after.name !== before.name || after.phone !== before.phone || after.card !== before.card
}

function merged(person: PersonEntry, before: RegisteredPerson): RegisteredPerson {
  return {
    ...before,
    name: person.name,
    phone: person.phone ?? before.phone,
    card: person.card ?? before.card,
  }
}

function asRegistered(person: PersonEntry, ordinal: number): RegisteredPerson {
  const { name, sex, birthDate, relation, phone, joinedOn, card } = person
  return { ordinal, name, sex, birthDate, relation, phone, joinedOn, card }
}
