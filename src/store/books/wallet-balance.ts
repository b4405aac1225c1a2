import { sql } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import { type Minor, minor } from '../../core/money.ts'
import { balanceInAll } from './balances.ts'
import type { ReadTx } from '../store.ts'

/** A moment on a day: what is before it or after it of that day's receipts is told apart. */
type MomentOfDay = { readonly at: Instant; readonly on: CivilDate }

/** An account of the ledger under which a wallet's receipts stand, in all mutuals that share it. */
type SharedAccount = {
  readonly wallet: string
  readonly account: AccountId
  readonly mutuals: readonly string[]
}

/**
 * What was on a wallet's account just before a moment, in all books: what is there now, without all
 * that counts from its day on, and with that day's receipts until then. What has no time (a fee)
 * counts as later.
 */
export async function balanceBefore(
  tx: ReadTx,
  of: SharedAccount,
  { at, on }: MomentOfDay,
): Promise<Minor> {
  const [now, since] = [await balanceInAll(tx, of.account), await movedSince(tx, of, on)]
  return minor(now - since + (await receivedOn(tx, of, on, sql`paid_at < ${at}`)))
}

/** The same just after a moment; what has no time counts as earlier. */
export async function balanceAfter(
  tx: ReadTx,
  of: SharedAccount,
  next: CivilDate,
  { at, on }: MomentOfDay,
): Promise<Minor> {
  const [now, since] = [await balanceInAll(tx, of.account), await movedSince(tx, of, next)]
  return minor(now - since - (await receivedOn(tx, of, on, sql`paid_at > ${at}`)))
}

/** What came less what went, in journals that count from a day on. */
async function movedSince(
  tx: ReadTx,
  { account, mutuals }: SharedAccount,
  day: CivilDate,
): Promise<number> {
  const { rows } = await sql<{ moved: number | null }>`
    select cast(sum(case when transfer.debit_account = ${account}
        then transfer.amount else -transfer.amount end) as bigint) as moved
      from journal join transfer
        on transfer.mutual_id = journal.mutual_id and transfer.journal_id = journal.journal_id
      where journal.mutual_id in (${sql.join(mutuals)}) and journal.kind <> 'charge'
        and journal.effective_on >= ${day}
        and (transfer.debit_account = ${account} or transfer.credit_account = ${account})`.execute(
    tx,
  )
  return Number(rows[0]?.moved ?? 0)
}

async function receivedOn(
  tx: ReadTx,
  { wallet, mutuals }: SharedAccount,
  on: CivilDate,
  when: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ received: number | null }>`
    select cast(sum(amount) as bigint) as received from receipt
      where mutual_id in (${sql.join(mutuals)}) and wallet = ${wallet}
        and value_on = ${on} and ${when}`.execute(tx)
  return Number(rows[0]?.received ?? 0)
}
