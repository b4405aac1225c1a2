import type { GivesOf, Need, Outcome, Request, RequestKind, RequestOf } from '../errands/kinds.ts'
import type { ScreenName } from '../errands/screens.ts'
import type { Kept } from './dialog.ts'
import { guardOf } from './scene.ts'
import type { Scene, Scope } from './scene.ts'

/** A screen as the engine sees it, made by one of the functions below from data. */
export type Screen = {
  readonly kind: 'menu' | 'choice' | 'question' | 'pages' | 'end'
  /** One of those a call begins with: a call cut there is not worth going on with. */
  readonly opening: boolean
  /** Moves money or changes something: takes only a freshly typed answer. */
  readonly changes: boolean
  /** Where answers lead, for the diagram and for the check that all can be reached and left. */
  readonly edges: readonly Edge[]
  readonly open: (scene: Scene) => Opened
}

export type Opened =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'need'; readonly need: Need }
  /** The service PIN comes first. */
  | { readonly kind: 'first' }
  | { readonly kind: 'lost' }

/** Words are made when they are shown: an answer is read without them. */
export type View = {
  readonly title: () => string
  readonly lines: () => readonly string[]
  readonly options: readonly Option[]
  /** A choice that stands on every page of a list, typed as 8. */
  readonly done: Option | null
  /** Reads what is typed where there is no choice. */
  readonly read: ((text: string) => Go | Act | Wrong | Lacking) | null
}

/**
 * `digit`: what is typed for it, 1 to 8, on whichever page it stands; without one it is counted on
 * its page. The choices of a view all have one or none has.
 */
export type Option = {
  readonly label: () => string
  readonly go: Go | Act
  readonly digit?: number
}

/**
 * Where an answer leads: a screen, `here` to the same page again, `back` where the caller came
 * from, `begin` to the opening, `cut` to where the call before was cut, `behind` to the screen that
 * the service PIN guards.
 */
export type Destination = ScreenName | 'here' | 'back' | 'begin' | 'cut' | 'behind'

export type Go<To extends Destination = Destination> = {
  readonly to: To
  readonly keep?: Kept
}

/** Something to be done, and where what comes of it leads. */
export type Act<To extends Destination = Destination> = {
  readonly request: Request
  readonly lead: (outcome: Outcome) => Go<To> | Wrong
}

/** An answer that cannot be read before this is known. */
export type Lacking = { readonly need: Need }

/** An answer that the screen cannot use, and a short hint that says why. */
export type Wrong = { readonly wrong: string }

export type Edge = { readonly name: string; readonly to: Destination }

type Common<S extends Scene> = {
  readonly needs: Scope<S>
  readonly opening?: true
  /** Shows what only the member may see: the service PIN comes first, where there is one. */
  readonly guarded?: true
  /** At most 80 septets; stands on every page. */
  readonly title: (scene: S) => string
  readonly lines?: (scene: S) => readonly string[]
}

/**
 * `name` says in English what the choice is, for the diagram. `digit` is what is typed for it, its
 * place among the options when nothing else is said: it stays the same when others are not
 * offered, so that people who do not read can learn it.
 */
export type MenuOption<S extends Scene> = {
  readonly name: string
  readonly digit?: number
  readonly to: Destination
  readonly label: (scene: S) => string
  readonly when?: (scene: S) => boolean
  readonly keep?: (scene: S) => Kept
  readonly request?: (scene: S) => Request
}

type Menu<S extends Scene> = Common<S> & { readonly options: readonly MenuOption<S>[] }

type Choice<S extends Scene, Item, To extends Destination> = Common<S> & {
  readonly changes?: true
  readonly name: string
  readonly to: readonly To[]
  readonly items: (scene: S) => readonly Item[]
  readonly label: (item: Item, scene: S) => string
  readonly pick: (item: Item, scene: S) => Go<To> | Act<To>
  /** What can be done with the list as a whole, on each of its pages. */
  readonly done?: Done<S>
}

type Done<S extends Scene> = Omit<MenuOption<S>, 'request' | 'digit'>

type Question<S extends Scene, To extends Destination> = Common<S> & {
  readonly changes?: true
  /** Choices beside what may be typed, which then is no digit. */
  readonly options?: readonly MenuOption<S>[]
  readonly name: string
  readonly to: readonly To[]
  readonly read: (text: string, scene: S) => Go<To> | Act<To> | Wrong | Lacking
}

/** A request whose outcome decides where it leads. */
export function act<K extends RequestKind, const To extends Destination>(
  request: RequestOf<K>,
  lead: (gives: GivesOf<K>) => Go<To> | Wrong,
): Act<To> {
  return { request: request as Request, lead: ({ gives }) => lead(gives) }
}

/** Fixed choices, some shown only `when` they make sense. */
export function menu<S extends Scene>(data: Menu<S>): Screen {
  return screen('menu', data, {
    changes: data.options.some((option) => option.request !== undefined),
    edges: data.options.map(({ name, to }) => ({ name, to })),
    options: (scene) => offered(data.options, scene),
  })
}

/** One of a list of things. With `changes`, a pick may make a request. */
export function choice<S extends Scene, Item, const To extends Destination>(
  data: Choice<S, Item, To>,
): Screen {
  return screen('choice', data, {
    changes: data.changes ?? false,
    edges: [
      ...data.to.map((to) => ({ name: data.name, to })),
      ...(data.done ? [{ name: data.done.name, to: data.done.to }] : []),
    ],
    done: (scene) => (data.done ? (offered([data.done], scene)[0] ?? null) : null),
    options: (scene) =>
      data.items(scene).map((item) => ({
        label: () => data.label(item, scene),
        go: data.pick(item, scene),
      })),
  })
}

/** Something to type. With `changes`, an answer may make a request. */
export function question<S extends Scene, const To extends Destination>(
  data: Question<S, To>,
): Screen {
  return screen('question', data, {
    changes: data.changes ?? false,
    edges: [
      ...data.to.map((to) => ({ name: data.name, to })),
      ...(data.options ?? []).map(({ name, to }) => ({ name, to })),
    ],
    options: (scene) => offered(data.options ?? [], scene),
    read: (scene) => (text) => data.read(text, scene),
  })
}

/** Something to read, over as many pages as it takes. */
export function pages<S extends Scene>(data: Common<S>): Screen {
  return screen('pages', data, {})
}

/** The last words of a call. */
export function end<S extends Scene>(data: Common<S>): Screen {
  return screen('end', data, {})
}

type Parts<S> = {
  readonly changes?: boolean
  readonly edges?: readonly Edge[]
  readonly options?: (scene: S) => readonly Option[]
  readonly done?: (scene: S) => Option | null
  readonly read?: (scene: S) => (text: string) => Go | Act | Wrong | Lacking
}

function screen<S extends Scene>(
  kind: Screen['kind'],
  data: Common<S>,
  { changes = false, edges = [], options, done, read }: Parts<S>,
): Screen {
  const open = (outer: Scene): Opened => {
    const guard = data.guarded ? guardOf(outer) : null
    if (guard) return guard
    const scoped = data.needs(outer)
    if (scoped.kind !== 'scene') return scoped
    const { scene } = scoped
    const view = {
      title: () => data.title(scene),
      lines: () => data.lines?.(scene) ?? [],
      options: options?.(scene) ?? [],
      done: done?.(scene) ?? null,
      read: read?.(scene) ?? null,
    }
    return { kind: 'view', view }
  }
  const guard: readonly Edge[] = data.guarded ? [{ name: 'service PIN', to: 'pin' }] : []
  return { kind, opening: data.opening ?? false, changes, edges: [...edges, ...guard], open }
}

function offered<S extends Scene>(options: readonly MenuOption<S>[], scene: S): Option[] {
  return options
    .map((option, at) => ({ digit: at + 1, ...option }))
    .filter((option) => option.when?.(scene) ?? true)
    .map(({ digit, to, label, keep, request }) => {
      const go = { to, ...(keep && { keep: keep(scene) }) }
      const does = request && { request: request(scene), lead: () => go }
      return { label: () => label(scene), go: does ?? go, digit }
    })
}
