import { may, ruleOf } from '../staff/rules.ts'
import { areOnePerson, type Person, type StaffMember } from '../staff/staff.ts'
import type { CivilDate, Instant } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import { isSamePerson } from '../person-name.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Refusal } from '../refusals.ts'
import { isOfAge } from './birth-date.ts'
import type { Newcomer } from './newcomer.ts'
import { type Plan, PLAN_DEFAULTS } from '../plans/plan.ts'

/** What somebody asks of a mutual by phone, for a manager to decide. */
export type Application = {
  /** Counts from 1 in each mutual. */
  readonly id: string
  readonly mutual: string
  /** The phone that asked. */
  readonly phone: PhoneNumber
  readonly channel: Channel
  readonly appliedOn: CivilDate
  readonly appliedAt: Instant
} & ApplicationMatter

export type ApplicationMatter =
  | {
      readonly kind: 'join'
      readonly person: PersonAsked
      /** How many the family is, the applicant among them; null when it was not said. */
      readonly familySize: number | null
      /** The village or association, in the applicant's words. */
      readonly place: string | null
    }
  | {
      readonly kind: 'add-person'
      readonly number: MemberNumber
      readonly person: PersonAsked & Newcomer
    }
  | {
      readonly kind: 'change-phone'
      readonly number: MemberNumber
      readonly newPhone: PhoneNumber
    }

export type Channel = 'ussd' | 'sms' | 'command'

export type PersonAsked = {
  readonly name: string
  readonly sex: 'F' | 'M'
  /** `YYYY-MM-DD`, or the bare year. */
  readonly birthDate: string
}

/** What a household may have waiting for a decision: enough for a family, not for a joker. */
export const OPEN_APPLICATIONS_MAX = 10

/**
 * Why somebody cannot ask to become a member under one of these plans; null when nothing stands in
 * the way (R02).
 */
export function hindranceToApply(
  { birthDate }: Pick<PersonAsked, 'birthDate'>,
  plans: readonly Plan[],
  today: CivilDate,
): Refusal | null {
  const ages = plans.map(({ adultAge }) => adultAge)
  const years = ages.length > 0 ? Math.min(...ages) : PLAN_DEFAULTS.adultAge
  return isOfAge(birthDate, years, today) ? null : { code: 'under-age', years }
}

type Asked = Pick<Application, 'phone'> & ApplicationMatter

/** A change of phone that the new phone asks for: its member has no other, or somebody says so. */
export function isFromNewPhone(asked: Asked): boolean {
  return asked.kind === 'change-phone' && asked.phone === asked.newPhone
}

/** Whether two ask for the same, so that the second is a repeat of the first. */
export function isSameMatter(a: Asked, b: Asked): boolean {
  // One phone asks once to join, also when the name is typed otherwise the second time.
  if (a.kind === 'join') return b.kind === 'join'
  if (a.kind === 'change-phone') {
    // What a stranger says does not stand in the way of what the member asks.
    const isSame = a.phone === b.phone || (b.kind === 'change-phone' && a.newPhone === b.newPhone)
    return b.kind === 'change-phone' && a.number === b.number && isSame
  }
  return (
    b.kind === 'add-person' &&
    a.number === b.number &&
    isSamePerson(a.person.name, b.person.name) &&
    a.person.birthDate.slice(0, 4) === b.person.birthDate.slice(0, 4)
  )
}

/**
 * Why somebody may not decide an application; null when that person may. Whoever keeps the register
 * decides, and never about the own asking (R65).
 */
export function hindranceToDecideApplication(
  applicant: Person,
  decider: StaffMember,
): Refusal | null {
  const isAllowed = may(ruleOf('application approve'), decider.roles)
  if (!isAllowed) return { code: 'not-in-role', by: decider.name }
  return areOnePerson(applicant, decider) ? { code: 'same-person', by: decider.name } : null
}
