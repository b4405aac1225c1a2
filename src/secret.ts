import { inspect } from 'node:util'

/** A text that shows itself only where it is asked to: printed, logged or in JSON it is `[secret]`. */
export type Secret = { reveal(): string; toString(): string; toJSON(): string }

const HIDDEN = '[secret]'

export function secret(text: string): Secret {
  const hide = (): string => HIDDEN
  return Object.freeze({
    reveal: () => text,
    toString: hide,
    toJSON: hide,
    [inspect.custom]: hide,
  })
}
