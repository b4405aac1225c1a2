import type { Spread } from './latencies.ts'

/** What is measured: requests, what follows from them, and how late the generator itself is. */
export const KINDS = ['ussd', 'sms', 'notice', 'prompt', 'check', 'told', 'receipt', 'lag'] as const

export type Kind = (typeof KINDS)[number]
export type Spreads = Readonly<Record<Kind, Spread>>

export type Order =
  | { readonly do: 'open'; readonly seed: number; readonly aheadMs: number; readonly members: number }
  | { readonly do: 'begin'; readonly ports: readonly number[]; readonly key: string; readonly forMs: number }
  | { readonly do: 'look' }
  | { readonly do: 'silence'; readonly isOn: boolean }
  | { readonly do: 'end' } // prettier-ignore

export type Opened = { readonly carrier: string; readonly wallet: string }

export type Looked = {
  readonly spreads: Spreads
  readonly underWay: number
  readonly waitedFor: number
  readonly carried: number
}

/** Something that was acknowledged to whoever sent it. */
export type Acknowledged = { readonly id: string; readonly minor: number }

export type Played = {
  readonly spreads: Spreads
  /** How often each thing happened. */
  readonly counts: Readonly<Record<string, number>>
  /** What was not as it should be, each with how often, and an example. */
  readonly wrong: readonly string[]
  readonly payments: readonly Acknowledged[]
  /** All that was told, whether or not anybody acknowledged it. */
  readonly told: readonly string[]
  readonly checks: readonly string[]
  /** How much of a core the generator took, 0 to 1. */
  readonly busy: number
}
