import { type CivilDate, civilDateAt, daysBetween, instant, plusDays } from '../../core/dates.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { add, type Minor } from '../../core/money.ts'
import { type Payout, payoutState } from '../../core/payments/payout.ts'
import { type Difference, overdue, overdueAt } from '../../core/payments/reconciliation.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { balanceAfter } from '../../store/books/wallet-balance.ts'
import { loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { coveredThrough, lastClosing } from '../../store/payments/operator-statements.ts'
import { payoutsOf } from '../../store/payments/payouts.ts'
import type { ReadTx } from '../../store/store.ts'
import { inMutual, type MutualDesk, type ReadDesk } from '../desk.ts'
import { differencesOf } from './statement-differences.ts'

/** How a wallet account stands against what its operator says, on the day of the report. */
export type WalletReport = {
  readonly wallet: string
  /** The last day of which there is a statement; null while there is none. */
  readonly statementThrough: CivilDate | null
  /** After the last line of the last statement that says what was on the account. */
  readonly closing: {
    readonly on: CivilDate
    readonly statement: Minor
    readonly ledger: Minor
  } | null
  readonly differences: readonly DifferencesOfKind[]
  /** How many differences are older than a day (R61). */
  readonly overdue: number
  /** The days on which they became so. */
  readonly overdueSince: readonly CivilDate[]
  readonly payouts: {
    readonly waiting: number
    readonly written: number
    /** Came back, and two people have to say what becomes of them. */
    readonly returned: number
    readonly amount: Minor
    readonly oldestDays: number | null
  }
}

type DifferencesOfKind = {
  readonly kind: Difference['kind']
  readonly count: number
  readonly oldestDays: number
}

export type ReconciliationReport = {
  readonly mutual: Mutual
  readonly on: CivilDate
  readonly wallets: readonly WalletReport[]
}

/** What is open between statements, receipts, ledger and payouts today, for each wallet account (R61). */
export async function reconciliationReport(
  desk: ReadDesk,
  code: string,
): Promise<Result<ReconciliationReport>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const here = inMutual(desk, books.mutual)
  const found = await differencesOf(desk, code)
  const payouts = await payoutsOf(desk.tx, code, { openOnly: true })
  const wallets: WalletReport[] = []
  for (const { wallet } of books.mutual.wallets) {
    const differences = found.find((one) => one.wallet === wallet)?.differences ?? []
    const own = payouts.filter((one) => one.wallet === wallet)
    wallets.push(await reportOf(here, wallet, differences, own))
  }
  return done({ mutual: books.mutual, on: here.today, wallets })
}

async function reportOf(
  desk: MutualDesk<ReadTx>,
  wallet: string,
  differences: readonly Difference[],
  payouts: readonly Payout[],
): Promise<WalletReport> {
  const { tx, now, today, mutual } = desk
  const through = await coveredThrough(tx, wallet)
  const late = overdue(differences, now)
  const ages = payouts.map(({ approvedOn }) => daysBetween(approvedOn, today))
  return {
    wallet,
    statementThrough: through === null ? null : civilDateAt(through, mutual.timeZone),
    closing: await closingOf(desk, wallet),
    differences: byKind(differences, today),
    overdue: late.length,
    overdueSince: [...new Set(late.map(({ at }) => civilDateAt(overdueAt(at), mutual.timeZone)))],
    payouts: {
      waiting: payouts.filter((one) => payoutState(one) === 'waiting').length,
      written: payouts.filter((one) => payoutState(one) === 'written').length,
      returned: payouts.filter((one) => payoutState(one) === 'returned').length,
      amount: add(...payouts.map(({ amount }) => amount)),
      oldestDays: ages.length === 0 ? null : Math.max(...ages),
    },
  }
}

function byKind(differences: readonly Difference[], today: CivilDate): DifferencesOfKind[] {
  const kinds = new Map<Difference['kind'], DifferencesOfKind>()
  for (const { kind, on } of differences) {
    const before = kinds.get(kind)
    const age = Math.max(0, daysBetween(on, today))
    const oldestDays = Math.max(before?.oldestDays ?? 0, age)
    kinds.set(kind, { kind, count: (before?.count ?? 0) + 1, oldestDays })
  }
  return [...kinds.values()]
}

async function closingOf({ tx, mutual }: MutualDesk<ReadTx>, wallet: string) {
  const last = await lastClosing(tx, wallet)
  if (!last) return null
  const mutuals = await mutualsOfWallet(tx, wallet)
  const on = civilDateAt(last.at, mutual.timeZone)
  const account = { wallet, account: walletAccountOf(wallet), mutuals }
  const moment = { at: instant(last.at), on }
  const ledger = await balanceAfter(tx, account, plusDays(on, 1), moment)
  return { on, statement: last.closing, ledger }
}
