import { checkMemberNumber } from '../member-number.ts'
import { plainWord } from './plain-word.ts'
import type { Group, Token } from './tokens.ts'
import type { NamedBy, SmsContext, Subject } from './understood.ts'
import { wordsFor } from './words.ts'

/** Who a message names. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly subject: Subject }
  | { readonly kind: 'several' }
  /** Digits meant as a member number; `text` is what they were written in, if in one piece. */
  | { readonly kind: 'wrong'; readonly digits: string; readonly text: string }
  /** Something with digits in it that is no number of ours: perhaps an older card's. */
  | { readonly kind: 'loose'; readonly text: string; readonly digits: string }

/** Suffixes end here: no household is larger, and the pairs of digits of a phone number are not one. */
const ORDINAL_MAX = 30

/** Digits from which on something is taken for an attempt at a number rather than an age or a day. */
const ATTEMPT_DIGITS = 5

/** Digits from which on something may be an older card's number though nothing says so. */
const CARD_DIGITS = 3

/**
 * Shorter phone numbers are read as such only after a word that says so: some countries have
 * phone numbers of eight digits, where a wrong digit in a member number would find a stranger.
 */
const PHONE_DIGITS = 9
const DIGITS_MAX = 15

const PHONE_WORDS = wordsFor('phone')
const NUMBER_WORDS = wordsFor('number')
const CARD_WORDS = wordsFor('card')
const PERSON_WORDS = wordsFor('person')

type Hint = NamedBy | null

/**
 * Finds the one person a message asks about. Nothing is guessed: digits that can be read in two
 * ways, and two people in one message, are `several`; a wrong check digit is `wrong`.
 */
export function findPeople(all: readonly Token[], readPhone: SmsContext['readPhone']): Found {
  const dated = all.some((token) => token.kind === 'date')
  const found = findIn(all, readPhone)
  if (!dated || !['none', 'loose'].includes(found.kind)) return found
  return findIn(
    all.flatMap((token): readonly Token[] => (token.kind === 'date' ? token.groups : [token])),
    readPhone,
  )
}

function findIn(tokens: readonly Token[], readPhone: SmsContext['readPhone']): Found {
  const found = joined(runsIn(tokens).map((run) => readRun(run, readPhone)))
  const card = cardNamed(tokens)
  const isCard = card && (found.kind !== 'one' || /\p{L}{2}/u.test(card))
  return isCard ? { kind: 'one', subject: { kind: 'card', text: card } } : found
}

/** What stands after a word for "card", if it has a digit. */
function cardNamed(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex((token) => token.kind === 'word' && CARD_WORDS.has(token.text))
  const group = at < 0 ? null : tokens.slice(at + 1).find((token) => token.kind === 'group')
  return group?.chunk ?? null
}

type Run = {
  readonly groups: readonly Group[]
  readonly hint: Hint
  readonly suffix: number | null
}

/** Groups of digits with nothing but spaces, dots, dashes and slashes between them. */
function runsIn(tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.kind !== 'group') continue
    const groups = leadingGroups(tokens.slice(at))
    const after = at + groups.length
    const suffix = suffixAfter(tokens, after)
    runs.push({ groups, hint: hintBefore(tokens, at), suffix })
    at = after + (suffix === null ? 0 : 1)
  }
  return runs
}

function leadingGroups(tokens: readonly Token[]): Group[] {
  const groups: Group[] = []
  for (const token of tokens) {
    if (token.kind !== 'group') break
    groups.push(token)
  }
  return groups
}

/** `04123378 child 2`: the suffix in words. */
function suffixAfter(tokens: readonly Token[], at: number): number | null {
  const [named, group] = tokens.slice(at, at + 2)
  if (named?.kind !== 'word' || !PERSON_WORDS.has(named.text)) return null
  return group?.kind === 'group' ? ordinalOf(group) : null
}

/** What the two words before some digits call them; a word for "phone" is the stronger. */
function hintBefore(tokens: readonly Token[], at: number): Hint {
  const before = tokens
    .slice(0, at)
    .filter((token) => token.kind !== 'break')
    .slice(-2)
  const named = before.map((token) => (token.kind === 'word' ? token.text : ''))
  if (named.some((name) => PHONE_WORDS.has(name))) return 'phone'
  // "Card no 4512": the card is what the number is of.
  if (named.some((name) => CARD_WORDS.has(name))) return 'card'
  return named.some((name) => NUMBER_WORDS.has(name)) ? 'number' : null
}

/**
 * All that a run of digits may mean. Read as a whole, with or without a suffix; and each group by
 * itself, for `35 04123378`, where an age stands before the number.
 */
function readRun(run: Run, readPhone: SmsContext['readPhone']): Found {
  const whole = wholeReadings(run.groups, run.hint, readPhone)
  const readings = [...whole, ...singleReadings(run, readPhone)]
  const subjects = distinct(readings.map((subject) => withSuffix(subject, run.suffix)))
  const [subject] = subjects
  const isAlone = whole.length > 0 || !hasUnreadNumber(run, readPhone)
  if (subject && subjects.length === 1 && isAlone) return { kind: 'one', subject }
  return subject ? { kind: 'several' } : unread(run)
}

function wholeReadings(
  groups: readonly Group[],
  hint: Hint,
  readPhone: SmsContext['readPhone'],
): Subject[] {
  const last = groups.at(-1)
  const ordinal = last && groups.length > 1 ? ordinalOf(last) : null
  const suffixed = ordinal === null ? [] : read(groups.slice(0, -1), ordinal, hint, readPhone)
  // A slash before a short last group is our own notation for a suffix and leaves no doubt.
  if (suffixed.length > 0 && last?.slash) return suffixed
  const plain = read(groups, null, hint, readPhone)
  // With one digit more than a member number has, only a phone number remains; nobody sets the
  // last digit of one apart, but a suffix is written so.
  const isNumber = suffixed.some((subject) => subject.kind !== 'phone')
  if (isNumber && last?.digits.length === 1) return suffixed
  // Pairs of digits are how phone numbers are written: the longer reading is the phone's.
  return plain.length > 0 && !isNumber ? plain : [...suffixed, ...plain]
}

/** Readings of each chunk of a longer run, alone and with a suffix that follows it. */
function singleReadings(run: Run, readPhone: SmsContext['readPhone']): Subject[] {
  const chunks = chunksOf(run.groups)
  if (chunks.length < 2) return []
  return chunks.flatMap((chunk, at) => {
    const suffix = chunks[at + 1]?.[0]
    if (!suffix || ordinalOf(suffix) === null) return wholeReadings(chunk, run.hint, readPhone)
    if (chunks.length === 2) return []
    const suffixed = wholeReadings([...chunk, suffix], run.hint, readPhone)
    return suffix.slash ? suffixed : [...suffixed, ...wholeReadings(chunk, run.hint, readPhone)]
  })
}

/** Whether something as long as a member number stands in the run and is none. */
function hasUnreadNumber(run: Run, readPhone: SmsContext['readPhone']): boolean {
  return chunksOf(run.groups).some(
    (chunk) =>
      isNumberLong(digitsOf(chunk)) && wholeReadings(chunk, run.hint, readPhone).length === 0,
  )
}

function chunksOf(groups: readonly Group[]): Group[][] {
  const chunks = new Map<number, Group[]>()
  for (const group of groups) chunks.set(group.at, [...(chunks.get(group.at) ?? []), group])
  return [...chunks.values()]
}

/**
 * What digits may be: a member number when the check digit is right, a phone number when the
 * country has such. Ten digits can be both (a Kenyan `07…`): then the subject names both.
 */
function read(
  groups: readonly Group[],
  ordinal: number | null,
  hint: Hint,
  readPhone: SmsContext['readPhone'],
): Subject[] {
  const digits = digitsOf(groups)
  const plus = groups[0]?.plus === true
  if (digits.length > DIGITS_MAX) return []
  const number = plus || hint === 'phone' ? null : checkMemberNumber(digits)
  const long = plus || hint === 'phone' || digits.length >= PHONE_DIGITS
  const mayBePhone = long && hint !== 'number' && !endsInSuffix(groups)
  const phone = mayBePhone ? readPhone(plus ? `+${digits}` : digits) : null
  const said = hint ? { said: hint } : {}
  if (number && phone) return [{ kind: 'number-or-phone', number, phone, ordinal, ...said }]
  if (number) return [{ kind: 'number', number, ordinal, ...said }]
  if (!phone) return []
  return [{ kind: 'phone', phone, ordinal, ...(plus ? { said: 'phone' } : said), typed: digits }]
}

/**
 * `0412337-8/2`: eight digits and one are nine, which may be somebody's phone; but what was meant
 * is a member number, here with a wrong digit, and a suffix.
 */
function endsInSuffix(groups: readonly Group[]): boolean {
  const [last, ...body] = [...groups].reverse()
  return isNumberLong(digitsOf(body)) && (last?.slash === true || last?.digits.length === 1)
}

function ordinalOf(group: Group): number | null {
  const ordinal = Number(group.digits)
  return group.digits.length <= 2 && ordinal <= ORDINAL_MAX ? ordinal : null
}

function withSuffix(subject: Subject, suffix: number | null): Subject {
  if (suffix === null || subject.kind === 'card' || subject.ordinal !== null) return subject
  return { ...subject, ordinal: suffix }
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [whoOf(subject), subject])).values()]
}

/** The same for all ways of saying what digits are. */
function whoOf(subject: Subject): string {
  return JSON.stringify({ ...subject, said: null, typed: null })
}

/** Digits that are nobody's: an attempt at a member number, an older card's number, or noise. */
function unread(run: Run): Found {
  const { groups } = run
  const body = endsInSuffix(groups) ? groups.slice(0, -1) : groups
  const digits = digitsOf(body)
  const attempt = [digits, ...chunksOf(groups).map(digitsOf)].find(isNumberLong)
  const chunk = groups[0]?.chunk ?? ''
  const hasLetters = /^\p{L}{2,}[.\-_/]/u.test(chunk) && !/^(?:no|num|id)\b/i.test(chunk)
  const isOneChunk = groups.every((group) => group.at === groups[0]?.at)
  const text = isOneChunk ? chunk : digits
  if (attempt && !hasLetters) return { kind: 'wrong', digits: attempt, text }
  if (isOneChunk && digits.length >= CARD_DIGITS) return { kind: 'loose', text: chunk, digits }
  return digits.length >= ATTEMPT_DIGITS ? { kind: 'wrong', digits, text } : { kind: 'none' }
}

function digitsOf(groups: readonly Group[]): string {
  return groups.map((group) => group.digits).join('')
}

function isNumberLong(digits: string): boolean {
  return digits.length === 8 || digits.length === 10
}

/** The message as a whole, from its runs of digits. Amounts and ages beside a person are noise. */
function joined(found: readonly Found[]): Found {
  const people = found.filter((each) => each.kind !== 'none' && each.kind !== 'loose')
  const [first] = people
  if (!first) {
    const loose = found.filter((each) => each.kind === 'loose')
    return (loose.length === 1 && loose[0]) || { kind: 'none' }
  }
  const same = people.every((each) => nameOf(each) === nameOf(first))
  return same ? first : { kind: 'several' }
}

function nameOf(found: Found): string {
  return found.kind === 'one' ? whoOf(found.subject) : JSON.stringify(found)
}

/** Digits that are no member number, as the older card that they may be. */
export function cardFrom(
  found: Extract<Found, { kind: 'wrong' | 'loose' }>,
): Extract<Subject, { kind: 'card' }> {
  const { kind, text, digits } = found
  return kind === 'wrong' ? { kind: 'card', text, digits } : { kind: 'card', text }
}

/** What follows a word for "card" at the start of something typed; null without such a word. */
export function cardAfterWord(typed: string): string | null {
  const [, word = '', rest = ''] = /^\s*(\p{L}+)[\s:.]+(.*)$/su.exec(typed) ?? []
  return CARD_WORDS.has(plainWord(word)) ? rest : null
}
