import { guardedSide } from '../../core/ledger/accounts.ts'
import { postReversal } from '../../core/ledger/posting.ts'
import { invariant } from '../../core/invariant.ts'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { OpeningBack } from '../../core/proposals/proposal.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { loadBillables } from '../../store/books/billables.ts'
import { post, transfersOf } from '../../store/books/ledger.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { openingLines, openingOfMutual, unpostedAfter } from '../../store/openings/openings.ts'
import {
  standingPart,
  takeAllBack,
  takePartBack,
  writtenOffOf,
} from '../../store/openings/take-back.ts'
import type { ReadTx } from '../../store/store.ts'
import type { OpeningTable } from '../../store/tables/openings.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { postOpenings } from '../books/post-openings.ts'
import type { BooksDesk, MutualDesk } from '../desk.ts'
import { tellOfCorrected } from './corrected-notice.ts'

/**
 * The opening that stands and may be taken back, or for one household that which brought it (R16).
 * What members have paid since is theirs, whatever it paid. Refused while journals of it are still to
 * be posted, for debts that were given up since, and where money that it brought into an account that
 * cannot be below nought has gone on from there.
 */
export async function openingToTakeBack(
  desk: MutualDesk<ReadTx>,
  number: MemberNumber | null,
): Promise<Result<OpeningTable>> {
  const { tx, mutual } = desk
  const { code } = mutual
  const opening = await openingOfMutual(tx, code)
  if (!opening?.completed_at) return refused({ code: 'no-opening', mutual: code })
  const brought = number === null ? opening : await standingPart(tx, code, number)
  if (!brought)
    return refused({ code: 'no-part', number: number ? formatMemberNumber(number) : '' })
  const [late] = await unpostedAfter(tx, code, null, 1)
  if (late) return refused({ code: 'opening-at-work', mutual: code })
  const givenUp = await writtenOffOf(tx, code, number)
  if (givenUp) return refused({ code: 'opening-written-off', number: formatMemberNumber(givenUp) })
  const spent = number === null ? await spentOf(desk, opening) : null
  return spent ? refused(spent) : done(brought)
}

/** An account of the mutual that has less than the opening brought, and cannot be below nought. */
async function spentOf(
  { tx, mutual }: MutualDesk<ReadTx>,
  opening: OpeningTable,
): Promise<Refusal | null> {
  for (const { account_id: account, amount } of await openingLines(tx, opening)) {
    if (guardedSide(account) === null) continue
    const left = await balanceOf(tx, mutual.code, account)
    if (left < amount)
      return { code: 'opening-spent', account, left: { amount: left, currency: mutual.currency } }
  }
  return null
}

/**
 * Takes back what two people agree was wrong, in one short write: from it on every household has
 * brought nothing, and the mutual's own accounts are as without the opening. What households brought
 * goes out of the books after it, a few at a time, that of one household at once.
 */
export async function takeOpeningBack(
  desk: BooksDesk,
  { act, proposal_id: proposal }: ProposalOf<OpeningBack>,
): Promise<Result<null>> {
  const { ports, tx, now: at, mutual, closedThrough } = desk
  const found = await openingToTakeBack(desk, act.number)
  if (!found.ok) return found
  const opening = found.value
  if (opening.opening_id !== act.opening)
    return refused({ code: 'opening-replaced', mutual: mutual.code })
  const poster = { newId: () => ports.ids.id(), at, actor: 'decision' }
  if (act.number !== null) {
    await takePartBack(tx, opening, act.number, { at, proposal })
    const members = await loadBillables(tx, mutual.code, [act.number])
    await postOpenings(tx, mutual.code, members, closedThrough, poster)
    const about = `opening-back/${mutual.code}/${proposal}/${act.number}`
    await tellOfCorrected(desk, act.number, about)
    return done(null)
  }
  const journalId = await postOwnBack(desk, opening, poster)
  await takeAllBack(tx, opening, { at, proposal }, journalId)
  return done(null)
}

async function postOwnBack(
  { tx, mutual, closedThrough }: BooksDesk,
  { journal_id: journalId, on_date: eventOn }: OpeningTable,
  poster: Parameters<typeof post>[3],
): Promise<string | null> {
  if (journalId === null) return null
  const transfers = await transfersOf(tx, mutual.code, journalId)
  invariant(transfers.length > 0, `an opening of nothing: ${journalId}`)
  const posting = postReversal(journalId, transfers, { eventOn, closedThrough })
  return (await post(tx, mutual.code, posting, poster)).journalId
}
