import type { CivilDate } from './dates.ts'
import type {
  CodeState,
  EndState,
  LetterState,
  Reason,
  Relation,
  Unusual,
  WrongCashDay,
} from './states.ts'
import type { Currency, Minor } from './money.ts'
import type { SignInRefusal } from './sign-in-refusals.ts'

/**
 * Why something that was asked for is not done, as values and never thrown. Each member has a text
 * for people in `edge/refusal-texts.ts`; what goes to phones has its own wording.
 */
export type Refusal =
  | VisitRefusal
  | AssociationRefusal
  | CashRefusal
  | BooksRefusal
  | MembershipRefusal
  | CategoryRefusal
  | HouseholdRefusal
  | ApplicationRefusal
  | ReminderRefusal
  | StaffRefusal
  | SignInRefusal
  | { readonly code: 'unknown-mutual'; readonly mutual: string }
  | { readonly code: 'unknown-number'; readonly number: string }
  | { readonly code: 'unknown-person'; readonly number: string; readonly ordinal: number }
  | { readonly code: 'unknown-provider'; readonly provider: string }
  | { readonly code: 'unknown-service'; readonly service: string }
  | { readonly code: 'unknown-receipt'; readonly receipt: string }
  | { readonly code: 'not-in-suspense'; readonly receipt: string }
  | { readonly code: 'other-mutual'; readonly number: string; readonly mutual: string }

type Money = { readonly amount: Minor; readonly currency: Currency }

/** Of visit codes, bills, guarantee letters, and what providers are paid. */
type VisitRefusal =
  | { readonly code: 'mistyped-visit-code'; readonly visitCode: string }
  | { readonly code: 'unknown-visit-code'; readonly visitCode: string }
  | {
      readonly code: 'visit-code-closed'
      readonly visitCode: string
      readonly state: Exclude<CodeState, 'open'>
      /** The last day on which it took a bill. */
      readonly lastDay: CivilDate
    }
  | { readonly code: 'not-covered'; readonly reason: Reason | null }
  | { readonly code: 'no-bill'; readonly visitCode: string }
  /** The bill of an emergency that nobody of the mutual has decided. */
  | { readonly code: 'undecided-bill'; readonly visitCode: string }
  /** A bill that is no emergency's, or was decided before. */
  | { readonly code: 'decided-bill'; readonly visitCode: string }
  /** Who did the first step may not do the second (R65). */
  | { readonly code: 'same-person'; readonly by: string }
  | { readonly code: 'unknown-letter'; readonly letter: string }
  | { readonly code: 'letter-not-needed'; readonly service: string }
  | { readonly code: 'letter-closed'; readonly letter: string; readonly state: LetterState }
  | { readonly code: 'letter-approved'; readonly letter: string }
  | { readonly code: 'letter-span'; readonly from: CivilDate; readonly to: CivilDate }
  | { readonly code: 'unknown-wallet'; readonly wallet: string }
  | { readonly code: 'more-than-owed'; readonly provider: string; readonly owed: Money }
  | { readonly code: 'more-than-there-is'; readonly account: string; readonly left: Money }
  | { readonly code: 'already-paid'; readonly reference: string }
  | { readonly code: 'later-than-today'; readonly on: CivilDate }

/** More or less than is usual: it counts once somebody has said that it is right. */
type UnusualAmount = { readonly why: Unusual; readonly amount: Money; readonly limit: Money }

/** Of cash, its deposits, and corrections that need two people. */
type CashRefusal =
  /** Nobody of that name or phone is a manager or collector of the mutual today. */
  | { readonly code: 'not-staff'; readonly by: string; readonly mutual: string }
  | { readonly code: 'several-staff'; readonly by: string }
  | { readonly code: 'not-in-role'; readonly by: string }
  /** The member has no phone that could get the receipt (R60). */
  | { readonly code: 'no-phone'; readonly number: string }
  | { readonly code: 'slip-taken'; readonly slip: string; readonly receipt: string }
  | ({ readonly code: 'unusual-cash' } & UnusualAmount)
  /** `nearest`: the day next to it on which it might count. */
  | {
      readonly code: 'cash-day'
      readonly why: WrongCashDay
      readonly on: CivilDate
      readonly nearest: CivilDate
    }
  | ({ readonly code: 'unusual-bill' } & UnusualAmount)
  /** A question about cash that was answered before, or too long ago. */
  | { readonly code: 'cash-answered'; readonly slip: string }
  | { readonly code: 'cash-differs'; readonly inHand: Money; readonly brought: Money }
  | { readonly code: 'deposit-taken'; readonly reference: string }
  | { readonly code: 'receipt-in-suspense'; readonly receipt: string }
  | { readonly code: 'receipt-corrected'; readonly receipt: string }
  | { readonly code: 'several-members'; readonly receipt: string }
  | { readonly code: 'more-than-paid'; readonly receipt: string; readonly left: Money }
  | { readonly code: 'open-proposal'; readonly proposal: string }
  | { readonly code: 'unknown-proposal'; readonly proposal: string }
  | { readonly code: 'decided-proposal'; readonly proposal: string }
  /** Nobody decided it in time. */
  | { readonly code: 'expired-proposal'; readonly proposal: string }

/** Of closing the books, what leaves wallets, debts that are given up, and reports. */
type BooksRefusal =
  /** Another hash was kept for this journal: somebody has made the past anew. */
  | { readonly code: 'anchor-differs'; readonly mutual: string; readonly journal: number }
  | { readonly code: 'day-not-over'; readonly day: CivilDate }
  | { readonly code: 'closed-further'; readonly closedThrough: CivilDate }
  /** An opening comes before anything else in the books of a mutual, and once. */
  | { readonly code: 'books-begun'; readonly mutual: string; readonly journals: number }
  | { readonly code: 'books-opened'; readonly mutual: string; readonly on: CivilDate }
  | { readonly code: 'not-first-day'; readonly on: CivilDate; readonly closedThrough: CivilDate }
  | { readonly code: 'opening-at-work'; readonly mutual: string }
  /** The bank begins below nought, and nobody said who proposes that to a second person. */
  | { readonly code: 'opening-needs-two'; readonly mutual: string; readonly below: Money }
  | { readonly code: 'opening-replaced'; readonly mutual: string }
  /** Statutes that were shown or proposed would change something else by now. */
  | { readonly code: 'statutes-changed'; readonly mutual: string }
  /** There is none to take back; and what makes one impossible to take back. */
  | { readonly code: 'no-opening'; readonly mutual: string }
  | { readonly code: 'no-part'; readonly number: string }
  | { readonly code: 'opening-written-off'; readonly number: string }
  | { readonly code: 'opening-spent'; readonly account: string; readonly left: Money }
  /** After one that was taken back: it is opened on the same day again, a household only then. */
  | { readonly code: 'opening-day'; readonly mutual: string; readonly on: CivilDate }
  | { readonly code: 'part-stands'; readonly number: string; readonly on: CivilDate }
  /** Somebody who had joined before was registered while it was at work. */
  | { readonly code: 'opening-incomplete'; readonly number: string }
  /** Its operator gives no statement by request; and one that did not come. */
  | { readonly code: 'no-statement-by-request'; readonly wallet: string }
  | { readonly code: 'statement-not-had'; readonly wallet: string }
  /** The payer has no phone here, or a bank is to pay: somebody has to say where it goes. */
  | { readonly code: 'no-payee-account'; readonly receipt: string }
  /** Nothing that was approved waits for a payment file, and no file is open. */
  | { readonly code: 'nothing-to-pay'; readonly wallet: string }
  | { readonly code: 'unknown-payout'; readonly payout: string }
  | { readonly code: 'payout-paid'; readonly payout: string }
  | { readonly code: 'payout-ended'; readonly payout: string }
  /** A bank may still carry it out: the file is taken back first. */
  | { readonly code: 'payout-in-file'; readonly payout: string; readonly file: string }
  | { readonly code: 'unknown-payment-file'; readonly file: string }
  | { readonly code: 'payment-file-back'; readonly file: string }
  | { readonly code: 'payment-file-paid'; readonly file: string }
  | { readonly code: 'outflow-differs'; readonly reference: string; readonly recorded: Money }
  /** Of other money, and of years that are closed into the funds. */
  | { readonly code: 'unknown-account'; readonly account: string }
  | { readonly code: 'unknown-cost-centre'; readonly centre: string }
  | { readonly code: 'account-ended'; readonly account: string; readonly until: CivilDate }
  | { readonly code: 'account-not-split'; readonly account: string }
  | { readonly code: 'entry-differs'; readonly reference: string; readonly recorded: Money }
  | { readonly code: 'unknown-entry'; readonly reference: string }
  | { readonly code: 'entry-taken-back'; readonly reference: string }
  | { readonly code: 'books-open'; readonly through: CivilDate }
  | { readonly code: 'year-closed'; readonly year: number }
  | { readonly code: 'year-open'; readonly year: number }
  | { readonly code: 'nothing-to-close'; readonly year: number }
  /** Contributions are given up only when the membership is over. */
  | { readonly code: 'membership-not-over'; readonly number: string }
  | { readonly code: 'nothing-due'; readonly number: string }
  | { readonly code: 'more-than-due'; readonly number: string; readonly due: Money }
  /** No event of that name is held for this mutual. */
  | { readonly code: 'no-held-event'; readonly event: string }
  /** More than any amount is here: it can be dropped and never posted. */
  | { readonly code: 'beyond-all-amounts'; readonly event: string }
  /** Nobody of that code pays subsidies here. */
  | { readonly code: 'unknown-payer'; readonly payer: string }
  | {
      readonly code: 'more-than-subsidy'
      readonly payer: string
      readonly month: string
      readonly left: Money
    }
  /** A member is asked for what payers did not pay once a day. */
  | { readonly code: 'asked-today'; readonly payer: string; readonly on: CivilDate }
  /** The receipt is a payer's and no member's. */
  | { readonly code: 'receipt-of-payer'; readonly receipt: string }
  | { readonly code: 'nothing-unread'; readonly unread: string }
  | { readonly code: 'span-reversed'; readonly from: CivilDate; readonly to: CivilDate }

/** Of the life of a membership: ends, notices, striking off and readmission. */
type MembershipRefusal =
  | {
      readonly code: 'membership-over'
      readonly number: string
      readonly on: CivilDate
      readonly state: EndState
    }
  | { readonly code: 'end-too-far'; readonly on: CivilDate }
  | { readonly code: 'day-closed'; readonly closedThrough: CivilDate }
  | { readonly code: 'end-before-joining'; readonly number: string; readonly joinedOn: CivilDate }
  /** A period that begins on `charged` stands in the books. */
  | { readonly code: 'charged-beyond'; readonly number: string; readonly charged: CivilDate }
  | { readonly code: 'no-end-ahead'; readonly number: string }
  /** Who is a member, or of a household, cannot be erased. */
  | { readonly code: 'still-here'; readonly number: string; readonly ordinal: number }
  /** The member owes the mutual, or the other way round. */
  | { readonly code: 'money-open'; readonly number: string }
  /** The statutes do not say after how many unpaid periods. */
  | { readonly code: 'no-strike-off'; readonly number: string }
  | {
      readonly code: 'too-few-unpaid'
      readonly number: string
      readonly unpaid: number
      readonly needed: number
    }
  | { readonly code: 'notice-too-soon'; readonly from: CivilDate }
  | { readonly code: 'notices-missing'; readonly number: string; readonly given: number }
  /** The member has until then to be heard. */
  | { readonly code: 'hearing-pending'; readonly number: string; readonly from: CivilDate }

/** Of the plan that a household is under, and of lists that name it. */
type CategoryRefusal =
  | { readonly code: 'same-category'; readonly number: string }
  /** The same household stands twice in a list. */
  | { readonly code: 'category-twice'; readonly number: string }
  | { readonly code: 'category-after-end'; readonly number: string; readonly endedOn: CivilDate }
  /** No period begins on that day, before and after; the next on which one does. */
  | {
      readonly code: 'category-day'
      readonly number: string
      readonly on: CivilDate
      readonly next: CivilDate | null
    }
  | { readonly code: 'no-named-subsidy'; readonly plan: string }

/** Of the people of a household, and of who becomes a member. */
export type HouseholdRefusal =
  | { readonly code: 'household-full'; readonly number: string }
  /** The same name, sex and birth is a live beneficiary of the mutual (R06). */
  | { readonly code: 'person-registered'; readonly number: string; readonly ordinal: number }
  | { readonly code: 'card-taken'; readonly card: string; readonly number: string }
  | { readonly code: 'not-born'; readonly birthDate: string; readonly on: CivilDate }
  | { readonly code: 'joins-too-early'; readonly on: CivilDate; readonly earliest: CivilDate }
  | { readonly code: 'joins-too-late'; readonly on: CivilDate; readonly latest: CivilDate }
  /** A child beyond the last age that the statutes cover (R04). */
  | { readonly code: 'too-old-child'; readonly years: number }
  /** A child who is not younger than the member, or a parent who is not older. */
  | { readonly code: 'wrong-generation'; readonly relation: Relation }
  /** The membership has no service PIN. */
  | { readonly code: 'no-pin'; readonly number: string }
  /** Nobody so young is a contracting member (R02). */
  | { readonly code: 'under-age'; readonly years: number }
  | { readonly code: 'unfit-entry'; readonly field: string; readonly why: string }
  /** The membership ends, or the person stays: a household has no other member. */
  | { readonly code: 'is-the-member'; readonly number: string }
  | {
      readonly code: 'left-before'
      readonly number: string
      readonly ordinal: number
      readonly leftOn: CivilDate
    }
  | { readonly code: 'leaves-too-early'; readonly on: CivilDate; readonly earliest: CivilDate }
  | { readonly code: 'leaves-too-late'; readonly on: CivilDate; readonly latest: CivilDate }
  | { readonly code: 'same-household'; readonly number: string }
  | { readonly code: 'same-phone'; readonly number: string }
  /** A change of phone has been decided and not taken effect. */
  | { readonly code: 'phone-pending'; readonly number: string }
  | { readonly code: 'no-phone-pending'; readonly number: string }

/** Of what people ask the mutual for by phone. */
type ApplicationRefusal =
  | { readonly code: 'unknown-application'; readonly application: string }
  | { readonly code: 'decided-application'; readonly application: string }
  | { readonly code: 'several-applications'; readonly number: string; readonly open: number }
  | { readonly code: 'unknown-plan'; readonly plan: string | null }

/** Of associations, who is in them, and what they pay. */
type AssociationRefusal =
  | { readonly code: 'unknown-association'; readonly association: string }
  | { readonly code: 'association-ended'; readonly association: string; readonly until: CivilDate }
  /** Nobody is in it for whom it could pay. */
  | { readonly code: 'association-empty'; readonly association: string }
  | { readonly code: 'association-phoneless'; readonly association: string }
  /** No wallet: it takes cash and its bank only. */
  | { readonly code: 'cash-only'; readonly mutual: string }
  | { readonly code: 'not-in-association'; readonly number: string; readonly association: string }
  | { readonly code: 'in-association-since'; readonly number: string; readonly joinedOn: CivilDate }
  | { readonly code: 'nothing-owed'; readonly association: string }
  /** An earlier request to the same phone for the same association is not answered yet. */
  | { readonly code: 'request-open'; readonly request: Money; readonly minutes: number }
  /** The wallet moves no such amount; the nearest that it moves. */
  /** Its operator fails, or does not ask this phone: for how long nobody knows. */
  | {
      readonly code: 'wallet-cannot'
      readonly wallet: string
      readonly why: 'down' | 'phone' | 'day'
    }
  | {
      readonly code: 'wallet-limit'
      readonly wallet: string
      readonly limit: 'least' | 'once' | 'day'
      readonly amount: Money
    }
  | { readonly code: 'amount-step'; readonly below: Money; readonly above: Money }
  /** The parts do not sum to the payment. */
  | { readonly code: 'parts-differ'; readonly parts: Money; readonly payment: Money }

/** Of reminding a member by hand. */
type ReminderRefusal =
  | { readonly code: 'nothing-to-remind'; readonly number: string }
  | { readonly code: 'reminder-phoneless'; readonly number: string }
  /** The phone's owner wants no reminders (R54). */
  | { readonly code: 'reminders-stopped'; readonly number: string }
  /** The last one is less than 72 hours old (R52). */
  | { readonly code: 'reminded-recently'; readonly number: string; readonly on: CivilDate }
  /** There is none of this number, or somebody has looked at it. */
  | { readonly code: 'unknown-alert'; readonly alert: string }
  | { readonly code: 'unknown-call'; readonly call: string }
  | { readonly code: 'unknown-complaint'; readonly complaint: string }
  | { readonly code: 'complaint-closed'; readonly complaint: string }
  | { readonly code: 'answer-empty'; readonly complaint: string }
  /** `over`: septets beyond one SMS. */
  | { readonly code: 'answer-too-long'; readonly complaint: string; readonly over: number }

/** Of who works for a mutual, and on which phone. */
type StaffRefusal =
  /** It begins in the past, or ends before it begins. */
  | { readonly code: 'staff-days'; readonly from: CivilDate; readonly until: CivilDate | null }
  | {
      readonly code: 'staff-already'
      readonly phone: string
      readonly role: string
      readonly name: string
    }
  /** The phone is somebody else's, or a clinic's. */
  | {
      readonly code: 'staff-phone-taken'
      readonly phone: string
      readonly role: string
      readonly name: string
    }
  /** People answer by name (R65). */
  | { readonly code: 'staff-name-taken'; readonly name: string; readonly phone: string }
  | { readonly code: 'staff-role-missing'; readonly phone: string; readonly role: string }
  /** Nobody who works for the mutual has this phone, or this name. */
  | { readonly code: 'not-a-staff-phone'; readonly phone: string }
  /** It was lost or stolen: two people open it, or give its owner another one. */
  | { readonly code: 'staff-phone-closed'; readonly phone: string; readonly name: string }
  | { readonly code: 'staff-phone-open'; readonly phone: string; readonly name: string }
  | { readonly code: 'own-phone'; readonly phone: string }
  | { readonly code: 'no-staff-pin'; readonly phone: string }
  /** From one phone so many were closed in 24 hours that it may be a thief's. */
  | { readonly code: 'closings-day'; readonly phone: string }
  | { readonly code: 'staff-ends-too-early'; readonly on: CivilDate; readonly today: CivilDate }
  | { readonly code: 'last-manager'; readonly name: string }
  | { readonly code: 'cash-in-hand'; readonly name: string; readonly inHand: Money }

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function done<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refused<T>(refusal: Refusal): Result<T> {
  return { ok: false, refusal }
}
