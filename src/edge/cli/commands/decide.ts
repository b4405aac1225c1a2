import { decideProposal, readProposals } from '../../../app/decisions/decide-proposal.ts'
import { handleEvents } from '../../../app/payments/wallet-events.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { done } from '../../../core/refusals.ts'
import type { Proposal } from '../../../store/decisions/proposals.ts'
import { type Command, refuse } from '../command.ts'
import { approveCommand, type Decidable, refuseCommand } from '../decision.ts'
import { BY_MANAGER, JSON_LIST_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'

export const decideListCommand: Command = {
  name: 'decide list',
  kind: 'read',
  describe: 'proposals that wait for a second person',
  options: [MUTUAL, { flags: '--all', describe: 'also what was decided' }, JSON_LIST_WITH_MONEY],
  examples: ['decide list --mutual jappo', 'decide list --mutual jappo --all --json'],
  run: async ({ ports }, input, io) => {
    const openOnly = !input.is('all')
    const found = await readProposals(ports, input.text('mutual') ?? '', { openOnly })
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, proposals } = found.value
    const rows = proposals.map((proposal) => rowOf(proposal, mutual.timeZone))
    printEither(io, input, rows, listed(rows))
    return 0
  },
}

const PROPOSAL: Decidable = {
  group: 'decide',
  argument: { name: 'PROPOSAL', describe: 'its number, as decide list shows it' },
  by: {
    ...BY_MANAGER,
    describe: 'the manager who decides, by name or phone; another one must have proposed it',
  },
  approve: { describe: 'approves what somebody else proposed, and does it' },
  refuse: {
    describe: 'refuses what somebody else proposed; nothing is done',
    reason: 'it did come',
  },
  async decide(ports, { id, ...asked }) {
    const decided = await decideProposal(ports, { ...asked, proposal: id })
    if (!decided.ok) return decided
    // Held money that was let in; a running service would do it by itself.
    await handleEvents(ports)
    return done(rowOf(decided.value.proposal, decided.value.mutual.timeZone))
  },
}

export const decideApproveCommand = approveCommand(PROPOSAL)
export const decideRefuseCommand = refuseCommand(PROPOSAL)

function rowOf(proposal: Proposal, timeZone: string) {
  const { act, decision, denied } = proposal
  return {
    proposal: proposal.proposal_id,
    ...act,
    reason: proposal.reason,
    proposedBy: proposal.proposed_by,
    proposedOn: civilDateAt(proposal.proposed_at, timeZone),
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
      { title: 'outcome', cell: (row) => row.outcome ?? 'open' },
      { title: 'by', cell: (row) => row.decidedBy ?? '-' },
      { title: 'denied to', cell: (row) => row.denied.map(({ by }) => by).join(', ') || '-' },
    ],
    rows,
  )
}
