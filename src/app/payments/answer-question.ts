import { finishEvent, storeEvent } from '../../store/payments/events.ts'
import type { ReadTx } from '../../store/store.ts'
import { acting } from '../desk.ts'
import { answerOr } from '../patience.ts'
import type { Ports } from '../ports.ts'
import type { AccountAnswer, AccountQuestion } from '../wallet.ts'
import { aimOfPayBill } from './money-aim.ts'
import { hashOf, type StoredCallback, textOf } from './stored-callback.ts'

/** Safaricom gives up after about eight seconds, and then does what it likes. */
const ANSWER_WITHIN_MS = 5000

/**
 * Whether somebody may pay into an account, while an operator and the payer wait. The question is
 * stored with its answer, in one short transaction. A no is certain; where we fail, or take longer than
 * the operator waits, it is a yes, since money that comes is kept safe and asked about, and money that was turned away is lost to the member.
 */
export async function answerQuestion(
  ports: Ports,
  wallet: string,
  callback: StoredCallback,
  question: AccountQuestion,
  patience: AbortSignal = AbortSignal.timeout(ANSWER_WITHIN_MS),
): Promise<AccountAnswer> {
  try {
    const deciding = acting(ports, async ({ tx, now: at }) => {
      const answer = await decide(tx, wallet, question, at)
      const { eventId } = await storeEvent(tx, {
        ...{ event_id: ports.ids.id(), wallet, event_key: `asked/${question.operatorReceipt}` },
        ...{ intent_id: null, body_hash: hashOf(callback), body: textOf(callback) },
        received_at: at,
      })
      await finishEvent(tx, { event_id: eventId, lease: null }, `asked: ${answer}`, at)
      return answer
    })
    return await answerOr(deciding, 'yes', patience)
  } catch (error) {
    ports.log.error('question-failed', error, { wallet })
    return 'yes'
  }
}

async function decide(
  tx: ReadTx,
  wallet: string,
  question: AccountQuestion,
  paidAt: Parameters<typeof aimOfPayBill>[2]['paidAt'],
): Promise<AccountAnswer> {
  const event = { ...question, kind: 'paid', intentId: null, paidAt } as const
  const aim = await aimOfPayBill(tx, wallet, event)
  if (aim?.number || aim?.association) return 'yes'
  // In another currency than the mutual's it would stay in suspense for good.
  return aim?.doubt === 'currency' ? 'wrong-amount' : 'unknown-account'
}
