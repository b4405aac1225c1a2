import { says } from './lexicon.ts'
import { type Said, saying } from './said.ts'
import type { Understood } from './understood.ts'
import { languageIn } from './words.ts'

/** `LANG FR`, `English`: the language that is named, when nothing else is said. */
export function readLanguage({ words, number, amounts }: Said): Understood {
  const all = words.flatMap((word) => {
    const language = languageIn([word.text])
    return language ? [{ language, isWord: says(word, 'preposition') }] : []
  })
  // "En swahili": a code may be a word besides.
  const sure = all.filter(({ isWord }) => !isWord)
  const named = (sure.length > 0 ? sure : all).map(({ language }) => language)
  const [language] = named
  const isClear =
    new Set(named).size === 1 &&
    !number &&
    amounts.length === 0 &&
    words.every((word) => {
      const isName = languageIn([word.text]) !== null
      return isName || (says(word, ...BESIDE) && !says(word, 'negation', 'question'))
    })
  return { kind: 'language', language: isClear && language ? language : null }
}

/** `Write to me in Swahili`: a sentence that names a language and wants nothing else; or null. */
export function readSpoken(said: Said): Understood | null {
  if (said.asks || saying(said, 'language').length === 0) return null
  const read = readLanguage(said)
  return read.kind === 'language' && read.language ? read : null
}

const BESIDE = [
  ...(['language', 'polite', 'fillers', 'preposition', 'self', 'want', 'speak'] as const),
  ...(['reminder', 'now'] as const),
] as const
