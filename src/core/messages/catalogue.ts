import type { Thousands } from '../money.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { sw } from './sw.ts'
import type { Language } from '../statutes.ts'

/** The texts of one language: English is the reference that the others are checked against. */
export type Texts = typeof en

export type TextKey = keyof Texts

/** Names in braces inside a text: `{amount}`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** The values that a text needs, each already formatted. */
export type Values<Key extends TextKey> = { readonly [Name in Placeholders<Texts[Key]>]: string }

/** Arguments of `say`: values only where the text has placeholders. */
export type ValuesOf<Key extends TextKey> =
  Placeholders<Texts[Key]> extends never ? [] : [values: Values<Key>]

/** A text as data: what to say, before anybody has chosen the language. */
export type Say = <Key extends TextKey>(key: Key, ...values: ValuesOf<Key>) => string

/** Every language there is; adding one is a file and a line here. */
export const CATALOGUES: Readonly<Record<Language, Record<TextKey, string>>> = { en, fr, sw }

/** What separates thousands in each language; French reads a comma as a decimal sign. */
export const THOUSANDS: Readonly<Record<Language, Thousands>> = { en: ',', fr: ' ', sw: ',' }

/** The voice of one language, with a mutual's own wording over it. */
export function sayIn(language: Language, wording: Partial<Record<TextKey, string>> = {}): Say {
  const texts = CATALOGUES[language]
  return (key, ...[values]) => fill(wording[key] ?? texts[key], values ?? {})
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
