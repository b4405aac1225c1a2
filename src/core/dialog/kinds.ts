/**
 * What a line brings along, all of it its own: the engine hands these on and looks into none of them.
 * One type with these fields is the parameter of everything here.
 */
export type Kinds = {
  /** The names of its screens. */
  readonly screen: string
  readonly language: string
  /** What has been answered so far and later screens rest on; plain data. */
  readonly kept: object
  /** What a turn rests on, loaded before it. */
  readonly facts: unknown
  /** What its screens are given to write their words from. */
  readonly scene: unknown
  /** A fact that a screen rests on and that is not loaded yet. */
  readonly need: unknown
  /** Something to be done, and what came of it; plain data, told apart by `kind`. */
  readonly request: { readonly kind: string }
  readonly outcome: { readonly kind: string }
}

/** What of it is written down with a call. */
export type KeptKinds = Pick<Kinds, 'screen' | 'language' | 'kept' | 'outcome'>
