import type { Kinds } from './kinds.ts'
import type {
  Act,
  Answered,
  Destination,
  Edge,
  Go,
  Lacking,
  Opened,
  Option,
  Scope,
  Screen,
} from './screen.ts'

type Common<K extends Kinds, S> = {
  readonly needs: Scope<K, S>
  readonly opening?: true
  /** Shows what the line's guard stands before. */
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
export type MenuOption<K extends Kinds, S> = {
  readonly name: string
  readonly digit?: number
  readonly to: Destination<K>
  readonly label: (scene: S) => string
  readonly when?: (scene: S) => boolean
  readonly keep?: (scene: S) => K['kept']
  readonly request?: (scene: S) => K['request']
}

type Menu<K extends Kinds, S> = Common<K, S> & { readonly options: readonly MenuOption<K, S>[] }

type Choice<K extends Kinds, S, Item, To extends Destination<K>> = Common<K, S> & {
  readonly changes?: true
  readonly name: string
  readonly to: readonly To[]
  readonly items: (scene: S) => readonly Item[]
  readonly label: (item: Item, scene: S) => string
  readonly pick: (item: Item, scene: S) => Go<K, To> | Act<K, To>
  /** What can be done with the list as a whole, on each of its pages. */
  readonly done?: Omit<MenuOption<K, S>, 'request' | 'digit'>
}

type Question<K extends Kinds, S, To extends Destination<K>> = Common<K, S> & {
  readonly changes?: true
  /** Choices beside what may be typed, which then is no digit. */
  readonly options?: readonly MenuOption<K, S>[]
  readonly name: string
  readonly to: readonly To[]
  readonly read: (text: string, scene: S) => Answered<K, To>
}

/** What stands before screens that not everybody who holds the phone may see. */
type Guard<K extends Kinds> = {
  /** What it is, for the diagram. */
  readonly name: string
  /** The screen that asks for it, and leads `behind` itself. */
  readonly screen: K['screen']
  /** Null when nothing stands before them, or no longer. */
  readonly of: (scene: K['scene']) => Lacking<K> | 'closed' | null
}

/** The five kinds of screens, for one line. */
export function screensOf<K extends Kinds>(guard: Guard<K> | null = null) {
  const screen = <S>(
    kind: Screen<K>['kind'],
    data: Common<K, S>,
    parts: Parts<K, S> = {},
  ): Screen<K> => screenOf(guard, kind, data, parts)

  return {
    /** Fixed choices, some shown only `when` they make sense. */
    menu: <S extends K['scene']>(data: Menu<K, S>): Screen<K> =>
      screen('menu', data, {
        changes: data.options.some((option) => option.request !== undefined),
        edges: data.options.map(({ name, to }) => ({ name, to })),
        options: (scene) => offered(data.options, scene),
      }),

    /** One of a list of things. With `changes`, a pick may make a request. */
    choice: <S extends K['scene'], Item, const To extends Destination<K>>(
      data: Choice<K, S, Item, To>,
    ): Screen<K> =>
      screen('choice', data, {
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
      }),

    /** Something to type. With `changes`, an answer may make a request. */
    question: <S extends K['scene'], const To extends Destination<K>>(
      data: Question<K, S, To>,
    ): Screen<K> =>
      screen('question', data, {
        changes: data.changes ?? false,
        edges: [
          ...data.to.map((to) => ({ name: data.name, to })),
          ...(data.options ?? []).map(({ name, to }) => ({ name, to })),
        ],
        options: (scene) => offered(data.options ?? [], scene),
        read: (scene) => (text) => data.read(text, scene),
      }),

    /** Something to read, over as many pages as it takes. */
    pages: <S extends K['scene']>(data: Common<K, S>): Screen<K> => screen('pages', data),

    /** The last words of a call. */
    end: <S extends K['scene']>(data: Common<K, S>): Screen<K> => screen('end', data),
  }
}

type Parts<K extends Kinds, S> = {
  readonly changes?: boolean
  readonly edges?: readonly Edge<K>[]
  readonly options?: (scene: S) => readonly Option<K>[]
  readonly done?: (scene: S) => Option<K> | null
  readonly read?: (scene: S) => (text: string) => Answered<K>
}

function screenOf<K extends Kinds, S>(
  guard: Guard<K> | null,
  kind: Screen<K>['kind'],
  data: Common<K, S>,
  { changes = false, edges = [], options, done, read }: Parts<K, S>,
): Screen<K> {
  const own = data.guarded ? guard : null
  const open = (outer: K['scene']): Opened<K> => {
    const before = own?.of(outer) ?? null
    if (own && before === 'closed') return { kind: 'first', screen: own.screen }
    if (before !== null && before !== 'closed') return { kind: 'need', need: before.need }
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
  const guards: readonly Edge<K>[] = own ? [{ name: own.name, to: own.screen }] : []
  return { kind, opening: data.opening ?? false, changes, edges: [...edges, ...guards], open }
}

function offered<K extends Kinds, S>(options: readonly MenuOption<K, S>[], scene: S): Option<K>[] {
  return options
    .map((option, at) => ({ digit: at + 1, ...option }))
    .filter((option) => option.when?.(scene) ?? true)
    .map(({ digit, to, label, keep, request }) => {
      const go = { to, ...(keep && { keep: keep(scene) }) }
      const does = request && { request: request(scene), lead: () => go }
      return { label: () => label(scene), go: does ?? go, digit }
    })
}
