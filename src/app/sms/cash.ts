import { incompleteText, oneAtATimeText } from '../../core/messages/command-sms.ts'
import { amountUnreadableText, unknownMemberText } from '../../core/messages/errand-sms.ts'
import {
  cashCardText,
  cashOnCallText,
  cashTwiceText,
  refusedText,
  unusualCashText,
} from '../../core/messages/staff-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { readAmount } from '../../core/amount.ts'
import { readDayTyped } from '../../core/complaints/day-typed.ts'
import { type CivilDate, plusDays } from '../../core/dates.ts'
import { unusualCash } from '../../core/cash/plausible.ts'
import { ZERO } from '../../core/money.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { cashTakenSince } from '../../store/cash/cash.ts'
import { askAboutCash, type Asked } from '../../store/cash/questions.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { peopleOfCard } from '../../store/membership/cards.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { answerCash, askedOf, findCashQuestion } from '../cash/cash-questions.ts'
import { cashRecord } from '../acts/cash.ts'
import { type CashTaken, loadCashLimits } from '../cash/record-cash.ts'
import { dayIn, inMutual } from '../desk.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'

/**
 * Records cash that the sender took of a member: it is posted at once, the member's own phone gets
 * the receipt and the sender what is now in hand (R60). Taking it back takes two people (R65). The
 * message is the slip, so that a carrier's repeat is the same receipt. An amount that is not usual
 * is asked about first, and so is the same once more, for a thumb presses twice: it counts when the
 * sender says it again or confirms it on a call, and once. Above the mutual's limit only a call counts:
 * anybody can write a message in somebody's name (6.2).
 */
export const cash: Answer<'cash'> = async (asking, { number, amount: written, again, paid }) => {
  const { tx, now, message, sender } = asking
  const code = await mutualOfNumber(tx, number)
  const staff = sender.staff.find(({ mutual }) => mutual.code === code)
  if (!staff) return reply(asking, unknownMemberText(sender.voice, number))
  const { mutual } = staff
  const voice = voiceIn(asking, mutual)
  const read = readAmount(written, mutual.currency)
  const amount = read.kind === 'amount' ? read.amount : ZERO
  if (amount === 0) return reply(asking, amountUnreadableText(voice, read, 'cash'))
  const on = paid ? dayPaid(paid, dayIn(mutual, now)) : null
  if (paid && !on) return reply(asking, incompleteText(voice.say, voice.language, 'cash'))
  await lockHousehold(tx, mutual.code, number)
  const slip = `sms/${message.carrier}/${message.message_id}`
  const taken = { number, amount, on, by: sender.phone, slip, withoutSms: false }
  const about: About = { mutual, voice, taken, asked: askedOf(asking, mutual.code, sender.phone) }
  const before = await recordedBefore(asking, about)
  if (unusualCash(amount, await loadCashLimits(inMutual(asking, mutual))) === 'above') {
    return askOnCall(asking, about, before ? 'twice' : 'above')
  }
  const open = again ? await findCashQuestion(tx, about.asked, taken) : null
  // What was recorded after the question is another reason to ask.
  if (open && (open.why === 'twice' || !before)) {
    const yes = { slip: open.slip, answer: 'yes' } as const
    const confirmed = await answerCash(asking, about.asked, yes)
    if (!confirmed.ok) await reply(asking, refusedText(voice, confirmed.refusal))
    return
  }
  if (before) return askTwice(asking, about, before)
  const recorded = await cashRecord.run({ ...asking, actor: 'staff' }, { ...taken, right: false })
  if (recorded.ok) return
  const { refusal } = recorded
  if (refusal.code !== 'unusual-cash') return reply(asking, refusedText(voice, refusal))
  await askAboutCash(tx, about.asked, { ...taken, why: refusal.why }, now)
  await reply(asking, unusualCashText(voice, taken))
}

/** The day on which cash was paid; null for what is no day of the last months. */
function dayPaid({ day }: { readonly day: string | null }, today: CivilDate): CivilDate | null {
  return day === null ? plusDays(today, -1) : readDayTyped(day, today)
}

type About = {
  readonly mutual: Mutual
  readonly voice: Voice
  readonly taken: CashTaken & { readonly on: CivilDate | null }
  readonly asked: Asked
}

function recordedBefore({ tx }: Asking, { mutual, taken, asked }: About) {
  const { number, amount } = taken
  return cashTakenSince(tx, { mutual: mutual.code, number, amount, since: asked.since })
}

async function askOnCall(
  asking: Asking,
  { voice, taken, asked }: About,
  why: 'above' | 'twice',
): Promise<void> {
  await askAboutCash(asking.tx, asked, { ...taken, why }, asking.now)
  await reply(asking, cashOnCallText(voice, taken))
}

async function askTwice(
  asking: Asking,
  { voice, taken, asked }: About,
  before: Pick<ReceiptTable, 'receipt_number' | 'paid_at'>,
): Promise<void> {
  const { tx, now } = asking
  await askAboutCash(tx, asked, { ...taken, why: 'twice' }, now)
  const { receipt_number: receiptNumber, paid_at: at } = before
  const { amount, number } = taken
  await reply(asking, cashTwiceText(voice, { amount, number, receiptNumber, at }))
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
