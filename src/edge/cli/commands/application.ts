import { listApplications } from '../../../app/applications/applications.ts'
import { decideApplication } from '../../../app/applications/decide-application.ts'
import type { Decision } from '../../../core/proposals/proposal.ts'
import type { FiledApplication } from '../../../store/applications/applications.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { refusalText } from '../refusals.ts'
import { table } from '../table.ts'
import { textOption } from '../values.ts'

const APPLICATION = { name: 'APPLICATION', describe: 'its number, as the list shows it' } as const
const MUTUAL = { flags: '--mutual <code>', describe: 'the mutual', required: true } as const
const BY = {
  flags: '--by <name>',
  describe: 'the manager who decides: the name, or the phone',
  required: true,
} as const
const JSON_OBJECT = { flags: '--json', describe: 'as one JSON object' } as const

export const applicationListCommand: Command = {
  name: 'application list',
  kind: 'read',
  describe: 'what people asked for by phone: to join, or to have a person added',
  options: [
    MUTUAL,
    { flags: '--all', describe: 'also what was decided' },
    { flags: '--json', describe: 'as a JSON list' },
  ],
  examples: ['application list --mutual jappo', 'application list --mutual jappo --all --json'],
  run: async ({ ports }, input, io) => {
    const openOnly = !input.is('all')
    const mutual = input.text('mutual') ?? ''
    const found = await ports.store.read((tx) => listApplications(tx, mutual, { openOnly }))
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const rows = found.value.applications.map(rowOf)
    if (input.is('json')) io.out(JSON.stringify(rows))
    else for (const line of listed(rows)) io.out(line)
    return 0
  },
}

export const applicationApproveCommand: Command = {
  name: 'application approve',
  kind: 'write',
  describe: 'registers who asked, and tells it by SMS with the number and what to pay',
  arguments: [APPLICATION],
  options: [
    MUTUAL,
    BY,
    { flags: '--plan <code>', describe: 'of a new member (default: the oldest in force)' },
    { flags: '--another', describe: 'the person of the same name and birth is somebody else' },
    JSON_OBJECT,
  ],
  examples: ['application approve 12 --mutual jappo --by "Moussa Fall"'],
  run: (context, input, io) => decide(context, input, io, 'approved', null),
}

export const applicationRefuseCommand: Command = {
  name: 'application refuse',
  kind: 'write',
  describe: 'refuses what was asked and tells it kindly; the reason is for the record',
  arguments: [APPLICATION],
  options: [
    MUTUAL,
    BY,
    { flags: '--reason <text>', describe: 'why not', required: true },
    JSON_OBJECT,
  ],
  examples: ['application refuse 12 --mutual jappo --reason "lives elsewhere" --by "Moussa Fall"'],
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
  const asked = {
    mutual: input.text('mutual') ?? '',
    application: input.text('application') ?? '',
    ...{ decision, by, reason },
    plan: input.text('plan'),
    another: input.is('another'),
  }
  const decided = await ports.store.write((tx) => decideApplication(ports, tx, asked))
  if (!decided.ok) return refuse(io, refusalText(decided.refusal))
  const row = rowOf(decided.value.application)
  const registered = row.registered ? `: ${row.registered}` : ''
  const line = `application ${row.application} was ${decision} by ${row.decidedBy}${registered}`
  io.out(input.is('json') ? JSON.stringify(row) : line)
  return 0
}

function rowOf(application: FiledApplication) {
  const { id, kind, phone, channel, appliedOn, decision, denied } = application
  const person = kind === 'change-phone' ? null : application.person
  const isJoin = kind === 'join'
  return {
    ...{ application: id, kind, phone, channel, appliedOn },
    number: isJoin ? null : application.number,
    name: person?.name ?? null,
    sex: person?.sex ?? null,
    birthDate: person?.birthDate ?? null,
    relation: kind === 'add-person' ? application.person.relation : null,
    familySize: isJoin ? application.familySize : null,
    place: isJoin ? application.place : null,
    newPhone: kind === 'change-phone' ? application.newPhone : null,
    outcome: decision?.kind ?? null,
    registered: decision?.number ? `${decision.number}/${decision.ordinal ?? 0}` : null,
    decidedBy: decision?.decided_by ?? null,
    denied: denied.map(({ decided_by: by, reason: why }) => ({ by, why })),
  }
}

type Row = ReturnType<typeof rowOf>

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['nothing waits for a decision']
  return table<Row>(
    [
      { title: 'number', right: true, cell: (row) => row.application },
      { title: 'asked on', cell: (row) => row.appliedOn },
      { title: 'what', cell: (row) => row.kind },
      { title: 'who', cell: whoOf },
      { title: 'of', cell: (row) => row.number ?? row.place ?? '-' },
      { title: 'phone', cell: (row) => row.phone },
      { title: 'outcome', cell: (row) => row.outcome ?? 'open' },
      { title: 'registered', cell: (row) => row.registered ?? '-' },
    ],
    rows,
  )
}

function whoOf({ name, sex, birthDate, relation, familySize, newPhone }: Row): string {
  if (newPhone) return newPhone
  const family = familySize ? `family of ${familySize}` : null
  return [name, sex, birthDate, relation ?? family].filter((part) => part !== null).join(', ')
}
