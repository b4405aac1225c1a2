import { readAmount } from '../../core/amount.ts'
import { forAnother } from '../../core/errands/for-another.ts'
import { isPayable } from '../../core/errands/amounts.ts'
import { standing } from '../../core/membership/standing.ts'
import {
  amountBetweenText,
  amountStepText,
  amountUnreadableText,
  payBeyondText,
  payCannotText,
  payCashText,
  payOpenText,
  paySeveralText,
  unknownMemberText,
  whichPartsText,
} from '../../core/messages/errand-sms.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, times, wholeUnit } from '../../core/money.ts'
import { canPrompt } from '../../core/payments/prompt-wallet.ts'
import { type Part, shareOldestFirst, sumOfParts } from '../../core/payments/sharing.ts'
import { besideStep } from '../../core/payments/step.ts'
import { versionOn } from '../../core/plans/plan.ts'
import { dayIn } from '../desk.ts'
import { requestMoney } from '../payments/request-money.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { mayTry, type Payee, payeeOf } from './pay.ts'

type Asked = Parameters<typeof paySeveral>[1]

/**
 * Asks the sender's phone for one payment for several households: the PIN decides, and each is told of
 * the own part (R15). An amount for all of them is what is asked for, shared equally in whole units;
 * what another owes is told to nobody and decides nothing.
 */
export const paySeveral: Answer<'pay-several'> = async (asking, asked) => {
  const { sender } = asking
  const payees = await payeesOf(asking, asked)
  if (!payees) return
  const [first] = payees as [Payee]
  const { mutual, terms } = first
  const voice = voiceIn(asking, mutual)
  if (!canPrompt(mutual)) {
    return reply(asking, payCashText(voice, { number: null, owed: null, isStaff: false }))
  }
  const parts = partsOf(asking, asked, payees)
  if (typeof parts === 'string') return reply(asking, parts)
  const amount = sumOfParts(parts)
  const beside = besideStep(amount, terms.step)
  if (beside) return reply(asking, amountStepText(voice, beside.below, beside.above))
  const meant = { association: null, parts, by: sender.phone }
  const wanted = { mutual, amount, again: asked.again, for: meant }
  const requested = await requestMoney(asking, wanted, sender.phone)
  if (requested.kind === 'cannot') {
    const number = first.household.number
    return reply(asking, payCannotText(voice, { ...requested, number }))
  }
  if (requested.kind === 'beyond') return reply(asking, payBeyondText(voice, requested))
  if (requested.kind === 'open') {
    const again = { number: null, amount: null, all: false }
    return reply(asking, payOpenText(voice, requested.open, again))
  }
  const title = requested.kind === 'asked' ? requested.title : null
  const told = { amount, parts: parts.map((part) => part.amount), title }
  await reply(asking, paySeveralText(voice, told))
}

/** The forms in which a payment for several can be written. */
export const whichParts: Answer<'which-parts'> = (asking) =>
  reply(asking, whichPartsText(asking.sender.voice))

/** Those who are paid for, of one mutual; null when the answer has been given. */
async function payeesOf(asking: Asking, { parts }: Asked): Promise<Payee[] | null> {
  const { voice } = asking.sender
  const payees: Payee[] = []
  for (const { number } of inOrder(parts)) {
    const payee = await payeeOf(asking, number)
    const isOver =
      payee && !isPayable(standing(payee.household.facts, dayIn(payee.mutual, asking.now)))
    if (!payee?.isOwn && !(await mayTry(asking, payee !== null))) {
      await reply(asking, voice.say('pay-for.closed'))
      return null
    }
    if (!payee || isOver) {
      await reply(asking, unknownMemberText(voice, number))
      return null
    }
    payees.push(payee)
  }
  const mutuals = new Set(payees.map(({ mutual }) => mutual.code))
  if (mutuals.size === 1) return payees
  await reply(asking, voice.say('sms.pay.one-mutual'))
  return null
}

function inOrder<One extends { readonly number: MemberNumber }>(parts: readonly One[]): One[] {
  return [...parts].sort((a, b) => (a.number < b.number ? -1 : 1))
}

/** What each gets, or why not, in words. */
function partsOf(asking: Asking, asked: Asked, payees: readonly Payee[]): Part[] | string {
  const { mutual, terms } = payees[0] as Payee
  const { currency } = mutual
  const voice = voiceIn(asking, mutual)
  const texts =
    asked.amount === null ? asked.parts.map(({ amount }) => amount ?? '') : [asked.amount]
  const amounts: Minor[] = []
  for (const text of texts) {
    const read = readAmount(text, currency)
    if (read.kind !== 'amount' || read.amount === 0) {
      return amountUnreadableText(voice, read, 'pay', terms.step)
    }
    amounts.push(read.amount)
  }
  const parts = sharedAmong(asked, amounts, wholeUnit(currency))
  for (const { number, amount } of parts) {
    const payee = payees.find(({ household }) => household.number === number)
    const plan = payee && versionOn(payee.household.facts.versions, dayIn(mutual, asking.now))
    const { least, most } = plan
      ? forAnother(plan, currency, terms)
      : { least: amount, most: amount }
    if (amount < least || amount > most) return amountBetweenText(voice, least, most)
  }
  // Less than a unit for each is nothing for some of them.
  return parts.length < payees.length ? whichPartsText(voice) : parts
}

function sharedAmong(asked: Asked, amounts: readonly Minor[], unit: Minor): Part[] {
  const sharers = asked.parts.map(({ number }) => ({ number, debts: [] }))
  const [first] = amounts as [Minor]
  if (asked.amount === null) {
    const parts = asked.parts.map(({ number }, at) => ({ number, amount: amounts[at] as Minor }))
    return inOrder(parts)
  }
  const sum = asked.each ? times(first, sharers.length) : first
  return shareOldestFirst(sum, sharers, unit)
}
