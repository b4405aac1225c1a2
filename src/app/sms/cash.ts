import { oneAtATimeText } from '../../core/messages/command-sms.ts'
import { amountUnreadableText, unknownMemberText } from '../../core/messages/errand-sms.ts'
import {
  cashCardText,
  cashTwiceText,
  refusedText,
  unusualText,
} from '../../core/messages/staff-sms.ts'
import { readAmount } from '../../core/amount.ts'
import { isUsualCash } from '../../core/cash/plausible.ts'
import { instant } from '../../core/dates.ts'
import { ZERO } from '../../core/money.ts'
import { cashTakenSince } from '../../store/cash/cash.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { peopleOfCard } from '../../store/membership/cards.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { recordCashIn } from '../cash/record-cash.ts'
import { dayIn } from '../messages/sms-out.ts'
import { type Answer, reply, voiceIn } from './answer.ts'

/** The same cash of the same member within this time is asked about: a thumb presses twice. */
const TWICE_MS = 24 * 60 * 60 * 1000

/**
 * Records cash that the sender took of a member: it is posted at once, the member's own phone gets
 * the receipt and the sender what is now in hand (R60). Taking it back takes two people (R65). The
 * message is the slip, so that a carrier's repeat is the same receipt. An amount that is not usual is
 * asked about first, and so is the same once more.
 */
export const cash: Answer<'cash'> = async (asking, { number, amount: written, again }) => {
  const { ports, tx, message, sender } = asking
  const code = await mutualOfNumber(tx, number)
  const staff = sender.staff.find(({ mutual }) => mutual.code === code)
  if (!staff) return reply(asking, unknownMemberText(sender.voice, number))
  const { mutual } = staff
  const voice = voiceIn(asking, mutual)
  const read = readAmount(written, mutual.currency)
  const amount = read.kind === 'amount' ? read.amount : ZERO
  if (amount === 0) return reply(asking, amountUnreadableText(voice, read, 'cash'))
  await lockHousehold(tx, mutual.code, number)
  const since = instant(ports.clock.now() - TWICE_MS)
  const before = await cashTakenSince(tx, { mutual: mutual.code, number, amount, since })
  if (before && !again) {
    const { receipt_number: receiptNumber, paid_at: at } = before
    return reply(asking, cashTwiceText(voice, { amount, number, receiptNumber, at }))
  }
  const plans = await loadPlans(tx, mutual.code)
  const isUsual = isUsualCash(amount, mutual.currency, plans, dayIn(mutual, ports.clock.now()))
  if (!isUsual && !again) return reply(asking, unusualText(voice, amount))
  const slip = `sms/${message.carrier}/${message.message_id}`
  const taken = { number, amount, by: sender.phone, slip, withoutSms: false }
  const recorded = await recordCashIn(ports, tx, taken)
  if (!recorded.ok) await reply(asking, refusedText(voice, recorded.refusal))
}

/**
 * A card has no check digit: nothing is recorded, and the answer names whose it is and how to
 * confirm it, by the member number.
 */
export const cashCard: Answer<'cash-card'> = async (asking, { card, amount }) => {
  const { tx, sender } = asking
  const mutuals = sender.staff.map(({ mutual }) => mutual.code)
  const people = await peopleOfCard(tx, mutuals, card)
  const [person, other] = people
  if (!person) return reply(asking, unknownMemberText(sender.voice, card))
  if (other) return reply(asking, oneAtATimeText(sender.voice.say))
  const household = await loadHousehold(tx, person.mutual, person.number)
  const { number } = person
  const name = household?.people[0]?.name ?? ''
  await reply(asking, cashCardText(sender.voice, { card, number, name, amount }))
}
