import type { CivilDate } from '../dates.ts'
import type { Minor } from '../money.ts'
import type { Plan } from './plan.ts'

/** How a membership ended, when it did. */
export type EndState = 'struck-off' | 'resigned' | 'deceased' | 'transferred'

export type State = 'applicant' | 'waiting' | 'active' | 'grace' | 'suspended' | EndState

/** What a standing rests on: all that is known now, whatever the date asked about. */
export type StandingFacts = {
  /** Versions of the member's plan, in any order; one is in force on `joinedOn`. */
  readonly versions: readonly Plan[]
  readonly joinedOn: CivilDate
  /** The joining fee was paid before the member came to this system. */
  readonly feePaidBefore: boolean
  /** Periods that end on or before this day were paid before the member came to this system. */
  readonly paidThroughBefore: CivilDate | null
  readonly end: { readonly on: CivilDate; readonly state: EndState } | null
  /** Beneficiaries by the days they belong to the household; charges per person count them. */
  readonly people: readonly { readonly joinedOn: CivilDate; readonly leftOn: CivilDate | null }[]
  /** Charges that have been posted; later ones are derived. */
  readonly posted: readonly Charge[]
  /** Money attributed to the member, by the day it was paid; negative when it was reversed. */
  readonly payments: readonly { readonly on: CivilDate; readonly amount: Minor }[]
}

export type Charge = {
  readonly kind: 'joining-fee' | 'contribution'
  readonly startsOn: CivilDate
  readonly endsOn: CivilDate
  readonly dueOn: CivilDate
  readonly amount: Minor
}

/** What a member's record means on a date. */
export type Standing = {
  readonly state: State
  /** What has begun and is not paid, the joining fee included. */
  readonly owed: Minor
  /** Money beyond that. */
  readonly credit: Minor
  readonly paidThrough: CivilDate | null
  readonly coveredUntil: CivilDate | null
  readonly waitingUntil: CivilDate | null
  /** Charges that have begun, oldest first, the joining fee before them. */
  readonly charges: readonly (Charge & { readonly paid: Minor })[]
  /** The period that begins next, for paying ahead; null after the end of the membership. */
  readonly next: Charge | null
}
