import { instant, type Instant } from '../../core/dates.ts'
import type { Claimed } from '../../store/messages/outbox-due.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import type { PromptOutcome } from '../wallet.ts'
import { later } from './retries.ts'

/** What came of a prompt's turn. `wait`: the operator would refuse it sooner, so it was not sent. */
export type Shown = PromptOutcome | { readonly kind: 'wait'; readonly until: Instant }

/** What its row in the outbox becomes. */
export function afterPrompt(row: Claimed, shown: Shown, at: Instant): Partial<OutboxTable> {
  switch (shown.kind) {
    case 'accepted':
    case 'pending':
      return { state: 'sent', carrier_id: shown.operatorRef, sent_at: at }
    case 'unknown':
      return { state: 'unknown', sent_at: at }
    case 'rejected':
      return { ...laterThan(row, shown, at), error: shown.reason }
    case 'wait':
      // Nothing was tried.
      return { state: 'waiting', not_before: shown.until, attempts: row.attempts - 1 }
  }
}

/** As `later`, and no sooner than the operator takes it. */
function laterThan(row: Claimed, { retryable, retryAfterMs = 0 }: Rejected, at: Instant) {
  const change = later(row, retryable, at)
  if (change.not_before === undefined) return change
  return { ...change, not_before: instant(Math.max(change.not_before, at + retryAfterMs)) }
}

type Rejected = Extract<PromptOutcome, { kind: 'rejected' }>
