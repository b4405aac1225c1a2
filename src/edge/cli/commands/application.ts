import { listApplications, readApplication } from '../../../app/applications/applications.ts'
import { decideApplication } from '../../../app/applications/decide-application.ts'
import { done } from '../../../core/refusals.ts'
import type { FiledApplication } from '../../../store/applications/applications.ts'
import { type Command, refuse } from '../command.ts'
import { approveCommand, type Decidable, refuseCommand } from '../decision.ts'
import { BY_MANAGER, JSON_LIST, JSON_OBJECT, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { acting } from '../../../app/desk.ts'

export const applicationListCommand: Command = {
  name: 'application list',
  kind: 'read',
  describe: 'what people asked for by phone: to join, to add a person, or to change a phone',
  options: [MUTUAL, { flags: '--all', describe: 'also what was decided' }, JSON_LIST],
  examples: ['application list --mutual jappo', 'application list --mutual jappo --all --json'],
  run: async ({ ports }, input, io) => {
    const openOnly = !input.is('all')
    const mutual = input.text('mutual') ?? ''
    const found = await ports.store.read((tx) => listApplications(tx, mutual, { openOnly }))
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const rows = found.value.applications.map(rowOf)
    printEither(io, input, rows, listed(rows))
    return 0
  },
}

export const applicationShowCommand: Command = {
  name: 'application show',
  kind: 'read',
  describe: 'one application: who asks, birth, family, village, phone, and what became of it',
  arguments: [{ name: 'APPLICATION', describe: 'its number, as the list shows it' }],
  options: [MUTUAL, JSON_OBJECT],
  examples: ['application show 12 --mutual jappo', 'application show 12 --mutual jappo --json'],
  run: async ({ ports }, input, io) => {
    const application = input.text('application') ?? ''
    const mutual = input.text('mutual') ?? ''
    const found = await ports.store.read((tx) => readApplication(tx, mutual, application))
    if (!found) return refuse(io, refusalText({ code: 'unknown-application', application }))
    const row = rowOf(found)
    printEither(io, input, row, listed([row]))
    return 0
  },
}

const APPLICATION: Decidable = {
  group: 'application',
  argument: { name: 'APPLICATION', describe: 'its number, as the list shows it' },
  by: BY_MANAGER,
  approve: {
    describe: 'registers the person who asked, and sends an SMS with the number and what to pay',
    options: [
      {
        flags: '--plan <code>',
        describe: 'the plan of a new member (default: the oldest plan in force)',
      },
      {
        flags: '--another',
        describe: 'somebody with the same name and birth is registered, and this is another person',
      },
    ],
  },
  refuse: {
    describe: 'refuses the request and says so kindly by SMS; the reason is only recorded',
    reason: 'lives elsewhere',
  },
  async decide(ports, { id, ...asked }, input) {
    const registering = { plan: input.text('plan'), another: input.is('another') }
    const decided = await acting(ports, (desk) =>
      decideApplication(desk, { ...asked, application: id, ...registering }),
    )
    return decided.ok ? done(rowOf(decided.value.application)) : decided
  },
}

export const applicationApproveCommand = approveCommand(APPLICATION)
export const applicationRefuseCommand = refuseCommand(APPLICATION)

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
