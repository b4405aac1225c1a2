import { checkMemberNumber, type MemberNumber } from '../member-number.ts'
import { cleanInput } from '../text/input.ts'
import { plainWord } from './plain-word.ts'
import { TEXT_MAX } from './tokens.ts'
import { wordsFor } from './words.ts'

/** Words that mean nothing to us. */
const POLITE = wordsFor('polite')

/** What stands between the arguments of a command and means nothing. */
const FILLERS = new Set([...wordsFor('fillers'), ...wordsFor('preposition')])

/** Words of a message as they were typed, for commands that read their own arguments. */
export function rawWords(text: string): string[] {
  return cleanInput(text.slice(0, TEXT_MAX))
    .split(/[\s:;!?]+|(?<!\/)=/)
    .map((word) => word.replace(/^[.,()"'\u00ab\u201c\u201d]+|[.,()"'\u00bb\u201c\u201d]+$/g, ''))
    .filter(Boolean)
}

/**
 * What follows the keyword of a command, which may be written together with its first digits
 * (`PAY500`). Polite words go, and so do words that only join arguments, unless they are to be kept.
 */
export function argumentsOf(
  text: string,
  keywords: readonly string[],
  keep: readonly string[] = [],
): string[] {
  const words = rawWords(text).flatMap((word, at) => (at < 4 ? unglued(word, keywords) : [word]))
  const start = words.findIndex((word) => keywords.includes(plainWord(word)))
  return words.slice(start + 1).filter((word) => {
    const plain = plainWord(word)
    return keep.includes(plain) || !isIdle(plain)
  })
}

function isIdle(word: string): boolean {
  return FILLERS.has(word) || POLITE.has(word)
}

/** A message in plain words, from the first on that is more than polite: what `opens` looks at. */
export function beginningOf(text: string): string {
  const words = rawWords(text).map(plainWord)
  const begin = words.findIndex((word) => !POLITE.has(word))
  return begin < 0 ? '' : words.slice(begin).join(' ')
}

/** Whether a keyword is the first of a `beginningOf` a message; digits may follow it at once. */
export function opens(beginning: string, keyword: string): boolean {
  return beginning.startsWith(keyword) && !/^\p{L}/u.test(beginning.slice(keyword.length))
}

function unglued(word: string, keywords: readonly string[]): string[] {
  const [, letters = '', rest = ''] = /^(\p{L}+)(\d.*)$/u.exec(word) ?? []
  return keywords.includes(plainWord(letters)) ? [letters, rest] : [word]
}

type NumberAndRest =
  | {
      readonly kind: 'number'
      readonly number: MemberNumber
      readonly rest: readonly string[]
      readonly before: readonly string[]
      readonly after: readonly string[]
    }
  | { readonly kind: 'none' | 'several' }

/** Groups of digits that a member number may be written in. */
const GROUPS_MAX = 5

/**
 * The one member number among arguments, and what is left. A number in one piece goes before one
 * in several, so that an amount beside it is never taken for its end.
 */
export function numberAmong(words: readonly string[]): NumberAndRest {
  for (let size = 1; size <= GROUPS_MAX; size += 1) {
    const found = words.flatMap((_, at) => {
      const number = numberOf(words.slice(at, at + size), size)
      const [before, after] = [words.slice(0, at), words.slice(at + size)]
      return number ? [{ number, before, after, rest: [...before, ...after] }] : []
    })
    const [first] = found
    if (first && found.some(({ number }) => number !== first.number)) return { kind: 'several' }
    if (first) return { kind: 'number', ...first }
  }
  return { kind: 'none' }
}

function numberOf(words: readonly string[], size: number): MemberNumber | null {
  if (words.length < size || words.some((word) => !/^[\d.\-/]+$/.test(word))) return null
  const whole = words.join('')
  // A beneficiary's suffix after a slash: money is the household's.
  const number = checkMemberNumber(whole.replace(/\/\d{1,2}$/, '').replace(/[.\-/]/g, ''))
  return number ?? checkMemberNumber(whole.replace(/[.\-/]/g, ''))
}

/** Digits that were meant as a member number and are none: a wrong digit, told to the sender. */
export function attemptAmong(words: readonly string[]): string | null {
  const attempt = words.find(
    (word) => word.replace(/\D/g, '').length >= ATTEMPT_DIGITS && !SPAN.test(word),
  )
  return attempt?.replace(/\D/g, '') ?? null
}

/** `1000-2000`: from one amount to another. */
const SPAN = /^\d{3,6}-\d{3,6}$/

/** From so many digits on something in the place of a number is taken for an attempt at one. */
const ATTEMPT_DIGITS = 7
