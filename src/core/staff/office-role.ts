/** What somebody is who signs in. All but the operator are it in one mutual. */
export type OfficeRole =
  /** Everything in the mutual. */
  | 'manager'
  /** Money and the books, and decides on them. */
  | 'treasurer'
  /** The register, what people wrote and asked; and decides on it. */
  | 'secretary'
  /** Adds members and households and records cash. Decides nothing. */
  | 'clerk'
  /** Reads everything, writes nothing. */
  | 'auditor'
  /** Takes the cash of the own people. */
  | 'collector'
  /** A clinic and an association see their own pages. */
  | 'clinic'
  | 'association'
  /** Looks after the installation, and sees no mutual's data. */
  | 'operator'

/** Roles that a person has in a mutual. */
export type PersonRole = Exclude<OfficeRole, 'clinic' | 'association' | 'operator'>

/** Each of them, and the list of a statutes file that names who has it. */
export const PERSON_LISTS = {
  manager: 'managers',
  treasurer: 'treasurers',
  secretary: 'secretaries',
  clerk: 'clerks',
  auditor: 'auditors',
  collector: 'collectors',
} as const satisfies Readonly<Record<PersonRole, string>>

export const PERSON_ROLES = Object.keys(PERSON_LISTS) as PersonRole[]

export function isPersonRole(role: string): role is PersonRole {
  return Object.hasOwn(PERSON_LISTS, role)
}

/** Roles in which a phone signs in for a mutual. */
export type MutualRole = Exclude<OfficeRole, 'operator'>

export const MUTUAL_ROLES: readonly MutualRole[] = [...PERSON_ROLES, 'clinic', 'association']

export function isMutualRole(role: string): role is MutualRole {
  return MUTUAL_ROLES.some((one) => one === role)
}

const roles = (...all: MutualRole[]): readonly MutualRole[] => all

const READS = roles('manager', 'treasurer', 'secretary', 'clerk', 'auditor')
const STAFF = roles(...READS, 'collector')

/** Who may, by what it is about; tables of acts and pages name their roles by these. */
export const WHO = {
  managers: roles('manager'),
  money: roles('manager', 'treasurer'),
  register: roles('manager', 'secretary'),
  decides: roles('manager', 'treasurer', 'secretary'),
  /** Adds members and households. */
  entry: roles('manager', 'secretary', 'clerk'),
  /** Has cash of the mutual in the hand. */
  cash: roles('manager', 'treasurer', 'clerk', 'collector'),
  /** Proposes what is to become of money; a collector of the own people's. */
  proposesMoney: roles('manager', 'treasurer', 'collector'),
  /** Asks those who are behind. */
  reminds: roles('manager', 'treasurer', 'secretary', 'collector'),

  /** Reads of all members, and a collector of the own ones. */
  readsMembers: STAFF,
  /** Reads of all members: what a collector does not see. */
  reads: READS,
  readsMoney: roles('manager', 'treasurer', 'auditor'),
  readsRegister: roles('manager', 'secretary', 'auditor'),
  readsDecisions: roles('manager', 'treasurer', 'secretary', 'auditor'),
  /** Reads who works here, and who looked at whom. */
  readsStaff: roles('manager', 'auditor'),

  /** Works for the mutual itself. */
  staff: STAFF,
  clinic: roles('clinic'),
  association: roles('association'),
  /** Signs in for a mutual. */
  everybody: roles(...STAFF, 'clinic', 'association'),
} as const

/** Whether one of these roles is among those of a list. */
export function isAnyOf(who: readonly OfficeRole[], roles: readonly OfficeRole[]): boolean {
  return roles.some((role) => who.includes(role))
}

/** Whether somebody sees all members; others see the own people. */
export function seesAll(roles: readonly OfficeRole[]): boolean {
  return isAnyOf(WHO.reads, roles)
}
