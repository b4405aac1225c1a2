import { instant } from '../../core/dates.ts'
import { moveIntent, overdueIntents, silentIntents } from '../../store/payments/intents.ts'
import type { IntentTable } from '../../store/schema.ts'
import { clockDoubt } from '../clock.ts'
import { isRetryable } from '../faults.ts'
import type { Ports, WalletEvent } from '../ports.ts'
import { act } from './event-acts.ts'

/** An operator is asked about a silent prompt after this long, and again after as long. */
const ASK_EVERY_MS = 30 * 1000

const INTENTS_PER_ROUND = 100

/**
 * Asks operators about prompts that stay silent, and lets those expire whose time is over. The
 * state of a prompt nobody knows is "in progress", never "failed" (R20); an expiry is only what we
 * tell the payer: money that comes later still counts. By a clock that is doubted nothing expires.
 * Returns how many intents moved.
 */
export async function followUpIntents(ports: Ports): Promise<number> {
  if (clockDoubt(ports)) return 0
  const now = ports.clock.now()
  const silent = await ports.store.read((tx) =>
    silentIntents(tx, instant(now - ASK_EVERY_MS), INTENTS_PER_ROUND),
  )
  let moved = 0
  for (const intent of silent) if (await safely(ports, intent, ask)) moved += 1
  const overdue = await ports.store.read((tx) => overdueIntents(tx, now, INTENTS_PER_ROUND))
  for (const intent of overdue) if (await safely(ports, intent, expire)) moved += 1
  return moved
}

/** One intent that cannot be followed up holds up no other. */
async function safely(
  ports: Ports,
  intent: IntentTable,
  work: (ports: Ports, intent: IntentTable) => Promise<boolean>,
): Promise<boolean> {
  if (clockDoubt(ports)) return false
  try {
    return await work(ports, intent)
  } catch (error) {
    if (isRetryable(error)) throw error
    ports.log.error('intent-failed', error, { intent: intent.intent_id })
    return false
  }
}

/**
 * Whether a request came to an end that its operator was just asked about: paid or failed, and
 * recorded so.
 */
export async function ask(ports: Ports, intent: IntentTable): Promise<boolean> {
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return false
  // Noted before, so that an answer that settles nothing is not asked for again at once.
  const asked_at = ports.clock.now()
  await ports.store.write((tx) => moveIntent(tx, intent.intent_id, { asked_at }))
  const known = await wallet.query({
    intentId: intent.intent_id,
    operatorRef: intent.operator_ref,
  })
  if (known.kind !== 'paid' && known.kind !== 'failed') return false
  await settle(ports, intent, known)
  return true
}

/** The operator is asked once more, since nobody asks about an intent that has expired. */
async function expire(ports: Ports, intent: IntentTable): Promise<boolean> {
  if (await ask(ports, intent)) return true
  const { intent_id: intentId } = intent
  await settle(ports, intent, { kind: 'failed', intentId, reason: 'expired' })
  return true
}

async function settle(ports: Ports, intent: IntentTable, event: WalletEvent): Promise<void> {
  const outcome = await ports.store.write((tx) => act(ports, tx, intent.wallet, event))
  ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}
