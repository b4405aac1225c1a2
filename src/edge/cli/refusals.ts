import { type Currency, type Minor, toDecimal } from '../../core/money.ts'
import { unreachable } from '../../core/invariant.ts'
import type { Reason } from '../../core/coverage/coverage.ts'
import type {
  ApplicationRefusal,
  AssociationRefusal,
  BooksRefusal,
  CashRefusal,
  HouseholdRefusal,
  MembershipRefusal,
  Refusal,
  ReminderRefusal,
  StaffRefusal,
} from '../../core/refusals.ts'
import type { CodeState } from '../../core/visits/code-state.ts'
import { associationRefusalText, isAssociationRefusal } from './association-refusals.ts'
import { booksRefusalText, isBooksRefusal } from './books-refusals.ts'
import { cashRefusalText, isCashRefusal } from './cash-refusals.ts'
import { isMembershipRefusal, membershipRefusalText } from './membership-refusals.ts'
import { isReminderRefusal, reminderRefusalText } from './reminder-refusals.ts'
import { isStaffRefusal, staffRefusalText } from './staff-refusals.ts'
import { isPeopleRefusal, peopleRefusalText } from './household-refusals.ts'

/** Why something that was asked for is not done, in one line for an operator. */
export function refusalText(refusal: Refusal): string {
  if (isAssociationRefusal(refusal)) return associationRefusalText(refusal)
  if (isBooksRefusal(refusal)) return booksRefusalText(refusal)
  if (isCashRefusal(refusal)) return cashRefusalText(refusal)
  if (isMembershipRefusal(refusal)) return membershipRefusalText(refusal)
  if (isPeopleRefusal(refusal)) return peopleRefusalText(refusal)
  if (isReminderRefusal(refusal)) return reminderRefusalText(refusal)
  if (isStaffRefusal(refusal)) return staffRefusalText(refusal)
  return otherRefusalText(refusal)
}

type OtherRefusal = Exclude<
  Refusal,
  | ApplicationRefusal
  | AssociationRefusal
  | BooksRefusal
  | CashRefusal
  | HouseholdRefusal
  | MembershipRefusal
  | ReminderRefusal
  | StaffRefusal
>

/** Of visit codes, bills, letters, what providers are paid, and what is not known at all. */
function otherRefusalText(refusal: OtherRefusal): string {
  switch (refusal.code) {
    case 'unknown-mutual':
      return `there is no mutual ${refusal.mutual}: check the code, or create it with apply`
    case 'unknown-number':
      return `there is no member ${refusal.number}: check the number, or look for it with members list`
    case 'unknown-person':
      return `member ${refusal.number} has no beneficiary ${refusal.ordinal}: household show ${refusal.number} lists them`
    case 'unknown-provider':
      return `there is no provider ${refusal.provider}: use the code in the statutes file`
    case 'unknown-service':
      return `there is no service ${refusal.service}: use the code in the statutes file`
    case 'unknown-receipt':
      return `there is no receipt ${refusal.receipt}: check its number`
    case 'not-in-suspense':
      return `receipt ${refusal.receipt} is not in suspense: suspense list shows those that are`
    case 'other-mutual':
      return `member ${refusal.number} belongs to another mutual, ${refusal.mutual}: give that one`
    case 'mistyped-visit-code':
      return `${refusal.visitCode} is not a visit code: a letter or digit must be wrong, so look at it again`
    case 'unknown-visit-code':
      return `there is no visit code ${refusal.visitCode} of this provider: visit list shows its codes`
    case 'visit-code-closed':
      return `visit code ${refusal.visitCode} ${CLOSED[refusal.state](refusal.lastDay)}`
    case 'not-covered':
      return `not covered: ${refusal.reason ? REASONS[refusal.reason] : 'cannot tell now, so try again'}`
    case 'no-bill':
      return `no bill stands on visit code ${refusal.visitCode}, so there is nothing to do`
    case 'undecided-bill':
      return `the bill on ${refusal.visitCode} is an emergency's: decide it first, with visit decide`
    case 'decided-bill':
      return `the bill on ${refusal.visitCode} does not wait for a decision: visit list shows those that do`
    case 'same-person':
      return `${refusal.by} did the first step; somebody else must do this one: ask another manager`
    case 'unknown-letter':
      return `there is no guarantee letter ${refusal.letter}: letter list shows them`
    case 'letter-not-needed':
      return `${refusal.service} is covered without a guarantee letter: none is needed`
    case 'letter-closed':
      return `guarantee letter ${refusal.letter} is ${refusal.state}: issue a new one`
    case 'letter-approved':
      return `guarantee letter ${refusal.letter} is approved already`
    case 'letter-span':
      return `a letter from ${refusal.from} to ${refusal.to} would never be valid: give a later last day`
    case 'unknown-wallet':
      return `there is no wallet ${refusal.wallet}: use a name from the installation file, or "bank"`
    case 'more-than-owed':
      return `${refusal.provider} is owed ${moneyText(refusal.owed)} and not more: pay that, or less`
    case 'more-than-there-is':
      return `${refusal.account} holds ${moneyText(refusal.left)} and not more: pay less, or from elsewhere`
    case 'already-paid':
      return `the payment ${refusal.reference} is recorded already: there is nothing more to do`
    case 'later-than-today':
      return `${refusal.on} is later than today: give today or an earlier day`
    default:
      return unreachable(refusal)
  }
}

function moneyText({ amount, currency }: { amount: Minor; currency: Currency }): string {
  return `${toDecimal(amount, currency)} ${currency}`
}

const CLOSED: Readonly<Record<Exclude<CodeState, 'open'>, (lastDay: string) => string>> = {
  used: () => 'has its bill already: reverse that one first, if it is wrong',
  frozen: () => 'is stopped: the member said that it was somebody else, so talk to the member',
  lapsed: (lastDay) => `lapsed at the end of ${lastDay}: check the patient again for a new one`,
}

/** The conditions of an answer, for an operator. */
export const REASONS: Readonly<Record<Reason, string>> = {
  OK: 'covered',
  P1: 'the clinic has no agreement on that day',
  N1: 'the number has a wrong digit',
  N2: 'nobody has that number',
  B1: 'the membership is over, or the person is too old for it',
  W1: 'the waiting period goes on',
  C1: 'contributions are missing',
  S1: 'the plan does not cover the service',
  S2: 'the clinic does not offer the service',
  S3: 'a referral is needed',
  L1: 'the ceiling is used up',
  G1: 'a guarantee letter is needed',
}
