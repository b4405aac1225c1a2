import { foldName } from './text/gsm7.ts'

/** A name by which somebody answers for what was done: a letter in it, spaces set right; or null. */
export function readPersonName(text: string): string | null {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  return name.length <= NAME_LENGTH_MAX && /\p{L}/u.test(name) && !/\p{C}/u.test(name) ? name : null
}

/** Long enough for every name, short enough for a column of a register. */
const NAME_LENGTH_MAX = 80

/** Whether two names are one person's: capitals, accents and points make no second person (R65). */
export function isSamePerson(a: string, b: string): boolean {
  return foldedName(a) === foldedName(b)
}

/** `Awa D.`: as much of a name as the answer to a clinic tells (D1). */
export function shortNameOf(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/)
  const letter = [...(others.at(-1) ?? '')][0]
  return letter ? `${first} ${letter}.` : first
}

/** `A. O.`: the first letters of a name's first words, by which somebody who knows it can tell. */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').match(/\p{L}[^\s]*/gu) ?? []
  return words
    .slice(0, INITIALS_MAX)
    .map((word) => `${[...word][0]?.toUpperCase()}.`)
    .join(' ')
}

const INITIALS_MAX = 3

/**
 * Whether what somebody typed are first letters of a name: of its words (`A O`, `ao`, the words
 * themselves), in any order and without some of them, two at least where there are two; or of one
 * of its words, two letters at least.
 */
export function areFirstLettersOf(typed: string, name: string): boolean {
  const words = wordsOf(name)
  const said = wordsOf(typed)
  const [only = ''] = said
  if (said.length === 1 && only.length > 1 && words.some((word) => word.startsWith(only))) {
    return true
  }
  const letters = said.length > 1 ? said.map((word) => [...word][0] as string) : [...only]
  const initials = words.map((word) => [...word][0] as string)
  return letters.length >= Math.min(2, words.length) && areAmong(letters, initials)
}

/**
 * The words of a name, each once, as people look for them: without capitals, accents and points. None of one
 * that was taken out.
 */
export function nameWords(name: string): string[] {
  return name === ERASED_NAME ? [] : [...new Set(wordsOf(name))]
}

/** What stands where a name was: it has to be one that a message can write. */
export const ERASED_NAME = '(erased)'

function wordsOf(text: string): string[] {
  return foldedName(text.replace(/[-'\u2019]/g, ' '))
    .split(' ')
    .filter(Boolean)
}

/** Whether each of these is there, twice what comes twice. */
function areAmong(letters: readonly string[], all: readonly string[]): boolean {
  const count = (of: readonly string[], letter: string): number =>
    of.filter((one) => one === letter).length
  return letters.length > 0 && letters.every((one) => count(letters, one) <= count(all, one))
}

/** A name without what makes no second person: the same for all ways to write it. */
export function foldedName(name: string): string {
  const letters = name.normalize('NFD').replace(/[^\p{L}\p{N}\s]/gu, '')
  return letters.toLowerCase().trim().replace(/\s+/g, ' ')
}

/** Whether all of these words are words of a name, or its first letters. */
export function isNamed(name: string, words: readonly string[]): boolean {
  const parts = foldedName(name).split(' ')
  return words.every((word) => {
    const said = foldedName(word)
    return parts.some((part) => part === said || (said.length === 1 && part.startsWith(said)))
  })
}

/** `Awa D.` */
export function shortName(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/)
  const letter = [...(others.at(-1) ?? '')][0]
  return foldName(letter ? `${first.slice(0, 12)} ${letter}.` : first.slice(0, 15), 16)
}
