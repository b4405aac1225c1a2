import {
  eventsDone,
  eventsDrop,
  eventsList,
  eventsPost,
  eventsReadAgain,
} from '../../../app/acts/events.ts'
import { wordsOf } from '../../../app/payments/stored-callback.ts'
import type { OpenEvent } from '../../../app/payments/waiting.ts'
import { type Currency, isCurrency, toDecimal } from '../../../core/money.ts'
import type { UnreadTable } from '../../../store/tables/operators.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_LIST_WITH_MONEY, JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const eventsListCommand = actCommand(eventsList, {
  json: JSON_LIST_WITH_MONEY,
  examples: ['events list', 'events list --unhandled', 'events list --unread --json'],
  print: ({ unhandled, unread, now }) => {
    const rows = [
      ...unhandled.map((one) => rowOf(one, now)),
      ...unread.map((one) => unreadRow(one, now)),
    ]
    return { json: rows, lines: listed(rows) }
  },
})

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

export const eventsPostCommand = actCommand(eventsPost, {
  arguments: { event: 'EVENT' },
  json: JSON_OBJECT,
  examples: ['events post 01ABC --mutual jappo --by "Awa Diop" --reason "seen at the operator"'],
  print: proposed,
})

export const eventsDropCommand = actCommand(eventsDrop, {
  arguments: { event: 'EVENT' },
  json: JSON_OBJECT,
  examples: ['events drop 01ABC --mutual jappo --by "Awa Diop" --reason "seen at the operator"'],
  print: proposed,
})

type Proposed = { readonly proposal: { readonly proposal_id: string } }

function proposed({ proposal: { proposal_id: proposal } }: Proposed): Printed {
  return { json: { proposal }, lines: `proposal ${proposal} waits for another manager` }
}

export const eventsReadAgainCommand = actCommand(eventsReadAgain, {
  slow: true,
  json: JSON_OBJECT,
  examples: ['events read-again'],
  print: (done) => ({
    json: done,
    lines: `${done.read} of ${done.tried} notices can be read now and are acted on`,
  }),
})

export const eventsDoneCommand = actCommand(eventsDone, {
  arguments: { event: 'EVENT' },
  json: JSON_OBJECT,
  examples: ['events done 01ABC --by "Awa Diop"'],
  print: (_, { event, by }) => ({ json: { event, by }, lines: `${event} is done, by ${by}` }),
})
