import type { Facts } from '../../../core/errands/facts.ts'
import type { GivesOf, RequestKind, RequestOf } from '../../../core/errands/kinds.ts'
import type { Desk } from '../../desk.ts'
import type { CallNow } from '../call-now.ts'

/**
 * Does what a request of one kind asks for, in the transaction of the turn: its outcome is kept
 * with the call, so that a repeated request shows it again and does nothing. `gives` is plain data.
 */
export type Act<K extends RequestKind> = (asked: Asked<K>) => Promise<GivesOf<K>>

/**
 * An act that needs slow work: `before` is committed, then the work is done outside of any
 * transaction, and `after` is the act in the turn's transaction, with what the work made.
 */
export type SlowAct<K extends RequestKind, Ready> = {
  readonly before: (asked: Asked<K>) => Promise<Given<K> | Work<Ready>>
  readonly after: (asked: Asked<K>, ready: Ready) => Promise<GivesOf<K>>
}

/** A slow act, whatever its work makes. */
export type AnySlowAct<K extends RequestKind> = {
  readonly before: (asked: Asked<K>) => Promise<Given<K> | Work<unknown>>
  readonly after: (asked: Asked<K>, ready: never) => Promise<GivesOf<K>>
}

/** There is no work to be done: this comes of it. */
type Given<K extends RequestKind> = { readonly kind: 'given'; readonly gives: GivesOf<K> }

export type Work<Ready> = { readonly kind: 'work'; readonly work: () => Promise<Ready> }

export type Asked<K extends RequestKind> = Desk & {
  /** Who calls: what a request may do is checked against this, not against what it says. */
  readonly facts: Facts
  readonly call: CallNow
  readonly asks: RequestOf<K>
}
