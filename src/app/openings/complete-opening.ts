import { dayBefore } from '../../core/dates.ts'
import { CHAIN_START } from '../../core/ledger/chain.ts'
import { postMutualOpening } from '../../core/ledger/opening-posting.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { saveClosing } from '../../store/books/closings.ts'
import { post } from '../../store/books/ledger.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { completeOpening, openingLines } from '../../store/openings/openings.ts'
import { unopenedAfter } from '../../store/membership/joinings.ts'
import type { OpeningTable } from '../../store/tables/openings.ts'
import type { ReadTx } from '../../store/store.ts'
import { chainHead } from '../../store/verify/journals.ts'
import type { BooksDesk } from '../desk.ts'

/**
 * Why the books of a mutual cannot be opened on a day: something is in them already, they are closed
 * through another day than the one before, or the day has not come.
 */
export async function openingHindrance(
  { tx, mutual, closedThrough, today }: BooksDesk<ReadTx>,
  on: OpeningTable['on_date'],
): Promise<Result<null>> {
  const head = await chainHead(tx, mutual.code)
  if (head && head.seq > 0)
    return refused({ code: 'books-begun', mutual: mutual.code, journals: head.seq })
  if (on > today) return refused({ code: 'later-than-today', on })
  if (closedThrough && closedThrough !== dayBefore(on))
    return refused({ code: 'not-first-day', on, closedThrough })
  return done(null)
}

/**
 * Makes an opening valid that is staged whole, in one short write: closes the days before it, posts
 * the mutual's own accounts as the first journal, and from then on every household has what it
 * brought. Their journals follow. `by`: who closes the days before, for the register of closings.
 */
export async function makeValid(
  desk: BooksDesk,
  opening: Pick<OpeningTable, 'mutual_id' | 'opening_id' | 'on_date'>,
  { by, actor }: { readonly by: string; readonly actor: string },
): Promise<Result<null>> {
  const { ports, tx, now, mutual } = desk
  const { on_date: on } = opening
  await lockMutualChain(tx, mutual.code)
  const may = await openingHindrance(desk, on)
  if (!may.ok) return may
  const [newcomer] = await unopenedAfter(tx, mutual.code, on, null, 1)
  if (newcomer) return refused({ code: 'opening-incomplete', number: newcomer })
  const through = dayBefore(on)
  if (!desk.closedThrough) {
    const start = { through, seq: 0, hash: CHAIN_START, openFrom: 1, moved: new Map() }
    await saveClosing(tx, mutual.code, { ...start, by, at: now })
  }
  const lines = await openingLines(tx, opening)
  const poster = { newId: () => ports.ids.id(), at: now, actor }
  const when = { eventOn: on, closedThrough: through }
  const own = lines.map(({ account_id: account, amount }) => ({ account, amount }))
  const journal =
    own.length === 0
      ? null
      : await post(tx, mutual.code, postMutualOpening(opening.opening_id, own, when), poster)
  await completeOpening(tx, opening, now, journal?.journalId ?? null)
  return done(null)
}
