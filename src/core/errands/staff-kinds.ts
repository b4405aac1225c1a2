import type { ListedAlert } from '../alerts/alert-list.ts'
import type { Behind } from '../arrears/arrears.ts'
import type { CashLimits } from '../cash/plausible.ts'
import type { CashQuestion } from '../cash/question.ts'
import type { ComplaintTold } from '../complaints/told.ts'
import type { CivilDate } from '../dates.ts'
import type { Doing } from '../help/doing.ts'
import type { Ageing } from '../indicators/ageing.ts'
import type { MemberNumber } from '../member-number.ts'
import type { State } from '../membership/standing.ts'
import type { Minor } from '../money.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { MoneyInSpans } from '../indicators/money-in.ts'
import type { ActsTold } from '../messages/phone-sms.ts'
import type { PinChecked } from './pin-checked.ts'
import type { Matter } from '../proposals/matter.ts'
import type { Decision } from '../proposals/proposal.ts'
import type { Refusal } from '../refusals.ts'

export type OfMutual = { readonly mutual: string }

/** Members behind by so many periods, those after a number; the first page after an empty one. */
type OfArrearsPage = OfMutual & { readonly behind: Behind; readonly after: MemberNumber | '' }

/** A member as the mutual's managers and collectors see one. */
export type Subject = {
  readonly number: MemberNumber
  readonly name: string
  readonly state: State
  readonly owed: Minor
  readonly credit: Minor
  readonly coveredUntil: CivilDate | null
  /** The household's own, whole, as it is dialled; null when it has none. */
  readonly phone: string | null
  /** Whether a service PIN guards what is private. */
  readonly hasPin: boolean
  readonly lastPaid: { readonly amount: Minor; readonly on: CivilDate } | null
  /** A collector sees the own people; `acts`: has them reminded, and notes whom to call. */
  readonly reach: { readonly sees: boolean; readonly acts: boolean }
}

/** A member on a list of those who are behind. */
export type Listed = Pick<Subject, 'number' | 'name' | 'phone' | 'owed'>

/** Somebody who was named; `wrong` is what nothing could be read from. */
export type Named =
  | { readonly kind: 'found'; readonly number: MemberNumber }
  | { readonly kind: 'nobody' | 'several' | 'two-readings' | 'wrong' }

/** A receipt that is nobody's yet. */
export type Unmatched = {
  readonly receipt: string
  readonly amount: Minor
  readonly paidOn: CivilDate
  /** The payer's phone with its middle hidden; null when the operator did not tell it. */
  readonly payer: string | null
  /** What was typed as the account, perhaps nothing. */
  readonly typed: string
  /** Whose card that is, to be looked at: `0412337-8 Awa D.` */
  readonly cardOf: Pick<Subject, 'number' | 'name'> | null
  /** To whom the caller wanted to give it by SMS, which is to be confirmed here. */
  readonly asked: MemberNumber | null
}

/** Somebody who wants to be called. */
export type WantedCall = {
  readonly call: number
  /** Null for somebody who waits to become a member and whose application is decided. */
  readonly name: string | null
  readonly number: MemberNumber | null
  readonly phone: PhoneNumber
  /** `02/03 11:00` where the mutual is. */
  readonly when: string
  readonly doing: Doing
}

/** `daysBack`: so many days may have passed since it was paid. */
type CashRules = CashLimits & { readonly daysBack: number }

/** Cash that a message of the caller told of and that waits for a yes. */
export type CashAsked = CashQuestion & {
  readonly name: string
  /** The nearest amount that is usual. */
  readonly limit: Minor
  /** The receipt of the same cash, where it was recorded a short while ago. */
  readonly recorded: string | null
}

/** A phone that works for the mutual, for a colleague who says that it is lost. */
export type StaffPhone = {
  readonly phone: PhoneNumber
  /** As it is dialled, and whose it is. */
  readonly dialled: string
  readonly name: string
  readonly isClosed: boolean
}

type Waiting = {
  readonly unmatched: number
  readonly matters: number
  readonly alerts: number
}

/** What managers and collectors may ask to know, of their own mutual alone. */
export type StaffFactKinds = {
  readonly arrears: {
    readonly of: OfMutual
    readonly is: { readonly ageing: Ageing; readonly members: number }
  }
  readonly 'arrears-page': {
    readonly of: OfArrearsPage
    readonly is: {
      readonly members: readonly Listed[]
      readonly next: MemberNumber | null
    }
  }
  readonly 'money-in': { readonly of: OfMutual; readonly is: MoneyInSpans }
  readonly subject: {
    readonly of: OfMutual & { readonly number: MemberNumber }
    readonly is: Subject | null
  }
  /** Whom something typed stands for: a member number, a phone, or an older card. */
  readonly named: {
    readonly of: OfMutual & { readonly typed: string }
    readonly is: Named
  }
  readonly unmatched: { readonly of: OfMutual; readonly is: readonly Unmatched[] }
  readonly matters: { readonly of: OfMutual; readonly is: readonly Matter[] }
  readonly alerts: { readonly of: OfMutual; readonly is: readonly ListedAlert[] }
  /** Complaints that are not closed, oldest first. */
  readonly complaints: { readonly of: OfMutual; readonly is: readonly ComplaintTold[] }
  /** Who waits for a call, whoever waits longest first. */
  readonly calls: { readonly of: OfMutual; readonly is: readonly WantedCall[] }
  /** How much waits behind choices of the menu. */
  readonly waiting: { readonly of: OfMutual; readonly is: Waiting }
  /** The other phones that work for the mutual; to a clinic those of the clinic. */
  readonly 'staff-phones': { readonly of: OfMutual; readonly is: readonly StaffPhone[] }
  /** Whether the caller's phone has a service PIN for its work. */
  readonly 'staff-pin': { readonly of: { readonly phone: PhoneNumber }; readonly is: boolean }
  /** How many sign-ins with the caller's phone hold. */
  readonly 'sign-ins': { readonly of: { readonly phone: PhoneNumber }; readonly is: number }
  /** The caller's own. */
  readonly 'cash-in-hand': { readonly of: OfMutual; readonly is: Minor }
  /** Between which amounts cash counts without a question. */
  readonly 'cash-limits': { readonly of: OfMutual; readonly is: CashRules }
  /** The caller's own. */
  readonly 'cash-asked': { readonly of: OfMutual; readonly is: readonly CashAsked[] }
}

type Refused = { readonly ok: false; readonly why: Refusal['code'] }

/** What managers and collectors may ask to be done. Who may not is refused, and it is recorded. */
export type StaffRequestKinds = {
  readonly 'take-cash': {
    readonly asks: OfMutual & {
      readonly number: MemberNumber
      readonly amount: Minor
      /** When it was paid, where that was not today. */
      readonly on?: CivilDate
      /** The caller has said so of an amount that is not usual. */
      readonly isRight?: true
    }
    readonly gives:
      { readonly ok: true; readonly receipt: string; readonly inHand: Minor } | Refused
  }
  readonly 'answer-cash': {
    readonly asks: OfMutual & { readonly slip: string; readonly answer: 'yes' | 'no' }
    /** `recorded` is null after a no. */
    readonly gives:
      | {
          readonly ok: true
          readonly recorded: { readonly receipt: string; readonly inHand: Minor } | null
        }
      | Refused
  }
  readonly match: {
    readonly asks: OfMutual & { readonly receipt: string; readonly number: MemberNumber }
    /** `proposal` when another manager has to approve. */
    readonly gives: { readonly ok: true; readonly proposal: string | null } | Refused
  }
  readonly remind: {
    readonly asks: OfMutual & { readonly number: MemberNumber }
    readonly gives: { readonly ok: true } | Refused
  }
  /** Puts a member on the list of people to call; `since` when it stands there already. */
  readonly 'note-call': {
    readonly asks: OfMutual & { readonly number: MemberNumber }
    readonly gives: { readonly ok: true; readonly since: string | null } | Refused
  }
  readonly 'reset-pin': {
    readonly asks: OfMutual & { readonly number: MemberNumber }
    readonly gives: { readonly ok: true } | Refused
  }
  /** Close a colleague's phone as lost, at once. */
  readonly 'close-phone': {
    readonly asks: OfMutual & { readonly phone: PhoneNumber }
    readonly gives: { readonly ok: true; readonly acts: ActsTold } | Refused
  }
  /** Propose to open one that was closed. */
  readonly 'open-phone': {
    readonly asks: OfMutual & { readonly phone: PhoneNumber }
    readonly gives: { readonly ok: true; readonly proposal: string } | Refused
  }
  /** The owner of a lost phone calls from any other; `whose` is its number or the name, as typed. */
  readonly 'close-own': {
    readonly asks: OfMutual & { readonly whose: string; readonly pin: string }
    readonly gives: 'closed' | 'no-match' | 'too-many'
  }
  /** Compare the PIN of the caller's phone; the try counts before. */
  readonly 'check-staff-pin': {
    readonly asks: { readonly pin: string }
    readonly gives: PinChecked
  }
  /** Set it, if it is the one that was chosen. */
  readonly 'set-staff-pin': {
    readonly asks: { readonly pin: string; readonly chosen: string }
    readonly gives: 'set' | 'different'
  }
  readonly 'remove-staff-pin': { readonly asks: OfMutual; readonly gives: null }
  /** Whether six digits wait for a yes; the typing counts. */
  readonly 'find-sign-in': {
    readonly asks: OfMutual & { readonly digits: string }
    readonly gives: 'found' | 'none' | 'too-many'
  }
  readonly 'answer-sign-in': {
    readonly asks: OfMutual & { readonly digits: string; readonly answer: 'yes' | 'no' }
    readonly gives: 'confirmed' | 'refused' | 'gone'
  }
  readonly 'end-sign-ins': { readonly asks: OfMutual; readonly gives: { readonly count: number } }
  readonly decide: {
    readonly asks: OfMutual & Pick<Matter, 'what' | 'id'> & { readonly decision: Decision }
    readonly gives: { readonly ok: true } | Refused
  }
  /** Nobody needs to look at it any more. */
  readonly 'alert-seen': {
    readonly asks: OfMutual & { readonly alert: number }
    readonly gives: { readonly ok: true } | Refused
  }
  /** The words go to the member by SMS; `over` when they are too long, by how many septets. */
  readonly 'answer-complaint': {
    readonly asks: OfMutual & { readonly complaint: number; readonly words: string }
    readonly gives:
      | { readonly ok: true; readonly phone: PhoneNumber }
      | { readonly ok: false; readonly over: number | null }
  }
  readonly 'close-complaint': {
    readonly asks: OfMutual & { readonly complaint: number }
    readonly gives: { readonly ok: true } | Refused
  }
  /** Somebody was called and leaves the list. */
  readonly 'call-done': {
    readonly asks: OfMutual & { readonly call: number }
    readonly gives: { readonly ok: true } | Refused
  }
  /** The list by SMS, as much as one holds, to the caller's phone. */
  readonly 'send-list': {
    readonly asks: OfArrearsPage
    readonly gives: { readonly count: number }
  }
}
