import { reportComplaints } from '../../../app/complaints/count-complaints.ts'
import type { ComplaintCounts } from '../../../core/complaints/count.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { type Column, table } from '../table.ts'
import { dayOption } from '../values.ts'

export const complaintsReportCommand: Command = {
  name: 'complaints report',
  kind: 'read',
  describe: 'how many complaints there are about each clinic, without names',
  options: [
    MUTUAL,
    { flags: '--from <date>', describe: 'the first day of filing (default: 1 January)' },
    { flags: '--to <date>', describe: 'the last day of filing (default: today)' },
    JSON_OBJECT,
  ],
  examples: ['complaints report --mutual jappo --from 2026-01-01 --to 2026-03-31'],
  run: async ({ ports }, input, io) => {
    const from = dayOption(input, 'from', io)
    const to = dayOption(input, 'to', io)
    if (from === null || to === null) return 1
    const read = await reportComplaints(ports, input.text('mutual') ?? '', { from, to })
    if (!read.ok) return refuse(io, refusalText(read.refusal))
    const { mutual, clinics, ...span } = read.value
    const lines = clinics.length > 0 ? table(COLUMNS, clinics) : ['nobody complained']
    printEither(io, input, { mutual: mutual.code, ...span, clinics }, lines)
    return 0
  },
}

const COLUMNS: readonly Column<ComplaintCounts>[] = [
  { title: 'clinic', cell: ({ provider }) => provider ?? '-' },
  { title: 'charged', right: true, cell: ({ kinds }) => String(kinds.charged) },
  { title: 'turned away', right: true, cell: ({ kinds }) => String(kinds['turned-away']) },
  { title: 'not seen', right: true, cell: ({ kinds }) => String(kinds.unseen) },
  { title: 'other', right: true, cell: ({ kinds }) => String(kinds.other) },
  { title: 'all', right: true, cell: ({ total }) => String(total) },
  { title: 'open', right: true, cell: ({ open }) => String(open) },
  { title: 'longest days', right: true, cell: ({ longestDays }) => String(longestDays ?? '-') },
]
