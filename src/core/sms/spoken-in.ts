import { type Language, LANGUAGE_CODES, LANGUAGES } from '../wording/catalogue.ts'
import { rawWords } from './arguments.ts'
import { plainWord } from './plain-word.ts'

/** What people of a language write to us: its keywords and its polite words. */
const VOCABULARY: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  LANGUAGE_CODES.map((code) => {
    const { commands, words } = LANGUAGES[code]
    const keywords = Object.values(commands).flatMap((one) => [...one.keywords, ...one.misspelt])
    return [code, new Set([...keywords, ...words.polite, ...words.fillers])]
  }),
)

/** The language that a message seems to be in; null when it may be several, or none. */
export function spokenIn(text: string): Language | null {
  const words = rawWords(text).map(plainWord)
  const hits = LANGUAGE_CODES.map((code) => {
    const known = VOCABULARY.get(code)
    return { code, count: words.filter((word) => known?.has(word)).length }
  }).sort((a, b) => b.count - a.count)
  const [first, second] = hits
  if (!first || first.count === 0 || first.count === second?.count) return null
  return first.code
}
