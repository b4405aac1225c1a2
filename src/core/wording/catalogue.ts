import type { Say, TextKey } from './text-key.ts'
import * as listed from './languages.ts'
import type { SpokenLanguage } from './spoken-language.ts'

/** The code of a language that is listed. */
export type Language = keyof typeof listed

/** Every language there is, by its code. */
export const LANGUAGES: Readonly<Record<Language, SpokenLanguage>> = listed

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as readonly Language[]

/** The language of whoever has chosen none, of a mutual that names none. */
export const REFERENCE_LANGUAGE: Language = 'en'

/** The texts of each language. */
export const CATALOGUES = Object.fromEntries(
  Object.entries(LANGUAGES).map(([code, { texts }]) => [code, texts]),
) as Readonly<Record<Language, SpokenLanguage['texts']>>

/** The voice of one language, with a mutual's own wording over it. */
export function sayIn(language: Language, wording: Partial<Record<TextKey, string>> = {}): Say {
  const texts = CATALOGUES[language]
  return (key, ...[values]) => fill(wording[key] ?? texts[key], values ?? {})
}

/** The texts of a language with a mutual's own over them, as they stand: nothing is filled in. */
export function templatesIn(
  language: Language,
  wording: Partial<Record<TextKey, string>> = {},
): Say {
  return ((key: TextKey) => wording[key] ?? CATALOGUES[language][key]) as Say
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  const parts = partsOf(text)
  let filled = parts[0] as string
  for (let at = 1; at < parts.length; at += 2)
    filled += (values[parts[at] as string] ?? '') + (parts[at + 1] as string)
  return filled
}

/** Texts that are kept in parts: ours in all languages, and the wording of many mutuals. */
const KEPT_MAX = 10_000

const kept = new Map<string, readonly string[]>()

/** A text cut at its values: what stands before the first, its name, what comes after, and so on. */
function partsOf(text: string): readonly string[] {
  const known = kept.get(text)
  if (known) return known
  const parts = text.split(/\{(\w+)\}/)
  if (kept.size === KEPT_MAX) kept.clear()
  kept.set(text, parts)
  return parts
}
