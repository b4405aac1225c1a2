import { fromJson, toJson } from '../tables/json.ts'
import type { Instant } from '../../core/dates.ts'
import { type ProposedAct, stillWaitsAfter } from '../../core/proposals/proposal.ts'
import type { ProposalDecisionTable, ProposalTable } from '../tables/decisions.ts'
import type { ReadTx, Tx } from '../store.ts'
import { beginsToWait, waitsNoMore } from '../undecided.ts'

/** A proposal with what was decided, and the tries of those who may not decide it. */
export type Proposal = Omit<ProposalTable, 'payload' | 'kind'> & {
  readonly act: ProposedAct
  /** Null while it is open. */
  readonly decision: ProposalDecisionTable | null
  readonly denied: readonly ProposalDecisionTable[]
}

/** A proposal of one kind of act. */
export type ProposalOf<Act extends ProposedAct> = Omit<Proposal, 'act'> & { readonly act: Act }

/** Proposals that wait together: as many as a manager reads in one go. */
const OPEN_MAX = 500

export async function insertProposal(
  tx: Tx,
  { act, ...row }: Omit<Proposal, 'decision' | 'denied'>,
): Promise<void> {
  const { kind, ...payload } = act
  await tx
    .insertInto('proposal')
    .values({ ...row, kind, payload: toJson(payload) })
    .execute()
  await beginsToWait(tx, waiting(row))
}

export async function insertProposalDecision(tx: Tx, row: ProposalDecisionTable): Promise<void> {
  await tx.insertInto('proposal_decision').values(row).execute()
  // The tries of those who may not decide leave it open.
  if (row.kind !== 'denied') await waitsNoMore(tx, waiting(row))
}

function waiting({ mutual_id, proposal_id }: Pick<ProposalTable, 'mutual_id' | 'proposal_id'>) {
  return { mutual_id, matter: 'proposal', matter_id: proposal_id } as const
}

export async function loadProposal(
  tx: ReadTx,
  mutualId: string,
  proposalId: string,
): Promise<Proposal | null> {
  const rows = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('proposal_id', '=', proposalId)
    .execute()
  return (await withDecisions(tx, mutualId, rows))[0] ?? null
}

/** The proposals of a mutual, oldest first. */
export async function listProposals(tx: ReadTx, mutualId: string): Promise<Proposal[]> {
  const rows = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .orderBy('proposed_at')
    .orderBy('proposal_id')
    .execute()
  return withDecisions(tx, mutualId, rows)
}

/** Proposals that wait for a decision at a moment, oldest first, at most `limit`. */
export async function openProposals(
  tx: ReadTx,
  mutualId: string,
  now: Instant,
  limit = OPEN_MAX,
): Promise<Proposal[]> {
  const rows = await openRows(tx, mutualId, now)
    .selectAll('proposal')
    .orderBy('proposal.proposed_at')
    .orderBy('proposal.proposal_id')
    .limit(limit)
    .execute()
  return withDecisions(tx, mutualId, rows)
}

/** How many proposals wait for a decision at a moment. */
export async function countOpenProposals(
  tx: ReadTx,
  mutualId: string,
  now: Instant,
): Promise<number> {
  const row = await openRows(tx, mutualId, now)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The proposal about something that waits for a decision at a moment. */
export async function openProposalAbout(
  tx: ReadTx,
  mutualId: string,
  about: string,
  now: Instant,
): Promise<string | null> {
  const row = await openRows(tx, mutualId, now)
    .select('proposal.proposal_id')
    .where('proposal.about', '=', about)
    .executeTakeFirst()
  return row?.proposal_id ?? null
}

/** Proposals that nobody decided, and that expired in a time: after `from`, and at `to` at the latest. */
export async function expiredProposals(
  tx: ReadTx,
  mutualId: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Proposal[]> {
  const rows = await undecided(tx, mutualId)
    .selectAll('proposal')
    .where('proposal.proposed_at', '>', stillWaitsAfter(from))
    .where('proposal.proposed_at', '<=', stillWaitsAfter(to))
    .orderBy('proposal.proposed_at')
    .orderBy('proposal.proposal_id')
    .limit(OPEN_MAX)
    .execute()
  return withDecisions(tx, mutualId, rows)
}

/** Those that wait at a moment. */
function openRows(tx: ReadTx, mutualId: string, now: Instant) {
  return undecided(tx, mutualId).where('proposal.proposed_at', '>', stillWaitsAfter(now))
}

/** Those that nobody decided, whether they still wait or expired. */
function undecided(tx: ReadTx, mutualId: string) {
  return tx
    .selectFrom('undecided')
    .innerJoin('proposal', (join) =>
      join
        .onRef('proposal.mutual_id', '=', 'undecided.mutual_id')
        .onRef('proposal.proposal_id', '=', 'undecided.matter_id'),
    )
    .where('undecided.mutual_id', '=', mutualId)
    .where('undecided.matter', '=', 'proposal')
}

/** The proposal whose approval posted the journal at this place in the chain; null where none did. */
export async function proposalBehind(
  tx: ReadTx,
  mutualId: string,
  place: number,
): Promise<Proposal | null> {
  const row = await tx
    .selectFrom('proposal_decision')
    .select('proposal_id')
    .where('mutual_id', '=', mutualId)
    .where('first_journal', '<=', place)
    .where('last_journal', '>=', place)
    .executeTakeFirst()
  return row ? loadProposal(tx, mutualId, row.proposal_id) : null
}

async function withDecisions(
  tx: ReadTx,
  mutualId: string,
  rows: readonly ProposalTable[],
): Promise<Proposal[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.proposal_id)
  let query = tx
    .selectFrom('proposal_decision')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .orderBy('decided_at')
    .orderBy('decision_id')
  if (ids.length <= OPEN_MAX) query = query.where('proposal_id', 'in', ids)
  const decisions = await query.execute()
  return rows.map(({ kind, payload, ...row }) => {
    const own = decisions.filter((decision) => decision.proposal_id === row.proposal_id)
    return {
      ...row,
      act: { kind, ...fromJson(payload) } as ProposedAct,
      decision: own.find((decision) => decision.kind !== 'denied') ?? null,
      denied: own.filter((decision) => decision.kind === 'denied'),
    }
  })
}
