import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { readPrice } from '../../core/sms/price.ts'
import { smsParts } from '../../core/text/gsm7.ts'
import { applyReports, attachReports } from '../../store/messages/delivery.ts'
import { addOptOut, isOptedOut } from '../../store/messages/opt-outs.ts'
import { changeOutgoing, type Claimed, settleOutgoing } from '../../store/messages/outbox.ts'
import type { OutboxTable } from '../../store/schema.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports, SmsOutcome } from '../ports.ts'
import { PRIORITY } from './priorities.ts'
import { recheck, SEND, type Verdict } from './recheck.ts'
import { later } from './retries.ts'

/** So often an SMS may go out without our knowing; then it is never sent again. */
const COPIES_MAX = 2

/** Sends one SMS that is still wanted, and writes how it went. */
export async function sendSms(ports: Ports, row: Claimed): Promise<void> {
  const isTwiceGone = row.copies >= COPIES_MAX && !ports.sms.takesIdOnce
  if (isTwiceGone) return settle(ports, row, { kind: 'unknown', code: 'abandoned' })
  const text = await wantedText(ports, row)
  if (text === null) return
  const { outbox_id: id, recipient } = row
  const outcome = await ports.sms.send({ id, to: recipient as PhoneNumber, text })
  await settle(ports, row, outcome)
}

/**
 * Looks again at what was queued some time ago: who paid meanwhile hears nothing (R51, R54). The
 * text as it leaves; null when it does not. One that may have gone out is not told in other words.
 */
async function wantedText(ports: Ports, row: Claimed): Promise<string | null> {
  if (row.subject === null && row.priority !== PRIORITY.reminder) return row.text ?? ''
  return ports.store.write(async (tx) => {
    const verdict = await verdictOn(ports, tx, row)
    if (verdict.kind === 'send') {
      const text = (row.copies === 0 && verdict.text) || (row.text ?? '')
      const change = { text, parts: smsParts(text) }
      if (text !== row.text) await changeOutgoing(tx, row.outbox_id, change)
      return text
    }
    const stay: Partial<OutboxTable> =
      verdict.kind === 'drop'
        ? { state: 'cancelled', error: verdict.why }
        : { state: 'waiting', not_before: verdict.at, attempts: row.attempts - 1 }
    // It is counted on the day on which it leaves.
    await settleOutgoing(tx, row.outbox_id, { ...stay, counted_on: null })
    return null
  })
}

async function verdictOn(ports: Ports, tx: Tx, row: Claimed): Promise<Verdict> {
  const isReminder = row.priority === PRIORITY.reminder
  if (isReminder && (await isOptedOut(tx, row.recipient as PhoneNumber))) {
    return { kind: 'drop', why: 'opted-out' }
  }
  return row.subject === null ? SEND : recheck(ports, tx, row)
}

async function settle(ports: Ports, row: Claimed, outcome: SmsOutcome): Promise<void> {
  const { outbox_id: id } = row
  const to = row.recipient as PhoneNumber
  const at = ports.clock.now()
  const change = { ...afterSending(ports, row, outcome, at), ...costOf(outcome) }
  await ports.store.write(async (tx) => {
    await settleOutgoing(tx, id, change)
    if (outcome.kind === 'accepted' && outcome.carrierId) await applyReports(tx, outcome.carrierId)
    if (outcome.kind === 'rejected' && outcome.optedOut) await addOptOut(tx, to, ports.sms.name, at)
    await attachReports(tx, to)
  })
  logSent(ports, row, outcome, change)
}

function afterSending(
  ports: Ports,
  row: Claimed,
  outcome: SmsOutcome,
  at: Instant,
): Partial<OutboxTable> {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', carrier_id: outcome.carrierId, sent_at: at, error: null }
    case 'unknown':
      if (ports.sms.takesIdOnce) return { ...later(row, true, at), error: outcome.code }
      return { state: 'unknown', sent_at: at, error: outcome.code, copies: row.copies + 1 }
    case 'rejected':
      return { ...later(row, outcome.retryable, at), error: outcome.code }
  }
}

function costOf(outcome: SmsOutcome): Partial<OutboxTable> {
  const price = outcome.kind === 'accepted' ? readPrice(outcome.cost ?? '') : null
  return price ? { cost: price.tenThousandths, cost_currency: price.currency } : {}
}

const EVENTS = {
  accepted: 'sms-sent',
  rejected: 'sms-refused',
  unknown: 'sms-unanswered',
} as const

/** `copy`: it may have gone out before. `again`: when it is tried the next time. */
function logSent(
  { log }: Ports,
  row: Claimed,
  outcome: SmsOutcome,
  { not_before: again }: Partial<OutboxTable>,
): void {
  const fields = {
    id: row.outbox_id,
    recipient: log.pseudonym(row.recipient),
    parts: row.parts,
    ...(row.attempts > 1 ? { tries: row.attempts } : {}),
    ...(row.copies > 0 ? { copy: row.copies + 1 } : {}),
    ...(outcome.kind === 'accepted' ? {} : { code: outcome.code }),
    ...(again === undefined ? {} : { again: new Date(again).toISOString() }),
  }
  log[outcome.kind === 'accepted' ? 'info' : 'warn'](EVENTS[outcome.kind], fields)
  if (outcome.kind === 'rejected' && outcome.alert) {
    log.error('sms-carrier-refuses', outcome.alert, { code: outcome.code })
  }
}
