import { staffList } from '../../../app/acts/staff.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST } from '../options.ts'
import { table } from '../table.ts'

export const staffListCommand = actCommand(staffList, {
  json: JSON_LIST,
  examples: ['staff list --mutual jappo'],
  print: (people, { all }) => {
    const rows = people.map(
      ({ role, name, phone, ref, since: from = null, until, box, changed }) => {
        const provider = role === 'clinic' ? ref : null
        const { cause = null, decided_by: by = null } = changed ?? {}
        return { role, name, phone, provider, from, until, cash: box, cause, by }
      },
    )
    return { json: rows, lines: listed(rows, all) }
  },
})

type Row = {
  readonly role: string
  readonly name: string
  readonly phone: string
  readonly provider: string | null
  readonly until: string | null
  readonly cash: string | null
  readonly from: string | null
  readonly cause: string | null
  readonly by: string | null
}

/** With `all` also since when, and who last decided what. */
function listed(rows: readonly Row[], all: boolean): string[] {
  if (rows.length === 0) return ['no phone works for this mutual']
  return table<Row>(
    [
      { title: 'role', cell: (row) => row.role },
      { title: 'name', cell: (row) => row.name },
      { title: 'phone', cell: (row) => row.phone },
      { title: 'provider', cell: (row) => row.provider ?? '-' },
      { title: 'until', cell: (row) => row.until ?? '-' },
      { title: 'cash', cell: (row) => row.cash ?? '-' },
      ...(all ? DECIDED : []),
    ],
    rows,
  )
}

const DECIDED = [
  { title: 'from', cell: (row: Row) => row.from ?? '-' },
  { title: 'cause', cell: (row: Row) => row.cause ?? '-' },
  { title: 'by', cell: (row: Row) => row.by ?? '-' },
]
