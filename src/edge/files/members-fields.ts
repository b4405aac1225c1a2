import { type CivilDate, parseDate } from '../../core/dates.ts'
import { readMemberNumber } from '../../core/member-number.ts'
import { birthDateFault } from '../../core/membership/birth-date.ts'
import type { PersonRow, Relation } from '../../core/membership/registration.ts'
import type { Language } from '../../core/statutes.ts'
import { fold } from '../../core/text/gsm7.ts'
import { readPhone } from '../phone.ts'

/** What fields of a members file are read against: the mutual they are for. */
export type MembersContext = {
  readonly country: string
  readonly languages: readonly Language[]
  /** The civil date in the mutual's time zone. */
  readonly today: CivilDate
}

/** A value, or why the text is none. Text comes trimmed; empty text only where it is required. */
type Read<T> = { readonly value: T } | { readonly why: string }

type Reader<T> = (text: string, context: MembersContext) => Read<T>

const NAME_LENGTH_MAX = 80
const SHORT_TEXT_LENGTH_MAX = 40

const RELATIONS: readonly string[] = ['member', 'spouse', 'child', 'parent', 'other']

/** Characters that cannot be shown, and the mark that a program left for one it could not read. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u

/** Text in which nothing has to be looked for: it is most of what there is. */
const PLAIN = /^[ -~]*$/

function isUnfit(text: string): boolean {
  return !PLAIN.test(text) && UNFIT.test(text)
}

/** A column of the file: its header, the field it fills, and how it is read. */
export type Column = {
  readonly header: string
  readonly field: keyof PersonRow
  readonly read: Reader<unknown>
  /** An empty field is a fault. */
  readonly filled?: true
  /** The column may be missing. */
  readonly optional?: true
}

export const COLUMNS: readonly Column[] = [
  { header: 'household', field: 'household', read: shortText, filled: true },
  { header: 'number', field: 'number', read: memberNumber },
  { header: 'name', field: 'name', read: name, filled: true },
  { header: 'sex', field: 'sex', read: sex, filled: true },
  { header: 'birth_date', field: 'birthDate', read: birthDate, filled: true },
  { header: 'relation', field: 'relation', read: relation, filled: true },
  { header: 'phone', field: 'phone', read: phone },
  { header: 'language', field: 'language', read: language },
  { header: 'plan', field: 'plan', read: shortText },
  { header: 'association', field: 'association', read: shortText },
  { header: 'joined_on', field: 'joinedOn', read: day },
  { header: 'fee_paid', field: 'feePaid', read: yesOrNo, optional: true },
  { header: 'paid_through', field: 'paidThrough', read: day, optional: true },
  { header: 'card', field: 'card', read: shortText, optional: true },
]

function name(text: string): Read<string> {
  const plain = text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text
  if (isUnfit(plain)) return { why: 'has a character that cannot be shown' }
  if ([...plain].length > NAME_LENGTH_MAX)
    return { why: `is longer than ${NAME_LENGTH_MAX} characters` }
  return /[0-9A-Za-z]/.test(plain) || fold(plain).trim()
    ? { value: plain }
    : { why: 'has nothing that an SMS can write' }
}

function shortText(text: string): Read<string> {
  if (isUnfit(text)) return { why: 'has a character that cannot be shown' }
  const isLong = text.length > SHORT_TEXT_LENGTH_MAX
  return isLong ? { why: `is longer than ${SHORT_TEXT_LENGTH_MAX} characters` } : { value: text }
}

function memberNumber(text: string): Read<string> {
  const number = readMemberNumber(text)
  if (number) return { value: number }
  const isNumber = /^(\d{8}|\d{10})$/.test(text.replace(/[\s.\-/]/g, ''))
  return { why: isNumber ? 'has a wrong check digit' : 'is not a member number of 8 digits' }
}

function sex(text: string): Read<'F' | 'M'> {
  const letter = text.toUpperCase()
  return letter === 'F' || letter === 'M' ? { value: letter } : { why: 'must be F or M' }
}

function birthDate(text: string, { today }: MembersContext): Read<string> {
  const why = birthDateFault(text, today)
  return why ? { why } : { value: text }
}

function relation(text: string): Read<Relation> {
  const word = text.toLowerCase()
  if (RELATIONS.includes(word)) return { value: word as Relation }
  return { why: 'must be member, spouse, child, parent or other' }
}

function phone(text: string, { country }: MembersContext): Read<string> {
  const found = readPhone(text, country)
  return found ? { value: found } : { why: `is not a phone number of ${country}` }
}

function language(text: string, { languages }: MembersContext): Read<Language> {
  const found = languages.find((code) => code === text.toLowerCase())
  return found ? { value: found } : { why: `must be one of ${languages.join(', ')}` }
}

function day(text: string): Read<CivilDate> {
  const date = parseDate(text)
  return date ? { value: date } : { why: 'is not a date YYYY-MM-DD' }
}

function yesOrNo(text: string): Read<boolean> {
  const word = text.toLowerCase()
  return word === 'yes' || word === 'no' ? { value: word === 'yes' } : { why: 'must be yes or no' }
}
