import { reachOf } from '../../../../app/staff/own-member.ts'
import { formatDate } from '../../../../core/dates.ts'
import {
  formatMemberNumber,
  type MemberNumber,
  readMemberNumber,
} from '../../../../core/member-number.ts'
import { bornText } from '../../../../core/messages/matter-text.ts'
import type { PersonNamed } from '../../../../app/acts/member-fields.ts'
import {
  type Household,
  loadHousehold,
  type Person,
} from '../../../../store/membership/households.ts'
import type { Visit } from '../../visit.ts'

/** The household that an address names, as far as this visitor may see it. */
export async function householdHere(visit: Visit): Promise<Household | null> {
  const { desk, who, roles, asked } = visit
  const number = readMemberNumber(asked.param('number'))
  const household = number && (await loadHousehold(desk.tx, desk.mutual.code, number))
  if (!household) return null
  const reach = await reachOf(
    desk.tx,
    desk.mutual,
    { phone: who.phone, roles },
    household.number,
    desk.now,
  )
  return reach.sees ? household : null
}

/** One person of a household who is there, and not the member. */
export type PersonHere = { readonly household: Household; readonly person: Person }

/** The person that an address names; null for the member and for whoever has left. */
export async function personHere(visit: Visit): Promise<PersonHere | null> {
  const household = await householdHere(visit)
  const ordinal = Number(visit.asked.param('ordinal'))
  const person = household?.people.find((one) => one.ordinal === ordinal)
  const isThere = person && ordinal > 0 && (!person.leftOn || person.leftOn >= visit.desk.today)
  return household && isThere ? { household, person } : null
}

/** `04123378`: the address of a member's page. */
export function pageOf(number: MemberNumber): string {
  return `/member/${number}`
}

/** A person as acts name one. */
export function named({ household, person }: PersonHere): PersonNamed {
  return { number: household.number, ordinal: person.ordinal }
}

/** `Amina Otieno 0412337-8` */
export function memberLine({ people, number }: Household): string {
  return `${people[0]?.name ?? ''} ${formatMemberNumber(number)}`
}

/** The day that a form offers before anybody has typed one. */
export function dayTyped(visit: Visit, name: string): string {
  const isSent = visit.typed('step') !== ''
  return isSent ? visit.typed(name) : formatDate(visit.desk.today)
}

/** A birth as people write it: a day, or the bare year. */
export function birthLine(visit: Visit, birthDate: string): string {
  return visit.words('people')('born', { when: bornText(birthDate) })
}
