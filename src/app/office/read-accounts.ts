import { setImmediate } from 'node:timers/promises'
import { type CivilDate, FIRST_DAY } from '../../core/dates.ts'
import { type AccountCode, type AccountId, readAccount } from '../../core/ledger/accounts.ts'
import { type Moved, NEVER_CLOSED } from '../../core/ledger/closing.ts'
import { add, type Minor, subtract, ZERO } from '../../core/money.ts'
import { loadClosings, type RecordedClosing } from '../../store/books/closings.ts'
import {
  accountMoved,
  type AccountMoved,
  kindsMoved,
  seqsAlongChain,
  seqsOfAccount,
} from '../../store/office/accounts.ts'
import { journalsAt, receiptBehind, receiptNumbers } from '../../store/office/journals.ts'
import type { ReadTx } from '../../store/store.ts'
import { chainHead } from '../../store/verify/journals.ts'
import type { MutualDesk } from '../desk.ts'
import { type JournalListed, listed } from './read-books.ts'

/** Journals that are added up in one go: some hundredths of a second, then others have their turn. */
const JOURNALS_PER_SUM = 5_000

/** Journals after the last closing that are added up while somebody waits: some hundredths of a second. */
const SUMMED_MAX = 20_000

/** The side on which a kind of account stands, and how much. */
export type Balance = {
  readonly kind: AccountCode
  readonly debit: Minor
  readonly credit: Minor
}

export type Accounts = {
  readonly on: CivilDate
  readonly balances: readonly Balance[]
  /** The day that was asked for has too many journals since the closing before it. */
  readonly isLarge: boolean
}

/**
 * What stood on every kind of account on the evening of a day: from the closing before it, and the journals
 * since. Where those are too many for a page it is the evening of that closing; null where there is none.
 */
export async function readAccounts(
  { tx, mutual }: MutualDesk<ReadTx>,
  on: CivilDate,
): Promise<Accounts | null> {
  const closings = await loadClosings(tx, mutual.code)
  const before = closings.findLast(({ through }) => through <= on)
  const last = (await chainHead(tx, mutual.code))?.seq ?? 0
  const from = (before ?? NEVER_CLOSED).openFrom
  const isLarge = before?.through !== on && last - from >= SUMMED_MAX
  if (isLarge) return before ? closedAt(before) : null
  const moved = new Map<AccountCode, Moved>(before?.moved)
  const days = { after: before?.through ?? FIRST_DAY, to: on }
  for (let next = from; next <= last; next += JOURNALS_PER_SUM) {
    const span = { from: next, last: Math.min(last, next + JOURNALS_PER_SUM - 1), ...days }
    for (const { kind, debits, credits } of await kindsMoved(tx, mutual.code, span)) {
      const sum = moved.get(kind) ?? { debits: ZERO, credits: ZERO }
      moved.set(kind, { debits: add(sum.debits, debits), credits: add(sum.credits, credits) })
    }
    await setImmediate()
  }
  return { on, balances: balancesOf(moved), isLarge }
}

function closedAt({ through, moved }: RecordedClosing): Accounts {
  return { on: through, balances: balancesOf(moved), isLarge: true }
}

function balancesOf(moved: ReadonlyMap<AccountCode, Moved>): Balance[] {
  const all = [...moved].sort(([a], [b]) => (a < b ? -1 : 1))
  return all.map(([kind, sums]) => ({ kind, ...sidesOf(sums) }))
}

/** What is left on the side where more was put. */
export function sidesOf({ debits, credits }: Moved): Pick<Balance, 'debit' | 'credit'> {
  const left = subtract(debits, credits)
  return left < 0 ? { debit: ZERO, credit: subtract(ZERO, left) } : { debit: left, credit: ZERO }
}

/** A journal as the list of an account has it: what it put on the account, and what it took. */
export type AccountJournal = JournalListed & {
  readonly debit: Minor
  readonly credit: Minor
  /** The number of the receipt that it is of, if any. */
  readonly receipt: string | null
}

/** One account with its journals before one of them, the latest first; null where there is none. */
export async function readAccountJournals(
  { tx, mutual }: MutualDesk<ReadTx>,
  id: AccountId,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<{
  readonly account: AccountMoved
  readonly journals: readonly AccountJournal[]
  /** Before which journal the list goes on; null at its end. */
  readonly next: number | null
} | null> {
  const account = await accountMoved(tx, mutual.code, id)
  if (!account) return null
  const end = before ?? ((await chainHead(tx, mutual.code))?.seq ?? 0) + 1
  const { seqs, reached } = await seqsBefore(tx, mutual.code, id, end, limit + 1)
  const shown = seqs.slice(0, limit)
  const journals = await listed(tx, mutual.code, await journalsAt(tx, mutual.code, shown))
  const on = (own: JournalListed, side: 'debit' | 'credit') =>
    add(...own.transfers.filter((one) => one[side] === id).map(({ amount }) => amount))
  const behind = journals.map(({ journal }) => receiptBehind(journal))
  const receipts = await receiptNumbers(tx, mutual.code, behind)
  const rows = journals.map((own) => ({
    ...own,
    debit: on(own, 'debit'),
    credit: on(own, 'credit'),
    receipt: receipts.get(receiptBehind(own.journal)) ?? null,
  }))
  const further = reached > 1 ? reached : null
  return { account, journals: rows, next: seqs.length > limit ? (shown.at(-1) ?? null) : further }
}

/** Journals that are looked through at once, and for one page, where most of them are of the account. */
const LOOKED_AT_ONCE = 2_000
const LOOKED_MAX = 50_000

/** Accounts that most journals move have no index (`migrations/0030`). */
function isInMost(id: AccountId): boolean {
  const { kind } = readAccount(id)
  return kind === '552' || kind === '701'
}

/** `reached`: nothing was looked at before it; 1 where all of it was. */
async function seqsBefore(
  tx: ReadTx,
  mutualId: string,
  id: AccountId,
  before: number,
  limit: number,
): Promise<{ readonly seqs: readonly number[]; readonly reached: number }> {
  if (!isInMost(id))
    return { seqs: await seqsOfAccount(tx, mutualId, id, before, limit), reached: 1 }
  const seqs: number[] = []
  let reached = before
  const least = Math.max(1, before - LOOKED_MAX)
  while (reached > least && seqs.length < limit) {
    const from = Math.max(1, reached - LOOKED_AT_ONCE)
    seqs.push(...(await seqsAlongChain(tx, mutualId, id, { from, last: reached - 1 })))
    reached = from
    await setImmediate()
  }
  return { seqs: seqs.slice(0, limit), reached }
}
