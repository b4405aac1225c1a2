import {
  readStanding,
  standingJson,
  type StandingOf,
} from '../../../app/membership/read-standing.ts'
import { periodName } from '../../../core/contributions/periods.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { memberNamed, NAMED } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { fields, table } from '../table.ts'
import { dayOption } from '../values.ts'

export const standingCommand: Command = {
  name: 'standing',
  kind: 'read',
  describe: 'what a member owes, the day paid through, the day covered until, and each charge',
  arguments: [NAMED],
  options: [
    { flags: '--on <date>', describe: 'as of this day, by what is known now (default: today)' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['standing 0412337-8', 'standing 04123378 --on 2026-03-31 --json'],
  run: async ({ ports }, input, io) => {
    const number = await memberNamed(ports, input, io)
    const on = dayOption(input, 'on', io)
    if (!number || on === null) return 1
    const found = await readStanding(ports, number, on ?? null)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const lines = input.is('json')
      ? [JSON.stringify(standingJson(found.value))]
      : describe(found.value)
    for (const line of lines) io.out(line)
    return 0
  },
}

function describe({ mutual, household, on, standing }: StandingOf): string[] {
  const money = (amount: typeof standing.owed) => toDecimal(amount, mutual.currency)
  const plan = `${household.planCode}, ${mutual.name} (${mutual.code})`
  return [
    ...fields([
      ['member', `${formatMemberNumber(household.number)} ${household.people[0]?.name ?? ''}`],
      ['plan', plan],
      ['on', on],
      ['state', standing.state],
      ['owed', `${money(standing.owed)} ${mutual.currency}`],
      ['credit', `${money(standing.credit)} ${mutual.currency}`],
      ['paid through', standing.paidThrough ?? '-'],
      ['covered until', standing.coveredUntil ?? '-'],
      ['waiting until', standing.waitingUntil ?? '-'],
    ]),
    '',
    ...table(
      [
        {
          title: 'period',
          cell: (row) => chargeName(row),
        },
        { title: 'due on', cell: (row) => row.dueOn },
        { title: 'amount', right: true, cell: (row) => money(row.amount) },
        { title: 'paid', right: true, cell: (row) => money(row.paid) },
      ],
      standing.charges,
    ),
  ]
}

function chargeName(charge: StandingOf['standing']['charges'][number]): string {
  return charge.kind === 'contribution' ? periodName(charge) : charge.kind.replace('-', ' ')
}
