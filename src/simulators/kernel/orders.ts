import type { Answer } from './answers.ts'

/**
 * How an answer goes wrong. `fault` names one of the operator's faults; with `afterWork` the work
 * was done all the same. `afterCallback` answers the prompt so, and lets its callback leave, before
 * the request has its answer.
 */
export type AnswerOrders = {
  readonly fault?: string
  readonly afterWork?: boolean
  readonly delayMs?: number
  readonly afterCallback?: Answer
}

/**
 * How a callback is delivered. `scatterMs` adds a wait drawn from the seed, so that callbacks change
 * places; `hold` keeps it until it is let go. `amount` writes another amount; `conflict` sends a
 * second one besides, for the same reference, with that amount.
 */
export type CallbackOrders = {
  readonly never?: boolean
  readonly hold?: boolean
  readonly delayMs?: number
  readonly scatterMs?: number
  readonly copies?: number
  readonly apartMs?: number
  readonly amount?: string
  readonly conflict?: string
  readonly signature?: 'wrong' | 'absent' | 'stale'
  readonly method?: 'POST' | 'PUT'
}

/** Orders for an operation, or for all (`*`); for one phone, or for all. `times`: how often still. */
export type Orders = {
  readonly id: string
  readonly on: string
  readonly phone: string | null
  times: number | null
  readonly answer: AnswerOrders | null
  readonly callback: CallbackOrders | null
}

type About = { readonly on: string; readonly phone: string | null }

/** Takes the first orders that fit, and counts them. */
export function takeOrders<Kind extends 'answer' | 'callback'>(
  orders: Orders[],
  kind: Kind,
  { on, phone }: About,
): NonNullable<Orders[Kind]> | null {
  const found = orders.find(
    (each) =>
      each[kind] !== null &&
      each.times !== 0 &&
      (each.on === on || each.on === '*') &&
      (each.phone === null || each.phone === phone),
  )
  if (!found) return null
  if (found.times !== null) found.times -= 1
  return found[kind]
}
