import { type RawBuilder, sql } from 'kysely'
import { type CivilDate, FIRST_DAY, LAST_DAY } from '../../core/dates.ts'
import type { AccountId } from '../../core/ledger/accounts.ts'
import { movedBy, type Movements } from '../../core/ledger/statements.ts'
import type { Minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'

/** Days of the books, both included; null for as far as they go. */
type Days = { readonly from: CivilDate | null; readonly to: CivilDate | null }

/**
 * What accounts moved on these days of the books, members' accounts together. Without `yearEnds` the
 * closing of a year into the funds is left out.
 */
export async function movedOn(
  tx: ReadTx,
  mutualId: string,
  { from, to }: Days,
  yearEnds: 'with' | 'without',
): Promise<Movements> {
  const { rows } = await sql<{ debit: AccountId; credit: AccountId; amount: Minor }>`
    select ${kindOf(sql`transfer.debit_account`)} as debit,
      ${kindOf(sql`transfer.credit_account`)} as credit,
      cast(sum(transfer.amount) as bigint) as amount
    from journal join transfer
      on transfer.mutual_id = journal.mutual_id and transfer.journal_id = journal.journal_id
    where journal.mutual_id = ${mutualId}
      and journal.effective_on >= ${from ?? FIRST_DAY} and journal.effective_on <= ${to ?? LAST_DAY}
      and journal.kind <> ${yearEnds === 'with' ? '' : 'year-end'}
    group by 1, 2`.execute(tx)
  return movedBy(rows)
}

/** Of members' accounts, which are as many as there are members, their kind. */
export function kindOf(account: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when substr(${account}, 1, 4) in ('411/', '419/')
    then substr(${account}, 1, 3) else ${account} end`
}
