import type { Facts } from '../errands/facts.ts'
import type { Need, Outcome, Request } from '../errands/kinds.ts'
import { invariant } from '../invariant.ts'
import { CATALOGUES, type Language, LANGUAGE_CODES } from '../wording/catalogue.ts'
import type { Dialog } from './dialog.ts'
import { layEnd } from './layout.ts'
import { begin, openingDialog } from './opening.ts'
import { isSound } from './resume.ts'
import type { Told } from './told.ts'
import { show, turn, wantsFresh } from './turn.ts'

/** One USSD call so far; plain data, kept per carrier and session. */
export type Call = {
  /** What the carrier's adapter keeps of what it heard; to everybody else it says nothing. */
  readonly heard: string
  readonly dialog: Dialog
  /** The last answer, to be given again when the carrier repeats its request. */
  readonly reply: string
}

export type Answer =
  /**
   * A fact is missing: load it and ask again with the same arguments, into the facts or, once
   * something has been done, into the facts of `done`.
   */
  | { readonly kind: 'need'; readonly need: Need }
  /** Something is to be done: do it, and ask again with what came of it. */
  | { readonly kind: 'act'; readonly request: Request }
  /**
   * `call.reply` begins with `CON ` or `END ` and is at most 160 septets of GSM-7. With the effect
   * `repeat` nothing has changed: `call` is the one given and there is nothing to record.
   */
  | { readonly kind: 'reply'; readonly call: Call; readonly effect: 'new' | 'repeat' }

/** What came of the request of this answer, and the facts as they are since. */
export type Done = { readonly outcome: Outcome; readonly facts: Facts }

/**
 * Answers one request of a carrier. `call` is what is stored for the session, null when nothing is;
 * `told` is what the request says that was not heard before. At most one thing is to be done for it.
 */
export function answer(
  call: Call | null,
  told: Told,
  facts: Facts,
  done: Done | null = null,
): Answer {
  if (told.kind === 'begin') return dialled(told, facts)
  invariant(call, 'a call goes on that never began')
  if (told.kind === 'repeat' || call.dialog.ended) return repeat(call)
  const { heard } = told
  if (told.kind === 'astray') return { kind: 'reply', call: { ...call, heard }, effect: 'new' }
  if (!isSound(call.dialog)) return walk(openingDialog(facts, null, true), [], heard, facts, LATE)
  const came = told.inputs.length === 1 ? { how: 'fresh' as const, done } : LATE
  return walk(call.dialog, told.inputs, heard, facts, came)
}

/**
 * What a caller hears when we cannot answer, the store being gone or a bug met: nothing was
 * recorded. In every language when the caller's is not known.
 */
export function cannotNow(language: Language | null): string {
  const lines = (language ? [language] : LANGUAGE_CODES).map(
    (one) => CATALOGUES[one][language ? 'screen.cannot-now' : 'screen.cannot-now-short'],
  )
  return layEnd({ title: lines[0] as string, lines: lines.slice(1) })
}

/** A call begins. What was dialled after the service code is walked as far as it is understood. */
function dialled(
  { inputs, heard }: Pick<Extract<Told, { kind: 'begin' }>, 'inputs' | 'heard'>,
  facts: Facts,
): Answer {
  const from = begin(facts, inputs.length > 0)
  return walk(from, inputs, heard, facts, { how: 'dialled', done: null })
}

/**
 * How answers came: typed on the screen that is shown, several at once because requests were lost,
 * or dialled after the service code before anything was shown.
 */
type Came = { readonly how: 'fresh' | 'late' | 'dialled'; readonly done: Done | null }

const LATE: Came = { how: 'late', done: null }

/**
 * Feeds answers in one by one. A screen that wants a fresh one takes none of several, and a path
 * that was dialled ends where it was not understood.
 */
function walk(
  from: Dialog,
  inputs: readonly string[],
  heard: string,
  facts: Facts,
  { how, done }: Came,
): Answer {
  let dialog = from
  for (const input of inputs) {
    if (dialog.ended || (how === 'dialled' && dialog.wrong > 0)) break
    if (how !== 'fresh' && wantsFresh(dialog)) break
    const step = turn(dialog, input, facts, done?.outcome ?? null)
    if (step.kind !== 'step') return step
    dialog = step.dialog
  }
  const shown = show(dialog, done?.facts ?? facts)
  if (shown.kind === 'need') return shown
  const call = { heard, dialog: shown.dialog, reply: shown.reply }
  return { kind: 'reply', call, effect: 'new' }
}

function repeat(call: Call): Answer {
  return { kind: 'reply', call, effect: 'repeat' }
}

/** The same for a clinic: neither a yes nor a no (R41). */
export function cannotCheckNow(language: Language): string {
  return layEnd({ title: CATALOGUES[language]['clinic.cannot'], lines: [] })
}
