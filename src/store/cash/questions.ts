import type { CashQuestion } from '../../core/cash/question.ts'
import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { CashQuestionTable } from '../tables/cash.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Who was asked, and since when a question is still open. */
export type Asked = {
  readonly mutual: string
  readonly phone: PhoneNumber
  readonly since: Instant
}

/** What a phone was asked about cash and has not answered, the oldest first. */
export async function openCashQuestions(
  tx: ReadTx,
  { mutual, phone, since }: Asked,
): Promise<CashQuestionTable[]> {
  return tx
    .selectFrom('cash_question')
    .selectAll()
    .where('mutual_id', '=', mutual)
    .where('phone', '=', phone)
    .where('asked_at', '>=', since)
    .where('answer', 'is', null)
    .orderBy('asked_at')
    .orderBy('slip')
    .execute()
}

/**
 * The same cash of the same member is one question of a phone, asked about from now on: a message
 * that says it again, or for another reason, adds none.
 */
export async function askAboutCash(
  tx: Tx,
  asked: Asked,
  question: CashQuestion,
  at: Instant,
): Promise<void> {
  const { slip, number, amount, on, why } = question
  const open = await openCashQuestions(tx, asked)
  const same = open.find((row) => isSameCash(row, question))
  if (same) {
    await tx
      .updateTable('cash_question')
      .set({ why, asked_at: at })
      .where('mutual_id', '=', asked.mutual)
      .where('slip', '=', same.slip)
      .execute()
    return
  }
  const { mutual: mutual_id, phone } = asked
  const row = { mutual_id, slip, phone, number, amount, why, paid_on: on, asked_at: at }
  await tx
    .insertInto('cash_question')
    .values({ ...row, answer: null, answered_at: null })
    .execute()
}

/** Whether a question is about this cash: of the same member, amount and day. */
export function isSameCash(
  row: Pick<CashQuestionTable, 'number' | 'amount' | 'paid_on'>,
  { number, amount, on }: Pick<CashQuestion, 'number' | 'amount' | 'on'>,
): boolean {
  return row.number === number && row.amount === amount && row.paid_on === on
}

/** Notes the answer to an open question. */
export async function answerCashQuestion(
  tx: Tx,
  { mutual, slip }: { readonly mutual: string; readonly slip: string },
  answer: 'yes' | 'no',
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('cash_question')
    .set({ answer, answered_at: at })
    .where('mutual_id', '=', mutual)
    .where('slip', '=', slip)
    .execute()
}
