import { instant, type Instant } from '../core/dates.ts'
import { isCurrency, minor } from '../core/money.ts'
import { formatMemberNumber } from '../core/member-number.ts'
import { invariant } from '../core/invariant.ts'
import type { PhoneNumber } from '../core/phone-number.ts'
import { findIntent, notePrompted } from '../store/intents.ts'
import { type Claimed, claimDue, settleOutgoing } from '../store/messages.ts'
import { loadMutual } from '../store/directory.ts'
import type { OutboxTable } from '../store/schema.ts'
import { isRetryable } from './faults.ts'
import type { Ports, PromptOutcome, SmsOutcome } from './ports.ts'
import { act } from './wallet-events.ts'

/** Rows that one round takes; each is sent by itself. */
const ROWS_PER_ROUND = 20

/** A sender that has not answered for its rows after this long is taken for dead. */
const LEASE_MS = 2 * 60 * 1000

/** Retries of what was certainly not sent, with growing delay, then it has failed. */
const ATTEMPTS_MAX = 6
const RETRY_MS = 15 * 1000

/** Sends what is due in the outbox. Returns how many rows it settled. */
export async function sendDue(ports: Ports): Promise<number> {
  const now = ports.clock.now()
  const lease = instant(now + LEASE_MS)
  const rows = await ports.store.write((tx) => claimDue(tx, now, lease, ROWS_PER_ROUND))
  for (const row of rows) await safely(ports, row)
  return rows.length
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

/**
 * An abandoned row may have gone out: its sender died in between. Such an SMS is sent once more,
 * so at most twice with the same text.
 */
async function sendSms(ports: Ports, row: Claimed): Promise<void> {
  const { outbox_id: id, text, recipient: to } = row
  const outcome: SmsOutcome =
    row.abandoned && row.attempts > 2
      ? { kind: 'unknown', code: 'abandoned' }
      : await ports.sms.send({ id, to: to as PhoneNumber, text: text ?? '' })
  const at = ports.clock.now()
  await ports.store.write((tx) => settleOutgoing(tx, id, afterSms(row, outcome, at)))
  const recipient = ports.log.pseudonym(row.recipient)
  const level = outcome.kind === 'accepted' ? 'info' : 'warn'
  ports.log[level]('sms-sent', {
    id,
    recipient,
    outcome: outcome.kind,
    parts: row.parts,
    code: codeOf(outcome),
  })
}

function afterSms(row: OutboxTable, outcome: SmsOutcome, at: Instant): Partial<OutboxTable> {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', carrier_id: outcome.carrierId, sent_at: at, error: null }
    case 'unknown':
      return { state: 'unknown', sent_at: at, error: outcome.code }
    case 'rejected':
      return { ...later(row, outcome.retryable, at), error: outcome.code }
  }
}

function codeOf(outcome: SmsOutcome): string | null {
  return outcome.kind === 'accepted' ? null : outcome.code
}

function later(row: OutboxTable, retryable: boolean, at: Instant): Partial<OutboxTable> {
  if (!retryable || row.attempts >= ATTEMPTS_MAX) return { state: 'failed' }
  return { state: 'waiting', not_before: instant(at + RETRY_MS * 2 ** row.attempts) }
}

/** An abandoned prompt may be on the phone: money is never asked for twice on suspicion. */
async function sendPrompt(ports: Ports, row: Claimed): Promise<void> {
  const { outbox_id: id } = row
  const outcome = row.abandoned ? { kind: 'unknown' as const } : await prompt(ports, row)
  const at = ports.clock.now()
  await ports.store.write(async (tx) => {
    await settleOutgoing(tx, id, afterPrompt(row, outcome, at))
    const intentId = row.intent_id as string
    if (outcome.kind === 'rejected' && !outcome.retryable) {
      const wallet = (await findIntent(tx, intentId))?.wallet ?? ''
      await act(ports, tx, wallet, { kind: 'failed', intentId, reason: outcome.reason })
      return
    }
    const operatorRef = outcome.kind === 'accepted' ? outcome.operatorRef : null
    if (outcome.kind !== 'rejected') await notePrompted(tx, intentId, operatorRef)
  })
  ports.log.info('prompt-sent', { id, outcome: outcome.kind })
}

function afterPrompt(row: Claimed, outcome: PromptOutcome, at: Instant): Partial<OutboxTable> {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', carrier_id: outcome.operatorRef, sent_at: at }
    case 'unknown':
      return { state: 'unknown', sent_at: at }
    case 'rejected':
      return { ...later(row, outcome.retryable, at), error: outcome.reason }
  }
}

async function prompt(ports: Ports, row: OutboxTable): Promise<PromptOutcome> {
  const found = await ports.store.read(async (tx) => {
    const intent = await findIntent(tx, row.intent_id as string)
    return intent && { intent, books: await loadMutual(tx, intent.mutual_id) }
  })
  invariant(found?.books, `a prompt without its intent: ${row.intent_id}`)
  const { intent, books } = found
  if (intent.state !== 'new') return { kind: 'unknown' }
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return { kind: 'rejected', reason: 'misconfigured', retryable: false }
  const { currency, name } = books.mutual
  invariant(isCurrency(currency), `currency ${currency}`)
  return wallet.prompt({
    intentId: intent.intent_id,
    phone: intent.payer_phone,
    amount: minor(intent.amount),
    currency,
    payee: name,
    reference: intent.number ? formatMemberNumber(intent.number) : (intent.association_code ?? ''),
  })
}
