import { z } from 'zod'
import type { AskedPrompt, Callback, Known, Received } from '../../../app/wallet.ts'
import type { Currency } from '../../../core/money.ts'
import { DEPOSITS_PATH, REFUNDS_PATH, STATEMENTS_PATH } from '../../callbacks/addresses.ts'
import { jsonOf } from '../../json.ts'
import { uuidOf } from '../../outgoing/uuid.ts'
import type { Account } from './account.ts'
import { NOT_FOUND_FINAL_MS, refusalIn } from './codes.ts'
import { depositSays, readDeposit } from './deposit.ts'
import { readRefund, refundSays } from './refund.ts'

const FOUND = z.object({ status: z.string(), data: z.unknown().optional() })

/** Whatever cannot be read leaves the request as it is: it is asked about again. */
export async function query(
  { client }: Account,
  { intentId }: AskedPrompt,
  currency: Currency,
  now: number,
): Promise<Known> {
  const answered = await client.get(`deposits/${uuidOf(intentId)}`)
  if (answered.kind !== 'answer' || answered.status >= 500) return { kind: 'unknown' }
  const found = FOUND.safeParse(answered.body).data
  if (found?.status === 'NOT_FOUND') return { kind: 'not-found', finalAfterMs: NOT_FOUND_FINAL_MS }
  const deposit = found?.status === 'FOUND' ? readDeposit(found.data) : null
  if (!deposit) {
    const alert = refusalIn(answered)?.alert ?? 'pawaPay says of a deposit what cannot be read here'
    return { kind: 'unknown', alert }
  }
  const says = depositSays(deposit, currency, now, intentId)
  if (says.kind === 'unreadable') return { kind: 'unknown', alert: `pawaPay: ${says.why}` }
  if (says.kind !== 'hint') return says
  return says.alert ? { kind: 'unknown', alert: says.alert } : { kind: 'pending' }
}

const TAKEN = { status: 200, contentType: 'application/json', body: '{}' }

/**
 * A callback is a deposit, flat, or at its own address a refund. Nothing but deposits of ours comes in
 * here: money of others at the same account comes to light with the statement.
 */
export function receive({ path, raw, at }: Callback, currency: Currency): Received {
  const unreadable = (why: string): Received => ({ kind: 'unreadable', why, reply: TAKEN })
  // That a statement is ready: we look ourselves.
  if (path === STATEMENTS_PATH) return { kind: 'events', events: [], reply: TAKEN }
  if (path === REFUNDS_PATH) return receiveRefund(raw, at, currency)
  if (path !== DEPOSITS_PATH) return unreadable('an address that is none of ours')
  const deposit = readDeposit(jsonOf(raw))
  if (!deposit) return unreadable('it is no deposit')
  const says = depositSays(deposit, currency, at)
  if (says.kind === 'unreadable') return unreadable(says.why)
  return { kind: 'events', events: [says], reply: TAKEN }
}

/** Of one that has not come to pass there is nothing to do. */
function receiveRefund(raw: string, at: Callback['at'], currency: Currency): Received {
  const refund = readRefund(jsonOf(raw))
  const says = refund && refundSays(refund, currency, at)
  if (!says || says.kind === 'unreadable')
    return { kind: 'unreadable', why: says?.why ?? 'it is no refund', reply: TAKEN }
  return { kind: 'events', events: says.kind === 'returned' ? [says] : [], reply: TAKEN }
}
