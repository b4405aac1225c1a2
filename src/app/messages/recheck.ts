import type { Wording } from '../../core/messages/message-wording.ts'
import type { Instant } from '../../core/dates.ts'
import type { OutboxTable } from '../../store/schema.ts'
import type { Desk } from '../desk.ts'
import { ASSOCIATION, recheckAssociation } from '../reminders/remind-associations.ts'
import { recheckReminder } from '../reminders/recheck-reminder.ts'
import { REMINDER } from '../reminders/reminder-messages.ts'
import { MANAGERS, recheckManagers } from './tell-managers.ts'

/** Whether a message still leaves: at once, later, or never because of what is true by now. */
export type Verdict =
  /** `text`: as it reads by now, where that is not how it was queued. */
  | { readonly kind: 'send'; readonly text?: string; readonly wording?: Wording }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'drop'; readonly why: string }

export type Recheck = (desk: Desk, row: OutboxTable) => Promise<Verdict>

/**
 * How messages are looked at again at the moment of sending (R51), by the word that their `subject`
 * begins with: `reminder/umoja/04123378/due/2026-03`. A subject without an entry is sent as it is.
 */
export const RECHECKS: Readonly<Record<string, Recheck>> = {
  [REMINDER]: recheckReminder,
  [ASSOCIATION]: recheckAssociation,
  [MANAGERS]: recheckManagers,
}

export const SEND: Verdict = { kind: 'send' }

/** What is true now of a message that was queued some time ago. */
export async function recheck(desk: Desk, row: OutboxTable): Promise<Verdict> {
  const [word = ''] = row.subject?.split('/') ?? []
  const check = Object.hasOwn(RECHECKS, word) ? RECHECKS[word] : undefined
  return check ? check(desk, row) : SEND
}
