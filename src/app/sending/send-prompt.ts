import type { Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { isCurrency, minor } from '../../core/money.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findIntent, notePrompted } from '../../store/payments/intents.ts'
import { type Claimed, settleOutgoing } from '../../store/messages/outbox.ts'
import type { OutboxTable } from '../../store/schema.ts'
import { answerOr, PATIENT } from '../patience.ts'
import type { Ports } from '../ports.ts'
import type { PromptOutcome } from '../wallet.ts'
import { acting } from '../desk.ts'
import { later } from './retries.ts'
import { wasPaidMeanwhile } from '../payments/ask-first.ts'
import { act } from '../payments/event-acts.ts'
import { addressOfIntent } from '../payments/intent-address.ts'

/** An abandoned prompt may be on the phone: money is never asked for twice on suspicion. */
export async function sendPrompt(
  ports: Ports,
  row: Claimed,
  patience: AbortSignal = PATIENT,
): Promise<void> {
  const { outbox_id: id } = row
  const outcome = row.abandoned ? UNKNOWN : await prompt(ports, row, patience)
  const isMine = await acting(ports, async (desk) => {
    const { tx, now } = desk
    if (!(await settleOutgoing(tx, row, afterPrompt(row, outcome, now)))) return false
    const intentId = row.intent_id as string
    if (outcome.kind === 'rejected' && !outcome.retryable) {
      const wallet = (await findIntent(tx, intentId))?.wallet ?? ''
      await act(desk, wallet, { kind: 'failed', intentId, reason: outcome.reason })
      return true
    }
    const operatorRef = 'operatorRef' in outcome ? outcome.operatorRef : null
    if (outcome.kind !== 'rejected') await notePrompted(tx, intentId, operatorRef)
    return true
  })
  if (isMine) ports.log.info('prompt-sent', { id, outcome: outcome.kind })
  else ports.log.warn('prompt-too-late', { id, outcome: outcome.kind })
}

function afterPrompt(row: Claimed, outcome: PromptOutcome, at: Instant): Partial<OutboxTable> {
  switch (outcome.kind) {
    case 'accepted':
    case 'pending':
      return { state: 'sent', carrier_id: outcome.operatorRef, sent_at: at }
    case 'unknown':
      return { state: 'unknown', sent_at: at }
    case 'rejected':
      return { ...later(row, outcome.retryable, at), error: outcome.reason }
  }
}

/** Nobody knows whether the payer's phone shows it: the operator is asked about it later. */
const UNKNOWN: PromptOutcome = { kind: 'unknown' }

async function prompt(
  ports: Ports,
  row: OutboxTable,
  patience: AbortSignal,
): Promise<PromptOutcome> {
  const found = await ports.store.read(async (tx) => {
    const intent = await findIntent(tx, row.intent_id as string)
    return intent && { intent, books: await loadMutual(tx, intent.mutual_id) }
  })
  invariant(found?.books, `a prompt without its intent: ${row.intent_id}`)
  const { intent, books } = found
  if (intent.state !== 'new') return UNKNOWN
  if (await wasPaidMeanwhile(ports, intent, patience)) {
    return { kind: 'rejected', reason: 'paid-already', retryable: false }
  }
  // It has not left yet: it is tried again, and the operator asked about the earlier ones again.
  if (patience.aborted) return { kind: 'rejected', reason: 'try-later', retryable: true }
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return { kind: 'rejected', reason: 'misconfigured', retryable: false }
  const { currency, name } = books.mutual
  invariant(isCurrency(currency), `currency ${currency}`)
  const shown = wallet.prompt({
    intentId: intent.intent_id,
    phone: intent.payer_phone,
    amount: minor(intent.amount),
    currency,
    payee: name,
    reference: intent.number ?? intent.association_code ?? '',
    callbackUrl: addressOfIntent(ports, intent.wallet, intent.intent_id),
  })
  return answerOr(shown, UNKNOWN, patience)
}
