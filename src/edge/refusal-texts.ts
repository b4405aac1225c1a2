import { plusDays } from '../core/dates.ts'
import { formatMemberNumber, type MemberNumber } from '../core/member-number.ts'
import { type Currency, type Minor, minor, toDecimal } from '../core/money.ts'
import type { Refusal } from '../core/refusals.ts'
import type { CodeState, WrongCashDay } from '../core/states.ts'
import { REASON_TEXTS } from './reason-texts.ts'
import { SIGN_IN_REFUSAL_TEXTS } from './sign-in-refusal-texts.ts'

/** Why something that was asked for is not done, in one line for an operator, with what to do. */
export function refusalText(refusal: Refusal): string {
  const text = REFUSAL_TEXTS[refusal.code] as (refusal: Refusal) => string
  return text(refusal)
}

/** A text for every refusal there is: a code without one does not compile, nor one that is no code. */
export const REFUSAL_TEXTS: {
  readonly [Code in Refusal['code']]: (refusal: Extract<Refusal, { readonly code: Code }>) => string
} = {
  // What is not known at all.
  'unknown-mutual': ({ mutual }) =>
    `there is no mutual ${mutual}: check the code, or create it with apply`,
  'unknown-number': ({ number }) =>
    `there is no member ${number}: check the number, or look for it with members list`,
  'unknown-person': ({ number, ordinal }) =>
    `member ${number} has no beneficiary ${ordinal}: household show ${number} lists them`,
  'unknown-payer': ({ payer }) =>
    `there is no payer ${payer}: payer add names one, payer list shows them`,
  'more-than-subsidy': ({ payer, month, left }) =>
    `of ${month} there is ${money(left)} left that ${payer} has not paid: name that, or less`,
  'asked-today': ({ payer, on }) =>
    `members were asked for a part of ${payer} on ${on} already: ask for the rest tomorrow`,
  'receipt-of-payer': ({ receipt }) =>
    `receipt ${receipt} was given to a payer of subsidies, and to no member: a correction takes nothing from anybody`,
  'unknown-provider': ({ provider }) =>
    `there is no provider ${provider}: use the code in the statutes file`,
  'unknown-service': ({ service }) =>
    `there is no service ${service}: use the code in the statutes file`,
  'unknown-receipt': ({ receipt }) => `there is no receipt ${receipt}: check its number`,
  'not-in-suspense': ({ receipt }) =>
    `receipt ${receipt} is not in suspense: suspense list shows those that are`,
  'other-mutual': ({ number, mutual }) =>
    `member ${number} belongs to another mutual, ${mutual}: give that one`,

  // Visit codes, bills, letters, and what providers are paid.
  'mistyped-visit-code': ({ visitCode }) =>
    `${visitCode} is not a visit code: a letter or digit must be wrong, so look at it again`,
  'unknown-visit-code': ({ visitCode }) =>
    `there is no visit code ${visitCode} of this provider: visit list shows its codes`,
  'visit-code-closed': ({ visitCode, state, lastDay }) =>
    `visit code ${visitCode} ${CLOSED[state](lastDay)}`,
  'not-covered': ({ reason }) =>
    `not covered: ${reason ? REASON_TEXTS[reason] : 'cannot tell now, so try again'}`,
  'no-bill': ({ visitCode }) =>
    `no bill stands on visit code ${visitCode}, so there is nothing to do`,
  'undecided-bill': ({ visitCode }) =>
    `the bill on ${visitCode} is an emergency's: decide it first, with visit decide`,
  'decided-bill': ({ visitCode }) =>
    `the bill on ${visitCode} does not wait for a decision: visit list shows those that do`,
  'same-person': ({ by }) =>
    `${by} did the first step; somebody else must do this one: ask another manager`,
  'unknown-letter': ({ letter }) =>
    `there is no guarantee letter ${letter}: letter list shows them`,
  'letter-not-needed': ({ service }) =>
    `${service} is covered without a guarantee letter: none is needed`,
  'letter-closed': ({ letter, state }) => `guarantee letter ${letter} is ${state}: issue a new one`,
  'letter-approved': ({ letter }) => `guarantee letter ${letter} is approved already`,
  'letter-span': ({ from, to }) =>
    `a letter from ${from} to ${to} would never be valid: give a later last day`,
  'unknown-wallet': ({ wallet }) =>
    `there is no wallet ${wallet}: use a name from the installation file, or "bank"`,
  'more-than-owed': ({ provider, owed }) =>
    `${provider} is owed ${money(owed)} and not more: pay that, or less`,
  'more-than-there-is': ({ account, left }) =>
    `${account} holds ${money(left)} and not more: pay less, or from elsewhere`,
  'already-paid': ({ reference }) =>
    `the payment ${reference} is recorded already: there is nothing more to do`,
  'later-than-today': ({ on }) => `${on} is later than today: give today or an earlier day`,

  // The people of a household, who becomes a member, and what is asked for by phone.
  'household-full': ({ number }) =>
    `household ${number} has used all its suffixes up to 99: register the person as a member`,
  'person-registered': ({ number, ordinal }) =>
    `this person is a beneficiary already, ${formatted(number)}/${ordinal}: ` +
    'move that one, or say with --another that it is somebody else',
  'card-taken': ({ card, number }) =>
    `card ${card} belongs to household ${formatted(number)}: check the number of the card`,
  'not-born': ({ birthDate, on }) =>
    `somebody born on ${birthDate} cannot join on ${on}: check both days`,
  'joins-too-early': ({ on, earliest }) =>
    `${on} is too early, since charges and closed days stay as they are: give ${earliest} or a later day`,
  'joins-too-late': ({ on, latest }) =>
    `${on} lies too far ahead: give ${latest} or an earlier day`,
  'too-old-child': ({ years }) =>
    `children are covered up to the age of ${years}: register this person as a member, with members add`,
  'wrong-generation': ({ relation }) =>
    relation === 'child'
      ? 'this child is not younger than the member: check the birth dates'
      : 'this parent is not older than the member: check the birth dates',
  'no-pin': ({ number }) =>
    `${formatted(number)} has no service PIN, so there is nothing to remove`,
  'under-age': ({ years }) =>
    `a member must be ${years} or older: register an adult of the family as the member`,
  'unfit-entry': ({ field, why }) => `${field} ${why}`,
  'is-the-member': ({ number }) =>
    `${number}/0 is the member: end the membership, with members resign, decease or transfer`,
  'left-before': ({ number, ordinal, leftOn }) =>
    `${number}/${ordinal} left this household before: the last day was ${leftOn}`,
  'leaves-too-early': ({ on, earliest }) =>
    `${on} is too early, since closed days and promised care stay as they are: give ${earliest} or a later day`,
  'leaves-too-late': ({ on, latest }) =>
    `${on} lies too far ahead: give ${latest} or an earlier day`,
  'same-phone': ({ number }) => `${number} has this phone already: give another one`,
  'phone-pending': ({ number }) =>
    `${number} gets another phone within a day: wait, or stop that change with --cancel`,
  'no-phone-pending': ({ number }) => `${number} has no change of phone that could be stopped`,
  'same-household': ({ number }) =>
    `this person belongs to household ${number} already: give another household`,
  'unknown-application': ({ application }) =>
    `there is no application ${application}: application list shows those that wait`,
  'decided-application': ({ application }) =>
    `application ${application} was decided before: application list shows those that wait`,
  'several-applications': ({ number, open }) =>
    `${open} applications of ${number} wait for a decision: decide those first`,
  'unknown-plan': ({ plan }) =>
    plan
      ? `no plan ${plan} is in force: use the code in the statutes file`
      : 'no plan is in force: add one to the statutes file',

  // The life of a membership.
  'membership-over': ({ number, on, state }) =>
    `the membership of ${number} ended on ${on} (${state}): members readmit takes the person back`,
  'end-too-far': ({ on }) => `${on} is more than three months away: give an earlier day`,
  'day-closed': ({ closedThrough }) =>
    `the books are closed through ${closedThrough}: give a later day`,
  'end-before-joining': ({ number, joinedOn }) =>
    `member ${number} joined on ${joinedOn}: give a later day`,
  'charged-beyond': ({ number, charged }) =>
    `member ${number} is charged for a period that begins on ${charged}: ` +
    `give ${plusDays(charged, 1)} or a later day; what nobody will pay can be written off`,
  'no-strike-off': ({ number }) =>
    `the plan of ${number} does not say when members are struck off: set strikeOffAfterPeriods`,
  'too-few-unpaid': ({ number, unpaid, needed }) =>
    `member ${number} has ${counted(unpaid, 'unpaid period')}, or is still covered: ` +
    `the statutes ask for ${needed} before a member is struck off`,
  'notice-too-soon': ({ from }) =>
    `it is too soon for the next notice: give it on ${from} or later`,
  'notices-missing': ({ number, given }) =>
    `member ${number} has had ${given} of two notices since rights closed: give one, with members notice ${number}`,
  'hearing-pending': ({ number, from }) =>
    `member ${number} may be heard until ${from}: strike off after that`,
  'no-end-ahead': ({ number }) =>
    `the membership of ${number} has no end ahead that could be taken back`,

  // Associations, who is in them, and what they pay.
  'unknown-association': ({ association }) =>
    `there is no association ${association}: association list shows them`,
  'association-ended': ({ association, until }) =>
    `association ${association} ended on ${until}: give an earlier day, or another association`,
  'association-empty': ({ association }) =>
    `association ${association} has no member to pay for: add some with association members import`,
  'association-phoneless': ({ association }) =>
    `association ${association} has no phone that we could ask for money: name one in the statutes file`,
  'cash-only': ({ mutual }) =>
    `${mutual} takes cash and its bank only, so we ask nobody by phone: record what is paid, with cash record`,
  'not-in-association': ({ number, association }) =>
    `member ${number} is not in ${association}: add the member with association members import`,
  'in-association-since': ({ number, joinedOn }) =>
    `member ${number} joined the association on ${joinedOn}: give a later day`,
  'nothing-owed': ({ association }) =>
    `nobody in ${association} owes anything, so there is nothing to pay`,
  'request-open': ({ request, minutes }) =>
    `${money(request)} was asked for ${counted(minutes, 'minute')} ago and is not answered; wait, or ask once more with --again`,
  'wallet-cannot': ({ wallet, why }) => {
    if (why === 'down') return `${wallet} takes no payments now: try again later, or take cash`
    return why === 'phone'
      ? `${wallet} asks no such phone: take cash, or give the association another phone`
      : `${wallet} takes no more from this phone today: try again tomorrow`
  },
  'wallet-limit': ({ wallet, limit, amount }) => {
    if (limit === 'least') return `${wallet} takes no less than ${money(amount)}: ask for more`
    return limit === 'once'
      ? `${wallet} takes no more than ${money(amount)} at once: ask for less, and then for the rest`
      : `${wallet} takes no more than ${money(amount)} from this phone today: ask for the rest tomorrow`
  },
  'amount-step': ({ below, above }) =>
    below.amount === above.amount
      ? `this wallet moves no less than ${money(below)}: give that, or more`
      : `this wallet can move ${money(below)} or ${money(above)}, nothing between: give one of them`,
  'parts-differ': ({ parts, payment }) =>
    `the parts are ${money(parts)}, the payment is ${money(payment)}: ` +
    `${partsDifference(parts, payment)}, so correct the parts`,

  // Reminders, alerts, complaints and calls.
  'nothing-to-remind': ({ number }) =>
    `member ${number} owes nothing now, so there is nothing to remind of`,
  'reminder-phoneless': ({ number }) =>
    `member ${number} has no phone: visit, or add one with household phone`,
  'reminders-stopped': ({ number }) => `member ${number} wants no reminders: call, or visit`,
  'reminded-recently': ({ number, on }) =>
    `member ${number} was reminded on ${on}, and reminders are days apart: wait, or call`,
  'unknown-alert': ({ alert }) => `there is no open alert ${alert}: alerts list shows them`,
  'unknown-complaint': ({ complaint }) =>
    `there is no complaint ${complaint}: complaints list shows them`,
  'complaint-closed': ({ complaint }) => `complaint ${complaint} is closed already`,
  'answer-empty': ({ complaint }) =>
    `the answer to ${complaint} has no words: write what the member should read`,
  'answer-too-long': ({ complaint, over }) =>
    `the answer to ${complaint} is too long for one SMS, by ${over} letters. Nothing was sent: write a shorter one`,
  'unknown-call': ({ call }) =>
    `nobody with the number ${call} waits for a call: calls list shows who does`,

  // Who works for a mutual, and on which phone.
  'staff-days': ({ from, until }) =>
    `a role cannot run from ${from}${until ? ` to ${until}` : ''}: ` +
    'let it begin today or later, and end after that',
  'staff-already': ({ phone, role, name }) =>
    `${phone} is the ${role} ${name} already, so there is nothing to do`,
  'staff-phone-taken': ({ phone, role, name }) =>
    `${phone} is the phone of the ${role} ${name}: give another phone, or end that role first`,
  'staff-name-taken': ({ name, phone }) =>
    `somebody called ${name} is on ${phone}: end that role first, or give a name that tells the two apart`,
  'staff-role-missing': ({ phone, role }) =>
    `${phone} is not a ${role} of this mutual: staff list shows who is`,
  'not-a-staff-phone': ({ phone }) =>
    `nobody who works for this mutual has ${phone}: staff list shows who does`,
  'staff-phone-closed': ({ phone, name }) =>
    `${phone} of ${name} is closed as lost: two people open it, or give another phone, with staff open`,
  'staff-phone-open': ({ phone, name }) => `${phone} of ${name} is open, so there is nothing to do`,
  'no-staff-pin': ({ phone }) => `${phone} has no service PIN, so there is nothing to take away`,
  'own-phone': ({ phone }) => `${phone} is the phone that says so: nothing was closed`,
  'closings-day': ({ phone }) =>
    `too many phones were closed from one phone today to close ${phone} too: do it with staff close`,
  'staff-ends-too-early': ({ on, today }) =>
    `${on} cannot be the last day, since what was done until ${today} stays: give ${today} or later`,
  'last-manager': ({ name }) => `${name} is the last manager: add another one first`,
  'cash-in-hand': ({ name, inHand }) =>
    `${name} has ${money(inHand)} in hand: ` + 'record the deposit first, with cash deposit',

  ...SIGN_IN_REFUSAL_TEXTS,

  // The plan that a household is under, and lists that name it.
  'same-category': ({ number }) => `member ${number} is there already, so there is nothing to do`,
  'category-twice': ({ number }) => `member ${number} stands twice in the list: leave one out`,
  'category-after-end': ({ number, endedOn }) =>
    `the membership of ${number} ended on ${endedOn}: give a day before, or readmit it first`,
  'category-day': ({ on, next }) =>
    `no period begins on ${on} under both plans: ${next ? `give ${next}` : 'give the first day of one'}`,
  'no-named-subsidy': ({ plan }) =>
    `the plan ${plan} has no subsidy for those whom a list names: its statutes say so under subsidy`,

  // Cash, deposits, and acts of two people.
  'not-staff': ({ by, mutual }) =>
    `${by} does not work for ${mutual} today: staff list shows who does`,
  'several-staff': ({ by }) =>
    `several people are called ${by}: give the phone instead of the name`,
  'not-in-role': ({ by }) =>
    `this is not in the role of ${by}: staff list shows who is what, and a manager may do it`,
  'no-phone': ({ number }) =>
    `member ${number} has no phone for the receipt; a manager may do without, with --no-phone`,
  'slip-taken': ({ slip, receipt }) =>
    `slip ${slip} belongs to another payment, receipt ${receipt}: check the number of the slip`,
  'unusual-cash': ({ why, amount, limit }) =>
    `${money(amount)} is ${why} what is usual here, ${money(limit)}: say --right if it is right`,
  'cash-day': ({ why, on, nearest }) => CASH_DAYS[why](on, nearest),
  'unusual-bill': ({ why, amount, limit }) =>
    why === 'above'
      ? `a bill of ${money(amount)} is above what is agreed or left, ${money(limit)}: say --right if it is right`
      : `a bill of ${money(amount)} is less than a coin, ${money(limit)}: say --right if it is right`,
  'cash-answered': () =>
    'this was answered before, or is too old: record the cash anew if it was paid',
  'cash-differs': ({ inHand, brought }) =>
    `in hand are ${money(inHand)}, not ${money(brought)}: ${cashDifference(inHand, brought)}`,
  'deposit-taken': ({ reference }) =>
    `the deposit ${reference} is recorded already with other values: check the reference`,
  'receipt-in-suspense': ({ receipt }) => `receipt ${receipt} is in suspense: match it first`,
  'receipt-corrected': ({ receipt }) =>
    `receipt ${receipt} was corrected before: a receipt is corrected once`,
  'several-members': ({ receipt }) =>
    `receipt ${receipt} was shared by several members: say which one, with --number`,
  'more-than-paid': ({ receipt, left }) =>
    `receipt ${receipt} has ${money(left)} left and not more: give that, or less`,
  'open-proposal': ({ proposal }) =>
    `proposal ${proposal} is about this already: decide it first, with decide approve or refuse`,
  'unknown-proposal': ({ proposal }) =>
    `there is no proposal ${proposal}: decide list shows those that wait`,
  'decided-proposal': ({ proposal }) =>
    `proposal ${proposal} was decided before: decide list shows those that wait`,
  'expired-proposal': ({ proposal }) =>
    `nobody decided proposal ${proposal} within seven days: propose it anew, if it is still right`,

  // The books: closing, what leaves wallets, debts that are given up, reports.
  'anchor-differs': ({ mutual, journal }) =>
    `journal ${journal} of ${mutual} is not the one that was anchored: run verify, and compare with a copy`,
  'day-not-over': ({ day }) => `${day} is not over yet: close the books through an earlier day`,
  'closed-further': ({ closedThrough }) =>
    `the books are closed through ${closedThrough} already and stay closed: give a later day`,
  'books-begun': ({ mutual, journals }) =>
    `the books of ${mutual} have begun, with ${journals} journals: an opening comes before anything else`,
  'books-opened': ({ mutual, on }) =>
    `the books of ${mutual} were opened on ${on} already: nothing more to do`,
  'not-first-day': ({ on, closedThrough }) =>
    `${on} is not the first open day, since the books are closed through ${closedThrough}: give ${plusDays(closedThrough, 1)}`,
  'opening-at-work': ({ mutual }) =>
    `another opening of ${mutual} is at work, or was cut less than a minute ago: try again then`,
  'opening-needs-two': ({ mutual, below: { amount, currency } }) =>
    `the bank of ${mutual} would begin ${toDecimal(amount, currency)} ${currency} below nought: give --by, and another manager decides`,
  'opening-replaced': ({ mutual }) =>
    `another file for the opening of ${mutual} came since: refuse this proposal, and decide about the new one`,
  'statutes-changed': ({ mutual }) =>
    `these statutes of ${mutual} would change something else by now: look at them again and propose them anew`,
  'no-opening': ({ mutual }) =>
    `there is no opening of ${mutual} that stands: opening FILE.csv makes one, and decide refuse ends one that waits for a second person`,
  'no-part': ({ number }) =>
    `the opening brought nothing of member ${number} that stands: report statement shows what there is`,
  'opening-written-off': ({ number }) =>
    `debts of member ${number}, which the opening brought, were given up since: take back single households with --number`,
  'opening-spent': ({ account, left }) =>
    `of what the opening brought on ${account} only ${money(left)} is left: correct households with --number, and the account with book record`,
  'opening-day': ({ mutual, on }) =>
    `the books of ${mutual} begin on ${on}, and charges since then stand: open them again on that day`,
  'part-stands': ({ number, on }) =>
    `what member ${formatMemberNumber(number as MemberNumber)} brought on ${on} stands: take it back first, with correct opening --number ${formatMemberNumber(number as MemberNumber)}`,
  'opening-incomplete': ({ number }) =>
    `member ${number} was registered meanwhile: give the same command again`,
  'no-statement-by-request': ({ wallet }) =>
    `the operator of ${wallet} gives no statement by request: take the file from its portal`,
  'statement-not-had': ({ wallet }) =>
    `the operator of ${wallet} gave no statement: try again in some minutes, or take the file from its portal`,
  'no-payee-account': ({ receipt }) =>
    `where the money of ${receipt} is to be paid is not known here: say it with --to`,
  'nothing-to-pay': ({ wallet }) =>
    `nothing that was approved waits to be paid from ${wallet}: propose it with payout, and let another approve it`,
  'unknown-payout': ({ payout }) => `there is no payout ${payout}: payout list --all shows them`,
  'payout-paid': ({ payout }) =>
    `${payout} was paid: it can be ended when the statement shows that it came back`,
  'payout-ended': ({ payout }) =>
    `${payout} was cancelled or sent to another account before: payout list --all shows what became of it`,
  'payout-in-file': ({ payout, file }) =>
    `${payout} stands in payment file ${file}, which may still be carried out: take that back first, with payment-file back`,
  'unknown-payment-file': ({ file }) =>
    `there is no payment file ${file}: payment-file list shows them`,
  'payment-file-back': ({ file }) =>
    `payment file ${file} was taken back: what it did not pay goes into the next one`,
  'payment-file-paid': ({ file }) =>
    `all of payment file ${file} has been paid, so there is nothing to take back`,
  'unknown-account': ({ account }) =>
    `there is no account ${account} to book on: book accounts lists them, and the statutes file adds one`,
  'unknown-cost-centre': ({ centre }) =>
    `there is no cost centre ${centre}: the statutes file lists them, under bookkeeping`,
  'account-ended': ({ account, until }) =>
    `${account} ended on ${until}: give an earlier day, or another account`,
  'account-not-split': ({ account }) =>
    `${account} is neither income nor a cost, so it has no cost centres: leave --centre out`,
  'entry-differs': ({ reference, recorded }) =>
    `${reference} was booked otherwise, with ${money(recorded)}: give another number, or take that one back`,
  'unknown-entry': ({ reference }) =>
    `there is no entry ${reference}: book list shows what was booked`,
  'entry-taken-back': ({ reference }) =>
    `${reference} was taken back before: there is nothing more to do`,
  'books-open': ({ through }) =>
    `the books are not closed through ${through}: close them first, with close --through ${through}`,
  'year-closed': ({ year }) =>
    `${year} is closed into the funds, and so is what was before it: book reopen-year takes that back`,
  'year-open': ({ year }) =>
    `${year} is not the last year that was closed into the funds: there is nothing to take back`,
  'nothing-to-close': ({ year }) =>
    `nothing was earned or spent by the end of ${year}: there is nothing to close`,
  'outflow-differs': ({ reference, recorded }) =>
    `${reference} is recorded already, with ${money(recorded)}: check the reference and the amount`,
  'still-here': ({ number, ordinal }) =>
    ordinal === 0
      ? `the membership of ${number} is not over: end it first, with members resign, decease or transfer`
      : `${number}/${ordinal} has not left the household: household remove records it`,
  'money-open': ({ number }) =>
    `money is open between ${number} and the mutual: settle it first, with correct refund or members write-off`,
  'membership-not-over': ({ number }) =>
    `the membership of ${number} is not over: only a debt of a member who has left is given up`,
  'nothing-due': ({ number }) => `member ${number} owes nothing, so there is nothing to give up`,
  'more-than-due': ({ number, due }) =>
    `member ${number} owes ${money(due)} and not more: give up that, or less`,
  'no-held-event': ({ event }) => `no event ${event} is held for this mutual: see events list`,
  'beyond-all-amounts': ({ event }) =>
    `${event} is of more money than the books can hold: drop it, with events drop`,
  'nothing-unread': ({ unread }) => `nothing unread is called ${unread}: see events list --unread`,
  'span-reversed': ({ from, to }) => `${from} is later than ${to}: give the earlier day first`,
}

const CASH_DAYS: Readonly<Record<WrongCashDay, (on: string, nearest: string) => string>> = {
  ahead: (on, today) => `${on} is still to come: today is ${today}`,
  closed: (on, first) => `the books of ${on} are closed: cash may count from ${first} on`,
  'too-early': (on, first) => `${on} is too long ago: cash may count from ${first} on; ${TWO}`,
  deposited: (on, day) => `cash was brought away on ${day}, so none of ${on} is in hand; ${TWO}`,
  cared: (on, day) => `a clinic asked about this household for ${day}, after ${on}; ${TWO}`,
}

const TWO = 'cash propose asks another manager'

const CLOSED: Readonly<Record<Exclude<CodeState, 'open'>, (lastDay: string) => string>> = {
  used: () => 'has its bill already: reverse that one first, if it is wrong',
  frozen: () => 'is stopped: the member said that it was somebody else, so talk to the member',
  lapsed: (lastDay) => `lapsed at the end of ${lastDay}: check the patient again for a new one`,
}

type Money = { readonly amount: Minor; readonly currency: Currency }

/** What to do about it: name what is missing, or record what was not. */
function cashDifference(inHand: Money, brought: Money): string {
  const { currency } = inHand
  const by = (amount: number) => money({ amount: minor(amount), currency })
  return brought.amount > inHand.amount
    ? `record the ${by(brought.amount - inHand.amount)} that have no receipt first`
    : `${by(inHand.amount - brought.amount)} are missing; --part leaves them in hand`
}

function partsDifference(parts: Money, payment: Money): string {
  const { currency } = payment
  const difference = payment.amount - parts.amount
  const off = money({ amount: minor(Math.abs(difference)), currency })
  return `${off} are ${difference > 0 ? 'missing' : 'too much'}`
}

function money({ amount, currency }: Money): string {
  return `${toDecimal(amount, currency)} ${currency}`
}

/** `1 unpaid period`, `3 unpaid periods`: how many of something, for words that take an s. */
function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

function formatted(number: string): string {
  return formatMemberNumber(number as MemberNumber)
}
