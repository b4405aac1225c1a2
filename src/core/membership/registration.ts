import { cardKeys } from '../card.ts'
import { type CivilDate, laterOf, plus } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Relation } from '../states.ts'
import type { Language } from '../wording/catalogue.ts'
import { bornOn, isBornBy, isOfAge } from './birth-date.ts'
import { type Plan, PLAN_DEFAULTS, versionOn } from '../plans/plan.ts'

/**
 * A line of a members file, read by itself; null where a field is empty. `line` is counted in the
 * file. Fields that were not understood are null too and named in `bad`, so that one mistake is
 * not told twice.
 */
export type PersonRow = {
  readonly line: number
  readonly bad: readonly string[]
  readonly household: string
  readonly number: MemberNumber | null
  readonly name: string
  readonly sex: 'F' | 'M'
  /** `YYYY-MM-DD`, or the bare year. */
  readonly birthDate: string
  readonly relation: Relation
  readonly phone: PhoneNumber | null
  readonly language: Language | null
  readonly plan: string | null
  readonly association: string | null
  readonly joinedOn: CivilDate | null
  readonly feePaid: boolean | null
  readonly paidThrough: CivilDate | null
  readonly card: string | null
}

/**
 * What is wrong in a members file, with the household of the line and what stands in the field as
 * far as known. Line 0 is the file as a whole.
 */
export type RowFault = {
  readonly line: number
  readonly field: string
  readonly why: string
  readonly value?: string
  readonly household?: string
}

/** A household fit to be registered. People in the file's order, the member first. */
export type HouseholdEntry = {
  readonly line: number
  readonly number: MemberNumber | null
  readonly plan: string
  readonly association: string | null
  readonly language: Language | null
  readonly joinedOn: CivilDate
  /** Null when the file does not say. */
  readonly feePaid: boolean | null
  readonly paidThrough: CivilDate | null
  readonly people: readonly PersonEntry[]
}

export type PersonEntry = Pick<
  PersonRow,
  'line' | 'name' | 'sex' | 'birthDate' | 'relation' | 'phone' | 'card'
> & {
  readonly joinedOn: CivilDate
  /** The file names the day; otherwise it is the household's. */
  readonly joinedOnGiven: boolean
}

/** What households of a mutual are held against. `seen` remembers from one to the next. */
export type RegistrationContext = {
  readonly plans: readonly Plan[]
  readonly associations: ReadonlySet<string>
  /** The civil date in the mutual's time zone. */
  readonly today: CivilDate
  readonly seen: { readonly numbers: Lines; readonly cards: Lines }
}

/** On which line of a file something stands first: a map, or what takes less memory. */
type Lines = {
  readonly get: (key: string) => number | undefined
  readonly set: (key: string, line: number) => unknown
}

/** Suffixes of a member number that a phone's user can type. */
export const DEPENDANTS_MAX = 99

/** Joining may be entered ahead, and contributions paid ahead, but not by a slip of the pen. */
export const JOINING_AHEAD = { months: 12 }
const PAID_AHEAD = { months: 120 }

type Report = (row: PersonRow, field: keyof PersonRow, why: string) => void

/**
 * The rows of one household as an entry, or every reason why not. Exactly one of them is the
 * member, whose row says what holds for the household; the others may repeat it.
 */
export function checkHousehold(
  rows: readonly PersonRow[],
  context: RegistrationContext,
): { readonly entry: HouseholdEntry | null; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = []
  const report: Report = (row, field, why) => {
    if (!row.bad.includes(field)) faults.push(faultOf(row, field, why))
  }
  const member = memberOf(rows, report)
  if (!member) return { entry: null, faults }
  checkMember(member, context, report)
  const dependants = rows.filter((row) => row !== member)
  dependants.forEach((row) => checkDependant(row, member, report))
  if (dependants.length > DEPENDANTS_MAX)
    report(member, 'household', `has more than ${DEPENDANTS_MAX} dependants`)
  checkRepeats(member, rows, context.seen, report)
  const isSound = faults.length === 0 && rows.every((row) => row.bad.length === 0)
  return { entry: isSound ? entryOf(member, dependants) : null, faults }
}

function faultOf(row: PersonRow, field: keyof PersonRow, why: string): RowFault {
  const { line, household } = row
  const value = row[field] === null ? {} : { value: String(row[field]) }
  return { line, field: FIELDS[field] ?? field, ...value, household, why }
}

/** Names in the file of what has another name here. */
const FIELDS: Partial<Record<keyof PersonRow, string>> = {
  birthDate: 'birth_date',
  joinedOn: 'joined_on',
  feePaid: 'fee_paid',
  paidThrough: 'paid_through',
}

function memberOf(rows: readonly PersonRow[], report: Report): PersonRow | null {
  const [member, ...more] = rows.filter(
    (row) => row.relation === 'member' && !isBad(row, 'relation'),
  )
  for (const row of more) report(row, 'relation', 'is a second member in this household')
  const mayBeMember = rows.some((row) => isBad(row, 'relation'))
  const first = rows[0]
  if (!member && !mayBeMember && first)
    report(first, 'relation', 'no row of this household is member')
  return member ?? null
}

function checkMember(member: PersonRow, context: RegistrationContext, report: Report): void {
  const { plan, joinedOn, association } = member
  if (association && !context.associations.has(association))
    report(member, 'association', 'is not one of this mutual')
  const versions = context.plans.filter((version) => version.code === plan)
  if (!plan) report(member, 'plan', 'is empty')
  else if (versions.length === 0) report(member, 'plan', 'is not one of this mutual')
  if (!joinedOn) return report(member, 'joinedOn', 'is empty')
  if (versions.length > 0 && !versionOn(versions, joinedOn))
    report(member, 'joinedOn', `the plan ${plan} has no version in force on ${joinedOn}`)
  if (joinedOn > plus(context.today, JOINING_AHEAD))
    report(member, 'joinedOn', 'lies more than a year ahead')
  checkPaidThrough(member, joinedOn, context.today, report)
  const { adultAge } = versionOn(versions, joinedOn) ?? PLAN_DEFAULTS
  if (!isBad(member, 'birthDate') && !isOfAge(member.birthDate, adultAge, joinedOn))
    report(member, 'birthDate', `the member was not ${adultAge} on joining`)
}

function checkPaidThrough(
  member: PersonRow,
  joinedOn: CivilDate,
  today: CivilDate,
  report: Report,
): void {
  const { paidThrough } = member
  if (!paidThrough) return
  if (paidThrough < joinedOn) report(member, 'paidThrough', 'is before joined_on')
  if (paidThrough > plus(today, PAID_AHEAD))
    report(member, 'paidThrough', 'lies more than ten years ahead')
}

/** What a dependant's row says of the household must be what the member's says. */
const SHARED = ['number', 'plan', 'association', 'feePaid', 'paidThrough'] as const

function checkDependant(row: PersonRow, member: PersonRow, report: Report): void {
  for (const field of SHARED) {
    if (row[field] !== null && row[field] !== member[field] && !isBad(member, field))
      report(row, field, 'differs from the row of the member')
  }
  const { joinedOn } = row
  if (!joinedOn) return
  if (member.joinedOn && joinedOn < member.joinedOn)
    report(row, 'joinedOn', 'is before the member joined')
  if (!isBad(row, 'birthDate') && !isBornBy(row.birthDate, joinedOn))
    report(row, 'joinedOn', 'is before the birth')
}

function checkRepeats(
  member: PersonRow,
  rows: readonly PersonRow[],
  seen: RegistrationContext['seen'],
  report: Report,
): void {
  if (member.number) {
    const line = seen.numbers.get(member.number)
    if (line !== undefined) report(member, 'number', `is also on line ${line}`)
    seen.numbers.set(member.number, line ?? member.line)
  }
  for (const row of rows) {
    if (!row.card) continue
    const keys = cardKeys(row.card)
    const line = keys.flatMap((key) => seen.cards.get(key) ?? [])[0]
    if (line !== undefined) report(row, 'card', `is also on line ${line}`)
    for (const key of keys) seen.cards.set(key, line ?? row.line)
  }
}

function entryOf(member: PersonRow, dependants: readonly PersonRow[]): HouseholdEntry {
  const joinedOn = member.joinedOn as CivilDate
  return {
    line: member.line,
    number: member.number,
    plan: member.plan as string,
    association: member.association,
    language: member.language,
    joinedOn,
    feePaid: member.feePaid,
    paidThrough: member.paidThrough,
    people: [member, ...dependants].map((row) => personOf(row, joinedOn)),
  }
}

/** Who was born after the household joined, and has no day of joining, joined with the birth. */
function personOf(row: PersonRow, householdJoinedOn: CivilDate): PersonEntry {
  const { line, name, sex, birthDate, relation, phone, card } = row
  return {
    // One by one: spread out together they would take four times the memory, and there may be a million.
    line,
    name,
    sex,
    birthDate,
    relation,
    phone,
    card,
    joinedOn: row.joinedOn ?? laterOf(householdJoinedOn, bornOn(birthDate)),
    joinedOnGiven: row.joinedOn !== null,
  }
}

function isBad(row: PersonRow, field: keyof PersonRow): boolean {
  return row.bad.includes(field)
}
