import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { CivilDate } from '../../core/dates.ts'
import type { AccountCode, AccountId } from '../../core/ledger/accounts.ts'
import type { Moved } from '../../core/ledger/closing.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'

/** An account with all that was ever put on it and taken from it. */
export type AccountMoved = Moved & { readonly account: AccountId }

/** Accounts of a kind, in the order of their ids, so many of those that come after one of them. */
export async function accountsOfKind(
  tx: ReadTx,
  mutualId: string,
  kind: AccountCode,
  after: string,
  limit: number,
): Promise<AccountMoved[]> {
  const rows = await tx
    .selectFrom('account')
    .innerJoin('balance', (join) =>
      join
        .onRef('balance.mutual_id', '=', 'account.mutual_id')
        .onRef('balance.account_id', '=', 'account.account_id'),
    )
    .select(['account.account_id as account', 'debits', 'credits'])
    .where('account.mutual_id', '=', mutualId)
    .where('account.kind', '=', kind)
    .where('account.account_id', '>', after as AccountId)
    .orderBy('account.account_id')
    .limit(limit)
    .execute()
  return rows.map(movedOf)
}

/** One account; null where nothing was ever put on it. */
export async function accountMoved(
  tx: ReadTx,
  mutualId: string,
  account: AccountId,
): Promise<AccountMoved | null> {
  const row = await tx
    .selectFrom('balance')
    .select(['account_id as account', 'debits', 'credits'])
    .where('mutual_id', '=', mutualId)
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row ? movedOf(row) : null
}

type Row = { readonly account: AccountId; readonly debits: number; readonly credits: number }

function movedOf({ account, debits, credits }: Row): AccountMoved {
  return { account, debits: minor(debits), credits: minor(credits) }
}

type Span = {
  /** Places in the chain, both included. */
  readonly from: number
  readonly last: number
  /** Days of the books: after the one, up to the other. */
  readonly after: CivilDate
  readonly to: CivilDate
}

/** What kinds of account moved in a stretch of the chain, by the days on which it counts. */
export async function kindsMoved(
  tx: ReadTx,
  mutualId: string,
  { from, last, after, to }: Span,
): Promise<(Moved & { readonly kind: AccountCode })[]> {
  const side = (account: RawBuilder<unknown>, debits: string, credits: string) => sql`
    select ${account} as account, ${sql.raw(debits)} as debits, ${sql.raw(credits)} as credits
    from journal join transfer
      on transfer.mutual_id = journal.mutual_id and transfer.journal_id = journal.journal_id
    where journal.mutual_id = ${mutualId} and journal.seq >= ${from} and journal.seq <= ${last}
      and journal.effective_on > ${after} and journal.effective_on <= ${to}`
  const { rows } = await sql<{ kind: AccountCode; debits: Minor; credits: Minor }>`
    select account.kind as kind, cast(sum(moved.debits) as bigint) as debits,
      cast(sum(moved.credits) as bigint) as credits
    from (${side(sql`transfer.debit_account`, 'transfer.amount', '0')}
      union all ${side(sql`transfer.credit_account`, '0', 'transfer.amount')}) as moved
    join account on account.mutual_id = ${mutualId} and account.account_id = moved.account
    group by account.kind`.execute(tx)
  return rows
}

/** Places in the chain of the journals that move an account, the latest first. */
export async function seqsOfAccount(
  tx: ReadTx,
  mutualId: string,
  account: AccountId,
  before: number,
  limit: number,
): Promise<number[]> {
  const side = (name: string) => {
    const column = sql.raw(name)
    // In these very words: they are those of the index.
    return sql`select transfer.journal_id from transfer
      where transfer.mutual_id = ${mutualId} and transfer.${column} = ${account}
        and substr(${column}, 1, 3) not in ('552', '701')`
  }
  const { rows } = await sql<{ seq: number }>`
    select journal.seq as seq from journal
    where journal.mutual_id = ${mutualId} and journal.seq < ${before}
      and journal.journal_id in (${side('debit_account')} union ${side('credit_account')})
    order by journal.seq desc limit ${limit}`.execute(tx)
  return rows.map(({ seq }) => seq)
}

/** The same, of journals in a stretch of the chain, both ends included, for accounts that are in most. */
export async function seqsAlongChain(
  tx: ReadTx,
  mutualId: string,
  account: AccountId,
  span: { readonly from: number; readonly last: number },
): Promise<number[]> {
  const rows = await tx
    .selectFrom('journal')
    .innerJoin('transfer', (join) =>
      join
        .onRef('transfer.mutual_id', '=', 'journal.mutual_id')
        .onRef('transfer.journal_id', '=', 'journal.journal_id'),
    )
    .select('journal.seq')
    .distinct()
    .where('journal.mutual_id', '=', mutualId)
    .where('journal.seq', '>=', span.from)
    .where('journal.seq', '<=', span.last)
    .where(sql<SqlBool>`${account} in (transfer.debit_account, transfer.credit_account)`)
    .orderBy('journal.seq', 'desc')
    .execute()
  return rows.map(({ seq }) => seq)
}
