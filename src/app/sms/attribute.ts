import type { MemberNumber } from '../../core/member-number.ts'
import { suspenseText, suspenseUnknownNumberText } from '../../core/messages/money-sms.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import { invariant } from '../../core/invariant.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { InboxTable, ReceiptTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { matchReceipt } from '../payments/record-receipt.ts'
import { replyTo } from './sms-reply.ts'
import type { Sender } from './sms-sender.ts'

/**
 * The payer says for whom money in suspense was (R14): the oldest that this phone paid goes to that
 * member, in the mutual whose account holds it; the payer is asked about the next one.
 */
export async function attribute(
  ports: Ports,
  tx: Tx,
  message: InboxTable,
  sender: Sender,
  number: MemberNumber,
): Promise<void> {
  const [receipt, next] = sender.suspense
  const { voice } = sender
  if (!receipt) return replyTo(ports, tx, message, sender, voice.say('sms.suspense.none'))
  if (!(await give(ports, tx, receipt, number))) {
    const text = suspenseUnknownNumberText(voice, receipt.amount, receipt.receipt_number)
    return replyTo(ports, tx, message, sender, text)
  }
  if (!next) return
  const books = await loadMutual(tx, next.mutual_id)
  invariant(books, `no mutual ${next.mutual_id}`)
  const voiceOfNext = voiceOf(books.mutual, voice.language)
  const text = suspenseText(voiceOfNext, next.amount, next.receipt_number)
  await replyTo(ports, tx, message, sender, text)
}

async function give(
  ports: Ports,
  tx: Tx,
  receipt: ReceiptTable,
  number: MemberNumber,
): Promise<boolean> {
  if ((await mutualOfNumber(tx, number)) !== receipt.mutual_id) return false
  const books = await loadMutual(tx, receipt.mutual_id)
  invariant(books, `no mutual ${receipt.mutual_id}`)
  return matchReceipt(ports, tx, books, receipt, number)
}
