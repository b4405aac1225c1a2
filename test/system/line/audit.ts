import { MAIN } from '../../program.ts'
import type { Query } from './database.ts'
import { type Line, TILL } from './line.ts'
import type { Delivered, Movement } from './outside.ts'
import { type Ran, run } from './run.ts'
import type { Traffic } from './traffic.ts'

/**
 * What of our promises does not hold, in words; nothing when all do. It may be asked at any moment
 * after a crash: what was acknowledged is there, and nothing is there twice.
 */
export function broken(query: Query, { payments, checks, calls }: Traffic): string[] {
  const events = counted(query, `select event_key as key from event where wallet = '${TILL}'`)
  const receipts = counted(query, 'select operator_receipt as key from receipt')
  const inbox = counted(query, 'select message_id as key from inbox')
  const replies = counted(query, `select dedupe_key as key from outbox where kind = 'sms'`)
  const intents = counted(query, 'select payer_phone as key from intent')
  const asked = new Map<string, number>()
  for (const { member, answer } of calls) {
    const isAsked = ASKED.test(answer) ? 1 : 0
    asked.set(member.phone, (asked.get(member.phone) ?? 0) + isAsked)
  }
  return [
    ...payments.flatMap(({ id, acknowledged }) => [
      ...(acknowledged && !events.has(`paid/${id}`) ? [`payment ${id} was lost`] : []),
      ...((events.get(`paid/${id}`) ?? 0) > 1 ? [`payment ${id} was taken in twice`] : []),
      ...((receipts.get(id) ?? 0) > 1 ? [`payment ${id} was posted twice`] : []),
    ]),
    ...checks.flatMap(({ id, acknowledged }) => [
      ...(acknowledged && inbox.get(id) !== 1 ? [`message ${id} was lost`] : []),
      ...((replies.get(`reply/at/${id}`) ?? 0) > 1 ? [`message ${id} was answered twice`] : []),
    ]),
    ...[...asked].flatMap(([phone, count]) => {
      const found = intents.get(phone) ?? 0
      const dialled = calls.filter(({ member }) => member.phone === phone).length
      if (found < Math.min(count, 1)) return [`what ${phone} asked for was lost`]
      return found > dialled ? [`${phone} is asked for money more often than it dialled`] : []
    }),
  ]
}

/** `END` and the screen after a payment was asked for. */
const ASKED = /^END A request for /

function counted(query: Query, sql: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { key } of query(sql)) counts.set(String(key), (counts.get(String(key)) ?? 0) + 1)
  return counts
}

/** What is not as it must be once all has come to rest, the operators' own truth compared. */
export async function unsettled(line: Line, traffic: Traffic): Promise<string[]> {
  const { outside, look } = line
  // The operators first: the database may know more by now, and never less.
  const delivered = await outside.delivered()
  const moved = (await outside.movements()).filter(({ kind }) => kind === 'push')
  return look((query) => notAtRest(query, traffic, delivered, moved))
}

function notAtRest(
  query: Query,
  traffic: Traffic,
  delivered: readonly Delivered[],
  moved: readonly Movement[],
): string[] {
  const receipts = new Map(
    query('select operator_receipt as id, amount, state from receipt').map((row) => [
      row['id'],
      row,
    ]),
  )
  const messages = query(
    `select outbox_id, dedupe_key as key, state, recipient, text from outbox where kind = 'sms'`,
  )
  const replies = new Map(messages.map((row) => [row['key'], row]))
  const [till] = query(`select debits, credits from balance where account_id = '552/${TILL}'`) as {
    debits: number
    credits: number
  }[]
  const paid = traffic.payments.reduce((sum, { shillings }) => sum + shillings * 100, 0)
  // What a callback did not tell us is asked for, some minutes later.
  const missing = moved.filter(({ receipt }) => !receipts.has(receipt))
  const open = query(`select intent_id from intent where state in ('new', 'prompted')`)
  const pushed = moved
    .filter(({ receipt }) => receipts.has(receipt))
    .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)
  return [
    ...broken(query, traffic),
    ...traffic.payments.flatMap(({ id, shillings }) => {
      const row = receipts.get(id)
      return row?.['amount'] === shillings * 100 ? [] : [`payment ${id} is not in the books`]
    }),
    ...(missing.length > open.length
      ? [`money of prompts is not in the books: ${missing.map(({ receipt }) => receipt).join()}`]
      : []),
    ...(Number(till?.debits) === paid + pushed
      ? []
      : [`the till holds ${till?.debits}, the operator says ${paid + pushed}`]),
    ...traffic.checks.flatMap(({ id }) => {
      const state = replies.get(`reply/at/${id}`)?.['state']
      return /^(sent|unknown)$/.test(String(state))
        ? []
        : [`message ${id} has no answer: ${String(state)}`]
    }),
    ...overDelivered(messages, delivered),
  ]
}

/** Nobody reads one message more often than we have handed it over, as far as we know. */
function overDelivered(
  messages: readonly Record<string, unknown>[],
  delivered: readonly Delivered[],
): string[] {
  const key = (phone: unknown, text: unknown) => `${String(phone)} ${String(text)}`
  const left = new Map<string, number>()
  for (const { recipient, text, state } of messages)
    if (state === 'sent' || state === 'unknown')
      left.set(key(recipient, text), (left.get(key(recipient, text)) ?? 0) + 1)
  const came = new Map<string, number>()
  for (const { phone, text } of delivered)
    came.set(key(phone, text), (came.get(key(phone, text)) ?? 0) + 1)
  return [...came].flatMap(([one, count]) =>
    count > (left.get(one) ?? 0) ? [`it came too often: ${one}`] : [],
  )
}

/** The built `verify` on the line's database: its exit code, and what it said but for what is right. */
export function verify(line: Line, main = MAIN): Ran {
  const { status, said } = run(line, ['verify'], main)
  const wrong = said.split('\n').filter((text) => !text.startsWith('ok '))
  return { status, said: wrong.join('\n') }
}
