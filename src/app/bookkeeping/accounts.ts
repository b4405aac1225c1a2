import type { CivilDate } from '../../core/dates.ts'
import { type AccountId, BANK, cashAccountOf, readAccount } from '../../core/ledger/accounts.ts'
import { chartAccountOf, chartOf } from '../../core/ledger/chart.ts'
import { treasuryAccountOf } from '../../core/ledger/treasury.ts'
import type { Minor } from '../../core/money.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { phoneOfBox } from '../../store/cash/cash.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { ReadTx } from '../../store/store.ts'
import { leftIn } from '../payments/keep-payout.ts'

/** An account of the chart, with a cost centre where income or costs are told apart. */
export function bookable(
  { bookkeeping }: Mutual,
  {
    account,
    centre,
    on,
  }: { readonly account: string; readonly centre: string | null; readonly on: CivilDate },
): Result<AccountId> {
  const entry = chartOf(bookkeeping).get(account)
  if (!entry) return refused({ code: 'unknown-account', account })
  if (entry.until !== null && on > entry.until)
    return refused({ code: 'account-ended', account, until: entry.until })
  if (centre === null) return done(chartAccountOf(account, null))
  if (entry.type !== 'income' && entry.type !== 'cost')
    return refused({ code: 'account-not-split', account })
  const found = bookkeeping.costCentres.find(({ code }) => code === centre)
  if (!found) return refused({ code: 'unknown-cost-centre', centre })
  if (found.until && on > found.until)
    return refused({ code: 'account-ended', account: centre, until: found.until })
  return done(chartAccountOf(account, centre))
}

/** Where the money is: the bank, a wallet, cash in hand, or another account of the chart. */
export async function otherSide(
  tx: ReadTx,
  mutual: Mutual,
  name: string,
  on: CivilDate,
): Promise<Result<AccountId>> {
  const treasury = treasuryAccountOf(mutual, name)
  if (treasury) return done(treasury)
  if (await phoneOfBox(tx, mutual.code, name)) return done(cashAccountOf(name))
  return bookable(mutual, { account: name, centre: null, on })
}

/** Why so much cannot leave an account; the bank may be below nought by our books. */
export async function shortageOf(
  tx: ReadTx,
  { code, currency }: Mutual,
  account: AccountId,
  amount: Minor,
): Promise<Refusal | null> {
  const { kind, owner } = readAccount(account)
  if (account === BANK || !kind.startsWith('5')) return null
  const left = await (kind === '552' && owner !== null
    ? leftIn(tx, code, owner)
    : balanceOf(tx, code, account))
  return amount <= left
    ? null
    : { code: 'more-than-there-is', account, left: { amount: left, currency } }
}
