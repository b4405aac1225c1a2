import { decideProposal, readProposals } from '../../../app/decisions/decide-proposal.ts'
import { civilDateAt } from '../../../core/dates.ts'
import type { Decision } from '../../../core/proposals/proposal.ts'
import type { Proposal } from '../../../store/decisions/proposals.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { refusalText } from '../refusals.ts'
import { table } from '../table.ts'
import { textOption } from '../values.ts'

const PROPOSAL = { name: 'PROPOSAL', describe: 'its number, as decide list shows it' } as const
const MUTUAL = { flags: '--mutual <code>', describe: 'the mutual', required: true } as const
const BY = {
  flags: '--by <name>',
  describe: 'the manager who decides, not who proposed it: the name, or the phone',
  required: true,
} as const
const JSON_OBJECT = { flags: '--json', describe: 'as one JSON object' } as const

export const decideListCommand: Command = {
  name: 'decide list',
  kind: 'read',
  describe: 'what was proposed and waits for a second person',
  options: [
    MUTUAL,
    { flags: '--all', describe: 'also what was decided' },
    { flags: '--json', describe: 'as a JSON list; amounts in whole minor units' },
  ],
  examples: ['decide list --mutual jappo', 'decide list --mutual jappo --all --json'],
  run: async ({ ports }, input, io) => {
    const openOnly = !input.is('all')
    const found = await readProposals(ports, input.text('mutual') ?? '', { openOnly })
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, proposals } = found.value
    const rows = proposals.map((proposal) => rowOf(proposal, mutual.timeZone))
    if (input.is('json')) io.out(JSON.stringify(rows))
    else for (const line of listed(rows)) io.out(line)
    return 0
  },
}

export const decideApproveCommand: Command = {
  name: 'decide approve',
  kind: 'write',
  describe: 'approves what somebody else proposed, and does it',
  arguments: [PROPOSAL],
  options: [MUTUAL, BY, JSON_OBJECT],
  examples: ['decide approve 12 --mutual jappo --by "Moussa Fall"'],
  run: (context, input, io) => decide(context, input, io, 'approved', null),
}

export const decideRefuseCommand: Command = {
  name: 'decide refuse',
  kind: 'write',
  describe: 'refuses what somebody else proposed; nothing is done',
  arguments: [PROPOSAL],
  options: [
    MUTUAL,
    BY,
    { flags: '--reason <text>', describe: 'why not', required: true },
    JSON_OBJECT,
  ],
  examples: ['decide refuse 12 --mutual jappo --reason "it did come" --by "Moussa Fall"'],
  run: async (context, input, io) => {
    const reason = textOption(input, 'reason', io)
    return reason ? decide(context, input, io, 'refused', reason) : 1
  },
}

async function decide(
  { ports }: CommandContext,
  input: Input,
  io: Io,
  decision: Decision,
  reason: string | null,
): Promise<0 | 1> {
  const by = textOption(input, 'by', io)
  if (!by) return 1
  const mutual = input.text('mutual') ?? ''
  const proposal = input.text('proposal') ?? ''
  const decided = await decideProposal(ports, { mutual, proposal, decision, by, reason })
  if (!decided.ok) return refuse(io, refusalText(decided.refusal))
  const { timeZone } = decided.value.mutual
  const row = rowOf(decided.value.proposal, timeZone)
  const line = `proposal ${proposal} was ${decision} by ${row.decidedBy}`
  io.out(input.is('json') ? JSON.stringify(row) : line)
  return 0
}

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
