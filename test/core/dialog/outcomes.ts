import { memberNumberFrom } from '../../../src/core/member-number.ts'
import type { GivesOf, Outcome, RequestKind, RequestOf } from '../../../src/core/errands/kinds.ts'
import { OFFICE_OUTCOMES } from './office.ts'

const APPLIED = {
  filed: { kind: 'filed' },
  repeat: { kind: 'repeat' },
  refused: { kind: 'refused', refusal: { code: 'several-applications', number: '1', open: 10 } },
} as const

/** What may come of each kind of request, by the name that conversations give it. */
const OUTCOMES: {
  readonly [K in RequestKind]: (
    asks: RequestOf<K>,
    title: string | null,
  ) => Readonly<Record<string, GivesOf<K>>>
} = {
  'add-person': () => ({
    ...APPLIED,
    'too old': { kind: 'refused', refusal: { code: 'too-old-child', years: 17 } },
    registered: {
      kind: 'refused',
      refusal: { code: 'person-registered', number: memberNumberFrom('0500009'), ordinal: 1 },
    },
  }),
  apply: () => ({
    ...APPLIED,
    'under age': { kind: 'refused', refusal: { code: 'under-age', years: 18 } },
  }),
  'change-phone': () => APPLIED,
  'check-pin': () => ({
    right: { kind: 'right' },
    wrong: { kind: 'wrong', left: 2 },
    paused: { kind: 'locked', lock: 'minutes' },
    'locked for a day': { kind: 'locked', lock: 'day' },
    'locked for good': { kind: 'locked', lock: 'manager' },
  }),
  'choose-pin': () => ({ done: { hash: 'hash' } }),
  'call-back': () => ({
    noted: { kind: 'noted', when: '02/03 11:00' },
    repeat: { kind: 'repeat', when: '01/03 09:30' },
  }),
  'file-complaint': () => ({
    filed: { kind: 'filed', code: 'C7' },
    repeat: { kind: 'repeat', code: 'C99999' },
    'too many': { kind: 'too-many' },
  }),
  claim: () => ({
    filed: 'filed',
    repeat: 'repeat',
    unknown: 'unknown',
    'too many': 'too-many',
    refused: 'refused',
  }),
  collect: ({ mutual, number, amount, more = [] }, title) => {
    const asks = { mutual, number, amount, ...(more.length > 0 && { more }) }
    const currency = mutual === 'jappo' ? 'XOF' : 'KES'
    const open = { kind: 'open', asks, amount, currency, title } as const
    return {
      asked: { kind: 'asked', amount, currency, title },
      'open a minute': { ...open, minutes: 1 },
      'open nine minutes': { ...open, minutes: 9 },
      'cash only': { kind: 'cash-only' },
      'not now': { kind: 'cannot', why: 'down', asks, title },
      'too much': { kind: 'beyond', beyond: { limit: 'once', amount }, asks, title },
    }
  },
  'not-me': () => ({ done: null }),
  'remove-pin': () => ({ done: null }),
  'send-receipt': () => ({ done: null }),
  'set-language': () => ({ done: null }),
  'set-pin': () => ({ set: 'set', different: 'different' }),
  'try-number': () => ({ tried: 'tried', 'too many': 'too-many' }),
  ...OFFICE_OUTCOMES,
}

/**
 * All that may come of a request; the first is what comes when nobody says otherwise. `title`: what
 * the wallet is called that it goes by.
 */
export function outcomesOf<K extends RequestKind>(
  asks: RequestOf<K>,
  title: string | null = null,
): Readonly<Record<string, Outcome>> {
  const of: (asks: RequestOf<K>, title: string | null) => Readonly<Record<string, GivesOf<K>>> =
    OUTCOMES[asks.kind]
  const named = Object.entries(of(asks, title)).map(([name, gives]) => [
    name,
    { kind: asks.kind, gives },
  ])
  return Object.fromEntries(named) as Readonly<Record<string, Outcome>>
}
