import { instant } from '../core/dates.ts'
import { overdueIntents, silentIntents } from '../store/intents.ts'
import { moveIntent } from '../store/intents.ts'
import type { IntentTable } from '../store/schema.ts'
import type { Ports, WalletEvent } from './ports.ts'
import { act } from './wallet-events.ts'

/** An operator is asked about a silent prompt after this long, and again after as long. */
const ASK_EVERY_MS = 30 * 1000

const INTENTS_PER_ROUND = 100

/**
 * Asks operators about prompts that stay silent, and lets those expire whose time is over. The
 * state of a prompt nobody knows is "in progress", never "failed" (R20); an expiry is only what we
 * tell the payer: money that comes later still counts. Returns how many intents moved.
 */
export async function followUpIntents(ports: Ports): Promise<number> {
  const now = ports.clock.now()
  const silent = await ports.store.read((tx) =>
    silentIntents(tx, instant(now - ASK_EVERY_MS), INTENTS_PER_ROUND),
  )
  let moved = 0
  for (const intent of silent) if (await ask(ports, intent)) moved += 1
  const overdue = await ports.store.read((tx) => overdueIntents(tx, now, INTENTS_PER_ROUND))
  for (const intent of overdue) {
    await settle(ports, intent, { kind: 'failed', intentId: intent.intent_id, reason: 'expired' })
    moved += 1
  }
  return moved
}

async function ask(ports: Ports, intent: IntentTable): Promise<boolean> {
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return false
  const known = await wallet.query({
    intentId: intent.intent_id,
    operatorRef: intent.operator_ref,
  })
  if (known.kind === 'paid' || known.kind === 'failed') {
    await settle(ports, intent, known)
    return true
  }
  const asked_at = ports.clock.now()
  await ports.store.write((tx) => moveIntent(tx, intent.intent_id, { asked_at }))
  return false
}

async function settle(ports: Ports, intent: IntentTable, event: WalletEvent): Promise<void> {
  const outcome = await ports.store.write((tx) => act(ports, tx, intent.wallet, event))
  ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}
