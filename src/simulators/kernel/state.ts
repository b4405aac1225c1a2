import type { Answer } from './answers.ts'
import type { Orders } from './orders.ts'

/** A phone and the purse in it. `habit`: what its owner does with every prompt; null: somebody is asked. */
export type Phone = {
  readonly number: string
  name: string
  pin: string
  balance: number
  power: 'on' | 'off' | 'in-session'
  habit: (Answer & { readonly afterMs: number }) | null
  active: boolean
}

/** A question on a phone. `about`: the operator's own key of what it asks for. */
export type Prompt = {
  readonly id: string
  readonly phone: string
  readonly amount: number
  readonly currency: string
  readonly payee: string
  readonly reference: string
  readonly text: string
  readonly about: string
  readonly at: number
  readonly expiresAt: number
  state: 'open' | 'answered' | 'expired'
  answer: Answer | null
}

/** Money that moved, or was tried to be moved (`failed`). Amounts in hundredths; out of the account is negative. */
export type Movement = {
  readonly receipt: string
  readonly at: number
  readonly kind: 'push' | 'pay-bill' | 'reversal' | 'refund' | 'charge' | 'settlement' | 'failed'
  readonly account: string
  readonly phone: string | null
  /** The account number that the payer typed or was shown. */
  readonly reference: string
  readonly amount: number
  readonly currency: string
  readonly balance: number
  /** The receipt that this belongs to: a reversal's, a charge's. */
  readonly of: string | null
  /** The operator's key of the request that led to it, if one did. */
  readonly about: string | null
  /** When the payer began. */
  readonly startedAt: number
}

/** Something that happens later. `what` is known to the operator, or to the kernel. */
export type Task = {
  readonly id: number
  readonly at: number
  readonly what: string
  readonly key: string
}

type Attempt = { readonly at: number; readonly status: number | null; readonly body: string }

/** What an operator does when the answer is not 2xx: it waits so many ms, so many times, then the next. */
export type Retries = readonly (readonly [waitMs: number, times: number])[]

/** A callback. `held` waits until it is told to leave, `dropped` never leaves. */
export type Delivery = {
  readonly id: string
  readonly operation: string
  readonly reference: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
  readonly signing: 'right' | 'wrong' | 'absent' | 'stale'
  readonly retries: Retries
  state: 'waiting' | 'held' | 'dropped' | 'done' | 'failed'
  readonly attempts: Attempt[]
}

type Exchange = {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number | 'hang' | 'cut'
}

/** Running clocks go with the machine's, so much ahead; stopped ones are moved by hand. */
type ClockState =
  | { readonly kind: 'running'; readonly aheadMs: number }
  | { readonly kind: 'stopped'; readonly at: number }

/** All that a simulator knows, as plain data: it can be written to a file and read again. */
export type State<Own> = {
  readonly operator: string
  readonly seed: number
  readonly memory: { drawn: number; serial: number }
  clock: ClockState
  readonly phones: Record<string, Phone>
  readonly prompts: Prompt[]
  readonly money: Movement[]
  readonly timeline: Task[]
  readonly deliveries: Delivery[]
  readonly orders: Orders[]
  readonly exchanges: Exchange[]
  /** How badly the operator behaves by chance, 0 to 1: its answers, its callbacks. */
  weather: { readonly answers: number; readonly callbacks: number }
  readonly own: Own
}
