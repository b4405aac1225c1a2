import {
  civilDateAt,
  type CivilDate,
  formatDate,
  type Instant,
  timeOfDayAt,
} from '../../core/dates.ts'
import { formatMoney, type Minor } from '../../core/money.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { type Language, LANGUAGE_CODES, LANGUAGES, sayIn } from '../../core/wording/catalogue.ts'
import type { OfficeWords } from '../../core/wording/spoken-language.ts'
import type { Say } from '../../core/wording/text-key.ts'

/**
 * Says the words of one page; values stand in braces, numbers choose between two forms. A value that is its
 * own place (`{count}`) is left with its forms, for the script to fill in.
 */
export type PageSay<Page extends keyof OfficeWords> = (
  key: keyof OfficeWords[Page],
  values?: Readonly<Record<string, string | number>>,
) => string

/** A value, or of two forms the one that its number takes: `{count} {count|day|days}`. */
const VALUE = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g

const COUNTS = new Map(LANGUAGE_CODES.map((code) => [code, new Intl.PluralRules(code)]))

/** The words of a page of the office, in a language. */
export function wordsOf<Page extends keyof OfficeWords>(
  language: Language,
  page: Page,
): PageSay<Page> {
  const words: Readonly<Record<string, string>> = LANGUAGES[language].office[page]
  const isOne = (count: unknown) => COUNTS.get(language)?.select(Number(count)) === 'one'
  return (key, values = {}) =>
    (words[key as string] ?? '').replace(
      VALUE,
      (place, name: string, one?: string, many?: string) => {
        const value = values[name] ?? ''
        if (value === `{${name}}`) return place
        return many === undefined ? String(value) : ((isOne(value) ? one : many) ?? '')
      },
    )
}

/** How things of a mutual are written on a page. */
export type Written = {
  /** The words that phones are told, with the mutual's own. */
  readonly phone: Say
  /** The same where they are said of a member to somebody else. */
  readonly ofMember: Say
  readonly money: (amount: Minor) => string
  readonly day: (day: CivilDate) => string
  /** `02/03/2026 11:00`, by the mutual's clock. */
  readonly moment: (at: Instant) => string
}

export function writtenFor(
  language: Language,
  mutual: Pick<Mutual, 'currency' | 'timeZone' | 'wording'>,
): Written {
  const { currency, timeZone, wording } = mutual
  return {
    phone: sayIn(language, wording[language]),
    ofMember: sayIn(language, { ...wording[language], ...LANGUAGES[language].office.ofMember }),
    money: (amount) =>
      formatMoney(amount, currency, LANGUAGES[language].thousands).replaceAll(' ', '\u00a0'),
    day: formatDate,
    moment: (at) => `${formatDate(civilDateAt(at, timeZone))} ${timeOfDayAt(at, timeZone)}`,
  }
}
