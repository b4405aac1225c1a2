import type { Heard } from '../../store/messages/messages.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  suspenseCardText,
  suspenseText,
  suspenseUnknownNumberText,
} from '../../core/messages/money-sms.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import { invariant } from '../../core/invariant.ts'
import { areFirstLettersOf } from '../../core/person-name.ts'
import { peopleOfCard } from '../../store/membership/cards.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'
import { dayIn, type Desk, inBooks } from '../desk.ts'
import { matchReceipt } from '../payments/record-receipt.ts'
import { mayTryNumber } from '../payments/try-number.ts'
import { type Answer, reply } from './answer.ts'
import { replyTo } from './sms-reply.ts'
import type { Sender } from './sms-sender.ts'

/**
 * The payer says for whom money in suspense was (R14): the oldest that this phone paid goes to that
 * member, in the mutual whose account holds it; the payer is asked about the next one.
 */
export async function attribute(
  desk: Desk,
  message: Heard,
  sender: Sender,
  number: MemberNumber,
): Promise<void> {
  const [receipt, next] = sender.suspense
  const { voice } = sender
  if (!receipt) return replyTo(desk, message, sender, voice.say('sms.suspense.none'))
  if (!(await give(desk, receipt, number))) {
    // Money stays where it is kept, whatever is told: who tries many numbers hears nothing of them.
    const on = dayIn(sender.mutual, desk.now)
    const tried = { mutual: receipt.mutual_id, phone: sender.phone, on, found: false }
    if (!(await mayTryNumber(desk, tried))) {
      return replyTo(desk, message, sender, voice.say('pay-for.closed'))
    }
    const text = suspenseUnknownNumberText(voice, receipt.amount, receipt.receipt_number)
    return replyTo(desk, message, sender, text)
  }
  if (!next) return
  const books = await loadMutual(desk.tx, next.mutual_id)
  invariant(books, `no mutual ${next.mutual_id}`)
  const voiceOfNext = voiceOf(books.mutual, voice.language)
  const text = suspenseText(voiceOfNext, next.amount, next.receipt_number)
  await replyTo(desk, message, sender, text)
}

async function give(desk: Desk, receipt: ReceiptTable, number: MemberNumber): Promise<boolean> {
  if ((await mutualOfNumber(desk.tx, number)) !== receipt.mutual_id) return false
  const books = await loadMutual(desk.tx, receipt.mutual_id)
  invariant(books, `no mutual ${receipt.mutual_id}`)
  return matchReceipt(inBooks(desk, books), receipt, number)
}

/**
 * The same by an older card (R14). A card has no check digit and moves no money alone: it counts from
 * the household's own phone, or with the first letters of the name, whose tries are counted like
 * those of numbers. Whose card it is is told to nobody.
 */
export const attributeCard: Answer<'attribute-card'> = async (asking, { card, letters }) => {
  const { tx, now, message, sender } = asking
  const { voice } = sender
  const [receipt] = sender.suspense
  if (!receipt) return reply(asking, voice.say('sms.suspense.none'))
  const owner = await ownerOfCard(tx, receipt.mutual_id, card)
  const isOwn = owner !== null && sender.memberships.some(({ number }) => number === owner.number)
  if (isOwn) return attribute(asking, message, sender, owner.number)
  const isConfirmed = owner !== null && letters !== null && areFirstLettersOf(letters, owner.name)
  if (letters !== null) {
    const on = dayIn(sender.mutual, now)
    const tried = { mutual: receipt.mutual_id, phone: sender.phone, on, found: isConfirmed }
    if (!(await mayTryNumber(asking, tried))) return reply(asking, voice.say('pay-for.closed'))
  }
  if (isConfirmed) return attribute(asking, message, sender, owner.number)
  const kept = { amount: receipt.amount, receiptNumber: receipt.receipt_number, card }
  await reply(asking, suspenseCardText(voice, kept))
}

/** The one household of a mutual that a card is of, with its member's name. */
async function ownerOfCard(
  tx: ReadTx,
  mutual: string,
  card: string,
): Promise<{ readonly number: MemberNumber; readonly name: string } | null> {
  const people = await peopleOfCard(tx, [mutual], card)
  const [person, other] = people
  if (!person || other) return null
  const household = await loadHousehold(tx, mutual, person.number)
  const named = household?.people.find(({ ordinal }) => ordinal === person.ordinal)
  return { number: person.number, name: named?.name ?? '' }
}
