import { instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { DRAFT_MS } from '../../core/staff/sign-in.ts'
import { deleteDraft, draftOf, putDraft } from '../../store/office/drafts.ts'
import { answerOf } from '../../store/office/forms.ts'
import { sessionOfToken } from '../../store/staff/sessions.ts'
import type { Desk, ReadDesk } from '../desk.ts'
import { seal, unseal } from './sealed.ts'
import { hashOf } from './secret-token.ts'
import { doesHold } from './sessions.ts'

/** What was typed into a form, and the page on which the form stands. */
type Draft = {
  readonly page: string
  readonly fields: Readonly<Record<string, string>>
}

/** Longest draft, in characters: as much as a form may be. */
const DRAFT_MAX = 16 * 1024

/** What became of a form that came too late; `key` opens the draft again. */
export type Late =
  | { readonly kind: 'kept'; readonly key: string }
  /** The same form had acted before the sign-in ran out. */
  | { readonly kind: 'acted' }
  | { readonly kind: 'lost' }

/**
 * Keeps a form that came after a sign-in of the office ran out, for the phone that was signed in. Where
 * somebody ended the sign-in nothing is kept: the computer may be in other hands.
 */
export async function keepDraft(
  { tx, now }: Desk,
  sent: Draft & { readonly token: string; readonly form: string },
): Promise<Late> {
  const row = await sessionOfToken(tx, hashOf(sent.token))
  const hasRunOut = row?.ended_at === null && !doesHold(row, now)
  if (!hasRunOut || row.door !== 'office') return { kind: 'lost' }
  const { session_id: session, phone } = row
  if ((await answerOf(tx, { session, form: sent.form })) !== null) return { kind: 'acted' }
  const text = JSON.stringify({ page: sent.page, fields: sent.fields } satisfies Draft)
  if (text.length > DRAFT_MAX) return { kind: 'lost' }
  const { sealed, key } = seal(text, phone)
  await putDraft(tx, { phone, sealed, kept_at: now })
  return { kind: 'kept', key }
}

type Owner = { readonly phone: PhoneNumber; readonly key: string | null; readonly page: string }

/** What was typed into a form of this page, for the same phone in the same browser, within a day. */
export async function openDraft(
  { tx, now }: ReadDesk,
  { phone, key, page }: Owner,
): Promise<Draft['fields'] | null> {
  const sealed = key === null ? null : await draftOf(tx, phone, instant(now - DRAFT_MS))
  const text = sealed === null || key === null ? null : unseal(sealed, key, phone)
  if (text === null) return null
  const draft = JSON.parse(text) as Draft
  return draft.page === page ? draft.fields : null
}

/** Forgets a draft of this page, since its form was sent. */
export async function dropDraft(desk: Desk, owner: Owner): Promise<void> {
  if (await openDraft(desk, owner)) await deleteDraft(desk.tx, owner.phone)
}
