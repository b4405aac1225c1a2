import { readAmount } from '../../core/amount.ts'
import { isPayable, leastPayment, mostAmount, payPeriods } from '../../core/errands/amounts.ts'
import { forAnother, onePeriodOf, periodsForAnother } from '../../core/errands/for-another.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { amountAsked } from '../../core/membership/asked.ts'
import { standing } from '../../core/membership/standing.ts'
import {
  amountBetweenText,
  amountStepText,
  amountUnreadableText,
  howMuchText,
  nothingToPayText,
  payCashText,
  payAskedText,
  payBeyondText,
  payCannotText,
  payOpenText,
  unknownMemberText,
  whichAmountText,
  whichMemberText,
} from '../../core/messages/errand-sms.ts'
import { type Minor, minor } from '../../core/money.ts'
import { canPrompt } from '../../core/payments/prompt-wallet.ts'
import { besideStep, upToStep } from '../../core/payments/step.ts'
import { askFor, plainTerms, type Terms } from '../../core/payments/terms.ts'
import { initialsOf } from '../../core/person-name.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { type Household, loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { peopleOfCard } from '../../store/membership/cards.ts'
import { loadPin } from '../../store/calls/pins.ts'
import { requestMoney } from '../payments/request-money.ts'
import { termsFor } from '../payments/terms.ts'
import { mayTryNumber } from '../payments/try-number.ts'
import { dayIn } from '../desk.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { payForGroup } from './group.ts'

export type Payee = {
  readonly mutual: Mutual
  readonly household: Household
  readonly isOwn: boolean
  /** How the sender's phone can be asked for money for this member. */
  readonly terms: Terms
}

/**
 * Asks the sender's phone for money, for the own membership or another number: the payer's PIN
 * decides (R15). A request for the same member that is open is told, as on the screen, so that a
 * message sent twice asks once. A mutual that asks nobody by phone says how to pay instead.
 */
export const pay: Answer<'pay'> = async (asking, asked) => {
  const { number, amount: written, periods, all, card, again } = asked
  const { sender } = asking
  const own = sender.memberships
  const [group] = sender.groups
  if (group && !number && !card && written === null && !periods && (all || own.length === 0)) {
    return payForGroup(asking, group, { all, again })
  }
  const payee = await payeeMeant(asking, asked)
  if (!payee) return
  const { mutual, household, terms } = payee
  const meant = household.number
  const spoken = voiceIn(asking, mutual)
  const read = written === null ? null : readAmount(written, mutual.currency)
  const amount = read?.kind === 'amount' ? read.amount : null
  if (read && !amount) {
    return reply(asking, amountUnreadableText(spoken, read, 'pay', terms.step))
  }
  const settled = periods ? periodsOf(asking, payee, periods) : amountOf(asking, payee, amount)
  if (typeof settled === 'string') return reply(asking, settled)
  const wanted = { mutual, number: meant, amount: settled, again }
  const requested = await requestMoney(asking, wanted, sender.phone)
  if (requested.kind === 'cannot') {
    return reply(asking, payCannotText(spoken, { ...requested, number: meant }))
  }
  if (requested.kind === 'beyond') return reply(asking, payBeyondText(spoken, requested))
  if (requested.kind === 'open') {
    const named = { number: number || card ? meant : null, all: false }
    const sum = written === null && !periods ? null : settled
    return reply(asking, payOpenText(spoken, requested.open, { ...named, amount: sum }))
  }
  const title = requested.kind === 'asked' ? requested.title : null
  const initials = payee.isOwn ? null : initialsOf(household.people[0]?.name ?? '')
  await reply(asking, payAskedText(spoken, { amount: settled, number: meant, initials, title }))
}

/** The own membership whose card this is: from another phone a card moves no money. */
async function ownOfCard({ tx, sender }: Asking, card: string): Promise<MemberNumber | null> {
  const own = sender.memberships
  const mutuals = [...new Set(own.map(({ mutual }) => mutual.code))]
  const people = await peopleOfCard(tx, mutuals, card)
  const [number, other] = new Set(people.map((person) => person.number))
  const isOwn = number && !other && own.some((one) => one.number === number)
  return isOwn ? number : null
}

/**
 * For whom somebody wants to pay: without a number for the own membership. Null when the answer has
 * been given: nobody is meant, or the mutual asks nobody by phone.
 */
async function payeeMeant(
  asking: Asking,
  { number, card }: Pick<Asked, 'number' | 'card'>,
): Promise<Payee | null> {
  const { voice, memberships: own } = asking.sender
  const only = own.length === 1 ? own[0]?.number : undefined
  const meant = card ? await ownOfCard(asking, card) : (number ?? only)
  const answered = async (text: string) => {
    await reply(asking, text)
    return null
  }
  if (!meant) {
    const isAsked = own.length > 0 || !takesCashOnly(asking)
    return answered(isAsked ? whichMemberText(voice, own[0]?.number) : cashTextOfNobody(asking))
  }
  const payee = await payeeOf(asking, meant)
  if (!payee?.isOwn && !(await mayTry(asking, payee !== null))) {
    return answered(voice.say('pay-for.closed'))
  }
  if (!payee) return answered(unknownMemberText(voice, meant))
  if (canPrompt(payee.mutual)) return payee
  return answered(await cashText(asking, payee))
}

/** Nobody that the sender could pay for without a number is asked by phone. */
function takesCashOnly({ sender: { memberships, mutual } }: Asking): boolean {
  const own = memberships.map((one) => one.mutual)
  return (own.length > 0 ? own : [mutual]).every((one) => !canPrompt(one))
}

/**
 * How to pay in cash: what the sender's own membership owes, of another's nothing (R15), and nothing
 * where a service PIN guards it.
 */
async function cashText(asking: Asking, { mutual, household, isOwn }: Payee): Promise<string> {
  const voice = voiceIn(asking, mutual)
  const now = standing(household.facts, dayIn(mutual, asking.now))
  if (!isPayable(now)) return voice.say('sms.ended')
  const { number } = household
  const isTold = isOwn && !(await loadPin(asking.tx, { mutual: mutual.code, number }))
  const owed = isTold ? amountAsked(now) : null
  return payCashText(voice, { number, owed, isStaff: isStaffOf(asking, mutual) })
}

function cashTextOfNobody(asking: Asking): string {
  const { voice, mutual } = asking.sender
  return payCashText(voice, { number: null, owed: null, isStaff: isStaffOf(asking, mutual) })
}

/** Whether the sender takes cash for the mutual. */
function isStaffOf({ sender: { staff } }: Asking, { code }: Mutual): boolean {
  return staff.some(({ mutual }) => mutual.code === code)
}

export async function payeeOf(asking: Asking, number: MemberNumber): Promise<Payee | null> {
  const { tx, now, sender } = asking
  const code = await mutualOfNumber(tx, number)
  if (!code) return null
  await lockHousehold(tx, code, number)
  const books = await loadMutual(tx, code)
  const household = await loadHousehold(tx, code, number)
  if (!books || !household) return null
  const isOwn = sender.memberships.some((membership) => membership.number === number)
  const { end } = household.facts
  // To others a membership that is over looks like a number that nobody has (D2).
  if (!isOwn && end && end.on <= dayIn(books.mutual, now)) return null
  const terms = await termsFor(asking, books.mutual, sender.phone)
  return { mutual: books.mutual, household, isOwn, terms: terms ?? plainTerms(minor(1)) }
}

/** Numbers that are tried by SMS count with those on the screen. */
export function mayTry(asking: Asking, found: boolean): Promise<boolean> {
  const { now, sender } = asking
  const on = dayIn(sender.mutual, now)
  return mayTryNumber(asking, { mutual: sender.mutual.code, phone: sender.phone, on, found })
}

/** How much? Nothing is asked of the wallet before that is clear. */
export const whichAmount: Answer<'which-amount'> = async (asking, { number }) => {
  const { voice } = asking.sender
  if (takesCashOnly(asking) && !(await payeeMeant(asking, { number }))) return
  await reply(asking, number ? howMuchText(voice, number) : whichAmountText(voice))
}

/** `2 months` of a plan by the month: the oldest that are not paid, then what is ahead. */
function periodsOf(
  asking: Asking,
  payee: Payee,
  { count, unit }: NonNullable<Asked['periods']>,
): Minor | string {
  const { mutual, household, isOwn } = payee
  const today = dayIn(mutual, asking.now)
  const plan = versionOn(household.facts.versions, today)
  const isOwnPeriod = unit === 'period' || unit === plan?.period
  if (!plan || !isOwnPeriod) return howMuch(asking, payee)
  // What another member owes is not told by what so many periods come to.
  const amount = isOwn
    ? payPeriods(standing(household.facts, today), count)
    : periodsForAnother(plan, count, payee.terms.step)
  return amount ? amountOf(asking, payee, amount) : howMuch(asking, payee)
}

type Asked = Parameters<typeof pay>[1]

/** What to ask for: what is owed unless an amount was named. Or why nothing, in words. */
function amountOf(asking: Asking, payee: Payee, amount: Minor | null): Minor | string {
  const { mutual, household, isOwn, terms } = payee
  const { step } = terms
  const voice = voiceIn(asking, mutual)
  const today = dayIn(mutual, asking.now)
  const now = standing(household.facts, today)
  const plan = versionOn(household.facts.versions, today)
  if (!plan || !isPayable(now)) return voice.say('sms.ended')
  // What somebody else owes is nobody's business: an amount has to be named.
  if (amount === null && !isOwn) return howMuch(asking, payee)
  if (amount === null) {
    return now.owed > 0 ? askFor(amountAsked(now), terms) : nothingToPayText(voice)
  }
  const beside = besideStep(amount, step)
  if (beside) return amountStepText(voice, beside.below, beside.above)
  const { least, most } = isOwn
    ? {
        least: upToStep(leastPayment(now, mutual.currency), step),
        most: askFor(mostAmount(now, plan), terms),
      }
    : forAnother(plan, mutual.currency, terms)
  return amount < least || amount > most ? amountBetweenText(voice, least, most) : amount
}

/** How much: of another member's plan, what one period costs. */
function howMuch(asking: Asking, { mutual, household, isOwn, terms }: Payee): string {
  const voice = voiceIn(asking, mutual)
  const { number, facts } = household
  const plan = versionOn(facts.versions, dayIn(mutual, asking.now))
  const offered = plan && forAnother(plan, mutual.currency, terms).offered
  if (isOwn || !plan || !offered) return howMuchText(voice, number)
  return howMuchText(voice, number, { period: onePeriodOf(plan, voice.say), amount: offered })
}
