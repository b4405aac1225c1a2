import { alertsDone, alertsList } from '../../../app/acts/alerts.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import type { ListedAlert } from '../../../store/alerts/alerts.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const alertsListCommand = actCommand(alertsList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['alerts list --mutual jappo'],
  print: ({ mutual: { currency }, alerts }) => ({
    json: alerts.map((row) => jsonOf(row, currency)),
    lines: listed(alerts, currency),
  }),
})

function jsonOf(row: ListedAlert, currency: Currency) {
  const { alert_number: alert, on_date: on, kind, cause, count, amount, done_by: doneBy } = row
  return { alert, on, kind, cause, count, amount, currency, doneBy }
}

function listed(alerts: readonly ListedAlert[], currency: Currency): string[] {
  if (alerts.length === 0) return ['there is nothing to look at']
  return table<ListedAlert>(
    [
      { title: 'alert', right: true, cell: (row) => String(row.alert_number) },
      { title: 'on', cell: (row) => row.on_date },
      { title: 'what', cell: (row) => row.kind },
      { title: 'about', cell: (row) => row.cause },
      { title: 'count', right: true, cell: (row) => String(row.count) },
      {
        title: 'amount',
        right: true,
        cell: ({ amount }) =>
          amount === null ? '-' : `${toDecimal(amount, currency)} ${currency}`,
      },
      { title: 'done by', cell: (row) => row.done_by ?? '-' },
    ],
    alerts,
  )
}

export const alertsDoneCommand = actCommand(alertsDone, {
  arguments: { alert: 'ALERT' },
  json: JSON_OBJECT,
  examples: ['alerts done 12 --mutual jappo --by "Khady Sarr"'],
  print: ({ by }, { alert }) => ({
    json: { alert, doneBy: by },
    lines: `alert ${alert} is done, by ${by}`,
  }),
})
