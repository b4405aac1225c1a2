import type { MemberFactKinds, MemberRequestKinds } from './member-kinds.ts'
import type { OfficeFactKinds, OfficeRequestKinds } from './office-kinds.ts'

/**
 * What screens may ask to know. Of each kind: `of`, what a fact of it is about, and `is`, the fact,
 * null where there is none. `app/calls/facts` loads each and says who may know it.
 */
type FactKinds = MemberFactKinds & OfficeFactKinds

export type FactKind = keyof FactKinds
export type KeyOf<K extends FactKind> = FactKinds[K]['of']
export type FactOf<K extends FactKind> = FactKinds[K]['is']

export type NeedOf<K extends FactKind> = { readonly kind: K; readonly of: KeyOf<K> }

/** A fact that a screen rests on and that is not there yet. */
export type Need = { [K in FactKind]: NeedOf<K> }[FactKind]

/**
 * What screens may ask to be done, only ever from a freshly typed answer. Of each kind: `asks`, what
 * is to be done, and `gives`, what came of it, plain data that the next screens may show.
 * `app/calls/requests` does each, within the turn's transaction.
 */
type RequestKinds = MemberRequestKinds & OfficeRequestKinds

export type RequestKind = keyof RequestKinds
export type GivesOf<K extends RequestKind> = RequestKinds[K]['gives']

export type RequestOf<K extends RequestKind> = { readonly kind: K } & RequestKinds[K]['asks']

export type Request = { [K in RequestKind]: RequestOf<K> }[RequestKind]

type OutcomeOf<K extends RequestKind> = { readonly kind: K; readonly gives: GivesOf<K> }

/** What came of a request. */
export type Outcome = { [K in RequestKind]: OutcomeOf<K> }[RequestKind]
