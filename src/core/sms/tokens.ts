import { checkMemberNumber } from '../member-number.ts'
import { cleanInput } from '../text/input.ts'
import { plainWord } from './plain-word.ts'

type Word = { readonly kind: 'word'; readonly text: string }

/** Digits that were written together. `chunk` is what they were written in, as typed. */
export type Group = {
  readonly kind: 'group'
  readonly digits: string
  /** A plus sign stood before it: the beginning of an international phone number. */
  readonly plus: boolean
  /** A slash stood before it: a beneficiary's suffix, if it is short. */
  readonly slash: boolean
  readonly chunk: string
  /** Where in the message that is: groups of one chunk have the same. */
  readonly at: number
}

export type Token =
  | Word
  | Group
  /** Digits that look like a date, and what they are if they are none. */
  | { readonly kind: 'date'; readonly groups: readonly Group[] }
  /** A comma or the like: digits on both sides do not belong together. */
  | { readonly kind: 'break' }

/** Characters of a message that are read; ten times the longest that makes sense. */
export const TEXT_MAX = 1000

const CHUNK = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.\-_/\\]*|[+/\\]|[,;:!?&=]/gu
const DATE = /^(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d{2}|\d{2})$/

/** Letters that people write for zero and one, and that eyes and fingers mistake for them. */
const LOOKALIKES: Readonly<Record<string, string>> = { o: '0', O: '0', i: '1', I: '1', l: '1' }

/** A message as words in capitals without accents, and groups of digits. Linear in its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let plus = false
  let slash = false
  for (const match of cleanInput(text.slice(0, TEXT_MAX)).matchAll(CHUNK)) {
    const [chunk] = match
    if (chunk === '+' || /^[,;:!?&=]$/.test(chunk)) {
      tokens.push({ kind: 'break' })
      plus = chunk === '+'
      slash = false
    } else if (chunk === '/' || chunk === '\\') {
      slash = true
    } else {
      tokens.push(...tokensOf(chunk, { plus, slash, at: match.index }))
      plus = false
      slash = /[/\\]$/.test(chunk)
    }
  }
  return tokens
}

function tokensOf(
  chunk: string,
  { plus, slash, at }: { plus: boolean; slash: boolean; at: number },
): Token[] {
  if (!/\d/.test(chunk))
    return chunk
      .split(/[.\-_/\\]+/)
      .filter(Boolean)
      .map(word)
  const tokens: (Word | Group)[] = []
  const allDigits = readDigits(chunk.replace(/[.\-_/\\]/g, '')) !== null
  let before = slash ? '/' : ''
  for (const part of chunk.split(/([.\-_/\\]+)/)) {
    if (part === '') continue
    if (/^[.\-_/\\]/.test(part)) {
      before = part
      continue
    }
    const group = { plus: plus && tokens.length === 0, slash: /[/\\]/.test(before), chunk, at }
    for (const piece of allDigits ? [{ digits: translate(part) }] : peel(part)) {
      tokens.push('digits' in piece ? { kind: 'group', ...group, ...piece } : word(piece.letters))
    }
    before = ''
  }
  const groups = tokens.filter((token) => token.kind === 'group')
  return DATE.test(chunk.replace(/[.\-_/\\]+$/, '')) ? [{ kind: 'date', groups }] : tokens
}

function word(text: string): Word {
  return { kind: 'word', text: plainWord(text) }
}

/**
 * Digits, when a token is mostly digits and its letters all look like digits; else null. Letters
 * are read as digits nowhere else, so that no word becomes a number.
 */
function readDigits(token: string): string | null {
  const digits = token.replace(/\D/g, '').length
  return /^[\doOiIl]+$/.test(token) && digits > token.length - digits ? translate(token) : null
}

function translate(token: string): string {
  return token.replace(/[oOiIl]/g, (letter) => LOOKALIKES[letter] as string)
}

type Piece = { readonly digits: string } | { readonly letters: string }

/**
 * Takes the letters off a token such as `D04123378`, `No04123378` or `04123378svp`. Where a letter
 * at the seam may be a digit (`DO4123378`), the reading with a right check digit is taken.
 */
function peel(token: string): Piece[] {
  const match = /^(\p{L}*)(.*?)(\p{L}*)$/u.exec(token)
  const [, head = '', middle = '', tail = ''] = match ?? []
  const alone = readDigits(token)
  if (alone !== null) return [{ digits: alone }]
  if (readDigits(middle) === null) return [{ letters: token }]
  for (let cut = 0; cut <= head.length; cut += 1) {
    const digits = readDigits(head.slice(cut) + middle)
    if (digits !== null && checkMemberNumber(digits)) {
      return pieces(head.slice(0, cut), digits, tail)
    }
  }
  return pieces(head, readDigits(middle) as string, tail)
}

function pieces(head: string, digits: string, tail: string): Piece[] {
  return [...(head ? [{ letters: head }] : []), { digits }, ...(tail ? [{ letters: tail }] : [])]
}
