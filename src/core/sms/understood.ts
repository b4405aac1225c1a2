import type { FamiliesAsked } from '../coverage/shared-phone.ts'
import type { MemberNumber } from '../member-number.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { MutualRole } from '../staff/office-role.ts'
import type { CommandName } from '../wording/command-name.ts'
import type { Language } from '../wording/catalogue.ts'

/** What a sender's phone may be. `payer`: money from this phone lies in suspense. */
export type SmsRole = 'member' | MutualRole | 'payer'

/** What reading a message needs to know about its sender; all of it known before. */
export type SmsContext = {
  /** Empty for a phone that we do not know. */
  readonly roles: readonly SmsRole[]
  /** Codes of the services a clinic may name after the number; empty for others. */
  readonly services: readonly string[]
  /** Codes of the services that the sender's plans pay for: a member may ask what they cost. */
  readonly care?: readonly string[]
  /** A phone number as people of the mutual's country write it, digits or `+` and digits. */
  readonly readPhone: (text: string) => PhoneNumber | null
  /** The families between which this clinic's phone is to choose, if it was just asked to. */
  readonly families?: FamiliesAsked | null
}

/** What somebody may be named by. */
export type NamedBy = 'number' | 'phone' | 'card'

/** Who a message asks about. `ordinal` is the beneficiary's suffix, null when none was written. */
export type Subject =
  | {
      readonly kind: 'number'
      readonly number: MemberNumber
      readonly ordinal: number | null
      /** What a word before the digits says that they are: the others are not looked up. */
      readonly said?: NamedBy
    }
  | {
      readonly kind: 'phone'
      readonly phone: PhoneNumber
      readonly ordinal: number | null
      readonly said?: NamedBy
      /** The digits as they were typed: they may be a card's. */
      readonly typed?: string
    }
  /**
   * The number of an older paper card, as it was typed. `digits`: meant as a member number, perhaps
   * with a word before them, and none.
   */
  | { readonly kind: 'card'; readonly text: string; readonly digits?: string }
  /**
   * The same digits are a member number with a right check digit and a phone number. Whoever has
   * the facts looks both up, answers when one finds somebody, and asks when both do.
   */
  | {
      readonly kind: 'number-or-phone'
      readonly number: MemberNumber
      readonly phone: PhoneNumber
      readonly ordinal: number | null
      readonly said?: NamedBy
    }

/** A length of time as a message names it; `period` is the plan's own, whatever it is. */
export type PeriodSaid = 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'period'

/** What a decision is about: series of numbers of their own, told apart by a letter where needed. */
export type Matter = 'application' | 'proposal'

/** What a message asks for. Nothing here says whether a person exists. */
export type Understood =
  | { readonly kind: 'check'; readonly subject: Subject; readonly service: string | null }
  /** Which member the money in suspense was for. */
  | { readonly kind: 'attribute'; readonly number: MemberNumber }
  /** The same by an older card, with the first letters of the name behind it where they were sent. */
  | { readonly kind: 'attribute-card'; readonly card: string; readonly letters: string | null }
  /** `number` when one was named; it may be somebody else's. */
  | { readonly kind: 'balance'; readonly number: MemberNumber | null }
  /** Amounts are as they were typed: which currency they are in is the mutual's to say. */
  | {
      readonly kind: 'pay'
      readonly number: MemberNumber | null
      /** An older card instead of a number: it counts from the household's own phone alone. */
      readonly card?: string
      readonly amount: string | null
      /** So many periods of the plan instead of an amount. */
      readonly periods: { readonly count: number; readonly unit: PeriodSaid } | null
      /** It is said that all are meant: by an association, its members. */
      readonly all: boolean
      /** The request that is open is known of, and one more is asked for. */
      readonly again: boolean
    }
  | { readonly kind: 'family' }
  | { readonly kind: 'our-year' }
  | { readonly kind: 'receipt' }
  /** What care costs; `service` null where none that we know was named, by `words` that say nothing else. */
  | {
      readonly kind: 'care-price'
      readonly service: string | null
      readonly words: readonly string[]
    }
  | {
      readonly kind: 'bill'
      /** As typed; it need not be a code. */
      readonly code: string
      readonly service: string | null
      readonly amount: string
      /** It is said that it is meant, although it was asked about. */
      readonly again: boolean
    }
  | { readonly kind: 'arrears' }
  | { readonly kind: 'list'; readonly behind: 1 | 2 | 3 | null }
  | { readonly kind: 'next' }
  | { readonly kind: 'total' }
  | { readonly kind: 'alerts' }
  | { readonly kind: 'member'; readonly subject: Subject }
  /** Whom a manager wants reminded, wants on the list of people to call, or has called. */
  | { readonly kind: 'remind' | 'to-call' | 'called'; readonly subject: Subject }
  /** A receipt in suspense and whose it is; both null to be told which there are. */
  | {
      readonly kind: 'match'
      readonly of: { readonly receipt: string; readonly number: MemberNumber } | null
    }
  | { readonly kind: 'applicants' }
  /** The phone of a colleague is lost or stolen: which one, or whose. */
  | {
      readonly kind: 'lost-phone'
      readonly whose: { readonly phone: PhoneNumber } | { readonly name: string }
    }
  | {
      readonly kind: 'approve' | 'refuse'
      readonly matter: Matter | null
      readonly id: string
    }
  | {
      readonly kind: 'cash'
      /** The day on which it was paid as it was written, where one is named; null for `yesterday`. */
      readonly paid?: { readonly day: string | null }
      readonly number: MemberNumber
      readonly amount: string
      /** It is said that this is a second payment of the same amount. */
      readonly again: boolean
    }
  /** Cash of somebody who was named by an older card: to be confirmed with the member number. */
  | { readonly kind: 'cash-card'; readonly card: string; readonly amount: string }
  | { readonly kind: 'help' }
  /** Null when the language was left out or is none of ours. */
  | { readonly kind: 'language'; readonly language: Language | null }
  | { readonly kind: 'stop' }
  | { readonly kind: 'start' }
  /** Until when the sender is covered. */
  | { readonly kind: 'covered'; readonly number: MemberNumber | null }
  /** Whether money arrived. */
  | { readonly kind: 'paid' }
  /** Something about paying from which no amount is clear: nothing is paid. */
  | { readonly kind: 'which-amount'; readonly number: MemberNumber | null }
  | { readonly kind: 'call-me' }
  | { readonly kind: 'join' }
  /** Something went wrong; what, where and when is read by whoever files it. */
  | { readonly kind: 'complaint' }
  /** To the member of a complaint, in the words as they were typed. */
  | { readonly kind: 'answer'; readonly complaint: number; readonly words: string }
  /** A visit was not the sender's. */
  | { readonly kind: 'not-me' }
  /** A bare no: to a change of phone, or to a visit. */
  | { readonly kind: 'no' }
  /** Nearly a no, or a no with more: it may keep a phone, and denies nothing. */
  | { readonly kind: 'nearly-no' }
  /** The phone shall stay as it is. */
  | { readonly kind: 'keep-phone' }
  /** What was denied was the sender after all. */
  | { readonly kind: 'was-me' }
  /**
   * A number beside words that name somebody, or beside a suffix that is not written as one. The
   * member's own answer would be about the wrong person. `names`: words that are nobody's but a
   * name; null when they are not all that leaves a doubt.
   */
  | {
      readonly kind: 'check-who'
      readonly subject: Subject
      readonly service: string | null
      readonly names: readonly string[] | null
    }
  /** Digits meant as a member number whose length or check digit is wrong: never guessed at. */
  | {
      readonly kind: 'wrong-number'
      readonly digits: string
      /** What a clinic asks besides, should the digits be somebody's card. */
      readonly asks?: {
        readonly card: Extract<Subject, { kind: 'card' }>
        readonly service: string | null
        readonly doubt: { readonly names: readonly string[] | null } | null
      }
    }
  /** Several people, or digits that can be grouped in more than one way. */
  /** One payment for several households: an amount for all or for each, or with each number its own. */
  | {
      readonly kind: 'pay-several'
      readonly parts: readonly { readonly number: MemberNumber; readonly amount: string | null }[]
      readonly amount: string | null
      readonly each: boolean
      readonly again: boolean
    }
  /** A payment for several that may be meant in more than one way. */
  | { readonly kind: 'which-parts' }
  | { readonly kind: 'one-at-a-time' }
  /** A command whose argument is missing. */
  | { readonly kind: 'incomplete'; readonly command: CommandName }
  /** A command that this phone may not use; the answer gives nothing away. */
  | { readonly kind: 'not-allowed'; readonly command: CommandName }
  | { readonly kind: 'unknown'; readonly nearest: CommandName | null }
