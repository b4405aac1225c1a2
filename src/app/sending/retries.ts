import { instant, type Instant } from '../../core/dates.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import { PRIORITY } from '../messages/priorities.ts'

/** The first pause is twice this, and each is twice the one before. */
const RETRY_MS = 15 * 1000

/** An answer that is a quarter of an hour late is none. */
const ATTEMPTS_AT_ONCE = 6

/** Receipts and all that can wait are tried for half a day and more. */
const ATTEMPTS_PATIENT = 12

/** What is certainly not sent is tried again with growing delay, and then has failed. */
export function later(row: OutboxTable, retryable: boolean, at: Instant): Partial<OutboxTable> {
  if (!retryable || row.attempts >= attemptsOf(row)) return { state: 'failed' }
  return { state: 'waiting', not_before: instant(at + RETRY_MS * 2 ** row.attempts) }
}

function attemptsOf({ priority }: OutboxTable): number {
  const isPatient = priority === PRIORITY.receipt || priority > PRIORITY.answer
  return isPatient ? ATTEMPTS_PATIENT : ATTEMPTS_AT_ONCE
}
