import { createHash } from 'node:crypto'
import type { Instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { canonicalText, CHAIN_START, type Journal } from '../../core/ledger/chain.ts'
import type { Posting, Transfer } from '../../core/ledger/posting.ts'
import { lockMutualChain } from '../engine/dialect.ts'
import { insertMany } from '../engine/insert-many.ts'
import { prepared } from '../engine/prepared.ts'
import type { ReadTx, Tx } from '../store.ts'
import { addToBalances } from './balances.ts'

type PostedJournal = { readonly journalId: string; readonly seq: number }

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
  await addToBalances(tx, mutualId, postings)
  const last = chained[chained.length - 1]
  invariant(last, 'an empty chain')
  await Promise.all([
    moveHead(tx, { mutualId, seq: last.journal.seq, hash: last.hash }),
    insertMany(tx, 'journal', chained.map(journalRow)),
  ])
  await insertMany(tx, 'transfer', chained.flatMap(transferRows))
  return chained.map(({ journal }) => ({ journalId: journal.journalId, seq: journal.seq }))
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
    debit: row.debit_account,
    credit: row.credit_account,
    amount: row.amount,
  }))
}

/** The journal that was posted for something; null when there is none. */
export async function journalOfSource(
  tx: ReadTx,
  mutualId: string,
  source: string,
  sourceRef: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('journal')
    .select('journal_id')
    .where('mutual_id', '=', mutualId)
    .where('source', '=', source)
    .where('source_ref', '=', sourceRef)
    .executeTakeFirst()
  return row?.journal_id ?? null
}

/** The journal that is the opposite of another one; null when there is none. */
export async function reversalOf(
  tx: ReadTx,
  mutualId: string,
  journalId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('journal')
    .select('journal_id')
    .where('mutual_id', '=', mutualId)
    .where('reverses_id', '=', journalId)
    .executeTakeFirst()
  return row?.journal_id ?? null
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

type Head = { readonly seq: number; readonly hash: string }
type Chained = { readonly journal: Journal; readonly hash: string }

/** The place of the last journal of a mutual; 0 before the first. */
export async function lastPlace(tx: ReadTx, mutualId: string): Promise<number> {
  const [head] = await headOf(tx, { mutualId })
  return head?.seq ?? 0
}

async function lockHead(tx: Tx, mutualId: string): Promise<Head> {
  await lockMutualChain(tx, mutualId)
  const [head] = await headOf(tx, { mutualId })
  if (head) return head
  const start = { seq: 0, hash: CHAIN_START }
  await tx
    .insertInto('chain')
    .values({ mutual_id: mutualId, ...start })
    .execute()
  return start
}

const headOf = prepared((db, of: { mutualId: string }) =>
  db.selectFrom('chain').select(['seq', 'hash']).where('mutual_id', '=', of.mutualId),
)

const moveHead = prepared((db, { mutualId, ...head }: Head & { readonly mutualId: string }) =>
  db.updateTable('chain').set(head).where('mutual_id', '=', mutualId),
)

function chain(
  mutual: string,
  postings: readonly Posting[],
  head: Head,
  poster: Poster,
): Chained[] {
  let { seq, hash } = head
  return postings.map((posting) => {
    seq += 1
    const { at: postedAt, actor } = poster
    const journal = { ...posting, mutual, journalId: poster.newId(), seq, postedAt, actor }
    hash = sha256(canonicalText(hash, journal))
    return { journal, hash }
  })
}

function journalRow({ journal, hash }: Chained) {
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
    actor: journal.actor,
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
