import type { Facts } from '../../core/errands/facts.ts'
import type { GivesOf, RequestKind, RequestOf } from '../../core/errands/kinds.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import type { UssdRequest } from '../ussd-turn.ts'

/**
 * Does what a request of one kind asks for, in the transaction of the turn: its outcome is kept
 * with the call, so that a repeated request shows it again and does nothing. `gives` is plain data.
 */
export type Act<K extends RequestKind> = (asked: Asked<K>) => Promise<GivesOf<K>>

export type Asked<K extends RequestKind> = {
  readonly ports: Ports
  readonly tx: Tx
  /** Who calls: what a request may do is checked against this, not against what it says. */
  readonly facts: Facts
  readonly call: UssdRequest
  readonly asks: RequestOf<K>
}
