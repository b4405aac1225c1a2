import {
  applicationApprove,
  applicationList,
  applicationRefuse,
  applicationShow,
} from '../../../app/acts/applications.ts'
import type { FiledApplication } from '../../../store/applications/applications.ts'
import { actCommand } from '../act-command.ts'
import { decided } from '../decided.ts'
import { JSON_LIST, JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const applicationListCommand = actCommand(applicationList, {
  json: JSON_LIST,
  examples: ['application list --mutual jappo', 'application list --mutual jappo --all --json'],
  print: ({ applications }) => {
    const rows = applications.map(rowOf)
    return { json: rows, lines: listed(rows) }
  },
})

export const applicationShowCommand = actCommand(applicationShow, {
  arguments: { application: 'APPLICATION' },
  json: JSON_OBJECT,
  examples: ['application show 12 --mutual jappo', 'application show 12 --mutual jappo --json'],
  print: (application) => {
    const row = rowOf(application)
    return { json: row, lines: listed([row]) }
  },
})

export const applicationApproveCommand = actCommand(applicationApprove, {
  arguments: { application: 'APPLICATION' },
  json: JSON_OBJECT,
  examples: ['application approve 12 --mutual jappo --by "Moussa Fall"'],
  print: ({ application }, { application: id }) => decided('application', id, rowOf(application)),
})

export const applicationRefuseCommand = actCommand(applicationRefuse, {
  arguments: { application: 'APPLICATION' },
  json: JSON_OBJECT,
  examples: ['application refuse 12 --mutual jappo --reason "lives elsewhere" --by "Moussa Fall"'],
  print: ({ application }, { application: id }) => decided('application', id, rowOf(application)),
})

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
