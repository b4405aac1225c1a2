import { type Instant, instant } from '../../core/dates.ts'
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
import type { Wallet, WalletEvent } from '../wallet.ts'
import { acting, type Desk, reading } from '../desk.ts'
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
  doorsOf: ({ wallet }) => [wallet],
  take: async (ports, room) => {
    if (clockDoubt(ports)) return []
    return takeByWallet(ports, room, ({ tx, now }, wallet, limit) =>
      claimUnanswered(tx, dueAt(now), leaseFrom(now), limit, wallet),
    )
  },
  do: followUp,
  behind: (ports) =>
    reading(ports, async ({ tx, now }) =>
      behindSince(await waitingQuestions(tx, dueAt(now), ASK_EVERY_MS), now),
    ),
  wakes: ['sms'],
}

/** Which questions are due: the time of silence since a prompt is over. */
function dueAt(now: Instant) {
  return { now, silentSince: instant(now - ASK_EVERY_MS) }
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
    await settle(ports, intent, await ask(ports, intent, patience))
  } catch (error) {
    if (error instanceof AlreadyHandled) return
    if (isRetryable(error)) throw error
    ports.log.error('intent-failed', error, { intent: intentId })
    await ports.store.write((tx) => releaseIntent(tx, intent))
  }
}

type Said = Awaited<ReturnType<Wallet['query']>>

/** What the operator says of a request; that nobody knows, when it says nothing. */
async function ask(ports: Ports, intent: IntentTable, patience: AbortSignal): Promise<Said> {
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return { kind: 'unknown' }
  const asked = wallet.query({ intentId: intent.intent_id, operatorRef: intent.operator_ref })
  return answerOr(asked, { kind: 'unknown' }, patience)
}

/** The end of a request by what the operator says: paid, or failed; null while it is not known. */
function endOf({ ports, now }: Desk, intent: IntentTable, said: Said): WalletEvent | null {
  if (said.kind === 'paid' || said.kind === 'failed') return said
  const isNever = said.kind === 'not-found' && now - intent.created_at >= said.finalAfterMs
  if (!isNever || clockDoubt(ports)) return null
  return { kind: 'failed', intentId: intent.intent_id, reason: 'try-later' }
}

/** Writes what became of an intent that was taken; it is let go where that is not known yet. */
async function settle(ports: Ports, intent: IntentTable, said: Said): Promise<void> {
  const outcome = await acting(ports, async (desk) => {
    if (!(await releaseIntent(desk.tx, intent))) throw new AlreadyHandled()
    const event = endOf(desk, intent, said) ?? expiry(desk, intent)
    return event && act(desk, intent.wallet, event)
  })
  if (outcome) ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}

/** The end of a request that nobody answered in its time; null while it has some left. */
function expiry({ ports, now }: Desk, intent: IntentTable): WalletEvent | null {
  if (intent.expires_at > now || clockDoubt(ports)) return null
  return { kind: 'failed', intentId: intent.intent_id, reason: 'expired' }
}

/** Asks about a request that nobody has to have taken, and writes what came of it. */
export async function askNow(
  ports: Ports,
  intent: IntentTable,
  patience: AbortSignal,
): Promise<void> {
  await acting(ports, ({ tx, now }) => moveIntent(tx, intent.intent_id, { asked_at: now }))
  const said = await ask(ports, intent, patience)
  if (said.kind === 'unknown' || said.kind === 'pending') return
  const outcome = await acting(ports, async (desk) => {
    const event = endOf(desk, intent, said)
    return event && act(desk, intent.wallet, event)
  })
  if (outcome) ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}
