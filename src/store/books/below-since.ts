import { sql } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import type { Minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'

/**
 * The day of the books since which an account has been below nought at the end of each day, by its balance now; null
 * where nothing moved it. Not of wallets and contributions, whose transfers have no index of their own: in most journals
 * is one of them. Crossed, so that SQLite begins with the account and not with all journals.
 */
export async function belowSince(
  tx: ReadTx,
  mutualId: string,
  account: AccountId,
  balance: Minor,
): Promise<CivilDate | null> {
  const { rows } = await sql<{ on: CivilDate; moved: number }>`
    select journal.effective_on as "on", cast(sum(moves.amount) as bigint) as moved
      from (
        select journal_id, amount from transfer
          where mutual_id = ${mutualId} and debit_account = ${account}
            and substr(debit_account, 1, 3) not in ('552', '701')
        union all
        select journal_id, -amount as amount from transfer
          where mutual_id = ${mutualId} and credit_account = ${account}
            and substr(credit_account, 1, 3) not in ('552', '701')) as moves
      cross join journal
      where journal.mutual_id = ${mutualId} and journal.journal_id = moves.journal_id
      group by journal.effective_on order by journal.effective_on desc`.execute(tx)
  let end: number = balance
  for (const { on, moved } of rows) {
    end -= Number(moved)
    if (end >= 0) return on
  }
  return rows.at(-1)?.on ?? null
}
