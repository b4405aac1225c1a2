import type { Texts } from './texts/en.ts'

export type TextKey = keyof Texts

/** Names in braces inside a text: `{amount}`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** The values that a text needs, each already formatted. */
export type Values<Key extends TextKey> = { readonly [Name in Placeholders<Texts[Key]>]: string }

/** Arguments of `say`: values only where the text has placeholders. */
type ValuesOf<Key extends TextKey> =
  Placeholders<Texts[Key]> extends never ? [] : [values: Values<Key>]

/** A text as data: what to say, before anybody has chosen the language. */
export type Say = <Key extends TextKey>(key: Key, ...values: ValuesOf<Key>) => string
