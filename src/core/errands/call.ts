import * as calls from '../dialog/call.ts'
import * as openings from '../dialog/opening.ts'
import * as resuming from '../dialog/resume.ts'
import type { Told } from '../dialog/told.ts'
import * as turns from '../dialog/turn.ts'
import type { Facts } from './facts.ts'
import type { Dialog } from './kept.ts'
import type { Outcome } from './kinds.ts'
import { LINE } from './line.ts'
import type { LineKinds } from './screen.ts'

// The engine on our line: what a call is answered, and what its parts come to.

export type Call = calls.Call<LineKinds>
export type Answer = calls.Answer<LineKinds>
export type Done = calls.Done<LineKinds>

/** Answers one request of a carrier; see the engine's own. */
export function answer(
  call: Call | null,
  told: Told,
  facts: Facts,
  done: Done | null = null,
): Answer {
  return calls.answer(LINE, call, told, facts, done)
}

/** The dialog of a call that begins. `deep`: something was dialled behind the service code. */
export function begin(facts: Facts, deep: boolean): Dialog {
  return openings.begin(LINE, facts, deep)
}

/** One answer on the screen that is shown. `outcome`: what came of the request it makes. */
export function turn(
  dialog: Dialog,
  input: string,
  facts: Facts,
  outcome: Outcome | null,
): turns.Step<LineKinds> {
  return turns.turn(LINE, dialog, input, facts, outcome)
}

export function show(dialog: Dialog, facts: Facts): turns.Shown<LineKinds> {
  return turns.show(LINE, dialog, facts)
}

/** Whether hanging up here loses something that was typed. */
export function losesTyped(dialog: Dialog): boolean {
  return resuming.losesTyped(LINE, dialog)
}

/** Whether nobody can go on with a call: it ended, and not for wrong answers alone. */
export function isOver(dialog: Dialog): boolean {
  return resuming.isOver(LINE, dialog)
}
