import type { Facts } from '../errands/facts.ts'
import type { Need, Outcome, Request } from '../errands/kinds.ts'
import { SCREENS } from '../errands/screens.ts'
import type { ScreenName } from '../errands/screens.ts'
import { invariant } from '../invariant.ts'
import type { Say } from '../wording/text-key.ts'
import { cleanInput, keyIn, withoutKeys } from '../text/input.ts'
import { placeOf } from './dialog.ts'
import type { Dialog, Place } from './dialog.ts'
import { layEnd, layPage } from './layout.ts'
import type { Page, Sheet } from './layout.ts'
import { openingDialog } from './opening.ts'
import { losesTyped } from './resume.ts'
import { sceneOf } from './scene.ts'
import type { Act, Go, Lacking, Option, View, Wrong } from './screen.ts'

/** After this many answers in a row that no screen could use, the call ends. */
const MOST_WRONG = 3

export type Step =
  | { readonly kind: 'need'; readonly need: Need }
  /** To be done first: where it leads depends on what comes of it. */
  | { readonly kind: 'act'; readonly request: Request }
  | { readonly kind: 'step'; readonly dialog: Dialog }

export type Shown =
  | { readonly kind: 'need'; readonly need: Need }
  | { readonly kind: 'shown'; readonly dialog: Dialog; readonly reply: string }

/** Whether the screen shown takes only what was typed on it, after it was read. */
export function wantsFresh(dialog: Dialog): boolean {
  return SCREENS[placeOf(dialog).screen].changes
}

/** One answer on the screen that is shown. `outcome`: what came of the request it makes. */
export function turn(dialog: Dialog, input: string, facts: Facts, outcome: Outcome | null): Step {
  const seen = look(dialog, facts)
  if (seen.kind === 'need') return seen
  if (seen.kind === 'elsewhere') return step(seen.dialog)
  const read = readInput(dialog, seen, cleanInput(input))
  if ('need' in read) return { kind: 'need', need: read.need }
  if ('trail' in read) return step({ ...dialog, trail: read.trail, wrong: 0, hint: null })
  if ('request' in read) return done(dialog, read, facts, outcome)
  if ('wrong' in read) return step(afterWrong(dialog, read.wrong))
  return step(follow(dialog, read, facts))
}

function done(
  dialog: Dialog,
  { request, lead }: HeldAct,
  facts: Facts,
  outcome: Outcome | null,
): Step {
  invariant(wantsFresh(dialog), `a request from ${placeOf(dialog).screen}`)
  if (!outcome) return { kind: 'act', request }
  invariant(outcome.kind === request.kind, `asked ${request.kind}, came ${outcome.kind}`)
  const language = request.kind === 'set-language' ? request.language : dialog.language
  const leads = lead(outcome)
  if ('wrong' in leads) return step(afterWrong(dialog, leads.wrong))
  return step(follow({ ...dialog, language, outcome }, leads, facts))
}

/** The reply that shows where a dialog stands, and the dialog itself if it had to begin again. */
export function show(dialog: Dialog, facts: Facts): Shown {
  const seen = look(dialog, facts)
  if (seen.kind === 'need') return seen
  if (seen.kind === 'elsewhere') return show(seen.dialog, facts)
  if (dialog.ended) return { kind: 'shown', dialog, reply: layEnd(sheetOf(seen.view)) }
  const { text, choices, next } = pageOf(dialog, seen)
  return { kind: 'shown', dialog: { ...dialog, page: { choices, next } }, reply: text }
}

type Seen =
  | { readonly kind: 'need'; readonly need: Need }
  /** Another screen has to be shown than where the dialog stands. */
  | { readonly kind: 'elsewhere'; readonly dialog: Dialog }
  | { readonly kind: 'seen'; readonly view: View; readonly say: Say }

function look(dialog: Dialog, facts: Facts): Seen {
  const scene = sceneOf(dialog, facts)
  const { screen } = placeOf(dialog)
  const opened = SCREENS[screen].open(scene)
  if (opened.kind === 'need') return opened
  if (opened.kind === 'lost') {
    return { kind: 'elsewhere', dialog: openingDialog(facts, dialog.language, true) }
  }
  if (opened.kind === 'first') return { kind: 'elsewhere', dialog: pinFirst(dialog, screen) }
  return { kind: 'seen', view: opened.view, say: scene.say }
}

type InWords = { readonly view: View; readonly say: Say }

function pageOf(dialog: Dialog, { view, say }: InWords): Page {
  return layPage(sheetOf(view), {
    from: placeOf(dialog).from,
    hint: dialog.hint,
    back: dialog.trail.length > 1 ? say('screen.back') : null,
    done: view.done?.label() ?? null,
    more: say('screen.more'),
  })
}

function sheetOf({ title, lines, options }: View): Sheet {
  const digits = options.flatMap(({ digit }) => digit ?? [])
  return {
    title: title(),
    lines: lines(),
    labels: options.map(({ label }) => label()),
    digits: digits.length > 0 ? digits : null,
  }
}

/** `held`: what was typed is kept. */
type Held = Go & { readonly held?: boolean }

type HeldAct = Pick<Act, 'request'> & { readonly lead: (outcome: Outcome) => Held | Wrong }

type Read = Held | HeldAct | Wrong | Lacking | { readonly trail: readonly Place[] }

/** An answer means what it meant on the page that the caller saw. */
function readInput(dialog: Dialog, seen: InWords, input: string): Read {
  const { view, say } = seen
  const { trail } = dialog
  const page = dialog.page ?? pageOf(dialog, seen)
  const key = keyIn(input)
  if (key === 0 && trail.length > 1) return { trail: trail.slice(0, -1) }
  if (key === 9 && page.next !== null) {
    return { trail: [...trail, { screen: placeOf(dialog).screen, from: page.next }] }
  }
  if (key === 8 && view.done) return view.done.go
  const option = key === null ? undefined : chosenBy(key, page, view)
  if (option) return option.go
  return asTyped(view.read?.(withoutKeys(input)) ?? { wrong: say('screen.wrong') })
}

/** The choice that was shown for a digit; one of its own digit stays the same when others have gone. */
function chosenBy(
  key: number,
  { choices }: Pick<Page, 'choices'>,
  { options }: View,
): Option | undefined {
  const at = choices[key - 1]
  if (at == null) return undefined
  const hasDigits = options.some(({ digit }) => digit !== undefined)
  return hasDigits ? options.find(({ digit }) => digit === key) : options[at]
}

/** Where it leads is marked, for what was typed is worth going on with when the call is cut. */
function asTyped(read: Go | Act | Wrong | Lacking): Read {
  if ('to' in read) return { ...read, held: read.keep !== undefined }
  if (!('request' in read)) return read
  const lead = (outcome: Outcome): Held | Wrong => {
    const leads = read.lead(outcome)
    return 'wrong' in leads ? leads : { ...leads, held: leads.keep !== undefined }
  }
  return { ...read, lead }
}

function follow(dialog: Dialog, go: Held, facts: Facts): Dialog {
  const { language } = dialog
  const kept = { ...dialog.kept, ...go.keep }
  const next = { ...dialog, kept, wrong: 0, hint: null }
  if (go.to === 'cut') {
    invariant(dialog.cut, 'no call was cut')
    return locked(dialog.cut)
  }
  if (go.to === 'behind') {
    invariant(kept.behind, 'the PIN guards nothing')
    return replaceScreen(next, kept.behind)
  }
  if (go.to === 'here') return go.keep ? holding(next) : next
  if (go.to === 'begin') return openingDialog(facts, language, false)
  if (go.to !== 'back') {
    // An amount is worth going on with however it was said, and so is the next part of a list.
    const held = go.held || go.keep?.amount !== undefined || go.to === placeOf(dialog).screen
    return held ? holding(arrive(next, go.to)) : arrive(next, go.to)
  }
  return next.trail.length > 1
    ? { ...next, trail: next.trail.slice(0, -1) }
    : openingDialog(facts, language, false)
}

/** A screen that was passed before is gone back to, so that a trail never grows without end. */
function arrive(dialog: Dialog, screen: ScreenName): Dialog {
  const passed = dialog.trail.findIndex((place) => place.screen === screen)
  const before = passed < 0 ? dialog.trail : dialog.trail.slice(0, passed)
  const trail = [...before, { screen, from: 0 }]
  return { ...dialog, trail, ended: SCREENS[screen].kind === 'end' }
}

/** Marks that the screen that is shown rests on something typed. */
function holding(dialog: Dialog): Dialog {
  const trail = [...dialog.trail.slice(0, -1), { ...placeOf(dialog), held: true as const }]
  return { ...dialog, trail }
}

/** The PIN in the place of the screen that it guards: `0` leads to where the caller came from. */
function pinFirst(dialog: Dialog, guarded: ScreenName): Dialog {
  const kept = { ...dialog.kept, behind: guarded }
  return replaceScreen({ ...dialog, kept, hint: null }, 'pin')
}

function replaceScreen(dialog: Dialog, screen: ScreenName): Dialog {
  const place = { ...placeOf(dialog), screen, from: 0 }
  return { ...dialog, trail: [...dialog.trail.slice(0, -1), place] }
}

/** Whoever goes on with a call that was cut need not be who typed the PIN. */
function locked(dialog: Dialog): Dialog {
  return { ...dialog, kept: { ...dialog.kept, unlocked: null } }
}

function afterWrong(dialog: Dialog, hint: string): Dialog {
  const wrong = dialog.wrong + 1
  if (wrong < MOST_WRONG) return { ...dialog, wrong, hint }
  const screen = losesTyped(dialog) ? 'wrong-kept' : 'too-many-wrong'
  return arrive({ ...dialog, wrong, hint: null }, screen)
}

/** Nobody has been shown where it leads yet. */
function step(dialog: Dialog): Step {
  return { kind: 'step', dialog: { ...dialog, page: null } }
}
