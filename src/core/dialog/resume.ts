import { type Dialog, type Place, placeOf } from './dialog.ts'
import type { Kinds } from './kinds.ts'
import type { Line } from './line.ts'

/** A dialog kept by this version of the screens; another's is not understood. */
export function isSound<K extends Kinds>({ screens }: Line<K>, dialog: Dialog<K>): boolean {
  return (
    dialog.trail.length > 0 && dialog.trail.every(({ screen }) => Object.hasOwn(screens, screen))
  )
}

/**
 * What a new call may go on with: a call in which something was typed that would be lost, also when
 * it was cut while it was being offered.
 */
export function resumable<K extends Kinds>(
  line: Line<K>,
  cut: Dialog<K>,
  facts: K['facts'],
): Dialog<K> | null {
  if (!isSound(line, cut)) return null
  if (cut.cut) return resumable(line, cut.cut, facts)
  const stopped = beforeEnd(line, cut)
  const isGood = line.cut?.isGood(stopped, facts) ?? false
  if (stopped.ended || !losesTyped(line, stopped) || !isGood) return null
  return { ...stopped, wrong: 0, hint: null }
}

/**
 * Whether hanging up here loses something: an amount, a name, a number, a place far down a list.
 * Hanging up on a menu or at a result is how a call ends.
 */
export function losesTyped<K extends Kinds>(line: Line<K>, dialog: Dialog<K>): boolean {
  const isHeld = (place: Place<K['screen']>) => holds(line, place)
  return isUnfinished(line, placeOf(dialog).screen) && dialog.trail.some(isHeld)
}

function holds<K extends Kinds>(
  { screens }: Line<K>,
  { screen, from, held }: Place<K['screen']>,
): boolean {
  const { kind, opening } = screens[screen]
  return held === true || (kind === 'choice' && !opening && from > 0)
}

/** A screen that is still to be answered: a menu that asks for nothing to be done is left. */
function isUnfinished<K extends Kinds>({ screens }: Line<K>, screen: K['screen']): boolean {
  const { kind, changes } = screens[screen]
  return kind === 'question' || kind === 'choice' || (kind === 'menu' && changes)
}

/** Whether nobody can go on with a call: it ended, and not for wrong answers alone. */
export function isOver<K extends Kinds>(line: Line<K>, dialog: Dialog<K>): boolean {
  return beforeEnd(line, dialog).ended
}

/** A call that ended for wrong answers stands where these were given. */
function beforeEnd<K extends Kinds>({ afterWrong }: Line<K>, dialog: Dialog<K>): Dialog<K> {
  if (placeOf(dialog).screen !== afterWrong.kept) return dialog
  return { ...dialog, trail: dialog.trail.slice(0, -1), ended: false }
}
