import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../core/dates.ts'
import { invariant } from '../core/invariant.ts'
import {
  type AccountId,
  advanceOf,
  guardedSide,
  readAccount,
  receivableOf,
} from '../core/ledger/accounts.ts'
import { canonicalText, CHAIN_START, type Journal } from '../core/ledger/chain.ts'
import type { MemberBalances, Posting, Transfer } from '../core/ledger/posting.ts'
import type { MemberNumber } from '../core/member-number.ts'
import { type Minor, minor, ZERO } from '../core/money.ts'
import { chunksOf } from './chunks.ts'
import { lockMutualChain } from './engine/dialect.ts'
import { insertMany } from './insert-many.ts'
import type { BalanceTable } from './schema.ts'
import type { ReadTx, Tx } from './store.ts'

/** Balances changed by one statement: few enough for the engines' limits on values. */
const BALANCES_PER_UPDATE = 100

export type PostedJournal = { readonly journalId: string; readonly seq: number }

/** Who and what posts: the app's ids and clock, and the actor written beside each journal. */
export type Poster = {
  readonly newId: () => string
  readonly at: Instant
  /** A role or a command, never a name or a phone. */
  readonly actor: string
}

/** Adds one journal to a mutual's books. See `postAll`. */
export async function post(
  tx: Tx,
  mutualId: string,
  posting: Posting,
  poster: Poster,
): Promise<PostedJournal> {
  const [posted] = await postAll(tx, mutualId, [posting], poster)
  invariant(posted, 'a journal was not posted')
  return posted
}

/**
 * Adds journals to a mutual's books in this order: accounts as needed, transfers, balances and the
 * hash chain, all in the caller's transaction. The caller holds the lock of every household it
 * posts for, and has made sure that no `source` and `sourceRef` stands there already: one that
 * does ends the transaction, as does a balance that may not turn.
 */
export async function postAll(
  tx: Tx,
  mutualId: string,
  postings: readonly Posting[],
  poster: Poster,
): Promise<PostedJournal[]> {
  if (postings.length === 0) return []
  const head = await lockHead(tx, mutualId)
  const chained = chain(mutualId, postings, head, poster)
  await insertAccounts(tx, mutualId, postings)
  await insertMany(
    tx,
    'journal',
    chained.map((row) => journalRow(row, poster)),
  )
  await insertMany(tx, 'transfer', chained.flatMap(transferRows))
  await addToBalances(tx, mutualId, postings)
  const last = chained[chained.length - 1]
  invariant(last, 'an empty chain')
  await tx
    .updateTable('chain')
    .set({ seq: last.journal.seq, hash: last.hash })
    .where('mutual_id', '=', mutualId)
    .execute()
  return chained.map(({ journal }) => ({ journalId: journal.journalId, seq: journal.seq }))
}

/** What a member owes and has in advance, by the books. */
export async function memberBalances(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<MemberBalances> {
  const balances = await balancesOfMembers(tx, mutualId, [number])
  return balances.get(number) ?? { due: ZERO, advance: ZERO }
}

/** The same for each of these members. */
export async function balancesOfMembers(
  tx: ReadTx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, MemberBalances>> {
  const kept = new Map<string, Minor>()
  for (const some of chunksOf(numbers)) {
    const rows = await tx
      .selectFrom('balance')
      .select(['account_id', 'debits', 'credits'])
      .where('mutual_id', '=', mutualId)
      .where('account_id', 'in', [...some.map(receivableOf), ...some.map(advanceOf)])
      .execute()
    for (const row of rows) kept.set(row.account_id, minor(Math.abs(row.debits - row.credits)))
  }
  const of = (id: AccountId) => kept.get(id) ?? ZERO
  return new Map(
    numbers.map((number) => [
      number,
      { due: of(receivableOf(number)), advance: of(advanceOf(number)) },
    ]),
  )
}

/** The transfers of one journal, in order. */
export async function transfersOf(
  tx: ReadTx,
  mutualId: string,
  journalId: string,
): Promise<Transfer[]> {
  const rows = await tx
    .selectFrom('transfer')
    .select(['debit_account', 'credit_account', 'amount'])
    .where('mutual_id', '=', mutualId)
    .where('journal_id', '=', journalId)
    .orderBy('line')
    .execute()
  return rows.map((row) => ({
    debit: row.debit_account as AccountId,
    credit: row.credit_account as AccountId,
    amount: row.amount,
  }))
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

type Head = { readonly seq: number; readonly hash: string }
type Chained = { readonly journal: Journal; readonly hash: string }

async function lockHead(tx: Tx, mutualId: string): Promise<Head> {
  await lockMutualChain(tx, mutualId)
  const head = await tx
    .selectFrom('chain')
    .select(['seq', 'hash'])
    .where('mutual_id', '=', mutualId)
    .executeTakeFirst()
  if (head) return head
  const start = { seq: 0, hash: CHAIN_START }
  await tx
    .insertInto('chain')
    .values({ mutual_id: mutualId, ...start })
    .execute()
  return start
}

function chain(
  mutual: string,
  postings: readonly Posting[],
  head: Head,
  poster: Poster,
): Chained[] {
  let { seq, hash } = head
  return postings.map((posting) => {
    seq += 1
    const journal = { ...posting, mutual, journalId: poster.newId(), seq, postedAt: poster.at }
    hash = sha256(canonicalText(hash, journal))
    return { journal, hash }
  })
}

function journalRow({ journal, hash }: Chained, poster: Poster) {
  return {
    mutual_id: journal.mutual,
    journal_id: journal.journalId,
    seq: journal.seq,
    kind: journal.kind,
    effective_on: journal.effectiveOn,
    event_on: journal.eventOn,
    posted_at: journal.postedAt,
    source: journal.source,
    source_ref: journal.sourceRef,
    actor: poster.actor,
    reverses_id: journal.reverses,
    lines: journal.transfers.length,
    hash,
  }
}

function transferRows({ journal }: Chained) {
  return journal.transfers.map((transfer, line) => ({
    mutual_id: journal.mutual,
    journal_id: journal.journalId,
    line,
    debit_account: transfer.debit,
    credit_account: transfer.credit,
    amount: transfer.amount,
  }))
}

async function insertAccounts(tx: Tx, mutualId: string, postings: readonly Posting[]) {
  const ids = new Set(
    postings.flatMap((posting) =>
      posting.transfers.flatMap(({ debit, credit }) => [debit, credit]),
    ),
  )
  const rows = [...ids].sort().map((id) => {
    const { kind, owner } = readAccount(id)
    const number = kind === '411' || kind === '419' ? (owner as MemberNumber) : null
    return { mutual_id: mutualId, account_id: id, kind, number }
  })
  await insertMany(tx, 'account', rows, 'skip')
}

/** Accounts in order, so that two transactions never wait for each other. */
async function addToBalances(tx: Tx, mutualId: string, postings: readonly Posting[]) {
  const sums = new Map<AccountId, { debits: number; credits: number }>()
  const sumOf = (id: AccountId) => {
    const sum = sums.get(id) ?? { debits: 0, credits: 0 }
    sums.set(id, sum)
    return sum
  }
  for (const { debit, credit, amount } of postings.flatMap((posting) => posting.transfers)) {
    sumOf(debit).debits += amount
    sumOf(credit).credits += amount
  }
  const rows = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, sum]) => ({
      mutual_id: mutualId,
      account_id: id,
      ...sum,
      never_below_zero: guardedSide(id),
    }))
  await addBalances(tx, rows)
}

/**
 * The insert comes as zeros first: an account's check must see its sum, not the new part alone.
 */
async function addBalances(tx: Tx, rows: readonly BalanceTable[]) {
  const zeros = rows.map((row) => ({ ...row, debits: 0, credits: 0 }))
  await insertMany(tx, 'balance', zeros, 'skip')
  for (let start = 0; start < rows.length; start += BALANCES_PER_UPDATE) {
    await addSome(tx, rows.slice(start, start + BALANCES_PER_UPDATE))
  }
}

/** Many accounts in one statement: one for each would be most of the work of a large posting. */
async function addSome(tx: Tx, rows: readonly BalanceTable[]) {
  const values = sql.join(
    rows.map((row) => sql`(${row.account_id}, ${row.debits}, ${row.credits})`),
  )
  await sql`
    update balance set
      debits = debits + cast(added.column2 as bigint),
      credits = credits + cast(added.column3 as bigint)
    from (values ${values}) as added
    where balance.mutual_id = ${rows[0]?.mutual_id} and balance.account_id = added.column1`.execute(
    tx,
  )
}
