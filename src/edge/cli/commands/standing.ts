import { standing } from '../../../app/acts/members.ts'
import { planOf } from '../../../store/membership/households.ts'
import { standingJson, type StandingOf } from '../../../app/membership/read-standing.ts'
import { periodName } from '../../../core/contributions/periods.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { fields, table } from '../table.ts'

export const standingCommand = actCommand(standing, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['standing 0412337-8', 'standing 04123378 --on 2026-03-31 --json'],
  print: (found) => ({ json: standingJson(found), lines: describe(found) }),
})

function describe({ mutual, household, on, standing }: StandingOf): string[] {
  const money = (amount: typeof standing.owed) => toDecimal(amount, mutual.currency)
  const plan = `${planOf(household, on)}, ${mutual.name} (${mutual.code})`
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
