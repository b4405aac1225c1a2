import type { Facts, Need, Request } from '../errands/facts.ts'
import type { Dialog } from './dialog.ts'

/** One USSD call so far; plain data, kept per carrier and session. */
export type Call = {
  /** All that was typed, joined with `*`, as the carrier sent it last. */
  readonly transcript: string
  readonly dialog: Dialog
  /** The last answer, to be given again when the carrier repeats its request. */
  readonly reply: string
}

export type Answer =
  /** A fact is missing: load it into the facts and ask again with the same arguments. */
  | { readonly kind: 'need'; readonly need: Need }
  /**
   * `call.reply` begins with `CON ` or `END ` and is at most 160 septets of GSM-7. With the effect
   * `repeat` nothing has changed: `call` is the one given and there is nothing to record.
   */
  | {
      readonly kind: 'reply'
      readonly call: Call
      readonly requests: readonly Request[]
      readonly effect: 'new' | 'repeat'
    }

/**
 * Answers one request of a carrier. `call` is what is stored for the session, null when nothing
 * is; `text` is the carrier's, all that was typed since the dialling.
 */
export function answer(call: Call | null, text: string, facts: Facts): Answer {
  return invariantNotYet(call, text, facts)
}

function invariantNotYet(..._: unknown[]): never {
  throw new Error('being written')
}
