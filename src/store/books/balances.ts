import { CompiledQuery, sql } from 'kysely'
import {
  type AccountId,
  advanceOf,
  guardedSide,
  readAccount,
  receivableOf,
} from '../../core/ledger/accounts.ts'
import type { MemberBalances, Posting } from '../../core/ledger/posting.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor, ZERO } from '../../core/money.ts'
import { engineOf } from '../engine/engine-of.ts'
import { preparedForMany } from '../engine/prepared.ts'
import { insertMany, statementsOf } from '../engine/insert-many.ts'
import type { BalanceTable } from '../tables/books.ts'
import type { ReadTx, Tx } from '../store.ts'

/** What a member owes and has in advance, by the books. */
export async function memberBalances(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<MemberBalances> {
  const balances = await balancesOfMembers(tx, mutualId, [number])
  return balances.get(number) ?? { due: ZERO, advance: ZERO }
}

/** What is on an account that several mutuals may share, in all their books. */
export async function balanceInAll(tx: ReadTx, account: AccountId): Promise<Minor> {
  const rows = await tx
    .selectFrom('balance')
    .select(['debits', 'credits'])
    .where('account_id', '=', account)
    .execute()
  return minor(rows.reduce((sum, { debits, credits }) => sum + debits - credits, 0))
}

/** The same for each of these members. */
export async function balancesOfMembers(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, MemberBalances>> {
  const accounts = numbers.flatMap((number) => [receivableOf(number), advanceOf(number)])
  const balances = await balancesOf(tx, mutualId, accounts)
  return new Map(
    numbers.map((number) => [
      number,
      {
        due: balances.get(receivableOf(number)) ?? ZERO,
        advance: balances.get(advanceOf(number)) ?? ZERO,
      },
    ]),
  )
}

/** All that was ever put on an account. */
export async function debitsOf(tx: ReadTx, mutualId: string, account: AccountId): Promise<number> {
  const [row] = await balancesIn(tx, { mutualId }, [account])
  return row?.debits ?? 0
}

/** What those of these members have in advance who have something. */
export async function advancesOfMembers(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, Minor>> {
  const kept = await balancesOf(tx, mutualId, numbers.map(advanceOf))
  return new Map(numbers.flatMap((number) => pairOf(number, kept.get(advanceOf(number)))))
}

function pairOf(number: MemberNumber, advance: Minor | undefined): [MemberNumber, Minor][] {
  return advance ? [[number, advance]] : []
}

async function balancesOf(
  tx: ReadTx,
  mutualId: string,
  accounts: readonly AccountId[],
): Promise<Map<string, Minor>> {
  const rows = await balancesIn(tx, { mutualId }, accounts)
  return new Map(rows.map((row) => [row.account_id, minor(Math.abs(row.debits - row.credits))]))
}

const balancesIn = preparedForMany((db, of: { mutualId: string }, accounts: readonly AccountId[]) =>
  db
    .selectFrom('balance')
    .select(['account_id', 'debits', 'credits'])
    .where('mutual_id', '=', of.mutualId)
    .where('account_id', 'in', accounts),
)

/** Adds to the balances, and opens the accounts that were not there. */
export async function addToBalances(tx: Tx, mutualId: string, postings: readonly Posting[]) {
  const rows = balanceRows(mutualId, postings)
  const known = new Set<string>()
  for (const some of statementsOf(rows)) {
    for (const id of await addSome(tx, mutualId, some)) known.add(id)
  }
  const opened = rows.filter((row) => !known.has(row.account_id))
  await insertMany(tx, 'account', opened.map(accountRow), 'skip')
  await insertMany(tx, 'balance', opened)
}

/** Accounts in order, so that two transactions never wait for each other. */
function balanceRows(mutualId: string, postings: readonly Posting[]): BalanceTable[] {
  const sums = new Map<AccountId, { debits: number; credits: number }>()
  const sumOf = (id: AccountId) => {
    const sum = sums.get(id) ?? { debits: 0, credits: 0 }
    sums.set(id, sum)
    return sum
  }
  for (const { transfers } of postings) {
    for (const { debit, credit, amount } of transfers) {
      sumOf(debit).debits += amount
      sumOf(credit).credits += amount
    }
  }
  const inOrder = [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([id, { debits, credits }]) => ({
    mutual_id: mutualId,
    account_id: id,
    debits,
    credits,
    never_below_zero: guardedSide(id),
  }))
}

function accountRow({ mutual_id, account_id }: BalanceTable) {
  const { kind, owner } = readAccount(account_id)
  const number = kind === '411' || kind === '419' ? (owner as MemberNumber) : null
  return { mutual_id, account_id, kind, number }
}

/**
 * Adds to many balances in one statement, since one for each would be most of the work of a large
 * posting. Returns the accounts that have a balance: an account's check must see its sum, so those
 * that have none are not inserted here and then added to.
 */
async function addSome(
  tx: Tx,
  mutualId: string,
  rows: readonly BalanceTable[],
): Promise<readonly string[]> {
  const parts = rows.flatMap(({ account_id, debits, credits }) => [account_id, debits, credits])
  const query = additionOf(tx, rows.length)
  const added = await tx.executeQuery<Pick<BalanceTable, 'account_id'>>({
    ...query,
    parameters: [...parts, mutualId],
  })
  return added.rows.map((row) => row.account_id)
}

/** For each engine and number of rows the text is made once. */
const additions = new Map<string, CompiledQuery>()

function additionOf(tx: Tx, count: number): CompiledQuery {
  const key = `${engineOf(tx)} ${count}`
  const known = additions.get(key)
  if (known) return known
  const values = sql.join(Array.from({ length: count }, () => sql`(${''}, ${0}, ${0})`))
  const { sql: text } = sql`
    update balance set
      debits = debits + cast(added.column2 as bigint),
      credits = credits + cast(added.column3 as bigint)
    from (values ${values}) as added
    where balance.mutual_id = ${''} and balance.account_id = added.column1
    returning account_id`.compile(tx)
  const query = CompiledQuery.raw(text)
  additions.set(key, query)
  return query
}
