import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import { walletAccountOf } from '../../core/ledger/accounts.ts'
import { postBankSweep, postOperatorFee } from '../../core/ledger/posting.ts'
import type { Minor } from '../../core/money.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { post } from '../../store/books/ledger.ts'
import { findOutflow, insertOutflow } from '../../store/payments/outflows.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import type { WalletOutflowTable } from '../../store/tables/operators.ts'
import type { Tx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { acting, type BooksDesk, inBooks } from '../desk.ts'
import { type Actor, posterFor } from '../actor.ts'

export type OutflowAsked = {
  readonly mutual: string
  readonly kind: WalletOutflowTable['kind']
  readonly wallet: string
  /** More than zero. */
  readonly amount: Minor
  /** The operator's or the bank's number for it: the same one is recorded once. */
  readonly reference: string
  /** The day it happened; null for today. */
  readonly on: CivilDate | null
}

export type RecordedOutflow = { readonly outflow: WalletOutflowTable; readonly isNew: boolean }

/**
 * Records a fee that an operator kept and the mutual bears, or a sweep of a wallet account to the
 * bank (domain 1.5): never more than is in the wallet. The same reference and amount once more is
 * answered with what was recorded; with another amount it is refused.
 */
export async function recordOutflow(
  ports: Ports,
  asked: OutflowAsked,
  actor: Actor,
): Promise<Result<RecordedOutflow>> {
  return acting(ports, async (desk) => {
    const { tx, now } = desk
    const books = await loadMutual(tx, asked.mutual)
    if (!books) return refused({ code: 'unknown-mutual', mutual: asked.mutual })
    const { mutual } = books
    if (!mutual.wallets.some(({ wallet }) => wallet === asked.wallet))
      return refused({ code: 'unknown-wallet', wallet: asked.wallet })
    await lockMutualChain(tx, mutual.code)
    const before = await findOutflow(tx, mutual.code, asked)
    if (before) return again(before, asked, mutual)
    const today = civilDateAt(now, mutual.timeZone)
    const on = asked.on ?? today
    const hindrance = await hindranceOf(tx, mutual, asked, on, today)
    if (hindrance) return refused(hindrance)
    return done({ outflow: await record(inBooks(desk, books), asked, on, actor), isNew: true })
  })
}

function again(
  before: WalletOutflowTable,
  { amount, reference }: OutflowAsked,
  { currency }: Mutual,
): Result<RecordedOutflow> {
  if (before.amount === amount) return done({ outflow: before, isNew: false })
  const recorded = { amount: before.amount, currency }
  return refused({ code: 'outflow-differs', reference, recorded })
}

async function hindranceOf(
  tx: Tx,
  { code, currency }: Mutual,
  { wallet, amount }: OutflowAsked,
  on: CivilDate,
  today: CivilDate,
): Promise<Refusal | null> {
  if (on > today) return { code: 'later-than-today', on }
  const account = walletAccountOf(wallet)
  const left = await balanceOf(tx, code, account)
  if (amount <= left) return null
  return { code: 'more-than-there-is', account, left: { amount: left, currency } }
}

async function record(
  desk: BooksDesk,
  { kind, wallet, amount, reference }: OutflowAsked,
  on: CivilDate,
  actor: Actor,
): Promise<WalletOutflowTable> {
  const { ports, tx, now, mutual, closedThrough } = desk
  const id = ports.ids.id()
  const when = { eventOn: on, closedThrough }
  const posting = (kind === 'bank-sweep' ? postBankSweep : postOperatorFee)(
    id,
    wallet,
    amount,
    when,
  )
  const journal = await post(tx, mutual.code, posting, posterFor(desk, actor))
  const outflow = {
    mutual_id: mutual.code,
    outflow_id: id,
    kind,
    wallet,
    amount,
    reference,
    on_date: on,
    recorded_by: actor.by,
    recorded_at: now,
    journal_id: journal.journalId,
  }
  await insertOutflow(tx, outflow)
  return outflow
}
