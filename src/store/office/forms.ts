import type { Instant } from '../../core/dates.ts'
import { fromJson, toJson } from '../tables/json.ts'
import type { ReadTx, Tx } from '../store.ts'

/** A form that was sent, by whoever was signed in so. */
export type SentForm = { readonly session: string; readonly form: string }

/**
 * Takes a form in. False when it came before: then whoever else does it has ended, since this waits for
 * it, and its answer is there.
 */
export async function takeForm(
  tx: Tx,
  { session, form }: SentForm,
  errand: string,
  at: Instant,
): Promise<boolean> {
  const kept = await tx
    .insertInto('office_form')
    .values({ session_id: session, form_id: form, errand, answer: null, sent_at: at })
    .onConflict((clash) => clash.columns(['session_id', 'form_id']).doNothing())
    .returning('form_id')
    .executeTakeFirst()
  return kept !== undefined
}

export async function keepAnswer(tx: Tx, of: SentForm, answer: unknown): Promise<void> {
  await tx
    .updateTable('office_form')
    .set({ answer: toJson(answer) })
    .where('session_id', '=', of.session)
    .where('form_id', '=', of.form)
    .execute()
}

/** Lets a form that did nothing be sent again as if it had never come. */
export async function releaseForm(tx: Tx, { session, form }: SentForm): Promise<void> {
  await tx
    .deleteFrom('office_form')
    .where('session_id', '=', session)
    .where('form_id', '=', form)
    .execute()
}

/** What came of a form that was sent before; null while that is not known. */
export async function answerOf(tx: ReadTx, of: SentForm): Promise<unknown> {
  const row = await tx
    .selectFrom('office_form')
    .select('answer')
    .where('session_id', '=', of.session)
    .where('form_id', '=', of.form)
    .executeTakeFirst()
  return row?.answer ? fromJson(row.answer) : null
}

/** Forgets forms that were sent before a moment, so many at once. */
export async function deleteFormsBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
  const old = await tx
    .selectFrom('office_form')
    .select(['session_id', 'form_id'])
    .where('sent_at', '<', before)
    .orderBy('sent_at')
    .limit(limit)
    .execute()
  for (const { session_id: session, form_id: form } of old) {
    await tx
      .deleteFrom('office_form')
      .where('session_id', '=', session)
      .where('form_id', '=', form)
      .execute()
  }
  return old.length
}
