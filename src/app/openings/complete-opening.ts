import { dayBefore } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { CHAIN_START } from '../../core/ledger/chain.ts'
import { postMutualOpening } from '../../core/ledger/opening-posting.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { saveClosing } from '../../store/books/closings.ts'
import { post } from '../../store/books/ledger.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import {
  completeOpening,
  openingLines,
  openingOfMutual,
  unpostedAfter,
} from '../../store/openings/openings.ts'
import { isPartBack, lastTakenBack, standingPart } from '../../store/openings/take-back.ts'
import { unopenedAfter } from '../../store/membership/joinings.ts'
import type { OpeningTable } from '../../store/tables/openings.ts'
import type { ReadTx } from '../../store/store.ts'
import { chainHead } from '../../store/verify/journals.ts'
import type { BooksDesk } from '../desk.ts'

/**
 * Why the books of a mutual cannot be opened on a day: something is in them already, they are closed
 * through another day than the one before, or the day has not come. After an opening that was taken
 * back it is the same day again, whatever is in the books since.
 */
export async function openingHindrance(
  desk: BooksDesk<ReadTx>,
  { on_date: on, only_number: only }: Pick<OpeningTable, 'on_date' | 'only_number'>,
): Promise<Result<null>> {
  const { tx, mutual, closedThrough, today } = desk
  if (only !== null) return partHindrance(desk, on, only)
  const standing = await openingOfMutual(tx, mutual.code)
  // Of one that stands there is only a dry run, as if it were taken back.
  const before = standing?.completed_at ? standing : await lastTakenBack(tx, mutual.code)
  if (before) return sameDay(desk, before, on)
  const head = await chainHead(tx, mutual.code)
  if (head && head.seq > 0)
    return refused({ code: 'books-begun', mutual: mutual.code, journals: head.seq })
  if (on > today) return refused({ code: 'later-than-today', on })
  if (closedThrough && closedThrough !== dayBefore(on))
    return refused({ code: 'not-first-day', on, closedThrough })
  return done(null)
}

/** The same for one household, whose part of the opening that stands was taken back. */
async function partHindrance(
  desk: BooksDesk<ReadTx>,
  on: OpeningTable['on_date'],
  number: MemberNumber,
): Promise<Result<null>> {
  const { tx, mutual } = desk
  const whole = await openingOfMutual(tx, mutual.code)
  if (!whole?.completed_at) return refused({ code: 'no-opening', mutual: mutual.code })
  const isThere = (await standingPart(tx, mutual.code, number)) !== null
  if (isThere || !(await isPartBack(tx, mutual.code, number)))
    return refused({ code: 'part-stands', number, on: whole.on_date })
  return sameDay(desk, whole, on)
}

function sameDay(
  { mutual }: BooksDesk<ReadTx>,
  { on_date: first }: OpeningTable,
  on: OpeningTable['on_date'],
): Result<null> {
  return on === first
    ? done(null)
    : refused({ code: 'opening-day', mutual: mutual.code, on: first })
}

/**
 * Makes an opening valid that is staged whole, in one short write: closes the days before it, posts
 * the mutual's own accounts as the first journal, and from then on every household has what it
 * brought. Their journals follow. `by`: who closes the days before, for the register of closings.
 */
export async function makeValid(
  desk: BooksDesk,
  opening: Pick<OpeningTable, 'mutual_id' | 'opening_id' | 'on_date' | 'only_number'>,
  { by, actor }: { readonly by: string; readonly actor: string },
): Promise<Result<null>> {
  const { ports, tx, now, mutual } = desk
  const { on_date: on, only_number: only } = opening
  await lockMutualChain(tx, mutual.code)
  const may = await openingHindrance(desk, opening)
  if (!may.ok) return may
  // What was taken back is out of the books before anything comes in its place.
  const [late] = await unpostedAfter(tx, mutual.code, null, 1)
  if (late) return refused({ code: 'opening-at-work', mutual: mutual.code })
  const [newcomer] = await unopenedAfter(tx, { mutual: mutual.code, on, only }, null, 1)
  if (newcomer) return refused({ code: 'opening-incomplete', number: newcomer })
  const through = dayBefore(on)
  if (!desk.closedThrough) {
    const start = { through, seq: 0, hash: CHAIN_START, openFrom: 1, moved: new Map() }
    await saveClosing(tx, mutual.code, { ...start, by, at: now })
  }
  const lines = await openingLines(tx, opening)
  const poster = { newId: () => ports.ids.id(), at: now, actor }
  const when = { eventOn: on, closedThrough: desk.closedThrough ?? through }
  const own = lines.map(({ account_id: account, amount }) => ({ account, amount }))
  const journal =
    own.length === 0
      ? null
      : await post(tx, mutual.code, postMutualOpening(opening.opening_id, own, when), poster)
  await completeOpening(tx, opening, now, journal?.journalId ?? null)
  return done(null)
}
