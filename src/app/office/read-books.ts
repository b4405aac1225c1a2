import { readAccount } from '../../core/ledger/accounts.ts'
import { type MemberNumber, readMemberNumber } from '../../core/member-number.ts'
import { add, type Minor } from '../../core/money.ts'
import { reversalOf } from '../../store/books/ledger.ts'
import { type Proposal, proposalBehind } from '../../store/decisions/proposals.ts'
import {
  journalAt,
  journalsBefore,
  receiptBehind,
  receiptNumbers,
  seqsOf,
  type TransferOfJournal,
  transfersOfJournals,
} from '../../store/office/journals.ts'
import type { ReadTx } from '../../store/store.ts'
import type { JournalTable } from '../../store/tables/books.ts'
import { chainHead } from '../../store/verify/journals.ts'
import type { MutualDesk } from '../desk.ts'

/** A journal as a list has it. */
export type JournalListed = {
  readonly journal: JournalTable
  readonly transfers: readonly TransferOfJournal[]
  readonly amount: Minor
  /** The first household that it is of, if any. */
  readonly number: MemberNumber | null
}

/** Journals before one of them, the latest first, and the head of the chain. */
export async function readJournals(
  { tx, mutual }: MutualDesk<ReadTx>,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<{
  readonly journals: readonly JournalListed[]
  readonly next: number | null
  readonly head: { readonly seq: number; readonly hash: string } | null
}> {
  const found = await journalsBefore(tx, mutual.code, before, limit + 1)
  const shown = found.slice(0, limit)
  const journals = await listed(tx, mutual.code, shown)
  const next = found.length > limit ? (shown.at(-1)?.seq ?? null) : null
  return { journals, next, head: await chainHead(tx, mutual.code) }
}

/** Journals with what moved in each. */
export async function listed(
  tx: ReadTx,
  mutualId: string,
  journals: readonly JournalTable[],
): Promise<JournalListed[]> {
  const ids = journals.map(({ journal_id: id }) => id)
  const all = await transfersOfJournals(tx, mutualId, ids)
  return journals.map((journal) => {
    const transfers = all.filter((one) => one.journal === journal.journal_id)
    const amount = add(...transfers.map((one) => one.amount))
    return { journal, transfers, amount, number: numbersIn(transfers)[0] ?? null }
  })
}

/** One journal whole. */
type JournalWhole = {
  readonly journal: JournalTable
  readonly transfers: readonly TransferOfJournal[]
  readonly numbers: readonly MemberNumber[]
  readonly receipt: string | null
  /** What two people decided, by which it was posted. */
  readonly decided: Proposal | null
  /** Places in the chain of what it takes back, and of what takes it back. */
  readonly reverses: number | null
  readonly reversedBy: number | null
}

/** A journal by its place in the chain; null where there is none. */
export async function readJournal(
  { tx, mutual }: MutualDesk<ReadTx>,
  seq: number,
): Promise<JournalWhole | null> {
  const journal = await journalAt(tx, mutual.code, seq)
  if (!journal) return null
  const { journal_id: id, reverses_id: reverses } = journal
  const transfers = await transfersOfJournals(tx, mutual.code, [id])
  const back = await reversalOf(tx, mutual.code, id)
  const placeOf = async (of: string | null) =>
    of === null ? null : ((await seqsOf(tx, mutual.code, [of]))[0] ?? null)
  return {
    ...{ journal, transfers, numbers: numbersIn(transfers) },
    receipt:
      [...(await receiptNumbers(tx, mutual.code, [receiptBehind(journal)])).values()][0] ?? null,
    decided: await proposalBehind(tx, mutual.code, seq),
    reverses: await placeOf(reverses),
    reversedBy: await placeOf(back),
  }
}

/** The households on whose accounts it is. */
function numbersIn(transfers: readonly TransferOfJournal[]): MemberNumber[] {
  const accounts = transfers.flatMap(({ debit, credit }) => [debit, credit])
  const numbers = accounts.flatMap((id) => {
    const { kind, owner } = readAccount(id)
    return (kind === '411' || kind === '419') && owner ? (readMemberNumber(owner) ?? []) : []
  })
  return [...new Set(numbers)]
}
