import type { CivilDate } from '../dates.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { ComplaintKind, ComplaintState } from './complaint.ts'

/** What a complaint is about, as it was found: a question of the clinic, money, a request for it. */
export type ToldAbout =
  | {
      readonly kind: 'check'
      /** `02/03 11:00` where the mutual is. */
      readonly when: string
      readonly answer: 'yes' | 'no' | 'cannot-tell'
      readonly visitCode: string | null
    }
  | {
      readonly kind: 'receipt'
      readonly ref: string
      readonly amount: Minor
      /** It is somebody's; else it lies in suspense. */
      readonly isMatched: boolean
    }
  | { readonly kind: 'request'; readonly when: string; readonly amount: Minor }

/** A complaint as the managers of the mutual read it. */
export type ComplaintTold = {
  readonly complaint: number
  /** `C7` */
  readonly code: string
  readonly state: ComplaintState
  readonly name: string
  readonly number: MemberNumber
  readonly phone: PhoneNumber
  readonly kind: ComplaintKind
  /** The clinic's name; null where none is meant or none was named yet. */
  readonly clinic: string | null
  readonly on: CivilDate | null
  readonly words: string | null
  readonly about: ToldAbout | null
  readonly filedOn: CivilDate
  readonly answer: string | null
}
