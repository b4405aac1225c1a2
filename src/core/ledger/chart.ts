import type { AccountType, Bookkeeping, ChartEntry } from '../statutes/bookkeeping.ts'
import {
  ACCOUNT_KINDS,
  type AccountCode,
  type AccountId,
  type ChartCode,
  isSystemCode,
  type SystemCode,
} from './accounts.ts'

/**
 * The chart: accounts that people book on by hand, by the numbers of the UEMOA plan for mutuals
 * (domain 1.5). A mutual renames them, adds its own and ends them in its statutes.
 */
const CHART: Readonly<Record<string, string>> = {
  '101': 'Fund of the members',
  '118': 'Other reserves',
  '162': 'Loans received',
  '244': 'Equipment',
  '274': 'Investments',
  '275': 'Deposits given',
  '284': 'Depreciation of equipment',
  '408': 'Suppliers: invoices owed',
  '421': 'Staff: pay owed',
  '425': 'Staff: advances',
  '447': 'Taxes and social charges owed',
  '604': 'Printing and supplies',
  '605': 'Water, electricity, fuel',
  '618': 'Travel',
  '622': 'Rent',
  '624': 'Repairs',
  '627': 'Information of members',
  '628': 'Telephone, SMS and internet',
  '631': 'Fees of operators and bank',
  '632': 'Auditors and other fees',
  '633': 'Training',
  '638': 'Meetings',
  '641': 'Taxes',
  '658': 'Other costs',
  '661': 'Salaries',
  '664': 'Social charges',
  '671': 'Interest paid',
  '681': 'Depreciation',
  '711': 'Grants',
  '757': 'Gifts',
  '758': 'Other income',
  '771': 'Interest received',
}

/** What the system posts to by itself and people may book on too. */
const SHARED: readonly SystemCode[] = ['101', '631']

/** What the default of its class does not say. */
const TYPES: Readonly<Record<string, AccountType>> = { '425': 'asset' }

const NUMBER = /^[1-8]\d{1,5}$/

/** Everything that can be booked on, with what the mutual says of it, by its number. */
export function chartOf({ accounts }: Bookkeeping): Map<string, Required<ChartEntry>> {
  const all = new Map<string, Required<ChartEntry>>()
  const usual = Object.entries(CHART).map(([code, name]): ChartEntry => ({ code, name }))
  for (const { code, name, type, until = null } of [...usual, ...accounts]) {
    const is = type ?? typeOfNumber(code)
    if (is !== null) all.set(code, { code, name, type: is, until })
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What an account is called where the mutual has no name of its own for it; null for its own accounts. */
export function usualName(code: string): string | null {
  return CHART[code] ?? null
}

/** Why an account of the statutes is none; null when it is one. */
export function chartFault({ code, type }: Pick<ChartEntry, 'code' | 'type'>): string | null {
  if (!NUMBER.test(code))
    return 'must be 2 to 6 digits of the plan of accounts, of the classes 1 to 8'
  if (isSystemCode(code) && !SHARED.includes(code)) return 'is posted by the system itself'
  const known = isSystemCode(code) ? ACCOUNT_KINDS[code].type : null
  if (known && type && type !== known) return `is a ${known}, whatever it is called`
  return type || typeOfNumber(code) ? null : 'needs a type: its class does not say what it is'
}

/**
 * What an account is, by its class: of 1 funds, but for loans (16 to 19); of 2, 3 and 5 what the
 * mutual has, of 4 what it owes, but for members and debtors (41, 46); of 6 costs, of 7 income. Of 8
 * it may be either.
 */
function typeOfNumber(code: string): AccountType | null {
  const known = isSystemCode(code) ? ACCOUNT_KINDS[code].type : TYPES[code]
  if (known) return known
  if (/^1[6-9]/.test(code)) return 'liability'
  if (/^4[16]/.test(code)) return 'asset'
  return BY_CLASS[code[0] ?? ''] ?? null
}

const BY_CLASS: Readonly<Record<string, AccountType>> = {
  '1': 'fund',
  '2': 'asset',
  '3': 'asset',
  '4': 'liability',
  '5': 'asset',
  '6': 'cost',
  '7': 'income',
}

/** What is known of an account by whoever draws a statement. */
export type AccountTerms = { readonly name: string; readonly type: AccountType }

/** Name and type of every account of a mutual, by its number. */
export function accountTerms(bookkeeping: Bookkeeping): (code: AccountCode) => AccountTerms {
  const chart = chartOf(bookkeeping)
  return (code) => {
    const own = chart.get(code)
    if (own) return own
    if (isSystemCode(code)) return ACCOUNT_KINDS[code]
    // What has transfers stays on every statement, whatever became of the settings.
    return { name: code, type: typeOfNumber(code) ?? 'cost' }
  }
}

/** The account of the chart, for a cost centre or for the whole. */
export function chartAccountOf(code: string, centre: string | null): AccountId {
  return (centre === null ? code : `${code}/${centre}`) as ChartCode
}
