import type { CivilDate } from '../../core/dates.ts'
import { type AccountId, providerAccountOf, readAccount } from '../../core/ledger/accounts.ts'
import { add, type Minor, subtract, ZERO } from '../../core/money.ts'
import { type CareSum, careSums, type MonthMoved } from '../../store/books/assembly-rows.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import type { ReadTx } from '../../store/store.ts'
import type { BooksDesk } from '../desk.ts'

/** Bills for care: how many, how much in all, and what of it the mutual pays. */
type CareLine = Pick<CareSum, 'bills' | 'amount' | 'mutualAmount'>

export type AssemblyCare = {
  readonly services: readonly (CareLine & { readonly service: string })[]
  readonly clinics: readonly (CareLine & {
    readonly provider: string
    readonly name: string
    /** What it was paid in the year, and is owed at the end. */
    readonly paid: Minor
    readonly owed: Minor
  })[]
  readonly all: CareLine
}

/** The care of a year by service and by clinic. */
export async function readCare(
  { tx, mutual }: BooksDesk<ReadTx>,
  rows: readonly MonthMoved[],
  span: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<AssemblyCare> {
  const sums = await careSums(tx, mutual.code, span)
  const services = [...new Set(sums.map(({ service }) => service))].sort()
  const year = rows.filter(({ month }) => month >= span.from.slice(0, 7))
  const clinics = []
  for (const provider of clinicsOf(sums, rows)) {
    const found = await loadProvider(tx, mutual.code, provider)
    clinics.push({
      ...{ provider, name: found?.name ?? provider },
      ...together(sums.filter((sum) => sum.provider === provider)),
      paid: paidTo(year, providerAccountOf(provider)),
      owed: owedTo(rows, providerAccountOf(provider)),
    })
  }
  const own = services.map((service) => {
    return { service, ...together(sums.filter((sum) => sum.service === service)) }
  })
  return { services: own, clinics, all: together(sums) }
}

/** Clinics with a bill in the year, or with anything in the books. */
function clinicsOf(sums: readonly CareSum[], rows: readonly MonthMoved[]): string[] {
  const accounts = rows.flatMap(({ debit, credit }) => [readAccount(debit), readAccount(credit)])
  const inBooks = accounts.flatMap(({ kind, owner }) => (kind === '401' && owner ? [owner] : []))
  return [...new Set([...sums.map(({ provider }) => provider), ...inBooks])].sort()
}

function together(sums: readonly CareLine[]): CareLine {
  return {
    bills: sums.reduce((count, { bills }) => count + bills, 0),
    amount: add(...sums.map(({ amount }) => amount)),
    mutualAmount: add(...sums.map(({ mutualAmount }) => mutualAmount)),
  }
}

function paidTo(rows: readonly MonthMoved[], account: AccountId): Minor {
  return add(
    ...rows.map(({ debit, credit, amount }) => {
      if (debit === account && isTreasury(credit)) return amount
      return credit === account && isTreasury(debit) ? subtract(ZERO, amount) : ZERO
    }),
  )
}

function owedTo(rows: readonly MonthMoved[], account: AccountId): Minor {
  const sum = (side: 'debit' | 'credit') =>
    add(...rows.filter((row) => row[side] === account).map(({ amount }) => amount))
  return subtract(sum('credit'), sum('debit'))
}

/** Where money is, and where it is on its way out. */
function isTreasury(id: AccountId): boolean {
  const { kind } = readAccount(id)
  return kind.startsWith('5') || kind === '468'
}
