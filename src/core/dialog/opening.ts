import { openingOf } from '../errands/opening.ts'
import type { Facts } from '../errands/facts.ts'
import { SCREENS } from '../errands/screens.ts'
import type { Language } from '../wording/catalogue.ts'
import type { Dialog, Kept, Place } from './dialog.ts'
import { resumable } from './resume.ts'

/**
 * The dialog of a call that begins. `deep`: the caller dialled further than the service code, so
 * nothing is asked that the code does not answer.
 */
export function begin(facts: Facts, deep: boolean): Dialog {
  const cut = deep || !facts.cut ? null : resumable(facts.cut, facts)
  if (cut) return { ...at('resume', {}, cut.language), cut }
  return openingDialog(facts, null, deep)
}

/** The call from its first question on, once the language may have been chosen. */
export function openingDialog(facts: Facts, language: Language | null, deep: boolean): Dialog {
  const { screen, kept } = openingOf(facts, deep || language !== null)
  return at(screen, kept, language)
}

function at(screen: Place['screen'], kept: Kept, language: Language | null): Dialog {
  const trail = [{ screen, from: 0 }]
  const ended = SCREENS[screen].kind === 'end'
  return { language, trail, page: null, kept, wrong: 0, hint: null, ended, cut: null }
}
