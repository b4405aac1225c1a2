import { listStaff } from '../../../app/staff.ts'
import { type Command, refuse } from '../command.ts'
import { refusalText } from '../refusals.ts'
import { table } from '../table.ts'

export const staffListCommand: Command = {
  name: 'staff list',
  kind: 'read',
  describe: 'the phones of a mutual’s clinics, managers and collectors',
  options: [
    { flags: '--mutual <code>', describe: 'the mutual', required: true },
    { flags: '--all', describe: 'also those whose last day is over' },
    { flags: '--json', describe: 'as a JSON list' },
  ],
  examples: ['staff list --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const found = await listStaff(ports, input.text('mutual') ?? '')
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    const rows = found.value
      .filter(({ inOffice }) => inOffice || input.is('all'))
      .map(({ role, name, phone, ref, until, box }) => {
        const provider = role === 'clinic' ? ref : null
        return { role, name, phone, provider, until, cash: box }
      })
    if (input.is('json')) io.out(JSON.stringify(rows))
    else for (const line of listed(rows)) io.out(line)
    return 0
  },
}

type Row = {
  readonly role: string
  readonly name: string
  readonly phone: string
  readonly provider: string | null
  readonly until: string | null
  readonly cash: string | null
}

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['no phone works for this mutual']
  return table<Row>(
    [
      { title: 'role', cell: (row) => row.role },
      { title: 'name', cell: (row) => row.name },
      { title: 'phone', cell: (row) => row.phone },
      { title: 'provider', cell: (row) => row.provider ?? '-' },
      { title: 'until', cell: (row) => row.until ?? '-' },
      { title: 'cash', cell: (row) => row.cash ?? '-' },
    ],
    rows,
  )
}
