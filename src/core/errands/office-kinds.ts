import type { MemberNumber } from '../member-number.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Behind } from '../arrears/arrears.ts'
import type { Subject } from '../sms/understood.ts'
import type { AssociationFactKinds, AssociationRequestKinds } from './association-kinds.ts'
import type { ClinicFactKinds, ClinicRequestKinds, FamiliesShown } from './clinic-kinds.ts'
import type { StaffFactKinds, StaffRequestKinds } from './staff-kinds.ts'

/** What clinics, managers, collectors and associations may ask to know. */
export type OfficeFactKinds = ClinicFactKinds & StaffFactKinds & AssociationFactKinds

/** What clinics, managers, collectors and associations may ask to be done. */
export type OfficeRequestKinds = ClinicRequestKinds & StaffRequestKinds & AssociationRequestKinds

/** What has been answered in their errands so far. */
export type OfficeKept = {
  /** The member that it is about. */
  readonly number?: MemberNumber
  /** Whom a clinic asks about, as it was typed. */
  readonly patient?: Subject
  /** Between which families that share a phone a clinic was asked to choose last. */
  readonly families?: FamiliesShown
  /** A visit code and a service of a bill. */
  readonly visit?: string
  readonly service?: string
  /** Members behind by so many periods, those after this number. */
  readonly behind?: Behind
  readonly after?: MemberNumber
  /** A receipt by its number, and a proposal. */
  readonly receipt?: string
  readonly proposal?: string
  /** Somebody who wants to be called, by the number of the request. */
  readonly call?: number
  /** Cash that a message told of, by its slip. */
  readonly slip?: string
  /** A complaint, by its number. */
  readonly complaint?: number
  /** A colleague's phone. */
  readonly phone?: PhoneNumber
  /** What a screen shows that somebody signs in to. */
  readonly digits?: string
  /** An alert, by its number. */
  readonly alert?: number
  /** Members for whom an association pays. */
  readonly chosen?: readonly MemberNumber[]
}
