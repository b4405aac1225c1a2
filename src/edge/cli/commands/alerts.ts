import { closeAlert, readAlerts } from '../../../app/alerts/alerts.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import type { ListedAlert } from '../../../store/alerts/alerts.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_LIST_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { textOption } from '../values.ts'

/** The newest ones: more than anybody reads. */
const LISTED_MAX = 500

export const alertsListCommand: Command = {
  name: 'alerts list',
  kind: 'read',
  describe: 'what the managers of a mutual should look at, newest first',
  options: [MUTUAL, { flags: '--all', describe: 'also what was looked at' }, JSON_LIST_WITH_MONEY],
  examples: ['alerts list --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const asked = { all: input.is('all'), limit: LISTED_MAX }
    const found = await readAlerts(ports, input.text('mutual') ?? '', asked)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const { mutual, alerts } = found.value
    printEither(
      io,
      input,
      alerts.map((row) => jsonOf(row, mutual.currency)),
      listed(alerts, mutual.currency),
    )
    return 0
  },
}

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

export const alertsDoneCommand: Command = {
  name: 'alerts done',
  kind: 'write',
  describe: 'notes that a manager has looked at an alert',
  arguments: [{ name: 'ALERT', describe: 'its number, as alerts list shows it' }],
  options: [
    MUTUAL,
    {
      flags: '--by <name>',
      describe: 'the manager who looked at it: the name, or the phone',
      required: true,
    },
  ],
  examples: ['alerts done 12 --mutual jappo --by "Khady Sarr"'],
  run: async ({ ports }, input, io) => {
    const text = input.text('alert') ?? ''
    const by = textOption(input, 'by', io)
    if (!by) return 1
    const alert = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
    if (alert === null) return refuse(io, refusalText({ code: 'unknown-alert', alert: text }))
    const closed = await closeAlert(ports, input.text('mutual') ?? '', { alert, by })
    if (!closed.ok) return refuse(io, refusalText(closed.refusal))
    io.out(`alert ${alert} is done, by ${closed.value.by}`)
    return 0
  },
}
