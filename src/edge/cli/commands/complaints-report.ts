import { complaintsReport } from '../../../app/acts/complaints.ts'
import type { ComplaintCounts } from '../../../core/complaints/count.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'
import { type Column, table } from '../table.ts'

export const complaintsReportCommand = actCommand(complaintsReport, {
  json: JSON_OBJECT,
  examples: ['complaints report --mutual jappo --from 2026-01-01 --to 2026-03-31'],
  print: ({ mutual, clinics, ...span }) => ({
    json: { mutual: mutual.code, ...span, clinics },
    lines: clinics.length > 0 ? table(COLUMNS, clinics) : ['nobody complained'],
  }),
})

const COLUMNS: readonly Column<ComplaintCounts>[] = [
  { title: 'clinic', cell: ({ provider }) => provider ?? '-' },
  { title: 'charged', right: true, cell: ({ kinds }) => String(kinds.charged) },
  { title: 'turned away', right: true, cell: ({ kinds }) => String(kinds['turned-away']) },
  { title: 'not seen', right: true, cell: ({ kinds }) => String(kinds.unseen) },
  { title: 'plan', right: true, cell: ({ kinds }) => String(kinds.category) },
  { title: 'other', right: true, cell: ({ kinds }) => String(kinds.other) },
  { title: 'all', right: true, cell: ({ total }) => String(total) },
  { title: 'open', right: true, cell: ({ open }) => String(open) },
  { title: 'longest days', right: true, cell: ({ longestDays }) => String(longestDays ?? '-') },
]
