import type { PersonNamed } from '../../app/acts/member-fields.ts'
import { findTyped } from '../../app/membership/find-member.ts'
import { bothReadings, plainAmount, readAmount } from '../../core/amount.ts'
import { type CivilDate, plus } from '../../core/dates.ts'
import { birthDateFault } from '../../core/membership/birth-date.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { exponentOf, type Minor } from '../../core/money.ts'
import { readPersonName } from '../../core/person-name.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { fold } from '../../core/text/gsm7.ts'
import { readWrittenDay } from '../../core/written-date.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import type { Visit } from './visit.ts'

/** Stands for what could not be read: why is said beside its field. */
type Unread = { readonly isUnread: true }
const UNREAD: Unread = { isUnread: true }

/** What was typed, read as every door reads it, with what is wrong in the words of the page. */
export type Typed = {
  /** A few words on one line. */
  readonly text: (name: string) => string | Unread
  readonly person: (name: string) => string | Unread
  readonly day: (name: string) => CivilDate | Unread
  /** `YYYY-MM-DD`, or the bare year. */
  readonly birth: (name: string) => string | Unread
  readonly phone: (name: string) => PhoneNumber | Unread
  readonly amount: (name: string) => Minor | Unread
  readonly member: (name: string) => Promise<MemberNumber | Unread>
  /** The member or a dependant, who is in the household. */
  readonly somebody: (name: string) => Promise<PersonNamed | Unread>
  readonly choice: <const T extends string>(name: string, all: readonly T[]) => T | Unread
  /** What a reading of its own makes of the text, which may have several lines. */
  readonly by: <T>(name: string, read: (text: string) => Read<T>) => T | Unread
  readonly isOn: (name: string) => boolean
  /** What may be left out is null then. */
  readonly perhaps: <T>(name: string, read: (name: string) => T) => T | null
  /** All values, where each could be read; null where one could not. */
  readonly whole: <V extends object>(values: V) => Whole<V> | null
  readonly errors: Readonly<Record<string, string>>
}

type Read<T> = { readonly value: T } | { readonly why: string }

/** Values of which each could be read. */
export type Whole<V> = { readonly [K in keyof V]: Exclude<V[K], Unread> }

/** Longest text that acts take: a name, a reference, a reason. */
const TEXT_MAX = 80

/** Days are typed for things that are, or lie a little ahead. */
const AHEAD = { months: 24 } as const

/** Reads the fields of a form that was sent; days are written as day, month, year. */
export function typedIn({ desk, words, typed }: Visit): Typed {
  const { ports, mutual, today, tx, now } = desk
  const say = words('asking')
  const errors: Record<string, string> = {}
  const wrong = (name: string, why: string): Unread => {
    errors[name] ??= why
    return UNREAD
  }
  const dayOf = (text: string) => {
    const read = readWrittenDay(text, 'dmy', plus(today, AHEAD))
    return read.kind === 'day' && read.at === null ? read.day : null
  }
  /** Reads what is there; nothing is not enough. */
  const given =
    <T>(read: (text: string, name: string) => T | Unread) =>
    (name: string): T | Unread => {
      const text = typed(name).normalize('NFC').trim()
      return text === '' ? wrong(name, say('missing')) : read(text, name)
    }
  const person = async (name: string): Promise<PersonNamed | Unread> => {
    const text = given((one) => one)(name)
    if (typeof text !== 'string') return text
    const among = { mutuals: [mutual.code], now }
    const found = await findTyped(tx, among, text, (one) => ports.readPhone(one, mutual.country))
    if (found.kind === 'found') return { number: found.found.number, ordinal: found.found.ordinal }
    const why = { wrong: 'mistyped', nobody: 'unknown' } as const
    return wrong(name, words('money')(why[found.kind as 'wrong'] ?? 'several'))
  }
  return {
    text: given((text, name) => {
      const line = text.replace(/\s+/g, ' ')
      if (line.length > TEXT_MAX) return wrong(name, say('tooLong', { most: TEXT_MAX }))
      return /\p{C}/u.test(line) ? wrong(name, say('badSign')) : line
    }),
    person: given((text, name) => {
      const person = readPersonName(text)
      return person && fold(person).trim() ? person : wrong(name, say('badName'))
    }),
    day: given((text, name) => dayOf(text) ?? wrong(name, say('badDay'))),
    birth: given((text, name) => {
      const born = /^\d{4}$/.test(text) ? text : dayOf(text)
      if (born === null) return wrong(name, say('badBirth'))
      return birthDateFault(born, today) === null ? born : wrong(name, say('oddBirth'))
    }),
    phone: given((text, name) => {
      return ports.readPhone(text, mutual.country) ?? wrong(name, say('badPhone'))
    }),
    amount: given((text, name) => {
      const read = readAmount(text, mutual.currency)
      if (read.kind === 'amount' && read.amount > 0) return read.amount
      return wrong(name, amountWhy(say, read, mutual.currency))
    }),
    member: async (name) => {
      const found = await person(name)
      return 'isUnread' in found ? found : found.number
    },
    somebody: async (name) => {
      const found = await person(name)
      if ('isUnread' in found) return found
      const household = await loadHousehold(tx, mutual.code, found.number)
      const isThere = household?.people.some(({ ordinal }) => ordinal === found.ordinal)
      return isThere ? found : wrong(name, words('refused')('unknown-person'))
    },
    choice: (name, all) => all.find((one) => one === typed(name)) ?? wrong(name, say('choose')),
    by: (name, read) => {
      const came = read(typed(name).normalize('NFC'))
      return 'why' in came ? wrong(name, came.why) : came.value
    },
    isOn: (name) => typed(name) !== '',
    perhaps: (name, read) => (typed(name).trim() === '' ? null : read(name)),
    whole: (values) => (Object.keys(errors).length > 0 ? null : (values as never)),
    errors,
  }
}

/** Why a text is no amount, with the nearest that are. */
function amountWhy(
  say: (key: AmountFault, values?: Readonly<Record<string, string>>) => string,
  read: ReturnType<typeof readAmount>,
  currency: Parameters<typeof readAmount>[1],
): string {
  if (read.kind === 'several') return say('amountSeveral', bothReadings(read, currency))
  if (read.kind === 'amount') return say('amountNothing')
  if ('instead' in read && read.instead.length > 0) {
    const [first = '', second] = read.instead.map((one) => plainAmount(one, currency))
    return second === undefined
      ? say('amountOne', { first })
      : say('amountSeveral', { first, second })
  }
  if (read.why === 'other-currency') return say('amountCurrency', { currency })
  if (read.why === 'too-large') return say('amountLarge')
  return say('amountNone', { example: exponentOf(currency) === 0 ? '1500' : '1500.50' })
}

type AmountFault =
  'amountSeveral' | 'amountNothing' | 'amountOne' | 'amountCurrency' | 'amountLarge' | 'amountNone'
