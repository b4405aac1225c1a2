import { type CivilDate, plus } from '../../core/dates.ts'
import { birthDateFault } from '../../core/membership/birth-date.ts'
import type { PersonRow } from '../../core/membership/registration.ts'
import type { Relation } from '../../core/states.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { fold } from '../../core/text/gsm7.ts'
import { languageIn } from '../../core/sms/words.ts'
import {
  readRelationWord,
  readSexWord,
  readYesNoWord,
} from '../../core/membership/register-words.ts'
import { type DateOrder, readWrittenDay } from '../../core/written-date.ts'
import { readCellNumber, readCellPhone } from './cells.ts'
import { spoiltNumber, spoiltText } from './spoilt.ts'
import { spoiltName } from './spoilt-name.ts'

/** What fields of a members file are read against: the mutual they are for. */
export type MembersContext = {
  readonly country: string
  readonly languages: readonly Language[]
  /** The civil date in the mutual's time zone. */
  readonly today: CivilDate
  /** How the file writes its days; null where it shows two ways. */
  readonly dates: DateOrder | null
}

/**
 * A value, or why the text is none: an empty reason where the file as a whole was told it. Text
 * comes trimmed; empty text only where it is required.
 */
type Read<T> = { readonly value: T } | { readonly why: string }

type Reader<T> = (text: string, context: MembersContext) => Read<T>

const NAME_LENGTH_MAX = 80
const SHORT_TEXT_LENGTH_MAX = 40

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
  /** What a dry run tells of how it was read. */
  readonly told?: 'word' | 'digits' | 'day'
}

export const COLUMNS: readonly Column[] = [
  { header: 'household', field: 'household', read: registerNumber, filled: true },
  { header: 'number', field: 'number', read: memberNumber, told: 'digits' },
  { header: 'name', field: 'name', read: name, filled: true },
  { header: 'sex', field: 'sex', read: sex, filled: true, told: 'word' },
  { header: 'birth_date', field: 'birthDate', read: birthDate, filled: true, told: 'day' },
  { header: 'relation', field: 'relation', read: relation, filled: true, told: 'word' },
  { header: 'phone', field: 'phone', read: phone, told: 'digits' },
  { header: 'language', field: 'language', read: language, told: 'word' },
  { header: 'plan', field: 'plan', read: shortText },
  { header: 'association', field: 'association', read: shortText },
  { header: 'joined_on', field: 'joinedOn', read: day, told: 'day' },
  { header: 'fee_paid', field: 'feePaid', read: yesOrNo, optional: true, told: 'word' },
  { header: 'paid_through', field: 'paidThrough', read: day, optional: true, told: 'day' },
  { header: 'card', field: 'card', read: registerNumber, optional: true },
]

/** Days other than births may lie ahead: two digits for a year mean at most so far. */
const AHEAD = { months: 240 }

/** Columns that hold days, with the last day that two digits for a year can mean there. */
export function dayColumns(today: CivilDate): ReadonlyMap<string, CivilDate> {
  const ahead = plus(today, AHEAD)
  return new Map([
    ['birth_date', today],
    ['joined_on', ahead],
    ['paid_through', ahead],
  ])
}

function name(text: string): Read<string> {
  const plain = text.replace(/[ \u00a0\u2007\u202f]+/g, ' ')
  const spoilt = spoiltName(plain)
  if (spoilt) return { why: spoilt }
  if (isUnfit(plain)) return { why: 'has a character that cannot be shown' }
  if ([...plain].length > NAME_LENGTH_MAX)
    return { why: `is longer than ${NAME_LENGTH_MAX} characters` }
  return /[0-9A-Za-z]/.test(plain) || fold(plain).trim()
    ? { value: plain }
    : { why: 'has nothing that an SMS can write' }
}

function registerNumber(text: string): Read<string> {
  const spoilt = spoiltNumber(text)
  return spoilt ? { why: spoilt } : shortText(text)
}

function shortText(text: string): Read<string> {
  const spoilt = spoiltText(text)
  if (spoilt) return { why: spoilt }
  if (isUnfit(text)) return { why: 'has a character that cannot be shown' }
  const isLong = text.length > SHORT_TEXT_LENGTH_MAX
  return isLong ? { why: `is longer than ${SHORT_TEXT_LENGTH_MAX} characters` } : { value: text }
}

function memberNumber(text: string): Read<string> {
  const number = readCellNumber(text)
  if (number) return { value: number }
  const isNumber = /^\d{5,10}$/.test(text.replace(/[\s.\-/]/g, ''))
  return {
    why:
      spoiltNumber(text) ??
      (isNumber ? 'has a wrong check digit' : 'is not a member number of 8 digits'),
  }
}

function sex(text: string): Read<'F' | 'M'> {
  const value = readSexWord(text)
  return value ? { value } : { why: spoiltText(text) ?? 'must be F or M' }
}

function birthDate(text: string, context: MembersContext): Read<string> {
  const year = /^(\d{4})(?:[.,]0+)?$/.exec(text)?.[1]
  const read = year ? { value: year } : dayUpTo(text, context.today, context)
  const why = 'value' in read ? birthDateFault(read.value, context.today) : null
  return why ? { why } : read
}

function relation(text: string): Read<Relation> {
  const value = readRelationWord(text)
  return value
    ? { value }
    : { why: spoiltText(text) ?? 'must be member, spouse, child, parent or other' }
}

function phone(text: string, { country }: MembersContext): Read<string> {
  const found = readCellPhone(text, country)
  return found
    ? { value: found }
    : { why: spoiltNumber(text) ?? `is not a phone number of ${country}` }
}

function language(text: string, { languages }: MembersContext): Read<Language> {
  const named = languageIn([text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()])
  const found = languages.find((code) => code === named)
  return found
    ? { value: found }
    : { why: spoiltText(text) ?? `must be one of ${languages.join(', ')}` }
}

function day(text: string, context: MembersContext): Read<CivilDate> {
  return dayUpTo(text, plus(context.today, AHEAD), context)
}

function dayUpTo(text: string, latest: CivilDate, { dates }: MembersContext): Read<CivilDate> {
  const spoilt = spoiltText(text)
  if (spoilt) return { why: spoilt }
  const read = readWrittenDay(text, dates, latest)
  if (read.kind === 'none') return { why: read.why }
  if (read.kind === 'several') return { why: '' }
  const { day: value, at } = read
  // A moment in another time zone may be another day here.
  const isMoment = at && at.offset !== null && at.time !== '00:00:00'
  return isMoment ? { why: 'is a moment in another time zone: write the day alone' } : { value }
}

function yesOrNo(text: string): Read<boolean> {
  const value = readYesNoWord(text)
  return value === null ? { why: spoiltText(text) ?? 'must be yes or no' } : { value }
}
