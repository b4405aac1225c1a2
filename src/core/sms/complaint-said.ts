import { LANGUAGES } from '../wording/catalogue.ts'
import type { MemberNumber } from '../member-number.ts'
import { distance } from './distance.ts'
import { rawWords } from './arguments.ts'
import { saying, takeApart } from './said.ts'
import { plainWord } from './plain-word.ts'
import { type CivilDate, plusDays } from '../dates.ts'
import { type ComplaintKind, isDayOfComplaint } from '../complaints/complaint.ts'
import { readDayTyped } from '../complaints/day-typed.ts'

/** What a message that complains says: nothing in it is guessed. */
export type ComplaintSaid = {
  /** Null when it does not say what happened. */
  readonly kind: ComplaintKind | null
  readonly on: CivilDate | null
  /** The member number in it, for a phone of several members. */
  readonly number: MemberNumber | null
  /** The word for a complaint and next to nothing else. */
  readonly isBare: boolean
}

/** Words beside the one for a complaint from which on a message tells something. */
const TOLD_WORDS = 3

export function readComplaint(text: string, today: CivilDate): ComplaintSaid {
  const said = takeApart(text)
  const on = dayIn(text, today)
  const isCharged = saying(said, 'charged').length > 0
  const isAway = saying(said, 'sent-away').length > 0
  const isPaid = saying(said, 'paid', 'payment', 'collector').length > 0
  const isOfCategory = saying(said, 'category').length > 0
  const kind = isCharged
    ? 'charged'
    : isAway
      ? 'turned-away'
      : isOfCategory
        ? 'category'
        : isPaid
          ? 'unseen'
          : null
  const others = rawWords(text).filter((word) => !IDLE.has(plainWord(word)))
  return { kind, on, number: said.number, isBare: kind === null && others.length < TOLD_WORDS }
}

/** Words that tell nothing: for a complaint, polite ones, I and have. */
const IDLE: ReadonlySet<string> = new Set(
  Object.values(LANGUAGES).flatMap(({ words, commands }) => [
    ...commands.complaint.keywords,
    ...[words.polite, words.fillers, words.self, words.have, words.want, words.preposition].flat(),
  ]),
)

/** `today`, `yesterday`, `3 days ago`, `28/02`: one day, none when several are named. */
function dayIn(text: string, today: CivilDate): CivilDate | null {
  const said = takeApart(text)
  const days: CivilDate[] = []
  if (saying(said, 'today').length > 0) days.push(today)
  if (saying(said, 'yesterday').length > 0) days.push(plusDays(today, -1))
  const [count, more] = said.amounts.filter(({ unit }) => unit === 'other')
  if (count && !more && saying(said, 'ago').length > 0 && /^\d{1,2}$/.test(count.text)) {
    days.push(plusDays(today, -Number(count.text)))
  }
  for (const word of rawWords(text)) {
    const typed = /^\d{1,2}[./-]\d{1,2}([./-]\d{2,4})?$/.test(word) && readDayTyped(word, today)
    if (typed) days.push(typed)
  }
  const [on, other] = new Set(days)
  return on && !other && isDayOfComplaint(on, today) ? on : null
}

/** A clinic that a complaint may name. */
type Clinic = { readonly code: string; readonly name: string }

/** Letters of a word from which on one may be wrong, and of one that can name a clinic at all. */
const NEAR_LETTERS = 5
const WORD_LETTERS = 3

/**
 * The one clinic that a message names: by a word that no other clinic of the mutual has and that is
 * none for a clinic. Null when it names none, or several. Where there is only one, it is meant.
 */
export function clinicNamed<One extends Clinic>(text: string, clinics: readonly One[]): One | null {
  if (clinics.length === 1) return clinics[0] as One
  const words = rawWords(text).flatMap(wordsOf)
  const named = clinics.filter((clinic) =>
    tellingWords(clinic, clinics).some((word) => words.some((typed) => isNear(typed, word))),
  )
  return named.length === 1 ? (named[0] as One) : null
}

/**
 * A word by which a message names one of these clinics and no other: `KIBERA`. Empty when its name
 * has none.
 */
export function tellingWord<One extends Clinic>(clinic: One, clinics: readonly One[]): string {
  const telling = tellingWords(clinic, clinics)
  return wordsOf(clinic.name).find((word) => telling.includes(word)) ?? ''
}

/** Words of a clinic's name and code that no other has and that are none for a clinic. */
function tellingWords<One extends Clinic>(clinic: One, clinics: readonly One[]): string[] {
  const others = new Set(clinics.filter((one) => one !== clinic).flatMap(nameOf))
  return nameOf(clinic).filter((word) => !others.has(word) && !GENERIC.has(word))
}

function nameOf({ code, name }: Clinic): string[] {
  return wordsOf(`${name} ${code}`)
}

function wordsOf(text: string): string[] {
  return plainWord(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length >= WORD_LETTERS)
}

/** Words for a clinic in any language, and what joins the words of a name. */
const GENERIC: ReadonlySet<string> = new Set(
  Object.values(LANGUAGES).flatMap(({ words }) =>
    [...words.clinic, ...words.fillers, ...words.preposition, ...words.patient].flatMap(wordsOf),
  ),
)

function isNear(typed: string, word: string): boolean {
  return typed === word || (word.length >= NEAR_LETTERS && distance(typed, word, 1) <= 1)
}
