import { callsDone, callsList } from '../../../app/acts/calls.ts'
import type { WantsCall } from '../../../app/help/call-requests.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST, JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const callsListCommand = actCommand(callsList, {
  json: JSON_LIST,
  examples: ['calls list --mutual jappo'],
  print: (rows) => ({ json: rows.map(jsonOf), lines: listed(rows) }),
})

function jsonOf(row: WantsCall) {
  return {
    ...{ call: row.call_number, name: row.name, number: row.number, phone: row.phone },
    ...{ doing: row.doing, askedAt: new Date(row.asked_at).toISOString(), doneBy: row.done_by },
  }
}

function listed(rows: readonly WantsCall[]): string[] {
  if (rows.length === 0) return ['nobody waits for a call']
  return table<WantsCall>(
    [
      { title: 'call', right: true, cell: (row) => String(row.call_number) },
      { title: 'name', cell: (row) => row.name ?? '-' },
      { title: 'number', cell: (row) => row.number ?? '-' },
      { title: 'phone', cell: (row) => row.phone },
      { title: 'was at', cell: (row) => row.doing },
      { title: 'asked at', cell: (row) => new Date(row.asked_at).toISOString() },
      { title: 'called by', cell: (row) => row.done_by ?? '-' },
    ],
    rows,
  )
}

export const callsDoneCommand = actCommand(callsDone, {
  arguments: { call: 'CALL' },
  json: JSON_OBJECT,
  examples: ['calls done 3 --mutual jappo --by "Khady Sarr"'],
  print: ({ by }, { call }) => ({
    json: { call, doneBy: by },
    lines: `call ${call} is done, by ${by}`,
  }),
})
