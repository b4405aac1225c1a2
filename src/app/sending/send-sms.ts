import type { Instant } from '../../core/dates.ts'
import { type Price, readPrice } from '../../core/sms/price.ts'
import { smsParts } from '../../core/text/gsm7.ts'
import { applyReports, attachReports } from '../../store/messages/delivery.ts'
import { addOptOut, isOptedOut } from '../../store/messages/opt-outs.ts'
import { changeOutgoing, settleOutgoing } from '../../store/messages/outbox.ts'
import { type Claimed } from '../../store/messages/outbox-due.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import { answerOr, PATIENT } from '../patience.ts'
import type { Ports, SmsOutcome } from '../ports.ts'
import { acting, type Desk } from '../desk.ts'
import { carrierOf, elsewhere } from './carriers.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { recheck, SEND } from './recheck.ts'
import type { Verdict } from '../messages/verdict.ts'
import { later } from './retries.ts'
import { keepWordings } from '../messages/sms-out.ts'

/** Sends one SMS that is still wanted, and writes how it went. */
export async function sendSms(
  ports: Ports,
  row: Claimed,
  patience: AbortSignal = PATIENT,
): Promise<void> {
  const carrier = carrierOf(ports, row)
  // It is handed over as soon as it is taken: who took it and died may have sent it.
  const isUnknown = row.abandoned && !carrier.takesIdOnce
  if (isUnknown) return settle(ports, row, { kind: 'unknown', code: 'abandoned' })
  const text = await wantedText(ports, row)
  if (text === null) return
  if (patience.aborted) return putBack(ports, row)
  const { outbox_id: id, recipient } = row
  const sent = carrier.send({ id, to: recipient, text })
  const outcome = await answerOr(sent, { kind: 'unknown', code: 'no-answer' }, patience)
  await settle(ports, row, outcome)
}

/** The service stops before it was handed to anybody. */
async function putBack(ports: Ports, row: Claimed): Promise<void> {
  const change = { state: 'waiting', attempts: row.attempts - 1 } as const
  await ports.store.write((tx) => settleOutgoing(tx, row, change))
}

/**
 * Looks again at what was queued some time ago: who paid meanwhile hears nothing (R51, R54). The
 * text as it leaves; null when it does not. One that may have gone out is not told in other words.
 */
async function wantedText(ports: Ports, row: Claimed): Promise<string | null> {
  if (ports.limits?.mayReach(row.recipient) === false) return keepHere(ports, row)
  if (row.subject === null && row.priority !== PRIORITY.reminder) return row.text ?? ''
  return acting(ports, async (desk) => {
    const { tx, now } = desk
    const verdict = await verdictOn(desk, row)
    if (verdict.kind === 'send') {
      const text = (row.copies === 0 && verdict.text) || (row.text ?? '')
      if (text !== row.text) {
        await keepWordings(tx, [verdict], now)
        const wording = verdict.wording?.id ?? null
        await changeOutgoing(tx, row, { text, parts: smsParts(text), wording })
      }
      return text
    }
    const stay: Partial<OutboxTable> =
      verdict.kind === 'drop'
        ? { state: 'cancelled', error: verdict.why }
        : { state: 'waiting', not_before: verdict.at, attempts: row.attempts - 1 }
    // It is counted on the day on which it leaves.
    await settleOutgoing(tx, row, { ...stay, counted_on: null })
    return null
  })
}

/** The operator of the service named the countries that messages go to. */
async function keepHere(ports: Ports, row: Claimed): Promise<null> {
  const change = { state: 'cancelled', error: 'prefix', counted_on: null } as const
  await ports.store.write((tx) => settleOutgoing(tx, row, change))
  const recipient = ports.log.pseudonym(row.recipient)
  ports.log.warn('sms-prefix', { id: row.outbox_id, recipient })
  return null
}

async function verdictOn(desk: Desk, row: Claimed): Promise<Verdict> {
  const isReminder = row.priority === PRIORITY.reminder
  if (isReminder && (await isOptedOut(desk.tx, row.recipient))) {
    return { kind: 'drop', why: 'opted-out' }
  }
  return row.subject === null ? SEND : recheck(desk, row)
}

async function settle(ports: Ports, row: Claimed, outcome: SmsOutcome): Promise<void> {
  const to = row.recipient
  const carrier = row.carrier ?? 'none'
  const price = priceOf(outcome)
  const change = await acting(ports, async ({ tx, now }) => {
    const change = { ...afterSending(ports, row, outcome, now), ...costOf(price) }
    if (!(await settleOutgoing(tx, row, change))) return null
    if (change.carrier_id) await applyReports(tx, carrier, change.carrier_id)
    if (outcome.kind === 'rejected' && outcome.optedOut) await addOptOut(tx, to, carrier, now)
    await attachReports(tx, carrier, to)
    return change
  })
  ports.sms.meter?.(carrier, outcome.kind, price)
  if (change) logSent(ports, row, outcome, change)
  else ports.log.warn('sms-too-late', { id: row.outbox_id, carrier, outcome: outcome.kind })
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
    case 'unknown': {
      const { takesIdOnce, reportsOurIds } = carrierOf(ports, row)
      if (takesIdOnce) return { ...later(row, true, at), error: outcome.code }
      const known = reportsOurIds ? { carrier_id: row.outbox_id } : {}
      return { state: 'unknown', error: outcome.code, ...tried(row, at), ...known }
    }
    case 'rejected':
      return afterRefusal(ports, row, outcome, at)
  }
}

/** When it may have gone out, and how often by now. One that was taken was counted as it was found. */
function tried(row: Claimed, at: Instant): Partial<OutboxTable> {
  if (row.abandoned) return { sent_at: row.not_before, copies: row.copies }
  return { sent_at: at, copies: row.copies + 1 }
}

/** Tried again where that makes sense, through the other carrier of its route where it has one. */
function afterRefusal(
  ports: Ports,
  row: Claimed,
  outcome: Extract<SmsOutcome, { kind: 'rejected' }>,
  at: Instant,
): Partial<OutboxTable> {
  const other = elsewhere(ports, row, outcome, at)
  const next = later(row, outcome.retryable || other !== null, at)
  return { ...next, ...(next.state === 'waiting' ? other : {}), error: outcome.code }
}

function priceOf(outcome: SmsOutcome): Price | null {
  return outcome.kind === 'accepted' ? readPrice(outcome.cost ?? '') : null
}

function costOf(price: Price | null): Partial<OutboxTable> {
  return price ? { cost: price.tenThousandths, cost_currency: price.currency } : {}
}

const EVENTS = {
  accepted: 'sms-sent',
  rejected: 'sms-refused',
  unknown: 'sms-unanswered',
} as const

/**
 * `copy`: it may have gone out before. `again`: when it is tried the next time, and `next` through
 * whom, where that is another carrier.
 */
function logSent(
  { log }: Ports,
  row: Claimed,
  outcome: SmsOutcome,
  { not_before: again, carrier: next }: Partial<OutboxTable>,
): void {
  const fields = {
    id: row.outbox_id,
    carrier: row.carrier,
    recipient: log.pseudonym(row.recipient),
    parts: row.parts,
    ...(row.attempts > 1 ? { tries: row.attempts } : {}),
    ...(row.copies > 0 && !row.abandoned ? { copy: row.copies + 1 } : {}),
    ...(outcome.kind === 'accepted' ? {} : { code: outcome.code }),
    ...(again === undefined ? {} : { again: new Date(again).toISOString() }),
    ...(next ? { next } : {}),
  }
  log[outcome.kind === 'accepted' ? 'info' : 'warn'](EVENTS[outcome.kind], fields)
  if (outcome.kind === 'rejected' && outcome.alert) {
    log.error('sms-carrier-refuses', outcome.alert, { carrier: row.carrier, code: outcome.code })
  }
}
