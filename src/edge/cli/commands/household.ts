import { householdAgeing, householdShow } from '../../../app/acts/households.ts'
import type { HouseholdShown } from '../../../app/membership/read-household.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST, JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const householdShowCommand = actCommand(householdShow, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT,
  examples: ['household show 0412337-8', 'household show 04123378 --json'],
  print: (found) => ({ json: shownJson(found), lines: describe(found) }),
})

function shownJson({ mutual, household, plan, people, changes }: HouseholdShown) {
  return {
    number: household.number,
    mutual,
    plan,
    association: household.association,
    people: people.map(
      ({ ordinal, name, sex, birthDate, relation, phone, joinedOn, leftOn, ...days }) => ({
        ...{ ordinal, name, sex, birthDate, relation, phone, joinedOn, leftOn },
        waitingUntil: days.waitingUntil,
        coveredToAge: days.coveredToAge,
      }),
    ),
    changes: changes.map(({ kind, ordinal, on, cause, decidedBy, approvedBy }) => {
      return { kind, ordinal, on, cause, by: decidedBy, approvedBy }
    }),
  }
}

function describe({ household, people, changes }: HouseholdShown): string[] {
  const dashed = formatMemberNumber(household.number)
  const who = table(
    [
      { title: 'number', cell: (row) => `${dashed}/${row.ordinal}` },
      { title: 'name', cell: (row) => row.name },
      { title: 'sex', cell: (row) => row.sex },
      { title: 'born', cell: (row) => row.birthDate },
      { title: 'relation', cell: (row) => row.relation },
      { title: 'since', cell: (row) => row.joinedOn },
      { title: 'last day', cell: (row) => row.leftOn ?? '-' },
      { title: 'waiting until', cell: (row) => row.waitingUntil ?? '-' },
      { title: 'of age after', cell: (row) => row.coveredToAge ?? '-' },
    ],
    people,
  )
  if (changes.length === 0) return who
  const what = table(
    [
      { title: 'on', cell: (row) => row.on },
      { title: 'what', cell: (row) => row.kind },
      { title: 'who', cell: (row) => (row.ordinal === null ? '-' : `/${row.ordinal}`) },
      { title: 'cause', cell: (row) => row.cause },
      { title: 'by', cell: (row) => row.decidedBy },
    ],
    changes,
  )
  return [...who, '', ...what]
}

export const householdAgeingCommand = actCommand(householdAgeing, {
  json: JSON_LIST,
  examples: ['household ageing --mutual jappo', 'household ageing --mutual jappo --within 15'],
  print: (ageing) => {
    const rows = ageing.map(({ household, person, lastDay }) => {
      const { ordinal, name, birthDate } = person
      const phone = household.people[0]?.phone ?? null
      return { number: household.number, ordinal, name, birthDate, lastDay, phone }
    })
    return { json: rows, lines: ageingLines(rows) }
  },
})

type AgeingRow = {
  readonly number: MemberNumber
  readonly ordinal: number
  readonly name: string
  readonly birthDate: string
  readonly lastDay: string
  readonly phone: string | null
}

function ageingLines(rows: readonly AgeingRow[]): string[] {
  if (rows.length === 0) return ['nobody ages out']
  const lines = table(
    [
      { title: 'number', cell: (row) => `${formatMemberNumber(row.number)}/${row.ordinal}` },
      { title: 'name', cell: (row) => row.name },
      { title: 'born', cell: (row) => row.birthDate },
      { title: 'last covered day', cell: (row) => row.lastDay },
      { title: 'phone', cell: (row) => row.phone ?? '-' },
    ],
    rows,
  )
  return [...lines, '', 'To stay covered each becomes a member: members add --from NUMBER/N']
}
