import type { GivesOf, Outcome, RequestKind, RequestOf } from '../../../src/core/errands/kinds.ts'

/** What may come of each kind of request, by the name that conversations give it. */
const OUTCOMES: {
  readonly [K in RequestKind]: (asks: RequestOf<K>) => Readonly<Record<string, GivesOf<K>>>
} = {
  collect: () => ({ done: null }),
  'not-me': () => ({ done: null }),
  'send-receipt': () => ({ done: null }),
  'set-language': () => ({ done: null }),
}

/** All that may come of a request; the first is what comes when nobody says otherwise. */
export function outcomesOf<K extends RequestKind>(
  asks: RequestOf<K>,
): Readonly<Record<string, Outcome>> {
  const of: (asks: RequestOf<K>) => Readonly<Record<string, GivesOf<K>>> = OUTCOMES[asks.kind]
  const named = Object.entries(of(asks)).map(([name, gives]) => [name, { kind: asks.kind, gives }])
  return Object.fromEntries(named) as Readonly<Record<string, Outcome>>
}
