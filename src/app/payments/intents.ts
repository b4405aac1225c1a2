import { isOpen } from '../../core/payments/breaker.ts'
import { readBreaker } from '../../store/payments/breakers.ts'
import {
  claimUnanswered,
  moveIntent,
  releaseIntent,
  waitingQuestions,
} from '../../store/payments/intents.ts'
import { promptSentAt } from '../../store/payments/other-prompts.ts'
import type { IntentTable } from '../../store/tables/payments.ts'
import { clockDoubt } from '../clock.ts'
import { AlreadyHandled, isRetryable } from '../faults.ts'
import { behindSince, type Lane, leaseFrom, takeByWallet } from '../lane.ts'
import { answerOr } from '../patience.ts'
import type { Ports } from '../ports.ts'
import type { Known } from '../wallet.ts'
import { acting, type Desk, reading } from '../desk.ts'
import { confirmed } from './confirmed.ts'
import { act } from './event-acts.ts'
import { tellOfTrouble } from './notices.ts'

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
    return takeByWallet(ports, room, async ({ tx, now }, wallet, limit) => {
      // One that fails is asked on, and not by all hands.
      const fails = typeof wallet === 'string' && isOpen(await readBreaker(tx, wallet))
      const most = fails ? Math.min(limit, 1) : limit
      return claimUnanswered(tx, now, leaseFrom(now), most, wallet)
    })
  },
  do: followUp,
  behind: (ports) =>
    reading(ports, async ({ tx, now }) => behindSince(await waitingQuestions(tx, now), now)),
  wakes: ['sms'],
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

type Said = Known

/** What the operator says of a request; that nobody knows, when it says nothing. */
async function ask(ports: Ports, intent: IntentTable, patience: AbortSignal): Promise<Said> {
  const wallet = ports.wallets.get(intent.wallet)
  if (!wallet) return { kind: 'unknown' }
  const asked = wallet.query({ intentId: intent.intent_id, operatorRef: intent.operator_ref })
  return answerOr(asked, { kind: 'unknown' }, patience)
}

/** What follows from what the operator says of a request; null while it decides nothing. */
async function hear(desk: Desk, intent: IntentTable, said: Said): Promise<string | null> {
  const { intent_id: intentId, mutual_id: mutual, wallet } = intent
  switch (said.kind) {
    case 'paid':
    case 'failed':
      return act(desk, wallet, said)
    case 'paid-no-receipt':
      return confirmed(desk, intent)
    case 'pending':
      return null
    case 'not-found': {
      // A prompt may leave minutes after it was wanted.
      const since = (await promptSentAt(desk.tx, intentId)) ?? intent.created_at
      const isFinal = desk.now - since >= said.finalAfterMs && !clockDoubt(desk.ports)
      return isFinal ? act(desk, wallet, { kind: 'failed', intentId, reason: 'try-later' }) : null
    }
    case 'unknown':
      if (said.alert) await tellOfTrouble(desk, mutual, wallet, said.alert)
      return null
  }
}

/**
 * Writes what became of an intent that was taken; it is let go where that is not known yet. Once its
 * time is over it expires for whoever waits; the operator is asked on, since money may come all the
 * same.
 */
async function settle(ports: Ports, intent: IntentTable, said: Said): Promise<void> {
  const work = async (desk: Desk) => {
    if (!(await releaseIntent(desk.tx, intent))) throw new AlreadyHandled()
    return (await hear(desk, intent, said)) ?? expire(desk, intent)
  }
  const outcome = await acting(ports, work, booksBy(intent, said))
  if (outcome) ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}

/** In whose books it is posted, when the answer is that it was paid. */
function booksBy({ mutual_id: mutual }: IntentTable, said: Said): string | undefined {
  return said.kind === 'paid' ? mutual : undefined
}

/** Ends for its payer a request that nobody answered in its time; null while it has some left. */
async function expire(desk: Desk, intent: IntentTable): Promise<string | null> {
  const isOpen = intent.state === 'new' || intent.state === 'prompted'
  const isOver = intent.expires_at <= desk.now && intent.confirmed_at === null
  if (!isOpen || !isOver || clockDoubt(desk.ports)) return null
  return act(desk, intent.wallet, { kind: 'failed', intentId: intent.intent_id, reason: 'expired' })
}

/** Asks about a request that nobody has to have taken, and writes what came of it. */
export async function askNow(
  ports: Ports,
  intent: IntentTable,
  patience: AbortSignal,
): Promise<void> {
  await acting(ports, ({ tx, now }) => moveIntent(tx, intent.intent_id, { asked_at: now }))
  const said = await ask(ports, intent, patience)
  if (said.kind === 'pending') return
  const outcome = await acting(ports, (desk) => hear(desk, intent, said), booksBy(intent, said))
  if (outcome) ports.log.info('intent-followed-up', { intent: intent.intent_id, outcome })
}
