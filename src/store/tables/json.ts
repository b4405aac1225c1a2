import { remembered } from '../../core/remembered.ts'

/** JSON text that holds a `T`. Only `toJson` makes it, so that what is read is what was written. */
export type Json<T> = string & { readonly __json: T }

export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value) as Json<T>
}

export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T
}

/** Settings of a country's mutuals: most have some hundred characters. */
const KEPT = { texts: 2_000, longest: 10_000 }

const parsed = remembered((text: Json<unknown>) => fromJson(text), KEPT)

/**
 * The same for settings, which are read in every turn of a call and hardly ever change: the same text is
 * parsed once. What comes is shared, and nobody may change it.
 */
export function fromKnownJson<T>(text: Json<T>): T {
  return parsed(text) as T
}
