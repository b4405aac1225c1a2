import { z } from 'zod'
import type { KnownReturn, MoneyReturned } from '../../../app/wallet.ts'
import { instant } from '../../../core/dates.ts'
import { type Currency, isCurrency } from '../../../core/money.ts'
import { amountIn } from '../../outgoing/wire-amount.ts'
import type { Account } from './account.ts'
import { codeOf, ofTable, refusalIn, STATES } from './codes.ts'

const text = z.string().max(200)

/** A refund as a callback says it, and as `data` of a status (reference mobile-money 4.9). */
const REFUND = z.object({
  refundId: text.min(1),
  depositId: text.min(1),
  status: text,
  amount: z.union([text, z.number()]).optional(),
  currency: text.optional(),
  created: text.nullish().catch(null),
})

type Refund = z.output<typeof REFUND>

/** Reads a refund; null when it is none. */
export function readRefund(body: unknown): Refund | null {
  return REFUND.safeParse(body).data ?? null
}

/**
 * What a refund says of the money of a deposit. Nothing is taken back before it is completed. `at` is
 * when we hear of it, in milliseconds.
 */
export function refundSays(
  refund: Refund,
  ours: Currency,
  at: number,
): KnownReturn | { readonly kind: 'unreadable'; readonly why: string } {
  const { refundId, depositId, status, currency = ours } = refund
  const state = ofTable(STATES, status)
  if (state === 'failed') return { kind: 'not-returned' }
  if (state === 'pending') return { kind: 'unknown' }
  if (state === undefined) {
    const alert = `pawaPay says ${codeOf(status)} of a refund, which is not known here`
    return { kind: 'unknown', alert }
  }
  const amount = isCurrency(currency) ? amountIn(refund.amount, currency) : null
  if (amount === null || amount <= 0)
    return { kind: 'unreadable', why: 'the amount cannot be read' }
  const made = Date.parse(refund.created ?? '')
  const returned: MoneyReturned = {
    kind: 'returned',
    operatorReceipt: refundId.toLowerCase(),
    // A deposit is in the books by its id.
    of: depositId.toLowerCase(),
    amount,
    currency,
    intentId: null,
    at: instant(Math.min(Number.isSafeInteger(made) ? made : at, at)),
  }
  return returned
}

const FOUND = z.object({ status: z.string(), data: z.unknown().optional() })

/** What pawaPay knows of a refund; it was begun by somebody in its dashboard or by its API. */
export async function askRefund(
  { client }: Account,
  refundId: string,
  currency: Currency,
  now: number,
): Promise<KnownReturn> {
  if (!/^[0-9a-f-]{36}$/i.test(refundId)) return { kind: 'not-returned' }
  const answered = await client.get(`refunds/${refundId}`)
  if (answered.kind !== 'answer' || answered.status >= 500) return { kind: 'unknown' }
  const found = FOUND.safeParse(answered.body).data
  if (found?.status === 'NOT_FOUND') return { kind: 'not-returned' }
  const refund = found?.status === 'FOUND' ? readRefund(found.data) : null
  const says = refund && refundSays(refund, currency, now)
  if (says && says.kind !== 'unreadable') return says
  const alert = refusalIn(answered)?.alert ?? 'pawaPay says of a refund what cannot be read here'
  return { kind: 'unknown', alert }
}
