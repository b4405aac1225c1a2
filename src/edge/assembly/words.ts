import { type CivilDate, formatDate } from '../../core/dates.ts'
import { ACCOUNT_KINDS, isSystemCode } from '../../core/ledger/accounts.ts'
import { usualName } from '../../core/ledger/chart.ts'
import type { Currency, Minor } from '../../core/money.ts'
import { formatNumber, minor } from '../../core/money.ts'
import { type Language, LANGUAGES } from '../../core/wording/catalogue.ts'
import type { Cell, Words } from './sections.ts'

/** The report's language, with the mutual's own names of accounts. */
export function wordsIn(language: Language): Words {
  const { assembly, accounts, months } = LANGUAGES[language].pages
  return {
    say: (key, values = {}) =>
      assembly[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
    account: ({ code, name }) => {
      const usual = usualName(code) ?? (isSystemCode(code) ? ACCOUNT_KINDS[code].name : null)
      return name === usual ? (accounts[code] ?? name) : name
    },
    month: (month) => months.split(' ')[Number(month.slice(5, 7)) - 1] ?? month,
  }
}

/** A figure as people of the language write it. */
export function written(cell: Cell, language: Language, currency: Currency): string {
  if (typeof cell === 'string') return asDay(cell)
  switch (cell.kind) {
    case 'money':
      return money(cell.amount, language, currency)
    case 'count':
      return counted(cell.count, language)
    case 'rate':
      return cell.perMille === null ? '–' : `${tenths(cell.perMille, language)}\u00a0%`
    case 'days':
      return cell.days === null ? '–' : tenths(Math.round(cell.days * 10), language)
  }
}

/** A day in a heading is written as people do. */
function asDay(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text as CivilDate) : text
}

export function money(amount: Minor, language: Language, currency: Currency): string {
  return formatNumber(amount, currency, LANGUAGES[language].thousands).replaceAll(' ', '\u00a0')
}

/** A whole number, in a currency that has no fraction. */
export function counted(count: number, language: Language): string {
  return money(minor(count), language, 'XOF')
}

/** `12.3` of 123; French writes a comma. */
function tenths(value: number, language: Language): string {
  const sign = value < 0 ? '-' : ''
  const { point } = LANGUAGES[language].pages
  return `${sign}${Math.floor(Math.abs(value) / 10)}${point}${Math.abs(value) % 10}`
}
