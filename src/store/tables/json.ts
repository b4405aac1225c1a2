/** JSON text that holds a `T`. Only `toJson` makes it, so that what is read is what was written. */
export type Json<T> = string & { readonly __json: T }

export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value) as Json<T>
}

export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T
}
