import { isSame } from '../../core/same.ts'
import type { NewStatutes } from '../../core/proposals/proposal.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import type { BooksDesk, MutualDesk } from '../desk.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { applyIn, statutesChanges } from './apply-statutes.ts'

/** Of a mutual one change of statutes waits at a time: a second would be about other statutes. */
const ABOUT = 'statutes'

/** They are of a mutual that there is, which has wallets by now. */
const OF_A_MUTUAL = { sandbox: false } as const

/**
 * Proposes new statutes, as they were shown to whoever proposes them: refused when by now they would change
 * something else. Nothing holds before another person approves it (R65).
 */
export async function proposeStatutes(
  desk: MutualDesk,
  proposed: Omit<NewStatutes, 'kind'>,
  by: string,
): Promise<Result<NewProposal>> {
  const { tx, mutual } = desk
  await lockMutualChain(tx, mutual.code)
  const staff = await staffFor(desk, by, 'apply')
  if (!staff.ok) return staff
  const changes = await statutesChanges(desk, proposed.file, OF_A_MUTUAL)
  if (!changes || changes.length === 0 || !isSame(changes, proposed.changes))
    return refused({ code: 'statutes-changed', mutual: mutual.code })
  const act = { kind: 'statutes', ...proposed } as const
  return makeProposal(desk, mutual.code, { act, about: ABOUT, reason: ABOUT }, staff.value)
}

/** Makes approved statutes hold: refused when by now they would change something else than was shown. */
export async function makeStatutes(
  desk: BooksDesk,
  { act, proposed_by }: ProposalOf<NewStatutes>,
  approver: StaffMember,
): Promise<Result<null>> {
  const options = { ...OF_A_MUTUAL, actor: `${proposed_by}, ${approver.name}` }
  const applied = await applyIn(desk, act.file, options, act.changes)
  if (!applied.ok) return refused({ code: 'statutes-changed', mutual: desk.mutual.code })
  const changes = applied.changes.length
  desk.ports.log.info('statutes-applied', { mutual: desk.mutual.code, changes, actor: 'decision' })
  return done(null)
}
