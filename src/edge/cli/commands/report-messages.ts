import {
  type MessageCounts,
  type MessageReport,
  readMessages,
} from '../../../app/messages/read-messages.ts'
import { formatPrice, priceInMinor } from '../../../core/sms/price.ts'
import { type Command, refuse } from '../command.ts'
import { MUTUAL } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { type Column, table } from '../table.ts'
import { dayOption } from '../values.ts'

export const reportMessagesCommand: Command = {
  name: 'report messages',
  kind: 'read',
  describe:
    'the SMS that were queued in a span of days, by kind: sent, failed, parts, and what the carrier asked for them',
  options: [
    MUTUAL,
    { flags: '--from <date>', describe: 'the first day (default: the first of the month)' },
    { flags: '--to <date>', describe: 'the last day (default: today)' },
    {
      flags: '--json',
      describe: 'as one JSON object; cost in whole minor units, rounded up once for each sum',
    },
  ],
  examples: ['report messages --mutual jappo --from 2026-03-01 --to 2026-03-31'],
  run: async ({ ports }, input, io) => {
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const read = await readMessages(ports, input.text('mutual') ?? '', { from, to })
    if (!read.ok) return refuse(io, refusalText(read.refusal))
    const lines = input.is('json') ? [JSON.stringify(jsonOf(read.value))] : describe(read.value)
    for (const line of lines) io.out(line)
    return 0
  },
}

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
