import type { Facts } from '../../core/errands/facts.ts'
import type { Outcome, RequestKind, RequestOf } from '../../core/errands/kinds.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import type { UssdRequest } from '../ussd-turn.ts'
import type { Act } from './act.ts'
import { collect } from './collect.ts'
import { notMe } from './not-me.ts'
import { sendReceipt } from './send-receipt.ts'
import { setLanguage } from './set-language.ts'

/** Every kind of request that a screen may make: a kind that nobody does does not compile. */
const ACTS: { readonly [K in RequestKind]: Act<K> } = {
  collect,
  'not-me': notMe,
  'send-receipt': sendReceipt,
  'set-language': setLanguage,
}

/** Does what a call asks for and says what came of it. */
export async function carryOut<K extends RequestKind>(
  ports: Ports,
  tx: Tx,
  { facts, call }: { readonly facts: Facts; readonly call: UssdRequest },
  asks: RequestOf<K>,
): Promise<Outcome> {
  const act: Act<K> = ACTS[asks.kind]
  const gives = await act({ ports, tx, facts, call, asks })
  return { kind: asks.kind, gives }
}
