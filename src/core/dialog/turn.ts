import { invariant } from '../invariant.ts'
import { cleanInput, keyIn, withoutKeys } from '../text/input.ts'
import { type Dialog, placeOf } from './dialog.ts'
import type { Kinds } from './kinds.ts'
import { layEnd, layPage, type Page, type Sheet } from './layout.ts'
import type { Line } from './line.ts'
import { openingDialog } from './opening.ts'
import { losesTyped } from './resume.ts'
import type { Act, Answered, Go, Lacking, Option, View, Wrong } from './screen.ts'

/** After this many answers in a row that no screen could use, the call ends. */
const MOST_WRONG = 3

export type Step<K extends Kinds> =
  | { readonly kind: 'need'; readonly need: K['need'] }
  /** To be done first: where it leads depends on what comes of it. */
  | { readonly kind: 'act'; readonly request: K['request'] }
  | { readonly kind: 'step'; readonly dialog: Dialog<K> }

export type Shown<K extends Kinds> =
  | { readonly kind: 'need'; readonly need: K['need'] }
  | { readonly kind: 'shown'; readonly dialog: Dialog<K>; readonly reply: string }

/** Whether the screen shown takes only what was typed on it, after it was read. */
export function wantsFresh<K extends Kinds>(line: Line<K>, dialog: Dialog<K>): boolean {
  return line.screens[placeOf(dialog).screen].changes
}

/** One answer on the screen that is shown. `outcome`: what came of the request it makes. */
export function turn<K extends Kinds>(
  line: Line<K>,
  dialog: Dialog<K>,
  input: string,
  facts: K['facts'],
  outcome: K['outcome'] | null,
): Step<K> {
  const typed = cleanInput(input)
  // Where these lead the page that was shown says alone: its facts need not be loaded once more.
  const known = dialog.page && leafed(dialog, dialog.page, keyIn(typed))
  if (known) return step(known)
  const seen = look(line, dialog, facts)
  if (seen.kind === 'need') return seen
  if (seen.kind === 'elsewhere') return step(seen.dialog)
  const read = readInput(line, dialog, seen, typed)
  if ('need' in read) return { kind: 'need', need: read.need }
  if ('trail' in read) return step(read)
  if ('request' in read) return done(line, dialog, read, facts, outcome)
  if ('wrong' in read) return step(afterWrong(line, dialog, read.wrong))
  return step(follow(line, dialog, read, facts))
}

function done<K extends Kinds>(
  line: Line<K>,
  dialog: Dialog<K>,
  { request, lead }: HeldAct<K>,
  facts: K['facts'],
  outcome: K['outcome'] | null,
): Step<K> {
  invariant(wantsFresh(line, dialog), `a request from ${placeOf(dialog).screen}`)
  if (!outcome) return { kind: 'act', request }
  invariant(outcome.kind === request.kind, `asked ${request.kind}, came ${outcome.kind}`)
  const leads = lead(outcome)
  if ('wrong' in leads) return step(afterWrong(line, dialog, leads.wrong))
  return step(follow(line, { ...dialog, outcome }, leads, facts))
}

/** The reply that shows where a dialog stands, and the dialog itself if it had to begin again. */
export function show<K extends Kinds>(
  line: Line<K>,
  dialog: Dialog<K>,
  facts: K['facts'],
): Shown<K> {
  const seen = look(line, dialog, facts)
  if (seen.kind === 'need') return seen
  if (seen.kind === 'elsewhere') return show(line, seen.dialog, facts)
  if (dialog.ended) return { kind: 'shown', dialog, reply: layEnd(sheetOf(seen.view)) }
  const { text, choices, next } = pageOf(line, dialog, seen)
  return { kind: 'shown', dialog: { ...dialog, page: { choices, next } }, reply: text }
}

type Seen<K extends Kinds> =
  | { readonly kind: 'need'; readonly need: K['need'] }
  /** Another screen has to be shown than where the dialog stands. */
  | { readonly kind: 'elsewhere'; readonly dialog: Dialog<K> }
  | ({ readonly kind: 'seen' } & InWords<K>)

function look<K extends Kinds>(line: Line<K>, dialog: Dialog<K>, facts: K['facts']): Seen<K> {
  const scene = line.sceneOf(dialog, facts)
  const { screen } = placeOf(dialog)
  const opened = line.screens[screen].open(scene)
  if (opened.kind === 'need') return opened
  if (opened.kind === 'lost') {
    return { kind: 'elsewhere', dialog: openingDialog(line, facts, dialog.language, true) }
  }
  if (opened.kind === 'first') {
    return { kind: 'elsewhere', dialog: guardFirst(dialog, screen, opened.screen) }
  }
  return { kind: 'seen', view: opened.view, scene }
}

type InWords<K extends Kinds> = { readonly view: View<K>; readonly scene: K['scene'] }

function pageOf<K extends Kinds>(
  line: Line<K>,
  dialog: Dialog<K>,
  { view, scene }: InWords<K>,
): Page {
  return layPage(sheetOf(view), {
    from: placeOf(dialog).from,
    hint: dialog.hint,
    back: dialog.trail.length > 1 ? line.word(scene, 'back') : null,
    done: view.done?.label() ?? null,
    more: line.word(scene, 'more'),
  })
}

function sheetOf<K extends Kinds>({ title, lines, options }: View<K>): Sheet {
  const digits = options.flatMap(({ digit }) => digit ?? [])
  return {
    title: title(),
    lines: lines(),
    labels: options.map(({ label }) => label()),
    digits: digits.length > 0 ? digits : null,
  }
}

/** `held`: what was typed is kept. */
type Held<K extends Kinds> = Go<K> & { readonly held?: boolean }

type HeldAct<K extends Kinds> = Pick<Act<K>, 'request'> & {
  readonly lead: (outcome: K['outcome']) => Held<K> | Wrong
}

type Read<K extends Kinds> = Held<K> | HeldAct<K> | Wrong | Lacking<K> | Dialog<K>

/** Back to where the caller came from, or on to the rest of a page; null for any other key. */
function leafed<K extends Kinds>(
  dialog: Dialog<K>,
  { next }: Pick<Page, 'next'>,
  key: number | null,
): Dialog<K> | null {
  const { trail } = dialog
  const to = (places: Dialog<K>['trail']) => ({ ...dialog, trail: places, wrong: 0, hint: null })
  if (key === 0 && trail.length > 1) return to(trail.slice(0, -1))
  if (key !== 9 || next === null) return null
  return to([...trail, { screen: placeOf(dialog).screen, from: next }])
}

/** An answer means what it meant on the page that the caller saw. */
function readInput<K extends Kinds>(
  line: Line<K>,
  dialog: Dialog<K>,
  seen: InWords<K>,
  input: string,
): Read<K> {
  const { view, scene } = seen
  const page = dialog.page ?? pageOf(line, dialog, seen)
  const key = keyIn(input)
  const to = leafed(dialog, page, key)
  if (to) return to
  if (key === 8 && view.done) return view.done.go
  const option = key === null ? undefined : chosenBy(key, page, view)
  if (option) return option.go
  return asTyped(view.read?.(withoutKeys(input)) ?? { wrong: line.word(scene, 'wrong') })
}

/** The choice that was shown for a digit; one of its own digit stays the same when others have gone. */
function chosenBy<K extends Kinds>(
  key: number,
  { choices }: Pick<Page, 'choices'>,
  { options }: View<K>,
): Option<K> | undefined {
  const at = choices[key - 1]
  if (at == null) return undefined
  const hasDigits = options.some(({ digit }) => digit !== undefined)
  return hasDigits ? options.find(({ digit }) => digit === key) : options[at]
}

/** Where it leads is marked, for what was typed is worth going on with when the call is cut. */
function asTyped<K extends Kinds>(read: Answered<K>): Read<K> {
  if ('to' in read) return { ...read, held: read.keep !== undefined }
  if (!('request' in read)) return read
  const lead = (outcome: K['outcome']): Held<K> | Wrong => {
    const leads = read.lead(outcome)
    return 'wrong' in leads ? leads : { ...leads, held: leads.keep !== undefined }
  }
  return { ...read, lead }
}

function follow<K extends Kinds>(
  line: Line<K>,
  dialog: Dialog<K>,
  go: Held<K>,
  facts: K['facts'],
): Dialog<K> {
  const language = go.language ?? dialog.language
  const kept = { ...dialog.kept, ...go.keep }
  const next = { ...dialog, language, kept, wrong: 0, hint: null }
  if (go.to === 'cut') {
    invariant(dialog.cut, 'no call was cut')
    return { ...dialog.cut, kept: line.cut?.keptOf(dialog.cut.kept) ?? dialog.cut.kept }
  }
  if (go.to === 'behind') {
    invariant(dialog.behind, 'a guard that stands before nothing')
    return replaceScreen(next, dialog.behind)
  }
  if (go.to === 'here') return go.keep ? holding(next) : next
  if (go.to === 'begin') return openingDialog(line, facts, language, false)
  if (go.to !== 'back') {
    // What is worth going on with however it was said, and so is the next part of a list.
    const isWorth = go.keep !== undefined && (line.isWorthKeeping?.(go.keep) ?? false)
    const held = go.held || isWorth || go.to === placeOf(dialog).screen
    return held ? holding(arrive(line, next, go.to)) : arrive(line, next, go.to)
  }
  return next.trail.length > 1
    ? { ...next, trail: next.trail.slice(0, -1) }
    : openingDialog(line, facts, language, false)
}

/** A screen that was passed before is gone back to, so that a trail never grows without end. */
function arrive<K extends Kinds>(
  { screens }: Line<K>,
  dialog: Dialog<K>,
  screen: K['screen'],
): Dialog<K> {
  const passed = dialog.trail.findIndex((place) => place.screen === screen)
  const before = passed < 0 ? dialog.trail : dialog.trail.slice(0, passed)
  const trail = [...before, { screen, from: 0 }]
  return { ...dialog, trail, ended: screens[screen].kind === 'end' }
}

/** Marks that the screen that is shown rests on something typed. */
function holding<K extends Kinds>(dialog: Dialog<K>): Dialog<K> {
  const trail = [...dialog.trail.slice(0, -1), { ...placeOf(dialog), held: true as const }]
  return { ...dialog, trail }
}

/** The guard in the place of the screen that it guards: `0` leads to where the caller came from. */
function guardFirst<K extends Kinds>(
  dialog: Dialog<K>,
  guarded: K['screen'],
  guard: K['screen'],
): Dialog<K> {
  return replaceScreen({ ...dialog, behind: guarded, hint: null }, guard)
}

function replaceScreen<K extends Kinds>(dialog: Dialog<K>, screen: K['screen']): Dialog<K> {
  const place = { ...placeOf(dialog), screen, from: 0 }
  return { ...dialog, trail: [...dialog.trail.slice(0, -1), place] }
}

function afterWrong<K extends Kinds>(line: Line<K>, dialog: Dialog<K>, hint: string): Dialog<K> {
  const wrong = dialog.wrong + 1
  if (wrong < MOST_WRONG) return { ...dialog, wrong, hint }
  const { ended, kept } = line.afterWrong
  const screen = losesTyped(line, dialog) ? kept : ended
  return arrive(line, { ...dialog, wrong, hint: null }, screen)
}

/** Nobody has been shown where it leads yet. */
function step<K extends Kinds>(dialog: Dialog<K>): Step<K> {
  return { kind: 'step', dialog: { ...dialog, page: null } }
}
