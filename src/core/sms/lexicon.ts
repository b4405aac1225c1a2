import { type Language, LANGUAGE_CODES, LANGUAGES } from '../wording/catalogue.ts'
import type { NumberWords, WordKind } from '../wording/spoken-language.ts'
import { plainWord } from './plain-word.ts'
import type { CommandName } from '../wording/command-name.ts'

/** What a word may say: a kind of word, or the keyword of a command. */
export type Sense = WordKind | CommandName

type Entry = { readonly sense: Sense; readonly language: Language }

/** A word or phrase of a message, and all that it may say in the languages there are. */
export type Heard = { readonly text: string; readonly entries: readonly Entry[] }

/** Words of the longest phrase that is looked for. */
const PHRASE_WORDS = 6

/** Words of a message with what they may say in any language: the longest phrases first. */
export function hear(words: readonly string[]): Heard[] {
  const heard: Heard[] = []
  for (let at = 0; at < words.length;) {
    const size = phraseAt(words, at)
    const phrase = words.slice(at, at + size)
    heard.push({ text: phrase.map(plainWord).join(' '), entries: entriesOf(phrase) })
    at += size
  }
  return heard
}

/**
 * A word that several languages have is taken in the one that the rest of the message speaks, if
 * it speaks one: `si` is no in Swahili and if in French.
 */
export function inOneLanguage(heard: readonly Heard[]): Heard[] {
  const spoken = languageOf(heard)
  return heard.map((one) => ({ ...one, entries: inLanguage(one.entries, spoken) }))
}

export function says(heard: Heard, ...senses: readonly Sense[]): boolean {
  return heard.entries.some(({ sense }) => senses.includes(sense))
}

function phraseAt(words: readonly string[], at: number): number {
  for (let size = Math.min(PHRASE_WORDS, words.length - at); size > 1; size -= 1)
    if (entriesOf(words.slice(at, at + size)).length > 0) return size
  return 1
}

/** With its accents, where they make a difference, else without. */
function entriesOf(phrase: readonly string[]): readonly Entry[] {
  const accented = phrase.join(' ').normalize('NFC').toUpperCase()
  return LEXICON.get(accented) ?? LEXICON.get(phrase.map(plainWord).join(' ')) ?? []
}

function languageOf(heard: readonly Heard[]): Language | null {
  const counts = new Map<Language, number>()
  for (const { entries } of heard) {
    const languages = new Set(entries.map(({ language }) => language))
    const [only] = languages
    if (only && languages.size === 1) counts.set(only, (counts.get(only) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] !== second?.[1] ? first[0] : null
}

function inLanguage(entries: readonly Entry[], spoken: Language | null): readonly Entry[] {
  const own = entries.filter(({ language }) => language === spoken)
  return own.length > 0 ? own : entries
}

function lexicon(): ReadonlyMap<string, readonly Entry[]> {
  const all = new Map<string, Entry[]>()
  const add = (text: string, entry: Entry) => {
    const known = all.get(text) ?? []
    if (!known.some((one) => one.sense === entry.sense && one.language === entry.language))
      all.set(text, [...known, entry])
  }
  for (const language of LANGUAGE_CODES) {
    const { words, commands } = LANGUAGES[language]
    for (const [sense, texts] of Object.entries(words))
      for (const text of texts) add(text, { sense: sense as WordKind, language })
    for (const [sense, { keywords, misspelt }] of Object.entries(commands))
      for (const text of [...keywords, ...misspelt])
        add(text, { sense: sense as CommandName, language })
  }
  return all
}

const LEXICON = lexicon()

/** What a word in capitals without accents says. */
export function entriesNamed(text: string): readonly Entry[] {
  return LEXICON.get(text) ?? []
}

/** Words, and no phrases, that say one of these. */
export function singleWords(senses: readonly Sense[]): readonly string[] {
  return [...LEXICON].flatMap(([text, entries]) => {
    const isOne = !text.includes(' ') && entries.some(({ sense }) => senses.includes(sense))
    return isOne ? [text] : []
  })
}

/** How each language counts. */
export const COUNTING: readonly NumberWords[] = Object.values(LANGUAGES).map(
  ({ numbers }) => numbers,
)
