import { instant, type Instant } from '../../core/dates.ts'
import { DRAFT_MS } from '../../core/staff/sign-in.ts'
import { deleteCallEndsBefore } from '../../store/calls/call-ends.ts'
import { deleteDialogsBefore } from '../../store/calls/dialogs.ts'
import { forgetTextsIn, forgetTextsOut } from '../../store/messages/old-texts.ts'
import { forgetUses } from '../../store/messages/use-count.ts'
import { deleteDraftsBefore } from '../../store/office/drafts.ts'
import { deleteFilesBefore } from '../../store/office/files.ts'
import { deleteFormsBefore } from '../../store/office/forms.ts'
import { deleteSignInsBefore } from '../../store/staff/sign-ins.ts'
import { forgetBodies } from '../../store/payments/old-bodies.ts'
import { deleteUnreadBefore } from '../../store/payments/unread.ts'
import type { Tx } from '../../store/store.ts'
import type { KeepDays, Ports } from '../ports.ts'

/**
 * Calls, and what could not be read, for support questions (D7); the words of messages and of notices
 * until a year and its accounts are closed.
 */
const KEEP: KeepDays = { calls: 90, texts: 400, bodies: 400 }

/** A file of the office is done within a day, or sent again; its report may be wanted for a week. */
const FILE_DAYS = 7

/** So many in a write: callers wait for it some milliseconds. */
const AT_ONCE = 500

const DAY_MS = 24 * 60 * 60 * 1000

type Forget = (tx: Tx, before: Instant, limit: number) => Promise<number>

/** What is forgotten after how many days. Receipts, checks, bills and the ledger are not among it. */
const FORGOTTEN: readonly (readonly [kept: keyof KeepDays, forget: Forget])[] = [
  ['calls', deleteDialogsBefore],
  ['calls', deleteCallEndsBefore],
  ['calls', deleteUnreadBefore],
  ['calls', forgetUses],
  ['calls', deleteSignInsBefore],
  ['calls', deleteFormsBefore],
  ['texts', forgetTextsIn],
  ['texts', forgetTextsOut],
  ['bodies', forgetBodies],
]

/** Forgets what was kept for long enough by a moment. Running it again changes nothing. */
export async function forgetOld({ store, keep = KEEP }: Ports, now: Instant): Promise<void> {
  const forgetAll = async (forget: Forget, keptMs: number) => {
    const before = instant(now - keptMs)
    while ((await store.write((tx) => forget(tx, before, AT_ONCE))) === AT_ONCE);
  }
  await forgetAll(deleteDraftsBefore, DRAFT_MS)
  await forgetAll(deleteFilesBefore, FILE_DAYS * DAY_MS)
  for (const [kept, forget] of FORGOTTEN) {
    const days = keep[kept]
    if (days !== null) await forgetAll(forget, days * DAY_MS)
  }
}
