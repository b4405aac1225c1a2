import type { ComplaintKind } from '../complaints/complaint.ts'
import type { ComplaintTold } from '../complaints/told.ts'
import type { CivilDate } from '../dates.ts'
import type { Doing } from '../help/doing.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Plan } from '../plans/plan.ts'
import type { StandingFacts } from '../membership/standing.ts'
import type { Currency, Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { OpenRequest } from '../payments/open-request.ts'
import type { Beyond, Cannot, Terms } from '../payments/terms.ts'
import type { Refusal } from '../refusals.ts'
import type { WalletAccount } from '../statutes/statutes.ts'
import type { Language } from '../wording/catalogue.ts'
import type { PinChecked } from './pin-checked.ts'
import type { Named } from './staff-kinds.ts'

/** One membership of one mutual. */
export type OfMember = { readonly mutual: string; readonly number: MemberNumber }

export type MemberFacts = {
  readonly number: MemberNumber
  readonly firstName: string
  readonly name: string
  readonly mutual: string
  readonly today: CivilDate
  readonly facts: StandingFacts
}

/** A member as somebody else who pays may see one: first letters, and what one would type. */
export type Payee = {
  readonly number: MemberNumber
  readonly mutual: string
  readonly mutualName: string
  readonly helpPhone: PhoneNumber | null
  /** Of that mutual; empty where it takes cash and its bank only. */
  readonly wallets: readonly WalletAccount[]
  readonly currency: Currency
  readonly initials: string
  readonly plan: Plan
  /** How the caller's phone can be asked; null where the mutual asks nobody. */
  readonly terms: Terms | null
}

/** Somebody of a household, and the days between which that person is covered with it. */
export type Relative = {
  readonly name: string
  /** The first day of cover: after the waiting, or the day of joining. */
  readonly since: CivilDate
  /** The last day on which the age is covered (R04); null when the age sets no end. */
  readonly until: CivilDate | null
  readonly isTooOld: boolean
}

/** A household: who is in it, and for whom a manager has been asked. */
export type FamilyFacts = {
  readonly people: readonly Relative[]
  readonly asked: readonly string[]
}

/** Money that was counted for a member, as it stands on the receipt. */
export type ReceiptFacts = {
  readonly ref: string
  readonly amount: Minor
  readonly paidOn: CivilDate
  /** The money was taken back. */
  readonly isCancelled: boolean
}

/** A visit code that still takes a bill. */
type OpenVisit = {
  readonly code: string
  readonly person: string
  readonly provider: string
  readonly until: CivilDate
}

/** One question of a clinic about somebody of a household (D6). */
export type CheckFacts = {
  readonly id: string
  /** `02/04 14:05` where the mutual is. */
  readonly when: string
  readonly person: string
  readonly provider: string
  readonly answer: 'yes' | 'no' | 'cannot-tell'
  /** What the clinic was told is stopped already. */
  readonly isStopped: boolean
}

/** A complaint as far as it has been typed. */
export type ComplaintTyped = {
  readonly kind: ComplaintKind
  readonly provider?: string
  /** The provider's name. */
  readonly clinic?: string
  readonly on?: CivilDate
  readonly words?: string
}

type ComplaintFiled =
  { readonly kind: 'filed' | 'repeat'; readonly code: string } | { readonly kind: 'too-many' }

/** What a service costs at each clinic that has agreed to a price, and the patient's part of it. */
export type CarePrice = {
  readonly service: string
  readonly clinics: readonly {
    readonly name: string
    readonly price: Minor
    readonly patient: Minor
  }[]
}

/** What members may ask to know. */
export type MemberFactKinds = {
  /** The caller's own membership. */
  readonly member: { readonly of: OfMember; readonly is: MemberFacts }
  /** The people of the household, the member first. */
  readonly family: { readonly of: OfMember; readonly is: FamilyFacts }
  /** The last five payments, newest first. */
  readonly receipts: { readonly of: OfMember; readonly is: readonly ReceiptFacts[] }
  /** Visit codes that are open, and the last three questions, newest first. */
  readonly visits: {
    readonly of: OfMember
    readonly is: {
      readonly open: readonly OpenVisit[]
      readonly checks: readonly CheckFacts[]
      /** What services of the plan cost, where clinics have agreed to a price. */
      readonly prices?: readonly CarePrice[]
    }
  }
  /** The clinics with an agreement, those that asked about the household first. */
  readonly clinics: {
    readonly of: OfMember
    readonly is: readonly { readonly code: string; readonly name: string }[]
  }
  /** What the member complained of, newest first. */
  readonly 'own-complaints': {
    readonly of: OfMember
    readonly is: readonly Pick<ComplaintTold, 'code' | 'filedOn' | 'kind' | 'state' | 'answer'>[]
  }
  /** Whether the membership has a service PIN. */
  readonly pin: { readonly of: OfMember; readonly is: boolean }
  /** A phone number as people of the mutual's country write it; null when it is none. */
  readonly phone: {
    readonly of: { readonly mutual: string; readonly typed: string }
    readonly is: PhoneNumber | null
  }
  /** How the caller's phone can be asked for money by a mutual; null where it asks nobody. */
  readonly terms: { readonly of: { readonly mutual: string }; readonly is: Terms | null }
  /** Whose card this is in the mutual, or whose number where it is a card as well. */
  readonly 'payee-card': {
    readonly of: { readonly mutual: string; readonly typed: string }
    readonly is: Named
  }
  /** Whoever has this number in whichever mutual; null when nobody does who is a member today. */
  readonly payee: { readonly of: { readonly number: MemberNumber }; readonly is: Payee | null }
}

/** What an applicant has typed before the last question. */
export type Applicant = {
  readonly name: string
  readonly birthDate: string
  readonly sex: 'F' | 'M'
  readonly familySize: number
}

export type NewRelative = {
  readonly relation: 'child' | 'spouse'
  readonly name: string
  readonly birthDate: string
  readonly sex: 'F' | 'M'
}

/** A repeat waits for a decision already. */
export type Applied =
  { readonly kind: 'filed' | 'repeat' } | { readonly kind: 'refused'; readonly refusal: Refusal }

/** `unknown`: nobody has the number, or the letters are not the name's (R62). */
export type Claimed = 'filed' | 'repeat' | 'unknown' | 'too-many' | 'refused'

/** `repeat`: an earlier request of this phone waits. `when` is `02/03 11:00`. */
type CallNoted = { readonly kind: 'noted' | 'repeat'; readonly when: string }

/** What people call the wallet; null where nobody has said. */
export type OfWallet = { readonly title: string | null }

/** The phone could have been asked a moment ago, or for another amount. */
export type NotNow = OfWallet &
  (
    | { readonly kind: 'cannot'; readonly why: Cannot }
    | { readonly kind: 'beyond'; readonly beyond: Beyond }
  )

type CollectAsked = OfMember & {
  readonly amount: Minor
  /** Other members of the same mutual, with whom it is shared equally. */
  readonly more?: readonly MemberNumber[]
}

/** What came of asking for money: nothing yet, while an earlier request to this phone is open. */
export type Collected =
  | ({ readonly kind: 'asked'; readonly amount: Minor; readonly currency: Currency } & OfWallet)
  | ({ readonly kind: 'open'; readonly asks: CollectAsked } & OpenRequest & OfWallet)
  | (NotNow & { readonly asks: CollectAsked })
  /** The mutual takes cash and its bank only, since a moment ago. */
  | { readonly kind: 'cash-only' }

/** What members may ask to be done. */
export type MemberRequestKinds = {
  /** Count that the caller tried somebody's number, before anything is told of it. */
  readonly 'try-number': {
    readonly asks: { readonly mutual: string; readonly found: boolean }
    readonly gives: 'tried' | 'too-many'
  }
  /** Ask the caller's phone for money, for this member. */
  readonly collect: {
    readonly asks: CollectAsked & { readonly again: boolean }
    readonly gives: Collected
  }
  /** Send the receipt of this number again, to the caller's phone. */
  readonly 'send-receipt': {
    readonly asks: OfMember & { readonly ref: string }
    readonly gives: null
  }
  /** It was nobody of the household: stop what the clinic was told (R44). */
  readonly 'not-me': { readonly asks: OfMember & { readonly check: string }; readonly gives: null }
  /** Compare a PIN that was typed; the try counts before. */
  readonly 'check-pin': {
    readonly asks: OfMember & { readonly pin: string }
    readonly gives: PinChecked
  }
  /** Hash a PIN that is to be typed once more before it is set. */
  readonly 'choose-pin': {
    readonly asks: { readonly pin: string }
    readonly gives: { readonly hash: string }
  }
  /** Set the PIN, if it is the one that was chosen. */
  readonly 'set-pin': {
    readonly asks: OfMember & { readonly pin: string; readonly chosen: string }
    readonly gives: 'set' | 'different'
  }
  readonly 'remove-pin': { readonly asks: OfMember; readonly gives: null }
  /** Somebody whom nobody has registered wants to become a member: a manager decides. */
  readonly apply: {
    readonly asks: Applicant & { readonly mutual: string; readonly place: string }
    readonly gives: Applied
  }
  /** The member complains: the managers are told, and answer by SMS. */
  readonly 'file-complaint': {
    readonly asks: OfMember & {
      readonly what: ComplaintKind
      readonly provider: string | null
      readonly on: CivilDate | null
      readonly words: string | null
    }
    readonly gives: ComplaintFiled
  }
  /** Whoever calls wants to be called, as the member or, null, as somebody who waits to be one. */
  readonly 'call-back': {
    readonly asks: {
      readonly mutual: string
      readonly number: MemberNumber | null
      readonly doing: Doing
    }
    readonly gives: CallNoted
  }
  /** A child or spouse is to be added to the household: a manager decides. */
  readonly 'add-person': {
    readonly asks: OfMember & { readonly person: NewRelative }
    readonly gives: Applied
  }
  /** The member is to be reached on another phone: a manager decides, with a day's hold (R64). */
  readonly 'change-phone': {
    readonly asks: OfMember & { readonly newPhone: PhoneNumber }
    readonly gives: Applied
  }
  /** A member calls from a phone that nobody has registered, and wants it to be the member's. */
  readonly claim: {
    readonly asks: {
      readonly mutual: string
      readonly claimed: string
      readonly letters: string
    }
    readonly gives: Claimed
  }
  /** The caller speaks this language. */
  readonly 'set-language': {
    readonly asks: { readonly language: Language }
    readonly gives: null
  }
}
