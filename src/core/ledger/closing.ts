import type { CivilDate } from '../dates.ts'
import { add, type Minor, ZERO } from '../money.ts'
import type { Refusal } from '../refusals.ts'
import { type AccountCode, readAccount } from './accounts.ts'
import { CHAIN_START } from './chain.ts'
import type { Transfer } from './posting.ts'

/** What a kind of account has moved in all. */
export type Moved = { readonly debits: Minor; readonly credits: Minor }

/** What accounts have moved, by their kind; those that have not moved are not in it. */
export type MovedByKind = ReadonlyMap<AccountCode, Moved>

/** The end of a stretch of the books: nothing counts on or before `through` any more. */
export type Closing = {
  readonly through: CivilDate
  /** The head of the chain of journals then. */
  readonly seq: number
  readonly hash: string
  /** Journals before this one all count on or before `through`. */
  readonly openFrom: number
  /** What had moved, in all, by the end of `through`. */
  readonly moved: MovedByKind
}

/** A journal as far as closings are about it. */
export type DatedJournal = {
  readonly seq: number
  readonly effectiveOn: CivilDate
  readonly transfers: readonly Transfer[]
}

const NOTHING: Moved = { debits: ZERO, credits: ZERO }

/** Before the first closing. */
export const NEVER_CLOSED = { seq: 0, hash: CHAIN_START, openFrom: 1, moved: new Map() } as const

/**
 * Why the books may not be closed through a day: it is not over, or they are closed further. Null
 * when they may, also when they are closed through that very day already.
 */
export function closingHindrance(
  through: CivilDate,
  closedThrough: CivilDate | null,
  today: CivilDate,
): Refusal | null {
  if (through >= today) return { code: 'day-not-over', day: through }
  if (closedThrough && through < closedThrough) return { code: 'closed-further', closedThrough }
  return null
}

/** The sums with some transfers more. */
export function withTransfers(moved: MovedByKind, transfers: readonly Transfer[]): MovedByKind {
  const sums = new Map(moved)
  for (const { debit, credit, amount } of transfers) {
    const from = readAccount(credit).kind
    const to = readAccount(debit).kind
    sums.set(to, plusMoved(sums.get(to), { debits: amount, credits: ZERO }))
    sums.set(from, plusMoved(sums.get(from), { debits: ZERO, credits: amount }))
  }
  return sums
}

/** A stretch that is being closed, journal by journal in the order of the chain. */
export type Stretch = {
  readonly after: CivilDate | null
  readonly through: CivilDate
  readonly moved: MovedByKind
  /** The first journal that counts after `through`; null while there is none. */
  readonly openFrom: number | null
}

export function beginStretch(
  last: Pick<Closing, 'moved'>,
  after: CivilDate | null,
  through: CivilDate,
): Stretch {
  return { after, through, moved: last.moved, openFrom: null }
}

/** Takes journals into account; those that count before the stretch are in it already. */
export function extendStretch(stretch: Stretch, journals: readonly DatedJournal[]): Stretch {
  const { after, through } = stretch
  const later = journals.find(({ effectiveOn }) => effectiveOn > through)
  const inside = journals.filter(
    ({ effectiveOn }) => effectiveOn <= through && (!after || effectiveOn > after),
  )
  const transfers = inside.flatMap((journal) => journal.transfers)
  return {
    ...stretch,
    moved: withTransfers(stretch.moved, transfers),
    openFrom: stretch.openFrom ?? later?.seq ?? null,
  }
}

function plusMoved(moved: Moved = NOTHING, more: Moved): Moved {
  return { debits: add(moved.debits, more.debits), credits: add(moved.credits, more.credits) }
}
