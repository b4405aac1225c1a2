import { membersFind, membersHistory } from '../../../app/acts/members.ts'
import { planOf } from '../../../store/membership/households.ts'
import { listMembers, memberJson } from '../../../app/membership/list-members.ts'
import type { HistoryLine } from '../../../app/membership/read-history.ts'
import type { PersonListed } from '../../../store/membership/people.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { type FixedColumn, fixedLine, fixedTitles } from '../columns.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_LIST, MUTUAL } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { counted } from '../progress.ts'
import { table } from '../table.ts'

const STATES = [
  'applicant', 'waiting', 'active', 'grace', 'suspended',
  'struck-off', 'resigned', 'deceased', 'transferred',
] as const // prettier-ignore

export const membersHistoryCommand = actCommand(membersHistory, {
  arguments: { number: 'NUMBER' },
  json: JSON_LIST,
  examples: ['members history 0412337-8', 'members history 0412337-8 --json'],
  print: (history) => ({ json: history, lines: historyLines(history) }),
})

function historyLines(history: readonly HistoryLine[]): string[] {
  return table(
    [
      { title: 'on', cell: ({ on }) => on },
      { title: 'what', cell: ({ what }) => what },
      { title: 'whom', cell: ({ ordinal }) => (ordinal === null ? '-' : `/${ordinal}`) },
      { title: 'cause', cell: ({ cause }) => cause },
      { title: 'by', cell: ({ by }) => by },
      { title: 'approved by', cell: ({ approvedBy }) => approvedBy ?? '-' },
    ],
    history,
  )
}

export const membersFindCommand = actCommand(membersFind, {
  arguments: { text: 'TEXT' },
  json: JSON_LIST,
  examples: ['members find "awa di" --mutual jappo', 'members find 543210 --mutual jappo --json'],
  print: ({ people, isAll }) => ({
    json: people.map(({ number, ordinal, name, phone, ...days }) => {
      return { number, ordinal, name, birthDate: days.birth_date, phone, leftOn: days.left_on }
    }),
    lines: foundLines(people, isAll),
  }),
})

function foundLines(people: readonly PersonListed[], isAll: boolean): string[] {
  if (people.length === 0) return ['nobody is called so, or has such a phone or number']
  const lines = table(
    [
      { title: 'number', cell: (row) => `${formatMemberNumber(row.number)}/${row.ordinal}` },
      { title: 'name', cell: (row) => row.name },
      { title: 'born', cell: (row) => row.birth_date },
      { title: 'phone', cell: (row) => row.phone ?? '-' },
      { title: 'last day', cell: (row) => row.left_on ?? '-' },
    ],
    people,
  )
  return isAll ? lines : [...lines, 'there are more: write more of the name']
}

const COLUMNS: readonly FixedColumn[] = [
  { title: 'number', width: 11 },
  { title: 'name', width: 28 },
  { title: 'plan', width: 12 },
  { title: 'state', width: 11 },
  { title: 'owed', width: 12, right: true },
  { title: 'covered until', width: 13 },
]

export const membersListCommand: Command = {
  name: 'members list',
  slow: true,
  kind: 'read',
  describe: 'the members of a mutual with their states, today, in the order of numbers',
  options: [
    MUTUAL,
    { flags: '--state <state>', describe: 'only those in this state', choices: STATES },
    { flags: '--plan <code>', describe: 'only those under this plan' },
    { flags: '--json', describe: 'one JSON object a line; amounts in whole minor units' },
  ],
  examples: ['members list --mutual jappo', 'members list --mutual jappo --state suspended --json'],
  run: async ({ ports }, input, io) => {
    const filter = { state: input.text('state'), plan: input.text('plan') }
    const isJson = input.is('json')
    if (!isJson) io.out(fixedTitles(COLUMNS))
    const told = counted(io, 'members', () => undefined)
    const listed = await listMembers(ports, input.text('mutual') ?? '', filter, (member) => {
      told('')
      if (isJson) return io.out(JSON.stringify(memberJson(member)))
      const { mutual, household, on, standing } = member
      io.out(
        fixedLine(COLUMNS, [
          formatMemberNumber(household.number),
          household.people[0]?.name ?? '',
          planOf(household, on),
          standing.state,
          toDecimal(standing.owed, mutual.currency),
          standing.coveredUntil ?? '-',
        ]),
      )
    })
    return listed.ok ? 0 : refuse(io, refusalText(listed.refusal))
  },
}
