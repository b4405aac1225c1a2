import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import type { Minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'

/**
 * The day of the books since which an account has been below nought at the end of each day, by its balance now; null
 * where nothing moved it. Reads what moved it by day, the newest first, up to that day.
 */
export async function belowSince(
  tx: ReadTx,
  mutualId: string,
  account: AccountId,
  balance: Minor,
): Promise<CivilDate | null> {
  const { rows } = await sql<{ on: CivilDate; moved: number }>`
    select journal.effective_on as "on",
        cast(sum(case when transfer.debit_account = ${account}
          then transfer.amount else -transfer.amount end) as bigint) as moved
      from transfer join journal
        on journal.mutual_id = transfer.mutual_id and journal.journal_id = transfer.journal_id
      where transfer.mutual_id = ${mutualId}
        and (transfer.debit_account = ${account} or transfer.credit_account = ${account})
      group by journal.effective_on order by journal.effective_on desc`.execute(tx)
  let end: number = balance
  for (const { on, moved } of rows) {
    end -= Number(moved)
    if (end >= 0) return on
  }
  return rows.at(-1)?.on ?? null
}
