import type { Placeholders, TextKey } from './text-key.ts'
import type { Texts } from './texts/en.ts'

/**
 * Checks a translation while it compiles: each text of the reference is there, none besides, and
 * each has exactly the reference's values in braces.
 */
type Translation<Own extends Record<TextKey, string>> = {
  readonly [Key in keyof Own]: Key extends TextKey
    ? [Placeholders<Own[Key]>, Placeholders<Texts[Key]>] extends [
        Placeholders<Texts[Key]>,
        Placeholders<Own[Key]>,
      ]
      ? Own[Key]
      : { readonly 'values in braces differ from English': Placeholders<Texts[Key]> }
    : never
}

export function translation<const Own extends Record<TextKey, string>>(
  texts: Own & Translation<Own>,
): Own {
  return texts
}
