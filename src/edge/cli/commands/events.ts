import { lookedAt } from '../../../app/payments/keep-unread.ts'
import { proposeHeld } from '../../../app/payments/decide-held.ts'
import { readAgain } from '../../../app/payments/read-again.ts'
import { wordsOf } from '../../../app/payments/stored-callback.ts'
import { type OpenEvent, readOpenEvents } from '../../../app/payments/waiting.ts'
import { type Currency, isCurrency, toDecimal } from '../../../core/money.ts'
import type { UnreadTable } from '../../../store/schema.ts'
import { type Command, refuse } from '../command.ts'
import { BY_MANAGER, JSON_LIST_WITH_MONEY, JSON_OBJECT, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { table } from '../table.ts'
import { textOption } from '../values.ts'

/** The oldest ones: more than anybody reads. */
const LISTED_MAX = 500

export const eventsListCommand: Command = {
  name: 'events list',
  kind: 'read',
  describe: 'messages of operators and carriers that are not in the books, oldest first',
  options: [
    { flags: '--unhandled', describe: 'only notices of operators that were not acted on yet' },
    { flags: '--unread', describe: 'only what could not be read' },
    JSON_LIST_WITH_MONEY,
  ],
  examples: ['events list', 'events list --unhandled', 'events list --unread --json'],
  run: async ({ ports }, input, io) => {
    const isAll = input.is('unhandled') === input.is('unread')
    const { now, ...found } = await readOpenEvents(ports, LISTED_MAX)
    const rows = [
      ...(isAll || input.is('unhandled') ? found.unhandled.map((one) => rowOf(one, now)) : []),
      ...(isAll || input.is('unread') ? found.unread.map((one) => unreadRow(one, now)) : []),
    ]
    printEither(io, input, rows, listed(rows))
    return 0
  },
}

function rowOf({ row, event }: OpenEvent, now: number) {
  const paid = event?.kind === 'paid' ? event : null
  const amount = paid?.amount ?? null
  const currency: Currency | null = paid && isCurrency(paid.currency) ? paid.currency : null
  return {
    ...{ event: row.event_id, state: row.held_at === null ? 'waiting' : 'held' },
    ...{ why: row.held_why, mutual: row.held_for, door: row.wallet },
    ...{ reference: paid?.operatorReceipt ?? null, amount, currency },
    ...{ failures: row.failures, seen: row.seen },
    ...ages(row.received_at, now),
    body: wordsOf(row.body),
  }
}

function unreadRow(row: UnreadTable, now: number) {
  return {
    ...{ event: row.unread_id, state: 'unread', why: row.why, mutual: null, door: row.door },
    ...{ reference: null, amount: null, currency: null, failures: 0, seen: row.seen },
    ...ages(row.received_at, now),
    body: wordsOf(row.body),
  }
}

function ages(receivedAt: number, now: number) {
  const ageSeconds = Math.max(0, Math.floor((now - receivedAt) / 1000))
  return { receivedAt: new Date(receivedAt).toISOString(), ageSeconds }
}

type Row = ReturnType<typeof rowOf> | ReturnType<typeof unreadRow>

function listed(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['nothing waits']
  return table<Row>(
    [
      { title: 'event', cell: ({ event }) => event },
      { title: 'what of it', cell: ({ state }) => state },
      { title: 'from', cell: ({ door }) => door },
      { title: 'received', cell: ({ receivedAt }) => receivedAt },
      { title: 'reference', cell: ({ reference }) => reference ?? '-' },
      { title: 'amount', right: true, cell: shownAmount },
      { title: 'tries', right: true, cell: ({ failures }) => String(failures) },
      { title: 'why', cell: ({ why }) => why ?? '-' },
    ],
    rows,
  )
}

function shownAmount({ amount, currency }: Row): string {
  return amount === null || currency === null ? '-' : `${toDecimal(amount, currency)} ${currency}`
}

const EVENT = { name: 'EVENT', describe: 'its name, as events list shows it' }
const REASON = { flags: '--reason <text>', describe: 'why', required: true } as const

export const eventsPostCommand = decision('post', 'lets held money into the books')
export const eventsDropCommand = decision('drop', 'keeps held money out of the books for good')

/** Nothing is done until another manager approves it. */
function decision(what: 'post' | 'drop', does: string): Command {
  return {
    name: `events ${what}`,
    kind: 'write',
    describe: `${does}, once another manager approves (decide approve)`,
    arguments: [EVENT],
    options: [MUTUAL, BY_MANAGER, REASON],
    examples: [
      `events ${what} 01ABC --mutual jappo --by "Awa Diop" --reason "seen at the operator"`,
    ],
    run: async ({ ports }, input, io) => {
      const by = textOption(input, 'by', io)
      const reason = textOption(input, 'reason', io)
      if (!by || !reason) return 1
      const asked = { mutual: input.text('mutual') ?? '', event: input.text('event') ?? '' }
      const made = await proposeHeld(ports, { ...asked, kind: `${what}-event`, by, reason })
      if (!made.ok) return refuse(io, refusalText(made.refusal))
      io.out(`proposal ${made.value.proposal.proposal_id} waits for another manager`)
      return 0
    },
  }
}

export const eventsReadAgainCommand: Command = {
  name: 'events read-again',
  kind: 'write',
  describe: 'reads notices of operators again that could not be read; a start does the same',
  options: [JSON_OBJECT],
  examples: ['events read-again'],
  run: async ({ ports }, input, io) => {
    const done = await readAgain(ports)
    const { tried, read } = done
    printEither(io, input, done, `${read} of ${tried} notices can be read now and are acted on`)
    return 0
  },
}

export const eventsDoneCommand: Command = {
  name: 'events done',
  kind: 'write',
  describe: 'notes that somebody has looked at what could not be read',
  arguments: [EVENT],
  options: [{ flags: '--by <name>', describe: 'who has', required: true }],
  examples: ['events done 01ABC --by "Awa Diop"'],
  run: async ({ ports }, input, io) => {
    const by = textOption(input, 'by', io)
    if (!by) return 1
    const unread = input.text('event') ?? ''
    const seen = await lookedAt(ports, unread, by)
    if (!seen.ok) return refuse(io, refusalText(seen.refusal))
    io.out(`${unread} is done, by ${by}`)
    return 0
  },
}
