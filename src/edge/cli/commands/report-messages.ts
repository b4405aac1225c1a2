import { reportMessages } from '../../../app/acts/books.ts'
import type { MessageCounts, MessageReport } from '../../../app/messages/read-messages.ts'
import { formatPrice, priceInMinor } from '../../../core/sms/price.ts'
import { actCommand } from '../act-command.ts'
import { type Column, table } from '../table.ts'

export const reportMessagesCommand = actCommand(reportMessages, {
  slow: true,
  json: {
    flags: '--json',
    describe: 'as one JSON object; cost in whole minor units, rounded up once for each sum',
  },
  examples: ['report messages --mutual jappo --from 2026-03-01 --to 2026-03-31'],
  print: (report) => ({ json: jsonOf(report), lines: describe(report) }),
})

function jsonOf({ mutual, from, to, kinds, total }: MessageReport) {
  return {
    mutual: mutual.code,
    from,
    to,
    kinds: Object.fromEntries(kinds.map(({ kind, ...counts }) => [kind, countsJson(counts)])),
    total: countsJson(total),
  }
}

function countsJson({ cost, ...counts }: MessageCounts) {
  const amounts = cost.map((price) => ({ amount: priceInMinor(price), currency: price.currency }))
  return { ...counts, cost: amounts }
}

type Row = MessageCounts & { readonly kind: string }

const COLUMNS: readonly Column<Row>[] = [
  { title: 'kind', cell: ({ kind }) => kind },
  { title: 'sent', cell: ({ sent }) => String(sent), right: true },
  { title: 'unknown', cell: ({ unknown }) => String(unknown), right: true },
  { title: 'failed', cell: ({ failed }) => String(failed), right: true },
  { title: 'cancelled', cell: ({ cancelled }) => String(cancelled), right: true },
  { title: 'waiting', cell: ({ waiting }) => String(waiting), right: true },
  { title: 'parts', cell: ({ parts }) => String(parts), right: true },
  { title: 'cost', cell: ({ cost }) => cost.map(formatPrice).join(', ') || '-', right: true },
]

function describe({ from, to, kinds, total }: MessageReport): string[] {
  return [`${from} to ${to}`, ...table(COLUMNS, [...kinds, { ...total, kind: 'all' }])]
}
