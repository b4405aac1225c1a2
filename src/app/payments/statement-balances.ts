import { civilDateAt, plusDays } from '../../core/dates.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { add, type Minor, ZERO } from '../../core/money.ts'
import type { LineKind, StatementLines } from '../../core/payments/reconciliation.ts'
import type { StatedBalances } from '../../core/payments/statement-balances.ts'
import { balanceInAll } from '../../store/books/balances.ts'
import { balanceAfter, balanceBefore } from '../../store/books/wallet-balance.ts'
import { mutualsOfWallet } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** In minor units: what the lines of a statement bring and take, and what the books have there. */
export type Balances = {
  readonly in: Minor
  readonly out: Minor
  /** Of the account in the ledger, in all mutuals that share it, after what was recorded. */
  readonly ledger: Minor
  /** Before the first line and after the last, where the statement says it. */
  readonly stated?: ComparedBalances
}

export type ComparedBalances = {
  readonly opening: Compared
  readonly closing: Compared
  /** Lines of the statement whose balance does not follow from the line before. */
  readonly gaps: readonly string[]
}

/** What was on the account at a moment, as the statement has it and by the books. */
type Compared = { readonly statement: Minor; readonly ledger: Minor }

/** What leaves an account; the direction of what nobody understands is nothing that is known. */
const OUT: readonly LineKind[] = ['fee', 'sweep', 'reversal']

export async function balancesOf(
  desk: MutualDesk<ReadTx>,
  wallet: string,
  lines: StatementLines,
  stated: StatedBalances | null,
): Promise<Balances> {
  const { tx } = desk
  let [into, out] = [ZERO, ZERO]
  for (const { kind, amount } of lines) {
    if (kind === 'payment') into = add(into, amount)
    if (OUT.includes(kind)) out = add(out, amount)
  }
  const ledger = await balanceInAll(tx, walletAccountOf(wallet))
  const sums = { in: into, out, ledger }
  return stated ? { ...sums, stated: await comparedWith(desk, wallet, stated) } : sums
}

/** What a statement says was on the account, beside what the books had at the same two moments. */
async function comparedWith(
  { tx, mutual }: MutualDesk<ReadTx>,
  wallet: string,
  { opening, closing, from, through, gaps }: StatedBalances,
): Promise<ComparedBalances> {
  const mutuals = await mutualsOfWallet(tx, wallet)
  const of = { wallet, account: walletAccountOf(wallet), mutuals }
  const [first, last] = [from, through].map((at) => ({
    at,
    on: civilDateAt(at, mutual.timeZone),
  })) as [Moment, Moment]
  const before = await balanceBefore(tx, of, first)
  const after = await balanceAfter(tx, of, plusDays(last.on, 1), last)
  return {
    opening: { statement: opening, ledger: before },
    closing: { statement: closing, ledger: after },
    gaps,
  }
}

type Moment = Parameters<typeof balanceBefore>[2]
