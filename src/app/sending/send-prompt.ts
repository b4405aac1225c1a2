import { instant, type Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { isCurrency, minor } from '../../core/money.ts'
import { waitsUntil } from '../../core/payments/pauses.ts'
import { beyond } from '../../core/payments/terms.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { findIntent, notePrompted } from '../../store/payments/intents.ts'
import { otherPrompts } from '../../store/payments/other-prompts.ts'
import { settleOutgoing } from '../../store/messages/outbox.ts'
import { type Claimed } from '../../store/messages/outbox-due.ts'
import type { IntentTable } from '../../store/tables/payments.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import { answerOr, PATIENT } from '../patience.ts'
import type { Ports } from '../ports.ts'
import { acting, reading } from '../desk.ts'
import { afterPrompt, type Shown } from './after-prompt.ts'
import { wasPaidMeanwhile } from '../payments/ask-first.ts'
import { act } from '../payments/event-acts.ts'
import { tellOfTrouble } from '../payments/notices.ts'
import { addressOfIntent } from '../payments/intent-address.ts'
import { mayPrompt, noteOutcome } from '../payments/breaker.ts'
import { termsOfWallet } from '../payments/terms.ts'

/** An abandoned prompt may be on the phone: money is never asked for twice on suspicion. */
export async function sendPrompt(
  ports: Ports,
  row: Claimed,
  patience: AbortSignal = PATIENT,
): Promise<void> {
  const { outbox_id: id } = row
  const outcome = row.abandoned ? UNKNOWN : await prompt(ports, row, patience)
  const settled = await acting(ports, async (desk) => {
    const { tx, now } = desk
    if (!(await settleOutgoing(tx, row, afterPrompt(row, outcome, now)))) return null
    const intentId = row.intent_id as string
    const { mutual_id: mutual, wallet } = (await findIntent(tx, intentId)) as IntentTable
    if ('alert' in outcome && outcome.alert) {
      await tellOfTrouble(desk, mutual, wallet, outcome.alert)
    }
    if (outcome.kind === 'rejected' && !outcome.retryable) {
      await act(desk, wallet, { kind: 'failed', intentId, reason: outcome.reason })
      return wallet
    }
    const operatorRef = 'operatorRef' in outcome ? outcome.operatorRef : null
    const isOut = outcome.kind !== 'rejected' && outcome.kind !== 'wait'
    if (isOut) await notePrompted(tx, intentId, operatorRef)
    return wallet
  })
  if (settled !== null) {
    ports.log.info('prompt-sent', { id, outcome: outcome.kind })
    if (outcome.kind !== 'wait') ports.meter?.prompt(settled, outcome.kind)
  } else ports.log.warn('prompt-too-late', { id, outcome: outcome.kind })
}

/** Nobody knows whether the payer's phone shows it: the operator is asked about it later. */
const UNKNOWN = { kind: 'unknown' } as const

async function prompt(ports: Ports, row: OutboxTable, patience: AbortSignal): Promise<Shown> {
  const found = await reading(ports, async ({ tx, now }) => {
    const intent = await findIntent(tx, row.intent_id as string)
    if (!intent) return undefined
    const isOver = intent.expires_at <= now
    return { intent, isOver, books: await loadMutual(tx, intent.mutual_id) }
  })
  invariant(found?.books, `a prompt without its intent: ${row.intent_id}`)
  const { intent, isOver, books } = found
  if (intent.state !== 'new') return UNKNOWN
  // Hours later it would be a surprise: whoever wanted to pay has put the phone away.
  if (isOver) return NOT_NOW
  if (await wasPaidMeanwhile(ports, intent, patience)) {
    return { kind: 'rejected', reason: 'paid-already', retryable: false }
  }
  // It has not left yet: it is tried again, and the operator asked about the earlier ones again.
  if (patience.aborted) return { kind: 'rejected', reason: 'try-later', retryable: true }
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return { kind: 'rejected', reason: 'misconfigured', retryable: false }
  const until = await pauseBefore(ports, intent, row)
  if (until) return { kind: 'wait', until }
  if (await isBeyond(ports, intent, books.mutual)) {
    return { kind: 'rejected', reason: 'limit', retryable: false }
  }
  if (!(await mayPrompt(ports, intent.wallet))) return NOT_NOW
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
  const outcome = await answerOr(shown, UNKNOWN, patience)
  // When the service stops it is not the operator who said nothing.
  if (outcome !== UNKNOWN) await noteOutcome(ports, intent.wallet, outcome)
  return outcome
}

/** Certainly not asked, and not later either: the payer is told, and asks again. */
const NOT_NOW = { kind: 'rejected', reason: 'try-later', retryable: false } as const

/** Whether the payer has reached a limit of the operator since money was asked for. */
async function isBeyond(ports: Ports, intent: IntentTable, mutual: Mutual): Promise<boolean> {
  return reading(ports, async (desk) => {
    const terms = await termsOfWallet(desk, intent.wallet, mutual, intent.payer_phone)
    return beyond(terms, minor(intent.amount)) !== null
  })
}

/** Until when the operator would refuse to ask this phone; null where it takes it now. */
async function pauseBefore(
  ports: Ports,
  intent: IntentTable,
  { outbox_id: id }: OutboxTable,
): Promise<Instant | null> {
  const pauses = ports.wallets.get(intent.wallet)?.pauses
  if (!pauses) return null
  return reading(ports, async ({ tx, now }) => {
    const since = instant(now - Math.max(pauses.anyMs, pauses.sameAmountMs))
    const others = await otherPrompts(tx, intent, id, since)
    return waitsUntil(pauses, intent.amount, others, now)
  })
}
