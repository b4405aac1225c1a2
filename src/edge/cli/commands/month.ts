import { month } from '../../../app/acts/month.ts'
import type { MonthLine } from '../../../app/month/open.ts'
import type { MonthLeft } from '../../../app/month/read-month.ts'
import { toDecimal } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'

export const monthCommand = actCommand(month, {
  slow: true,
  arguments: { mutual: 'CODE', month: 'MONTH' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['month jappo 2026-03'],
  print: (left) => ({
    json: {
      ...{ mutual: left.mutual.code, currency: left.mutual.currency },
      ...{ from: left.from, to: left.to, lines: left.lines },
    },
    lines: described(left),
  }),
})

function described({ mutual, from, to, lines }: MonthLeft): string[] {
  const open = lines.filter(({ count }) => count > 0)
  const { name, code, currency } = mutual
  const title = `${name} (${code}), ${from} to ${to}, amounts in ${currency}`
  if (open.length === 0) return [title, 'nothing is left open']
  return [
    title,
    ...table<MonthLine>(
      [
        { title: 'left open', cell: ({ subject }) => subject },
        {
          title: 'how many',
          cell: ({ count, isMore }) => `${count}${isMore ? '+' : ''}`,
          right: true,
        },
        {
          title: 'amount',
          cell: ({ amount }) => (amount === null ? '-' : toDecimal(amount, currency)),
          right: true,
        },
        { title: 'since', cell: ({ oldest }) => oldest ?? '-' },
        { title: 'command', cell: ({ command }) => command },
      ],
      open,
    ),
  ]
}
