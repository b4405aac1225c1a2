import { openingOf } from '../errands/opening.ts'
import type { Facts } from '../errands/facts.ts'
import { SCREENS } from '../errands/screens.ts'
import type { Language } from '../statutes.ts'
import type { Dialog, Kept, Place } from './dialog.ts'

/**
 * The dialog of a call that begins. `deep`: the caller dialled further than the service code, so
 * nothing is asked that the code does not answer.
 */
export function begin(facts: Facts, deep: boolean): Dialog {
  const cut = deep ? null : resumable(facts.cut)
  if (cut) return { ...at('resume', {}, cut.language), cut }
  return openingDialog(facts, null, deep)
}

/** The call from its first question on, once the language may have been chosen. */
export function openingDialog(facts: Facts, language: Language | null, deep: boolean): Dialog {
  const { screen, kept } = openingOf(facts, deep || language !== null)
  return at(screen, kept, language)
}

/** A dialog kept by this version of the screens; another's is not understood. */
export function isSound(dialog: Dialog): boolean {
  return (
    dialog.trail.length > 0 && dialog.trail.every(({ screen }) => Object.hasOwn(SCREENS, screen))
  )
}

/** The screen that is shown. */
export function placeOf(dialog: Dialog): Place {
  return dialog.trail.at(-1) as Place
}

/** What a new call may go on with: a call cut past its menu, also when it was cut being offered. */
function resumable(cut: Dialog | null): Dialog | null {
  if (!cut || cut.ended || !isSound(cut)) return null
  if (cut.cut) return resumable(cut.cut)
  return SCREENS[placeOf(cut).screen].opening ? null : { ...cut, wrong: 0, hint: null }
}

function at(screen: Place['screen'], kept: Kept, language: Language | null): Dialog {
  const trail = [{ screen, from: 0 }]
  const ended = SCREENS[screen].kind === 'end'
  return { language, trail, page: null, kept, wrong: 0, hint: null, ended, cut: null }
}
