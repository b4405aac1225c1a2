import type { PromptOutcome, PromptRequest, Wallet, Known } from '../../src/app/wallet.ts'
import { type Minor, toDecimal } from '../../src/core/money.ts'
import {
  createSandboxOperator,
  SANDBOX_WALLET,
  type SandboxNotice,
} from '../../src/edge/wallets/sandbox.ts'
import { readNotice, type TestClock } from '../world.ts'
import type { Random } from './random.ts'

/** Money that moved, by the operator's own books: what ours are held against. */
export type Success = {
  readonly receipt: string
  readonly amount: Minor
  readonly phone: string
  /** What the payer saw or typed. */
  readonly account: string | null
  readonly intent: string | null
  /** As much as we had asked for, or no request of ours. */
  readonly isExact: boolean
}

/** `mute`: whoever asks is told nothing. `moody`: requests go wrong in every way. */
type Mood = 'good' | 'mute' | 'moody'

export type SimulatedOperator = {
  readonly wallet: Wallet
  readonly successes: readonly Success[]
  /** Requests on phones that nobody has answered. */
  readonly waiting: ReadonlyMap<string, PromptRequest>
  /** How often each intent came to a phone. */
  readonly asked: ReadonlyMap<string, number>
  moodTo(mood: Mood): void
  /** The payer approves; the notice that follows. */
  approve(intent: string, amount: Minor): SandboxNotice
  decline(intent: string, reason: 'refused' | 'no-funds'): SandboxNotice
  /** A payment that the payer started. */
  payBill(phone: string, account: string | null, amount: Minor): SandboxNotice
}

/** A mobile-money operator that is often slow, silent or wrong, but whose books are right. */
export function createOperator(clock: TestClock, random: Random): SimulatedOperator {
  const successes: Success[] = []
  const waiting = new Map<string, PromptRequest>()
  const asked = new Map<string, number>()
  const known = new Map<string, Known>()
  let mood: Mood = 'good'
  const { wallet: reader } = createSandboxOperator(
    () => '',
    () => clock.now(),
  )

  async function prompt(request: PromptRequest): Promise<PromptOutcome> {
    const moody = { done: 4, 'done unheard': 2, lost: 1, later: 2, never: 1 }
    const how = mood === 'moody' ? random.weighted(moody) : 'done'
    if (how === 'later') return { kind: 'rejected', reason: 'try-later', retryable: true }
    if (how === 'never') return { kind: 'rejected', reason: 'limit', retryable: false }
    if (how === 'lost') return { kind: 'unknown' }
    waiting.set(request.intentId, request)
    asked.set(request.intentId, (asked.get(request.intentId) ?? 0) + 1)
    if (how === 'done unheard') return { kind: 'unknown' }
    return { kind: 'accepted', operatorRef: `ref-${request.intentId}` }
  }

  function paid(success: Omit<Success, 'receipt'>): SandboxNotice {
    const receipt = `S${String(successes.length + 1).padStart(6, '0')}`
    successes.push({ ...success, receipt })
    const { intent, account, phone, amount } = success
    return {
      ...{ event: 'paid', intent, receipt, account, phone },
      amount: toDecimal(amount, 'KES'),
      currency: 'KES',
      paidAt: new Date(clock.now()).toISOString(),
    }
  }

  /** What the notice says is what a query answers later. */
  function remember(intent: string, notice: SandboxNotice): SandboxNotice {
    known.set(intent, readNotice(reader, notice))
    return notice
  }

  function take(intent: string): PromptRequest {
    const request = waiting.get(intent)
    if (!request) throw new Error(`nobody is asked about ${intent}`)
    waiting.delete(intent)
    return request
  }

  const wallet: Wallet = {
    name: SANDBOX_WALLET,
    kind: 'simulated',
    prompt,
    query: async ({ intentId }) => {
      if (mood === 'mute') return { kind: 'unknown' }
      return known.get(intentId) ?? { kind: waiting.has(intentId) ? 'pending' : 'unknown' }
    },
    receive: (callback) => reader.receive(callback),
  }
  return {
    ...{ wallet, successes, waiting, asked },
    moodTo: (next) => {
      mood = next
    },
    approve: (intent, amount) => {
      const { phone, reference, amount: wanted } = take(intent)
      const isExact = amount === wanted
      return remember(intent, paid({ amount, phone, account: reference, intent, isExact }))
    },
    decline: (intent, reason) => {
      take(intent)
      return remember(intent, { event: 'failed', intent, reason })
    },
    payBill: (phone, account, amount) =>
      paid({ amount, phone, account, intent: null, isExact: true }),
  }
}
