import { z } from 'zod'
import type { Hint, MoneyArrived, PromptFailed } from '../../../app/wallet.ts'
import { instant } from '../../../core/dates.ts'
import { isCurrency } from '../../../core/money.ts'
import { readInternational } from '../../../core/phone-number.ts'
import { storable } from '../../../core/text/input.ts'
import { amountIn } from '../../outgoing/wire-amount.ts'
import { uuidOf } from '../../outgoing/uuid.ts'
import { codeOf, FAILURES, ofTable, STATES } from './codes.ts'

const TEXT_MAX = 200

const text = z.string().max(TEXT_MAX).overwrite(storable)

/** Values of metadata by their names; they are sent as a list and come back as an object. */
const metadata = z.union([
  z.record(z.string(), z.unknown()),
  z
    .array(z.record(z.string(), z.unknown()))
    .transform((list): Record<string, unknown> =>
      Object.fromEntries(list.flatMap(Object.entries<unknown>)),
    ),
])

/** A deposit as a callback says it, and as `data` of a status. */
const DEPOSIT = z.object({
  depositId: text,
  status: text,
  amount: z.union([text, z.number()]).optional(),
  currency: text.optional(),
  payer: z
    .object({ accountDetails: z.object({ phoneNumber: text.optional() }).optional() })
    .nullish()
    .catch(null),
  clientReferenceId: text.nullish().catch(null),
  created: text.nullish().catch(null),
  failureReason: z
    .object({ failureCode: text.nullish().catch(null) })
    .nullish()
    .catch(null),
  metadata: metadata.nullish().catch(null),
})

type Deposit = z.output<typeof DEPOSIT>

type DepositSays =
  MoneyArrived | PromptFailed | Hint | { readonly kind: 'unreadable'; readonly why: string }

/** What our deposits carry besides: by these a notice is known to be about a request of ours. */
export const INTENT_FIELD = 'intentId'
export const ACCOUNT_FIELD = 'account'

/** Reads a deposit; null when it is none. */
export function readDeposit(body: unknown): Deposit | null {
  return DEPOSIT.safeParse(body).data ?? null
}

/**
 * What a deposit says of the request that it is for. pawaPay repeats our intent in the metadata, and
 * the deposit's own id follows from the intent: both must agree. `at` is when we hear of it, in
 * milliseconds: pawaPay says when a deposit was made and not when it was paid.
 */
export function depositSays(
  deposit: Deposit,
  currency: string,
  at: number,
  intentOf: string | null = null,
): DepositSays {
  const intentId = intentOf ?? textIn(deposit, INTENT_FIELD)
  if (intentId === null || deposit.depositId.toLowerCase() !== uuidOf(intentId)) {
    return { kind: 'unreadable', why: 'the deposit is for no request of ours' }
  }
  const operatorRef = deposit.depositId.toLowerCase()
  const { status } = deposit
  const state = ofTable(STATES, status)
  if (state === 'paid') return paid(deposit, intentId, currency, at)
  if (state === 'failed') return failed(deposit, intentId)
  if (state === 'pending') return { kind: 'hint', intentId, operatorRef }
  const alert = `pawaPay says ${codeOf(status)} of a deposit, which is not known here`
  return { kind: 'hint', intentId, operatorRef, alert }
}

function paid(deposit: Deposit, intentId: string, ours: string, at: number): DepositSays {
  const { currency = ours, payer, clientReferenceId } = deposit
  const amount = isCurrency(currency) ? amountIn(deposit.amount, currency) : null
  if (amount === null) return { kind: 'unreadable', why: 'the amount cannot be read' }
  const phone = payer?.accountDetails?.phoneNumber
  const operatorRef = deposit.depositId.toLowerCase()
  return {
    kind: 'paid',
    // pawaPay's statement names a deposit by this id, and by it alone in every case.
    operatorReceipt: operatorRef,
    amount,
    currency,
    intentId,
    operatorRef,
    account: clientReferenceId ?? textIn(deposit, ACCOUNT_FIELD),
    payerPhone: phone ? readInternational(phone) : null,
    paidAt: instant(Math.min(madeAt(deposit) ?? at, at)),
  }
}

function madeAt({ created }: Deposit): number | null {
  const ms = Date.parse(created ?? '')
  return Number.isSafeInteger(ms) ? ms : null
}

function failed(deposit: Deposit, intentId: string): PromptFailed {
  const operatorRef = deposit.depositId.toLowerCase()
  const code = deposit.failureReason?.failureCode ?? 'UNSPECIFIED_FAILURE'
  const known = ofTable(FAILURES, code)
  if (known) return { kind: 'failed', intentId, operatorRef, reason: known.reason }
  const alert = `pawaPay failed a deposit with ${codeOf(code)}, which is not known here`
  return { kind: 'failed', intentId, operatorRef, reason: 'try-later', alert }
}

function textIn({ metadata }: Deposit, field: string): string | null {
  const value = metadata?.[field]
  return typeof value === 'string' && value.length <= TEXT_MAX ? storable(value) : null
}
