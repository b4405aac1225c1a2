import type { Dialog as AnyDialog } from '../dialog/dialog.ts'
import type { CivilDate } from '../dates.ts'
import type { Doing } from '../help/doing.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Language } from '../wording/catalogue.ts'
import type { Outcome } from './kinds.ts'
import type { Applicant, ComplaintTyped, NewRelative } from './member-kinds.ts'
import type { OfficeKept } from './office-kinds.ts'
import type { Role } from './role.ts'
import type { ScreenName } from './screen-names.ts'

/** What has been answered so far and later screens rest on. */
export type Kept = {
  /** As whom the caller calls. */
  readonly who?: Pick<Role, 'role' | 'mutual' | 'ref'>
  /** The mutual that a stranger asks about. */
  readonly mutual?: string
  readonly amount?: Minor
  /** When cash was paid, where it was not today. */
  readonly paidOn?: CivilDate | null
  /** Another member that the caller pays for. */
  readonly payee?: MemberNumber
  /** Others that the same payment is for. */
  readonly more?: readonly MemberNumber[]
  /** The number or card of a member who calls from a phone that nobody has registered. */
  readonly claimed?: string
  /** The phone that the member wants to be reached on. */
  readonly newPhone?: PhoneNumber
  /** Who wants to become a member, as far as it has been typed. */
  readonly applicant?: Partial<Applicant>
  /** Who is to be added to the household, as far as it has been typed. */
  readonly relative?: Partial<NewRelative>
  /** The membership, or the phone of the staff, whose service PIN was typed in this call. */
  readonly unlocked?: MemberNumber | PhoneNumber | null
  /** The phone that its owner has lost, or the owner's name, as it was typed. */
  readonly lost?: string
  /** One of the member's receipts, by its number. */
  readonly receipt?: string
  /** One of the questions that clinics asked about the household. */
  readonly check?: string
  /** A service whose price the member looks at. */
  readonly service?: string
  /** Where the caller was who came to ask for help. */
  readonly doing?: Doing
  /** What a member complains of, as far as it has been typed. */
  readonly complaint?: ComplaintTyped
  /** In errands of clinics, managers, collectors and associations. */
  readonly office?: OfficeKept
}

/** What is written down with a call, for the engine. */
export type KeptKinds = {
  readonly screen: ScreenName
  readonly language: Language
  readonly kept: Kept
  readonly outcome: Outcome
}

/** Where a call stands. */
export type Dialog = AnyDialog<KeptKinds>
