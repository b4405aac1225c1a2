import type { OutboxTable } from '../../store/tables/messages.ts'
import type { Desk } from '../desk.ts'
import type { Verdict } from '../messages/verdict.ts'
import { ASSOCIATION, recheckAssociation } from '../reminders/remind-associations.ts'
import { recheckReminder } from '../reminders/recheck-reminder.ts'
import { REMINDER } from '../reminders/reminder-messages.ts'
import { DECIDERS, recheckDeciders } from '../proposals/tell-deciders.ts'
import { MANAGERS, recheckManagers } from '../messages/tell-managers.ts'

type Recheck = (desk: Desk, row: OutboxTable) => Promise<Verdict>

/**
 * How messages are looked at again at the moment of sending (R51), by the word that their `subject`
 * begins with: `reminder/umoja/04123378/due/2026-03`. A subject without an entry is sent as it is.
 */
const RECHECKS: Readonly<Record<string, Recheck>> = {
  [REMINDER]: recheckReminder,
  [ASSOCIATION]: recheckAssociation,
  [MANAGERS]: recheckManagers,
  [DECIDERS]: recheckDeciders,
}

export const SEND: Verdict = { kind: 'send' }

/** What is true now of a message that was queued some time ago. */
export async function recheck(desk: Desk, row: OutboxTable): Promise<Verdict> {
  const [word = ''] = row.subject?.split('/') ?? []
  const check = Object.hasOwn(RECHECKS, word) ? RECHECKS[word] : undefined
  return check ? check(desk, row) : SEND
}
