import { decideApprove, decideList, decideRefuse } from '../../../app/acts/decisions.ts'
import { postOpened } from '../../../app/openings/post-rest.ts'
import { handleEvents } from '../../../app/payments/wallet-events.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { expiryOf } from '../../../core/proposals/proposal.ts'
import type { Proposal } from '../../../store/decisions/proposals.ts'
import { actCommand } from '../act-command.ts'
import { decided } from '../decided.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const decideListCommand = actCommand(decideList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['decide list --mutual jappo', 'decide list --mutual jappo --all --json'],
  print: ({ mutual, proposals }) => {
    const rows = proposals.map((proposal) => rowOf(proposal, mutual.timeZone))
    return { json: rows, lines: listed(rows) }
  },
})

export const decideApproveCommand = actCommand(decideApprove, {
  arguments: { proposal: 'PROPOSAL' },
  json: JSON_OBJECT,
  examples: ['decide approve 12 --mutual jappo --by "Moussa Fall"'],
  // Held money that was let in, and books that were opened; a running service would do it by itself.
  then: async ({ ports }) => {
    await postOpened(ports)
    await handleEvents(ports)
  },
  print: ({ proposal, mutual }, { proposal: id }) =>
    decided('proposal', id, rowOf(proposal, mutual.timeZone)),
})

export const decideRefuseCommand = actCommand(decideRefuse, {
  arguments: { proposal: 'PROPOSAL' },
  json: JSON_OBJECT,
  examples: ['decide refuse 12 --mutual jappo --reason "it did come" --by "Moussa Fall"'],
  print: ({ proposal, mutual }, { proposal: id }) =>
    decided('proposal', id, rowOf(proposal, mutual.timeZone)),
})

function rowOf(proposal: Proposal, timeZone: string) {
  const { act, decision, denied } = proposal
  return {
    proposal: proposal.proposal_id,
    ...act,
    reason: proposal.reason,
    proposedBy: proposal.proposed_by,
    proposedOn: civilDateAt(proposal.proposed_at, timeZone),
    until: civilDateAt(expiryOf(proposal.proposed_at), timeZone),
    outcome: decision?.kind ?? null,
    decidedBy: decision?.decided_by ?? null,
    decidedOn: decision ? civilDateAt(decision.decided_at, timeZone) : null,
    denied: denied.map(({ decided_by: by, reason: why }) => ({ by, why })),
  }
}

type Row = ReturnType<typeof rowOf>

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['nothing waits for a decision']
  return table<Row>(
    [
      { title: 'proposal', right: true, cell: (row) => row.proposal },
      { title: 'what', cell: (row) => row.kind },
      { title: 'why', cell: (row) => row.reason },
      { title: 'proposed by', cell: (row) => row.proposedBy },
      { title: 'on', cell: (row) => row.proposedOn },
      { title: 'until', cell: (row) => row.until },
      { title: 'outcome', cell: (row) => row.outcome ?? 'open' },
      { title: 'by', cell: (row) => row.decidedBy ?? '-' },
      { title: 'denied to', cell: (row) => row.denied.map(({ by }) => by).join(', ') || '-' },
    ],
    rows,
  )
}
