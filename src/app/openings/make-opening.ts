import type { BooksOpening } from '../../core/proposals/proposal.ts'
import { refused, type Result } from '../../core/refusals.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { openingOfMutual } from '../../store/openings/openings.ts'
import type { BooksDesk } from '../desk.ts'
import { makeValid } from './complete-opening.ts'

/**
 * Makes an opening valid that a second person has agreed to, because the bank begins below nought.
 * Refused when another file has taken its place since, or something is in the books.
 */
export async function makeOpening(
  desk: BooksDesk,
  { act }: ProposalOf<BooksOpening>,
  { name }: StaffMember,
): Promise<Result<null>> {
  const { tx, mutual } = desk
  const opening = await openingOfMutual(tx, mutual.code)
  if (opening?.opening_id !== act.opening)
    return refused({ code: 'opening-replaced', mutual: mutual.code })
  return makeValid(desk, opening, { by: name, actor: 'decision' })
}
