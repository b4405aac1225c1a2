import {
  type Language,
  LANGUAGE_CODES,
  LANGUAGES,
  REFERENCE_LANGUAGE,
} from '../wording/catalogue.ts'
import type { WordKind } from '../wording/spoken-language.ts'
import type { CommandName } from '../wording/command-name.ts'

/** Words of one kind in all languages: people mix them in one message. */
export function wordsFor(kind: WordKind): ReadonlySet<string> {
  return new Set(SPOKEN.flatMap(({ words }) => words[kind]))
}

/** All that stands for a command: its keywords in every language, and misspellings of them. */
export function keywordsOf(command: CommandName): readonly string[] {
  return KEYWORDS.get(command) ?? []
}

/** The language that a message names, by its code or as any language calls it. */
export function languageIn(words: readonly string[]): Language | null {
  return LANGUAGE_CODES.find((code) => words.some((word) => NAMES.get(code)?.has(word))) ?? null
}

const SPOKEN = Object.values(LANGUAGES)

const KEYWORDS: ReadonlyMap<CommandName, readonly string[]> = new Map(
  (Object.keys(LANGUAGES[REFERENCE_LANGUAGE].commands) as CommandName[]).map((name) => [
    name,
    SPOKEN.flatMap(({ commands }) => [...commands[name].keywords, ...commands[name].misspelt]),
  ]),
)

const NAMES: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  LANGUAGE_CODES.map((code) => [
    code,
    new Set([code.toUpperCase(), ...SPOKEN.flatMap(({ names }) => names[code] ?? [])]),
  ]),
)
