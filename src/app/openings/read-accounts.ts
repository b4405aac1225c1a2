import {
  type AccountCode,
  type AccountId,
  BANK,
  FUND,
  providerAccountOf,
  subsidyAccountOf,
  walletAccountOf,
} from '../../core/ledger/accounts.ts'
import { accountTerms, chartAccountOf, chartOf } from '../../core/ledger/chart.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { loadProviders } from '../../store/mutuals/mutuals.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'
import { staffNamed } from '../staff/staff.ts'
import type { OpeningFault, OpeningRow } from './opening-row.ts'
import { faultIn } from './read-brought.ts'

/** A line about the mutual itself: its account, or the phone in whose hand the cash is. */
export type OwnLine = {
  readonly row: OpeningRow
  readonly account: AccountId | { readonly cashOf: PhoneNumber }
  /** As it stands in the books: debits above zero. */
  readonly amount: Minor
}

type OwnLines = { readonly lines: readonly OwnLine[]; readonly faults: readonly OpeningFault[] }

/** A code of a payer, which becomes a part of an account's name. */
const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/

/** Reads the lines about the mutual's own accounts. */
export async function readAccounts(
  desk: MutualDesk<ReadTx>,
  rows: readonly OpeningRow[],
): Promise<OwnLines> {
  const providers = new Set(
    (await loadProviders(desk.tx, desk.mutual.code)).map(({ code }) => code),
  )
  const lines: OwnLine[] = []
  const faults: OpeningFault[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const read = await accountOf(desk, row, providers)
    if ('why' in read) faults.push(read)
    else {
      // What several people lent stands on one account.
      const key = JSON.stringify([read.account, row.what === 'loan' ? row.of : ''])
      const before = seen.get(key)
      if (before) faults.push(faultIn(row, 'of', `stands on line ${before} already`))
      seen.set(key, row.line)
      const amount = minor(read.isOwed ? 0 - row.amount : row.amount)
      if (amount !== 0) lines.push({ row, account: read.account, amount })
    }
  }
  return { lines, faults }
}

/** `isOwed`: what there is of it stands on the credit side. */
type Account = Pick<OwnLine, 'account'> & { readonly isOwed?: boolean }

async function accountOf(
  desk: MutualDesk<ReadTx>,
  row: OpeningRow,
  providers: ReadonlySet<string>,
): Promise<Account | OpeningFault> {
  const { what, of } = row
  const { mutual } = desk
  switch (what) {
    case 'bank':
      return of === '' || of === 'bank'
        ? { account: BANK }
        : faultIn(row, 'of', 'is not needed: there is one bank account in the books')
    case 'wallet': {
      const names = mutual.wallets.map(({ wallet }) => wallet)
      if (names.includes(of)) return { account: walletAccountOf(of) }
      const known = names.length > 0 ? `: write ${names.join(' or ')}` : ''
      return faultIn(row, 'of', `is no wallet account of ${mutual.code}${known}`)
    }
    case 'clinic':
      if (providers.has(of)) return { account: providerAccountOf(of), isOwed: true }
      return faultIn(row, 'of', `is no clinic of ${mutual.code}: write its code in the statutes`)
    case 'cash': {
      const staff = await staffNamed(desk, of)
      if (staff.ok) return { account: { cashOf: staff.value.phone } }
      return faultIn(row, 'of', `is no one manager or collector of ${mutual.code}: write the phone`)
    }
    case 'subsidy':
      if (CODE.test(of)) return { account: subsidyAccountOf(of) }
      return faultIn(row, 'of', 'is not a code: write small letters, digits and dashes')
    case 'loan':
      return { account: chartAccountOf(LOANS, null), isOwed: true }
    case 'fund':
    case 'account':
      return ofChart(desk, row, what)
    case 'owed':
    case 'credit':
      return faultIn(row, 'what', 'is about a household')
  }
}

/** Loans received, in the chart of accounts. */
const LOANS = '162'

/** Funds that only a closing of the year posts to, and that an older one has posted to. */
const OLDER_FUNDS = ['111', '121']

/** Classes of a balance sheet: costs and income begin with nothing. */
const OF_BALANCE_SHEET = /^[1-5]/

/** An account by its number. What the other words are about, and the rest, is none of them. */
function ofChart(
  { mutual }: MutualDesk<ReadTx>,
  row: OpeningRow,
  what: 'fund' | 'account',
): Account | OpeningFault {
  const { of } = row
  const own = [...chartOf(mutual.bookkeeping).keys(), ...OLDER_FUNDS]
  const known = own.filter((code) => OF_BALANCE_SHEET.test(code) && code !== FUND)
  const termsOf = accountTerms(mutual.bookkeeping)
  const account = chartAccountOf(of, null)
  const typeOf = (code: string) => termsOf(code as AccountCode).type
  const fitting = known.filter((code) => what === 'account' || typeOf(code) === 'fund')
  if (!fitting.includes(of))
    return faultIn(row, 'of', `is no number of the chart of accounts: write ${fitting.join(', ')}`)
  return { account, isOwed: typeOf(of) !== 'asset' }
}
