import { invariant } from '../../core/invariant.ts'
import {
  answerOf,
  keepAnswer,
  releaseForm,
  type SentForm,
  takeForm,
} from '../../store/office/forms.ts'
import type { Desk } from '../desk.ts'

/**
 * Does what a form asks for, once: sent again it gets the answer of the first time. The answer is plain data,
 * kept in the same transaction as whatever was done. One that `isFree` did nothing: whoever goes back to the
 * page, corrects it and sends it again is heard anew.
 */
export async function sendOnce<Answer>(
  { tx, now }: Desk,
  of: SentForm,
  errand: string,
  work: () => Promise<Answer>,
  isFree: (answer: Answer) => boolean,
): Promise<Answer> {
  if (await takeForm(tx, of, errand, now)) {
    const answer = await work()
    if (isFree(answer)) await releaseForm(tx, of)
    else await keepAnswer(tx, of, answer)
    return answer
  }
  const before = await answerOf(tx, of)
  invariant(before !== null, `form ${of.form} was taken and has no answer`)
  return before as Answer
}
