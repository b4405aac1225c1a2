import { LANGUAGES } from '../wording/catalogue.ts'
import type { RegisterWords } from '../wording/spoken-language.ts'
import type { Relation } from '../states.ts'

/** The value that a word of any language stands for; null: none. */
export function readSexWord(text: string): 'F' | 'M' | null {
  return SEXES.get(plainWord(text)) ?? null
}

export function readRelationWord(text: string): Relation | null {
  return RELATIONS.get(plainWord(text)) ?? null
}

export function readYesNoWord(text: string): boolean | null {
  const word = YES_NO.get(plainWord(text))
  return word ? word === 'yes' : null
}

function plainWord(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '')
  return letters.toLowerCase().replaceAll('œ', 'oe').replace(/\.$/, '').trim()
}

const WORDS: readonly RegisterWords[] = Object.values(LANGUAGES).map(({ register }) => register)

const SEXES = meanings(WORDS.map(({ sex }) => sex))
const RELATIONS = meanings(WORDS.map(({ relation }) => relation))
const YES_NO = meanings(WORDS.map(({ feePaid }) => feePaid))

function meanings<Value extends string>(
  languages: readonly Readonly<Record<Value, string>>[],
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>()
  for (const words of languages)
    for (const [value, list] of Object.entries(words) as [Value, string][])
      for (const word of list.split(' ')) found.set(word, value)
  return found
}
