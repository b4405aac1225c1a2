import { finishCall, readCallRequests, type WantsCall } from '../../../app/help/call-requests.ts'
import { type Command, refuse } from '../command.ts'
import { BY_MANAGER, JSON_LIST, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { textOption } from '../values.ts'

/** The first ones: more than anybody calls. */
const LISTED_MAX = 500

export const callsListCommand: Command = {
  name: 'calls list',
  kind: 'read',
  describe: 'who asked to be called, on which phone, and what they were doing, oldest first',
  options: [MUTUAL, { flags: '--all', describe: 'also who was called' }, JSON_LIST],
  examples: ['calls list --mutual jappo'],
  run: async ({ ports }, input, io) => {
    const asked = { all: input.is('all'), limit: LISTED_MAX }
    const found = await readCallRequests(ports, input.text('mutual') ?? '', asked)
    if (!found.ok) return refuse(io, refusalText(found.refusal))
    printEither(io, input, found.value.map(jsonOf), listed(found.value))
    return 0
  },
}

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

export const callsDoneCommand: Command = {
  name: 'calls done',
  kind: 'write',
  describe: 'takes somebody who was called off the list',
  arguments: [{ name: 'CALL', describe: 'its number, as calls list shows it' }],
  options: [MUTUAL, { ...BY_MANAGER, describe: 'the manager who called: the name, or the phone' }],
  examples: ['calls done 3 --mutual jappo --by "Khady Sarr"'],
  run: async ({ ports }, input, io) => {
    const text = input.text('call') ?? ''
    const by = textOption(input, 'by', io)
    if (!by) return 1
    const call = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
    if (call === null) return refuse(io, refusalText({ code: 'unknown-call', call: text }))
    const mutual = input.text('mutual') ?? ''
    const finished = await ports.store.write((tx) => finishCall(ports, tx, mutual, { call, by }))
    if (!finished.ok) return refuse(io, refusalText(finished.refusal))
    io.out(`call ${call} is done, by ${finished.value.by}`)
    return 0
  },
}
