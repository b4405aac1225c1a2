import { instant } from '../../core/dates.ts'
import {
  claimUnanswered,
  moveIntent,
  releaseIntent,
  waitingQuestions,
} from '../../store/payments/intents.ts'
import type { IntentTable } from '../../store/schema.ts'
import { clockDoubt } from '../clock.ts'
import { AlreadyHandled, isRetryable } from '../faults.ts'
import { behindSince, doOnce, type Lane, leaseFrom, takeByWallet } from '../lane.ts'
import { answerOr } from '../patience.ts'
import type { Ports } from '../ports.ts'
import type { WalletEvent } from '../wallet.ts'
import { act } from './event-acts.ts'

/** An operator is asked about a silent prompt after this long, and again after as long. */
const ASK_EVERY_MS = 30 * 1000

/** Intents followed up at once; half of them at most of one wallet, whose operator may be silent. */
const INTENTS_AT_ONCE = 8

/**
 * Asks operators about prompts that stay silent, and lets those expire whose time is over. The
 * state of a prompt nobody knows is "in progress", never "failed" (R20); an expiry is only what we
 * tell the payer: money that comes later still counts. By a clock that is doubted nothing expires.
 */
export const QUESTIONS: Lane<IntentTable> = {
  name: 'questions',
  atOnce: INTENTS_AT_ONCE,
  atOnceOf: () => INTENTS_AT_ONCE / 2,
  doorOf: ({ wallet }) => wallet,
  take: async (ports, room) => {
    if (clockDoubt(ports)) return []
    const now = ports.clock.now()
    const due = { now, silentSince: instant(now - ASK_EVERY_MS) }
    const lease = leaseFrom(now)
    return takeByWallet(ports, room, (tx, wallet, limit) =>
      claimUnanswered(tx, due, lease, limit, wallet),
    )
  },
  do: followUp,
  behind: async ({ store, clock }) => {
    const now = clock.now()
    const due = { now, silentSince: instant(now - ASK_EVERY_MS) }
    return behindSince(await store.read((tx) => waitingQuestions(tx, due, ASK_EVERY_MS)), now)
  },
  wakes: ['sms'],
}

/** Follows up some intents. Returns how many. */
export async function followUpIntents(ports: Ports): Promise<number> {
  return doOnce(ports, QUESTIONS)
}

/**
 * One intent that cannot be followed up holds up no other. Once its time is over nobody asks about
 * it any more, so it expires only after this last question.
 */
async function followUp(ports: Ports, intent: IntentTable, patience: AbortSignal): Promise<void> {
  const { intent_id: intentId } = intent
  try {
    const known = await ask(ports, intent, patience)
    if (known) return await settle(ports, intent, known)
    const isOver = intent.expires_at <= ports.clock.now() && !clockDoubt(ports)
    if (isOver) {
      await settle(ports, intent, { kind: 'failed', intentId, reason: 'expired' })
    } else await ports.store.write((tx) => releaseIntent(tx, intent))
  } catch (error) {
    if (error instanceof AlreadyHandled) return
    if (isRetryable(error)) throw error
    ports.log.error('intent-failed', error, { intent: intentId })
    await ports.store.write((tx) => releaseIntent(tx, intent))
  }
}

/** What the operator knows of a request, when that is the end of it: paid, or failed. */
async function ask(
  ports: Ports,
  intent: IntentTable,
  patience: AbortSignal,
): Promise<WalletEvent | null> {
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return null
  const asked = wallet.query({ intentId: intent.intent_id, operatorRef: intent.operator_ref })
  const known = await answerOr(asked, { kind: 'unknown' }, patience)
  if (known.kind === 'paid' || known.kind === 'failed') return known
  const age = ports.clock.now() - intent.created_at
  if (known.kind !== 'not-found' || age < known.finalAfterMs || clockDoubt(ports)) return null
  return { kind: 'failed', intentId: intent.intent_id, reason: 'try-later' }
}

/** Writes what became of an intent that was taken. */
async function settle(ports: Ports, intent: IntentTable, event: WalletEvent): Promise<void> {
  const outcome = await ports.store.write(async (tx) => {
    if (!(await releaseIntent(tx, intent))) throw new AlreadyHandled()
    return act(ports, tx, intent.wallet, event)
  })
  ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}

/** Asks about a request that nobody has to have taken, and writes what came of it. */
export async function askNow(
  ports: Ports,
  intent: IntentTable,
  patience: AbortSignal,
): Promise<void> {
  const asked_at = ports.clock.now()
  await ports.store.write((tx) => moveIntent(tx, intent.intent_id, { asked_at }))
  const known = await ask(ports, intent, patience)
  if (!known) return
  const outcome = await ports.store.write((tx) => act(ports, tx, intent.wallet, known))
  ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}
