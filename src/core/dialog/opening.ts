import type { Dialog, Place } from './dialog.ts'
import type { Kinds } from './kinds.ts'
import type { Line } from './line.ts'
import { resumable } from './resume.ts'

/**
 * The dialog of a call that begins. `deep`: the caller dialled further than the service code, so
 * nothing is asked that the code does not answer.
 */
export function begin<K extends Kinds>(line: Line<K>, facts: K['facts'], deep: boolean): Dialog<K> {
  const last = deep ? null : (line.cut?.of(facts) ?? null)
  const cut = last && resumable(line, last, facts)
  if (line.cut && cut) return { ...at(line, line.cut.screen, {}, cut.language), cut }
  return openingDialog(line, facts, null, deep)
}

/** The call from its first question on, once the language may have been chosen. */
export function openingDialog<K extends Kinds>(
  line: Line<K>,
  facts: K['facts'],
  language: K['language'] | null,
  deep: boolean,
): Dialog<K> {
  const { screen, kept } = line.openingOf(facts, deep || language !== null)
  return at(line, screen, kept, language)
}

function at<K extends Kinds>(
  { screens }: Line<K>,
  screen: Place<K['screen']>['screen'],
  kept: K['kept'],
  language: K['language'] | null,
): Dialog<K> {
  const trail = [{ screen, from: 0 }]
  const ended = screens[screen].kind === 'end'
  return { language, trail, page: null, kept, wrong: 0, hint: null, ended, cut: null }
}
