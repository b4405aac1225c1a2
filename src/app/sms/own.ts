import { coverSpan } from '../../core/coverage/cover-span.ts'
import { standing } from '../../core/membership/standing.ts'
import { familyText, guardedText, noReceiptText } from '../../core/messages/errand-sms.ts'
import { yearText } from '../../core/messages/year-sms.ts'
import { invariant } from '../../core/invariant.ts'
import {
  balanceText,
  paidLastText,
  paidNothingText,
  receiptAgainText,
  suspenseText,
} from '../../core/messages/money-sms.ts'
import { civilDateAt, plusDays } from '../../core/dates.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { lastPaymentsOf } from '../../store/payments/payments.ts'
import { paymentTold } from '../payments/last-paid.ts'
import { loadPin } from '../../store/calls/pins.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { yearSoFar } from '../reminders/year-figures.ts'
import { queueSms } from '../messages/sms-out.ts'
import { dayIn } from '../desk.ts'
import type { Sender } from './sms-sender.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { eachGroupOwing } from './group.ts'

/** What the sender owes, or the members of the sender's association; of another number nothing. */
export const balance: Answer<'balance'> = async (asking, { number }) => {
  const own = asking.sender.memberships.filter((one) => !number || one.number === number)
  const isTreasurer = !number && asking.sender.groups.length > 0
  if (isTreasurer) await eachGroupOwing(asking)
  else if (own.length === 0) return reply(asking, asking.sender.voice.say('sms.not-allowed'))
  await eachOwn(asking, own, ({ household, voice, today }) => {
    return balanceText(voice, household.number, standing(household.facts, today))
  })
}

/** Who of the sender's family is there, and from when each is covered. */
export const family: Answer<'family'> = async (asking) => {
  await eachOwn(asking, asking.sender.memberships, ({ household, voice, today }) => {
    const now = standing(household.facts, today)
    const here = household.people.filter(({ leftOn }) => !leftOn || leftOn >= today)
    const people = here.map((person) => ({
      name: person.name,
      ...coverSpan({ ...person, household: household.facts }, now, today),
    }))
    return familyText(voice, household.number, people, now, today)
  })
}

/** What the mutual did for the sender's family this year, or last year where nothing was yet. */
export const ourYear: Answer<'our-year'> = async (asking) => {
  const { tx } = asking
  await eachOwn(asking, asking.sender.memberships, async ({ household, voice, today }) => {
    const figures = await yearSoFar(tx, household, today)
    const to = { number: household.number, name: household.people[0]?.name ?? null }
    return yearText(voice, { ...to, isGuarded: false }, figures, false)
  })
}

/** The sender's last receipt once more; of each membership the last one. */
export const receipt: Answer<'receipt'> = async (asking) => {
  const { tx } = asking
  await eachOwn(asking, asking.sender.memberships, async ({ household, voice }) => {
    const { mutualId, number } = household
    const [last] = await lastPaymentsOf(tx, mutualId, number, 1)
    if (!last) return noReceiptText(voice)
    return receiptAgainText(voice, paymentTold(number, last))
  })
}

/** What arrived in the last days answers "I have paid"; older money is not what is meant. */
const RECENT_DAYS = 2

/**
 * Whether money arrived, the most anxious question of all: the last receipt, or since when nothing
 * has come and what to do. Money of this phone that lies in suspense asks for its member.
 */
export const paid: Answer<'paid'> = async (asking) => {
  const { tx, sender } = asking
  const [kept] = sender.suspense
  if (kept) return reply(asking, suspenseText(sender.voice, kept.amount, kept.receipt_number))
  await eachOwn(asking, sender.memberships, async ({ household, voice, today }) => {
    const { mutualId, number, facts } = household
    const [last] = await lastPaymentsOf(tx, mutualId, number, 1)
    const on = last
      ? (last.recorded_on ?? civilDateAt(last.paid_at, voice.mutual.timeZone))
      : facts.joinedOn
    if (!last || on < plusDays(today, -RECENT_DAYS)) return paidNothingText(voice, number, on)
    return paidLastText(voice, paymentTold(number, last))
  })
}

type Own = {
  readonly household: NonNullable<Awaited<ReturnType<typeof loadHousehold>>>
  readonly voice: ReturnType<typeof voiceIn>
  readonly today: ReturnType<typeof dayIn>
}

/** One message for each membership of the sender. */
async function eachOwn(
  asking: Asking,
  memberships: Sender['memberships'],
  textOf: (own: Own) => string | Promise<string>,
): Promise<void> {
  const { tx, now, message, sender } = asking
  for (const { number, mutual } of memberships) {
    const household = await loadHousehold(tx, mutual.code, number)
    invariant(household, `a role names a member that does not exist: ${number}`)
    const today = dayIn(mutual, now)
    const voice = voiceIn(asking, mutual)
    // What the service PIN guards on the screen is not told by SMS, where nobody can type it safely.
    const isGuarded = (await loadPin(tx, { mutual: mutual.code, number })) !== null
    const text = isGuarded ? guardedText(voice) : await textOf({ household, voice, today })
    const about = `reply/${message.carrier}/${message.message_id}/${number}`
    const sms = { mutual: mutual.code, to: sender.phone, text, about, priority: PRIORITY.answer }
    await queueSms(asking, sms)
  }
}
