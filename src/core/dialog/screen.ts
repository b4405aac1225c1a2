import type { Kinds } from './kinds.ts'

/** A screen as the engine sees it, made from data by one of the functions of `builders.ts`. */
export type Screen<K extends Kinds> = {
  readonly kind: 'menu' | 'choice' | 'question' | 'pages' | 'end'
  /** One of those a call begins with: a call cut there is not worth going on with. */
  readonly opening: boolean
  /** Moves money or changes something: takes only a freshly typed answer. */
  readonly changes: boolean
  /** Where answers lead, for the diagram and for the check that all can be reached and left. */
  readonly edges: readonly Edge<K>[]
  readonly open: (scene: K['scene']) => Opened<K>
}

export type Screens<K extends Kinds> = Readonly<Record<K['screen'], Screen<K>>>

export type Opened<K extends Kinds> =
  | { readonly kind: 'view'; readonly view: View<K> }
  | { readonly kind: 'need'; readonly need: K['need'] }
  /** Another screen comes first, and leads `behind` itself to this one. */
  | { readonly kind: 'first'; readonly screen: K['screen'] }
  /** What the dialog rests on is no longer so: the call begins again. */
  | { readonly kind: 'lost' }

/** Words are made when they are shown: an answer is read without them. */
export type View<K extends Kinds> = {
  readonly title: () => string
  readonly lines: () => readonly string[]
  readonly options: readonly Option<K>[]
  /** A choice that stands on every page of a list, typed as 8. */
  readonly done: Option<K> | null
  /** Reads what is typed where there is no choice. */
  readonly read: ((text: string) => Answered<K>) | null
}

/**
 * `digit`: what is typed for it, 1 to 8, on whichever page it stands; without one it is counted on
 * its page. The choices of a view all have one or none has.
 */
export type Option<K extends Kinds> = {
  readonly label: () => string
  readonly go: Go<K> | Act<K>
  readonly digit?: number
}

/** What an answer comes to. */
export type Answered<K extends Kinds, To extends Destination<K> = Destination<K>> =
  Go<K, To> | Act<K, To> | Wrong | Lacking<K>

/**
 * Where an answer leads: a screen, `here` to the same page again, `back` where the caller came
 * from, `begin` to the opening, `cut` to where the call before was cut, `behind` to the screen that
 * a guard stands before.
 */
export type Destination<K extends Kinds> =
  K['screen'] | 'here' | 'back' | 'begin' | 'cut' | 'behind'

export type Go<K extends Kinds, To extends Destination<K> = Destination<K>> = {
  readonly to: To
  readonly keep?: K['kept']
  /** The language of the call from here on. */
  readonly language?: K['language']
}

/** Something to be done, and where what comes of it leads. */
export type Act<K extends Kinds, To extends Destination<K> = Destination<K>> = {
  readonly request: K['request']
  readonly lead: (outcome: K['outcome']) => Go<K, To> | Wrong
}

/** An answer that cannot be read before this is known. */
export type Lacking<K extends Kinds> = { readonly need: K['need'] }

/** An answer that the screen cannot use, and a short hint that says why. */
export type Wrong = { readonly wrong: string }

export type Edge<K extends Kinds> = { readonly name: string; readonly to: Destination<K> }

/** Turns a scene into the one a screen rests on, or says what is missing. */
export type Scope<K extends Kinds, S> = (scene: K['scene']) => Scoped<K['need'], S>

export type Scoped<Need, S> =
  | { readonly kind: 'scene'; readonly scene: S }
  | { readonly kind: 'need'; readonly need: Need }
  | { readonly kind: 'lost' }

/** For screens that everybody may see, whoever and wherever they are. */
export function anyone<S>(scene: S): { readonly kind: 'scene'; readonly scene: S } {
  return { kind: 'scene', scene }
}
