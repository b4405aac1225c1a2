import type { Facts } from '../../../core/errands/facts.ts'
import type { GivesOf, Outcome, RequestKind, RequestOf } from '../../../core/errands/kinds.ts'
import type { Desk } from '../../desk.ts'
import type { CallNow } from '../call-now.ts'
import type { Act, AnySlowAct, Work } from './act.ts'
import { addPerson, apply, callBack, changePhone, claim } from './applications.ts'
import { collect } from './collect.ts'
import { checkPin, choosePin, removePin, setPin } from './service-pin.ts'
import { notMe } from './not-me.ts'
import { officeActs } from './office.ts'
import { fileComplaint } from './complaints.ts'
import { sendReceipt } from './send-receipt.ts'
import { setLanguage } from './set-language.ts'
import { tryNumber } from './try-number.ts'

/** Every kind of request that a screen may make: a kind that nobody does does not compile. */
const ACTS: { readonly [K in RequestKind]: Act<K> | AnySlowAct<K> } = {
  'add-person': addPerson,
  apply,
  'call-back': callBack,
  'change-phone': changePhone,
  'check-pin': checkPin,
  'choose-pin': choosePin,
  claim,
  collect,
  'file-complaint': fileComplaint,
  'not-me': notMe,
  'remove-pin': removePin,
  'send-receipt': sendReceipt,
  'set-language': setLanguage,
  'set-pin': setPin,
  'try-number': tryNumber,
  ...officeActs,
}

type CarriedOut = { readonly kind: 'done'; readonly outcome: Outcome } | Work<unknown>

/**
 * Does what a call asks for and says what came of it; or says what slow work is to be done first,
 * once this transaction is committed. `ready` is what the work made.
 */
export async function carryOut<K extends RequestKind>(
  desk: Desk,
  { facts, call }: { readonly facts: Facts; readonly call: CallNow },
  asks: RequestOf<K>,
  ready: Ready | null,
): Promise<CarriedOut> {
  const act: Act<K> | AnySlowAct<K> = ACTS[asks.kind]
  const asked = { ...desk, facts, call, asks }
  const done = (gives: GivesOf<K>): CarriedOut => ({
    kind: 'done',
    outcome: { kind: asks.kind, gives } as Outcome,
  })
  if (typeof act === 'function') return done(await act(asked))
  if (ready) return done(await act.after(asked, ready.made as never))
  const before = await act.before(asked)
  return before.kind === 'given' ? done(before.gives) : before
}

/** What slow work made. */
export type Ready = { readonly made: unknown }
