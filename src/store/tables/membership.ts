import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { ChangeKind } from '../../core/membership/changes.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Json } from './json.ts'

export type MembershipTables = {
  member_import: MemberImportTable
  member_import_part: MemberImportPartTable
  member_number: MemberNumberTable
  member: MemberTable
  beneficiary: BeneficiaryTable
  membership_change: MembershipChangeTable
  membership_term: MembershipTermTable
  write_off: WriteOffTable
  person_word: PersonWordTable
  person_word_fill: { mutual_id: string; through: MemberNumber }
}

/** A word of a name as people look for it. */
type PersonWordTable = {
  mutual_id: string
  word: string
  number: MemberNumber
  ordinal: number
}

export type MemberImportTable = {
  import_id: string
  mutual_id: string
  file_name: string
  actor: string
  started_at: Instant
  touched_at: Instant
  completed_at: Instant | null
  /** What the file says, by which it is known when it comes again; null when not known. */
  content: string | null
  /** Who is at work on it; null while nobody is. */
  holder: string | null
}

/** One write of an import. */
export type MemberImportPartTable = {
  import_id: string
  part: number
  /** How the households read that it took from the file. */
  content: string
  /** Line and number of each member that it registered. */
  members: Json<readonly (readonly [line: number, number: MemberNumber])[]>
}

type MemberNumberTable = {
  number: MemberNumber
  mutual_id: string
}

export type MemberTable = {
  mutual_id: string
  number: MemberNumber
  plan_code: string
  association_code: string | null
  joined_on: CivilDate
  fee_paid_before: 0 | 1
  paid_through_before: CivilDate | null
  ended_on: CivilDate | null
  end_state: 'struck-off' | 'resigned' | 'deceased' | 'transferred' | null
  /** The decision that names the member for the plan's subsidy. */
  subsidised_from: CivilDate | null
  subsidised_until: CivilDate | null
  /** The first day of the present term of those who were readmitted. */
  readmitted_on: CivilDate | null
  /** Whether its category was ever changed. */
  recategorised: 0 | 1
  created_at: Instant
  import_id: string | null
  /** The opening that brought the household from older books. */
  opening_id: string | null
}

export type BeneficiaryTable = {
  mutual_id: string
  number: MemberNumber
  ordinal: number
  name: string
  sex: 'F' | 'M'
  birth_date: string
  relation: 'member' | 'spouse' | 'child' | 'parent' | 'other'
  phone: PhoneNumber | null
  joined_on: CivilDate
  left_on: CivilDate | null
  card: string | null
  next_phone: PhoneNumber | null
  next_phone_from: Instant | null
}

/** What a kind of change needs beside the rest. */
export type ChangeDetails = { readonly [name: string]: string | number | boolean | null }

export type MembershipChangeTable = {
  mutual_id: string
  change_id: string
  number: MemberNumber
  ordinal: number | null
  kind: ChangeKind
  on_date: CivilDate
  cause: string
  decided_by: string
  approved_by: string | null
  proposal_id: string | null
  details: Json<ChangeDetails> | null
  recorded_at: Instant
}

export type MembershipTermTable = {
  mutual_id: string
  number: MemberNumber
  term: number
  joined_on: CivilDate
  ended_on: CivilDate
  end_state: 'struck-off' | 'resigned' | 'transferred'
}

export type WriteOffTable = {
  mutual_id: string
  write_off_id: string
  number: MemberNumber
  amount: Minor
  on_date: CivilDate
  created_by: string
  approved_by: string
  created_at: Instant
  journal_id: string
  proposal_id: string | null
}
