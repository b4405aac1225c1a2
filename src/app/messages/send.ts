import { instant, type Instant } from '../../core/dates.ts'
import {
  type Claimed,
  claimDue,
  pullBack,
  sendAgainUnanswered,
} from '../../store/messages/outbox.ts'
import { clockDoubt } from '../clock.ts'
import { isRetryable } from '../faults.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { LEAVE_IN_DOUBT, PRIORITY } from './priorities.ts'
import { sendPrompt } from './send-prompt.ts'
import { sendSms } from './send-sms.ts'
import { withinBudget } from './sms-budget.ts'

/** Rows that one round takes; they are sent at the same time, to different phones. */
const ROWS_PER_ROUND = 20

/**
 * A sender that has not answered for its rows after this long is taken for dead. A carrier is
 * waited for a quarter of a minute.
 */
const LEASE_MS = 2 * 60 * 1000

/** A receipt that may have gone out waits so long for a report, and is then sent a last time. */
const REPORT_WAIT_MS = 60 * 60 * 1000

/**
 * Sends what is due in the outbox; while the clock is doubted only what somebody waits for. Returns how
 * many rows it settled.
 */
export async function sendDue(ports: Ports): Promise<number> {
  const now = ports.clock.now()
  const { claimed, going } = await ports.store.write(async (tx) => {
    const claimed = await claimNow(ports, tx, now)
    return { claimed, going: await withinBudget(ports, tx, claimed) }
  })
  const sending = await Promise.allSettled(going.map((row) => safely(ports, row)))
  for (const sent of sending) if (sent.status === 'rejected') throw sent.reason
  return claimed.length
}

async function claimNow(ports: Ports, tx: Tx, now: Instant): Promise<Claimed[]> {
  const leaseUntil = instant(now + LEASE_MS)
  if (clockDoubt(ports)) return claimDue(tx, now, leaseUntil, ROWS_PER_ROUND, LEAVE_IN_DOUBT)
  await pullBack(tx, now)
  await sendAgainUnanswered(tx, PRIORITY.receipt, instant(now - REPORT_WAIT_MS), now)
  return claimDue(tx, now, leaseUntil, ROWS_PER_ROUND)
}

/** A row that a bug keeps from being sent may have left, like those of a sender that died. */
async function safely(ports: Ports, row: Claimed): Promise<void> {
  try {
    await (row.kind === 'sms' ? sendSms(ports, row) : sendPrompt(ports, row))
  } catch (error) {
    if (isRetryable(error)) throw error
    ports.log.error('send-failed', error, { id: row.outbox_id })
  }
}
