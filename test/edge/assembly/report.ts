import type { AssemblyReport } from '../../../src/app/bookkeeping/read-assembly.ts'
import { date } from '../../../src/core/dates.ts'
import type { AccountId } from '../../../src/core/ledger/accounts.ts'
import { accountTerms } from '../../../src/core/ledger/chart.ts'
import { balanceSheet, incomeStatement, movedBy } from '../../../src/core/ledger/statements.ts'
import { minor } from '../../../src/core/money.ts'
import { BOOKKEEPING_DEFAULTS } from '../../../src/core/statutes/bookkeeping.ts'
import type { Mutual } from '../../../src/core/statutes/statutes.ts'

const TRANSFERS = [
  ['411', '701', 9_000_000],
  ['552/sandbox', '411', 7_654_321],
  ['601/care', '401/centre', 2_000_000],
  ['622', '521', 1_200_000],
  ['521', '101', 5_000_000],
] as const

/** A report as the app reads it, whose names would break a page that takes them as they are. */
export function reportWith(changes: Partial<AssemblyReport> = {}): AssemblyReport {
  const bookkeeping = {
    ...BOOKKEEPING_DEFAULTS,
    accounts: [{ code: '622', name: 'Loyer <b>& eau</b>' }],
  }
  const termsOf = accountTerms(bookkeeping)
  const moved = movedBy(
    TRANSFERS.map(([debit, credit, amount]) => ({
      ...{ debit: debit as AccountId, credit: credit, amount: minor(amount) },
    })),
  )
  const nothing = { bills: 0, amount: minor(0), mutualAmount: minor(0) }
  const care = { bills: 12, amount: minor(2_500_000), mutualAmount: minor(2_000_000) }
  return {
    mutual: {
      code: 'jappo',
      name: 'Mutuelle <i>Jappo</i>',
      currency: 'XOF',
      bookkeeping,
    } as unknown as Mutual,
    ...{ year: 2026, from: date('2026-01-01'), to: date('2026-12-31'), today: date('2027-02-01') },
    isFinal: true,
    months: Array.from({ length: 12 }, (_, at) => ({
      month: `2026-${String(at + 1).padStart(2, '0')}`,
      ...{ charged: minor(750_000), received: minor(600_000 + 1000 * at), income: minor(750_000) },
      ...{ costs: minor(100_000 * at), care: minor(0), paying: 100 + at, households: 200 - at },
    })),
    members: {
      before: 180,
      joined: 40,
      ended: 20,
      byState: { deceased: 20 },
      after: 200,
      people: 911,
    },
    dues: {
      due: minor(9_000_000),
      paid: minor(7_000_000),
      households: 31,
      missing: minor(2_000_000),
    },
    care: {
      services: [{ service: 'care', ...care }],
      clinics: [
        { provider: 'a', name: 'Centre "A" & fils', ...care, paid: minor(1), owed: minor(2) },
        { provider: 'b', name: 'Poste', ...nothing, paid: minor(0), owed: minor(0) },
      ],
      all: care,
    },
    visits: { visits: 15, people: 14 },
    billDays: { bills: 3, days: 100 },
    income: { now: incomeStatement(moved, termsOf), before: incomeStatement(new Map(), termsOf) },
    balance: { now: balanceSheet(moved, termsOf), before: balanceSheet(new Map(), termsOf) },
    distribution: {
      result: minor(5_800_000),
      legalReserve: minor(580_000),
      carried: minor(5_220_000),
    },
    isDistributed: false,
    ...changes,
  }
}
