import { says } from './lexicon.ts'
import type { Said } from './said.ts'
import type { Understood } from './understood.ts'
import { languageIn } from './words.ts'

/** `LANG FR`, `English`: the language that is named, when nothing else is said. */
export function readLanguage({ words, number, amounts }: Said): Understood {
  const named = words.flatMap(({ text }) => languageIn([text]) ?? [])
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

const BESIDE = ['language', 'polite', 'fillers', 'self', 'want'] as const
