import type { MemberNumber } from '../member-number.ts'
import { currencyNamed } from '../currency-names.ts'
import { attemptAmong, numberAmong, rawWords } from './arguments.ts'
import { type Heard, hear, inOneLanguage, says, type Sense } from './lexicon.ts'
import { speltAt } from './number-words.ts'
import { plainWord } from './plain-word.ts'
import type { PeriodSaid } from './understood.ts'

/** An amount or a count. `text` is as it was typed, or in digits when it was in words. */
type Amount = {
  readonly text: string
  /** What stands beside it: periods, or something else that is counted; null for money. */
  readonly unit: PeriodSaid | 'other' | null
}

/** A message taken apart for the grammar: its words, its one member number, its amounts. */
export type Said = {
  readonly words: readonly Heard[]
  readonly number: MemberNumber | null
  readonly hasSeveralNumbers: boolean
  /** Digits that were meant as a member number and are none. */
  readonly wrongNumber: string | null
  readonly amounts: readonly Amount[]
  /** It ends with a word that wants another: `pay for`. */
  readonly isUnfinished: boolean
  /** A question mark stands in it, or its first word makes it a question. */
  readonly asks: boolean
}

export function takeApart(text: string): Said {
  const raw = rawWords(text).map(asDigits).flatMap(apart)
  const found = numberAmong(raw)
  const rest = found.kind === 'number' ? withoutNo(found.before, found.after) : raw
  const wrongNumber = found.kind === 'none' ? attemptAmong(rest) : null
  const { amounts, words } = amountsIn(rest)
  return {
    words,
    number: found.kind === 'number' ? found.number : null,
    hasSeveralNumbers: found.kind === 'several',
    wrongNumber,
    amounts,
    isUnfinished: isUnfinished(raw),
    asks: /[?\u061f]/.test(text) || opensAQuestion(raw),
  }
}

/** Words with the senses that are looked for. */
export function saying(said: Said, ...senses: readonly Sense[]): readonly Heard[] {
  return said.words.filter((word) => says(word, ...senses))
}

/** Whether each of these is said by some word. */
export function saysAll(said: Said, senses: readonly Sense[]): boolean {
  return senses.every((sense) => saying(said, sense).length > 0)
}

function opensAQuestion(raw: readonly string[]): boolean {
  const first = inOneLanguage(hear(raw)).find((word) => !says(word, 'polite'))
  return first !== undefined && says(first, 'asks-first')
}

/** Whether nothing but polite words follows the last word for "for" or "of". */
function isUnfinished(raw: readonly string[]): boolean {
  const heard = inOneLanguage(hear(raw)).filter((word) => !says(word, 'polite'))
  const last = heard.at(-1)
  return last !== undefined && says(last, 'preposition') && !/\d/.test(last.text)
}

/** `O4123378`: letters that look like digits, where most are digits and nothing else is there. */
function asDigits(word: string): string {
  const digits = word.replace(/\D/g, '').length
  const isDigits = /^[\doOiIl.\-/]+$/.test(word) && digits > word.replace(/\P{L}/gu, '').length
  return isDigits ? word.replace(/[oO]/g, '0').replace(/[iIl]/g, '1') : word
}

/** `puis-je`, `j'ai`, `PAY500`, `3months`: words that are written as one. */
function apart(word: string): string[] {
  if (!/\d/.test(word)) return word.split(/[^\p{L}\p{M}]+/u).filter(Boolean)
  const [, before = '', digits = '', after = ''] =
    /^(\p{L}*)(\d[^\p{L}]*)(\p{L}*)$/u.exec(word) ?? []
  const isKnown =
    before + after !== '' && [before, after].every((part) => part === '' || isWord(part))
  return isKnown ? [before, digits, after].filter(Boolean) : [word]
}

function isWord(letters: string): boolean {
  return hear([letters]).some(({ entries }) => entries.length > 0)
}

/** `No 0412337-8`: that a number follows is no negation. */
function withoutNo(before: readonly string[], after: readonly string[]): string[] {
  const last = before.at(-1)
  const isNo = last !== undefined && /^N[OR°º]?$/.test(plainWord(last).replace(/\W/g, ''))
  return [...(isNo ? before.slice(0, -1) : before), ...after]
}

/** Amounts in digits and in words, and what is left, with the units beside them taken up. */
function amountsIn(raw: readonly string[]): Pick<Said, 'amounts' | 'words'> {
  const pieces = piecesOf(raw)
  const items = pieces.flatMap((piece): (Heard | { readonly amount: string })[] =>
    'amount' in piece ? [piece] : hear(piece.words),
  )
  const amounts: Amount[] = []
  const taken = new Set<number>()
  items.forEach((item, at) => {
    if (!('amount' in item)) return
    const beside = [at + 1, at - 1].find((place) => {
      const near = items[place]
      return near && !('amount' in near) && !taken.has(place) && unitOf(near) !== null
    })
    if (beside !== undefined) taken.add(beside)
    const unit = beside === undefined ? null : unitOf(items[beside] as Heard)
    amounts.push({ text: item.amount, unit })
  })
  const words = items.filter((item, at): item is Heard => !('amount' in item) && !taken.has(at))
  return { amounts, words: inOneLanguage(words) }
}

type Piece = { readonly words: readonly string[] } | { readonly amount: string }

/** Runs of words, and the amounts between them. */
function piecesOf(raw: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let words: string[] = []
  const flush = () => {
    if (words.length > 0) pieces.push({ words })
    words = []
  }
  for (let at = 0; at < raw.length;) {
    const found = amountAt(raw, at)
    if (!found) words.push(raw[at] as string)
    else {
      const name = words.at(-1)
      const isNamed = name !== undefined && isCurrencyName(name)
      if (isNamed) words.pop()
      flush()
      pieces.push({ amount: isNamed ? `${name} ${found.text}` : found.text })
    }
    at += found?.size ?? 1
  }
  flush()
  return pieces
}

/** Words of a currency's name: francs CFA. */
const NAME_WORDS = 2

/** The amount that begins here, with the name of a currency after it, and how many words it has. */
function amountAt(
  raw: readonly string[],
  at: number,
): { readonly text: string; readonly size: number } | null {
  const spelt = speltAt(raw, at)
  const isSpelt = spelt !== null && !isArticle(spelt.words, raw[at + spelt.words.length])
  const size = isSpelt ? spelt.words.length : digitRun(raw, at)
  if (size === 0) return null
  const typed = raw.slice(at, at + size).join(' ')
  const text = isSpelt && spelt.value !== null ? String(spelt.value) : typed
  const names = raw.slice(at + size, at + size + NAME_WORDS)
  const isNot = names.findIndex((name) => !isCurrencyName(name))
  const named = isNot < 0 ? names : names.slice(0, isNot)
  return { text: [text, ...named].join(' '), size: size + named.length }
}

/** `KSh`, `FCFA`, `F`, `shillings`: whether it is the right one is for whoever reads the amount. */
function isCurrencyName(word: string): boolean {
  if (/\d/.test(word) || (word.length === 1 && plainWord(word) !== 'F')) return false
  const isWordBesides = hear([word]).some((one) => says(one, 'fillers', 'polite', 'self'))
  return !isWordBesides && currencyNamed(word, 'KES', 'after') !== 'unknown'
}

/** `un paiement`: the word for one is no number unless something is counted. */
function isArticle(words: readonly string[], next: string | undefined): boolean {
  const [word, more] = words
  if (more !== undefined || word === undefined) return false
  const isFiller = hear([word]).some((one) => says(one, 'fillers'))
  return isFiller && !(next !== undefined && hear([next]).some((one) => unitOf(one) !== null))
}

function digitRun(raw: readonly string[], at: number): number {
  let size = 0
  while (/\d/.test(raw[at + size] ?? '')) {
    if (size > 0 && isTwo(raw[at + size - 1], raw[at + size])) break
    size += 1
  }
  return size
}

/** `500 200`: two amounts as well as one. `150 000` and `12 500` are one. */
function isTwo(before: string | undefined, after: string | undefined): boolean {
  return /^[1-9]\d{2,}$/.test(before ?? '') && /^[1-9]\d*$/.test(after ?? '')
}

const PERIODS = ['week', 'month', 'quarter', 'half-year', 'year', 'period'] as const

function unitOf(word: Heard): PeriodSaid | 'other' | null {
  const period = PERIODS.find((unit) => says(word, unit))
  if (period) return period
  return says(word, 'unit') ? 'other' : null
}
