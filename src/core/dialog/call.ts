import { invariant } from '../invariant.ts'
import type { Dialog } from './dialog.ts'
import type { KeptKinds, Kinds } from './kinds.ts'
import type { Line } from './line.ts'
import { begin, openingDialog } from './opening.ts'
import { isSound } from './resume.ts'
import type { Told } from './told.ts'
import { show, turn, wantsFresh } from './turn.ts'

/** One USSD call so far; plain data, kept per carrier and session. */
export type Call<K extends KeptKinds> = {
  /** What the carrier's adapter keeps of what it heard; to everybody else it says nothing. */
  readonly heard: string
  readonly dialog: Dialog<K>
  /** The last answer, to be given again when the carrier repeats its request. */
  readonly reply: string
}

export type Answer<K extends Kinds> =
  /**
   * A fact is missing: load it and ask again with the same arguments, into the facts or, once
   * something has been done, into the facts of `done`.
   */
  | { readonly kind: 'need'; readonly need: K['need'] }
  /** Something is to be done: do it, and ask again with what came of it. */
  | { readonly kind: 'act'; readonly request: K['request'] }
  /**
   * `call.reply` begins with `CON ` or `END ` and is at most 160 septets of GSM-7. With the effect
   * `repeat` nothing has changed: `call` is the one given and there is nothing to record.
   */
  | { readonly kind: 'reply'; readonly call: Call<K>; readonly effect: 'new' | 'repeat' }

/** What came of the request of this answer, and the facts as they are since. */
export type Done<K extends Kinds> = {
  readonly outcome: K['outcome']
  readonly facts: K['facts']
}

/**
 * Answers one request of a carrier. `call` is what is stored for the session, null when nothing is;
 * `told` is what the request says that was not heard before. At most one thing is to be done for it.
 */
export function answer<K extends Kinds>(
  line: Line<K>,
  call: Call<K> | null,
  told: Told,
  facts: K['facts'],
  done: Done<K> | null = null,
): Answer<K> {
  if (told.kind === 'begin') return dialled(line, told, facts)
  invariant(call, 'a call goes on that never began')
  if (told.kind === 'repeat' || call.dialog.ended) return repeat(call)
  const { heard } = told
  if (told.kind === 'astray') return { kind: 'reply', call: { ...call, heard }, effect: 'new' }
  if (!isSound(line, call.dialog)) {
    return walk(line, openingDialog(line, facts, null, true), [], heard, facts, LATE)
  }
  const came = told.inputs.length === 1 ? { how: 'fresh' as const, done } : LATE
  return walk(line, call.dialog, told.inputs, heard, facts, came)
}

/** A call begins. What was dialled after the service code is walked as far as it is understood. */
function dialled<K extends Kinds>(
  line: Line<K>,
  { inputs, heard }: Pick<Extract<Told, { kind: 'begin' }>, 'inputs' | 'heard'>,
  facts: K['facts'],
): Answer<K> {
  const from = begin(line, facts, inputs.length > 0)
  return walk(line, from, inputs, heard, facts, { how: 'dialled', done: null })
}

/**
 * How answers came: typed on the screen that is shown, several at once because requests were lost,
 * or dialled after the service code before anything was shown.
 */
type Came<K extends Kinds> = {
  readonly how: 'fresh' | 'late' | 'dialled'
  readonly done: Done<K> | null
}

const LATE = { how: 'late', done: null } as const

/**
 * Feeds answers in one by one. A screen that wants a fresh one takes none of several, and a path
 * that was dialled ends where it was not understood.
 */
function walk<K extends Kinds>(
  line: Line<K>,
  from: Dialog<K>,
  inputs: readonly string[],
  heard: string,
  facts: K['facts'],
  { how, done }: Came<K>,
): Answer<K> {
  let dialog = from
  for (const input of inputs) {
    if (dialog.ended || (how === 'dialled' && dialog.wrong > 0)) break
    if (how !== 'fresh' && wantsFresh(line, dialog)) break
    const step = turn(line, dialog, input, facts, done?.outcome ?? null)
    if (step.kind !== 'step') return step
    dialog = step.dialog
  }
  const shown = show(line, dialog, done?.facts ?? facts)
  if (shown.kind === 'need') return shown
  const call = { heard, dialog: shown.dialog, reply: shown.reply }
  return { kind: 'reply', call, effect: 'new' }
}

function repeat<K extends Kinds>(call: Call<K>): Answer<K> {
  return { kind: 'reply', call, effect: 'repeat' }
}
