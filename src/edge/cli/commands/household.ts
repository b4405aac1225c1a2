import {
  type HouseholdShown,
  readAgeing,
  readHousehold,
} from '../../../app/membership/read-household.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_LIST, JSON_OBJECT, MUTUAL, printEither } from '../options.ts'
import { memberNamed, NAMED } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { wholeNumberOption } from '../people-values.ts'

export const householdShowCommand: Command = {
  name: 'household show',
  kind: 'read',
  describe: 'who is and who was in a household, and what was recorded about it',
  arguments: [NAMED],
  options: [JSON_OBJECT],
  examples: ['household show 0412337-8', 'household show 04123378 --json'],
  run: async ({ ports }, input, io) => {
    const number = await memberNamed(ports, input, io)
    if (!number) return 1
    const found = await readHousehold(ports, number)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    printEither(io, input, shownJson(found.value), describe(found.value))
    return 0
  },
}

function shownJson({ mutual, household, people, changes }: HouseholdShown) {
  return {
    number: household.number,
    mutual,
    plan: household.planCode,
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

/** As far ahead as the first notice goes out. */
const AGEING_DAYS = 60
const AGEING_DAYS_MAX = 3660

export const householdAgeingCommand: Command = {
  name: 'household ageing',
  kind: 'read',
  describe: 'children who will soon be too old to be covered, and must become members themselves',
  options: [
    MUTUAL,
    { flags: '--within <days>', describe: `how far to look ahead (default: ${AGEING_DAYS})` },
    JSON_LIST,
  ],
  examples: ['household ageing --mutual jappo', 'household ageing --mutual jappo --within 15'],
  run: async ({ ports }, input, io) => {
    const days = wholeNumberOption(input, 'within', { min: 0, max: AGEING_DAYS_MAX }, io)
    if (days === null) return 1
    const found = await readAgeing(ports, input.text('mutual') ?? '', days ?? AGEING_DAYS)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const rows = found.value.map(({ household, person, lastDay }) => {
      const { ordinal, name, birthDate } = person
      const phone = household.people[0]?.phone ?? null
      return { number: household.number, ordinal, name, birthDate, lastDay, phone }
    })
    if (input.is('json')) io.out(JSON.stringify(rows))
    else if (rows.length === 0) io.out('nobody ages out')
    else {
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
      for (const line of lines) io.out(line)
      io.out('')
      io.out('To stay covered each becomes a member: members add --from NUMBER/N')
    }
    return 0
  },
}
