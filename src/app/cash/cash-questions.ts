import { CASH_QUESTION_MS, type CashQuestion } from '../../core/cash/question.ts'
import { instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import {
  answerCashQuestion,
  type Asked,
  isSameCash,
  openCashQuestions,
} from '../../store/cash/questions.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import type { CashQuestionTable } from '../../store/tables/cash.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Desk, ReadDesk } from '../desk.ts'
import { type CashRecorded, recordCashIn } from './record-cash.ts'

/** Of which mutual a phone was asked about cash, as long as an answer counts. */
export function askedOf({ now }: ReadDesk, mutual: string, phone: PhoneNumber): Asked {
  return { mutual, phone, since: instant(now - CASH_QUESTION_MS) }
}

/** The question that a phone can still answer about this cash. */
export async function findCashQuestion(
  tx: ReadTx,
  asked: Asked,
  cash: Pick<CashQuestion, 'number' | 'amount' | 'on'>,
): Promise<CashQuestionTable | null> {
  const open = await openCashQuestions(tx, asked)
  return open.find((row) => isSameCash(row, cash)) ?? null
}

/**
 * Answers a question about cash, from the phone that was asked. A yes records it with the message as
 * its slip; a no leaves it nothing. Each question is answered once, whichever way comes first: by
 * SMS or on a call. Null for a no.
 */
export async function answerCash(
  desk: Desk,
  asked: Asked,
  { slip, answer }: { readonly slip: string; readonly answer: 'yes' | 'no' },
): Promise<Result<CashRecorded | null>> {
  const { tx, now } = desk
  const asks = (await openCashQuestions(tx, asked)).find((row) => row.slip === slip)
  const gone: Result<never> = refused({ code: 'cash-answered', slip })
  if (!asks) return gone
  const { number, amount, paid_on: on } = asks
  await lockHousehold(tx, asked.mutual, number)
  // Somebody who answered at the same moment had the lock until now.
  const isOpen = (await openCashQuestions(tx, asked)).some((row) => row.slip === slip)
  if (!isOpen) return gone
  const cash = { number, amount, on, by: asked.phone, slip, withoutSms: false, isRight: true }
  const recorded: Result<CashRecorded | null> =
    answer === 'yes' ? await recordCashIn(desk, cash) : done(null)
  if (recorded.ok) {
    await answerCashQuestion(tx, { mutual: asked.mutual, slip }, answer, now)
  }
  return recorded
}
