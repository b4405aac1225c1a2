import { invariant } from '../../core/invariant.ts'
import { answerOf, keepAnswer, type SentForm, takeForm } from '../../store/office/forms.ts'
import type { Desk } from '../desk.ts'

/**
 * Does what a form asks for, once: sent again it gets the answer of the first time. The answer is plain data,
 * kept in the same transaction as whatever was done.
 */
export async function sendOnce<Answer>(
  { tx, now }: Desk,
  of: SentForm,
  errand: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (await takeForm(tx, of, errand, now)) {
    const answer = await work()
    await keepAnswer(tx, of, answer)
    return answer
  }
  const before = await answerOf(tx, of)
  invariant(before !== null, `form ${of.form} was taken and has no answer`)
  return before as Answer
}
