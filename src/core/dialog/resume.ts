import type { Facts } from '../errands/facts.ts'
import { SCREENS } from '../errands/screens.ts'
import type { ScreenName } from '../errands/screens.ts'
import { placeOf } from './dialog.ts'
import type { Dialog, Place } from './dialog.ts'

const MINUTE_MS = 60_000

/** How long after it was cut a call can be gone on with. */
const RESUME_MS = 10 * MINUTE_MS

/** Whoever joins types five answers, and may have to find somebody who knows the year. */
const JOINING_MS = 24 * 60 * MINUTE_MS

/** The longest that any call can be gone on with. */
export const RESUME_MAX_MS = JOINING_MS

/** A dialog kept by this version of the screens; another's is not understood. */
export function isSound(dialog: Dialog): boolean {
  return (
    dialog.trail.length > 0 && dialog.trail.every(({ screen }) => Object.hasOwn(SCREENS, screen))
  )
}

/**
 * What a new call may go on with: a call in which something was typed that would be lost, also when
 * it was cut while it was being offered. Whoever has become a member meanwhile does not go on joining.
 */
export function resumable(cut: Dialog, { caller }: Pick<Facts, 'caller'>): Dialog | null {
  if (!isSound(cut)) return null
  if (cut.cut) return resumable(cut.cut, { caller })
  const stopped = beforeEnd(cut)
  const isStranger = !stopped.kept.who
  if (stopped.ended || !losesTyped(stopped) || (isStranger && caller.roles.length > 0)) return null
  return { ...stopped, wrong: 0, hint: null }
}

/** Whether a call whose last answer is so many milliseconds old may still be gone on with. */
export function isRecent(dialog: Dialog, age: number): boolean {
  if (dialog.cut) return isRecent(dialog.cut, age)
  const { who, applicant } = dialog.kept
  return age <= (applicant && !who ? JOINING_MS : RESUME_MS)
}

/**
 * Whether hanging up here loses something: an amount, a name, a number, a place far down a list.
 * Hanging up on a menu or at a result is how a call ends.
 */
export function losesTyped(dialog: Dialog): boolean {
  return isUnfinished(placeOf(dialog).screen) && dialog.trail.some(holds)
}

function holds({ screen, from, held }: Place): boolean {
  const { kind, opening } = SCREENS[screen]
  return held === true || (kind === 'choice' && !opening && from > 0)
}

/** A screen that is still to be answered: a menu that asks for nothing to be done is left. */
function isUnfinished(screen: ScreenName): boolean {
  const { kind, changes } = SCREENS[screen]
  return kind === 'question' || kind === 'choice' || (kind === 'menu' && changes)
}

/** Whether nobody can go on with a call: it ended, and not for wrong answers alone. */
export function isOver(dialog: Dialog): boolean {
  return beforeEnd(dialog).ended
}

/** A call that ended for wrong answers stands where these were given. */
function beforeEnd(dialog: Dialog): Dialog {
  if (placeOf(dialog).screen !== 'wrong-kept') return dialog
  return { ...dialog, trail: dialog.trail.slice(0, -1), ended: false }
}
