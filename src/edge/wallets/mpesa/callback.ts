import { z } from 'zod'
import type { Callback, Received, Reply, WalletEvent } from '../../../app/wallet.ts'
import { isCurrency, type Minor } from '../../../core/money.ts'
import { PLAIN, readNotation } from '../../../core/notation.ts'
import { storable } from '../../../core/text/input.ts'
import { readTimestamp } from './account.ts'
import { resultOf } from './codes.ts'
import { readPayer } from './payer.ts'

/** What Daraja is answered: whatever we make of it, it was taken in. */
export const TAKEN = reply({ ResultCode: 0, ResultDesc: 'Accepted' })

export function reply(body: object): Reply {
  const contentType = 'application/json; charset=utf-8'
  return { status: 200, contentType, body: JSON.stringify(body) }
}

export function unreadable(why: string): Received {
  return { kind: 'unreadable', why, reply: TAKEN }
}

/** A code as a number or a text. */
const code = z.union([z.string().max(40), z.number()]).transform(String)

/** A text of theirs that we keep. */
export const text = (length: number) => z.string().max(length).overwrite(storable)

const ITEM = z.object({ Name: z.string(), Value: z.union([z.string(), z.number()]).nullish() })

const PROMPTED = z.object({
  Body: z.object({
    stkCallback: z.object({
      CheckoutRequestID: text(100).min(1),
      ResultCode: code,
      CallbackMetadata: z.object({ Item: z.array(ITEM).max(50) }).nullish(),
    }),
  }),
})

/**
 * Reads what became of a prompt (STK callback), at the prompt's own address: Daraja says neither our
 * id nor the account that the prompt was for.
 */
export function readPrompted({ intentId }: Callback, body: unknown, currency: string): Received {
  if (intentId === null) return unreadable('it is of no prompt')
  const read = PROMPTED.safeParse(body)
  if (!read.success) return unreadable('it is no answer to a prompt')
  const {
    CheckoutRequestID: operatorRef,
    ResultCode,
    CallbackMetadata,
  } = read.data.Body.stkCallback
  const common = { intentId, operatorRef }
  const meaning = resultOf(ResultCode)
  const events = (...all: WalletEvent[]): Received => ({
    kind: 'events',
    events: all,
    reply: TAKEN,
  })
  switch (meaning.kind) {
    case 'paid': {
      const paid = paidOf(CallbackMetadata?.Item ?? [], currency)
      return paid ? events({ ...paid, ...common }) : unreadable('paid, without receipt or amount')
    }
    case 'failed': {
      const { reason, alert } = meaning
      return events({ kind: 'failed', ...common, reason, ...(alert && { alert }) })
    }
    case 'pending':
    case 'unknown': {
      const alert = meaning.kind === 'unknown' ? meaning.alert : undefined
      return events({ kind: 'hint', ...common, ...(alert && { alert }) })
    }
  }
}

/** Items come in any order, and some without a value. */
function paidOf(items: readonly z.output<typeof ITEM>[], currency: string) {
  const of = (name: string) => items.find(({ Name }) => Name === name)?.Value ?? null
  const operatorReceipt = receiptOf(of('MpesaReceiptNumber'))
  const amount = amountOf(of('Amount'), currency)
  const paidAt = readTimestamp(of('TransactionDate'))
  if (!operatorReceipt || !amount || paidAt === null) return null
  const payer = readPayer(of('PhoneNumber'))
  return {
    kind: 'paid',
    operatorReceipt,
    amount,
    currency,
    account: null,
    ...payer,
    paidAt,
  } as const
}

/** `UCE4XK91TQ`, as it is printed; null for what is none. */
export function receiptOf(value: unknown): string | null {
  const receipt = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return /^[A-Z0-9]{6,20}$/.test(receipt) ? receipt : null
}

/** `250`, `"250.00"`, `250.0`: more than nothing, in minor units. */
export function amountOf(value: unknown, currency: string): Minor | null {
  const written = typeof value === 'number' ? String(value) : value
  if (typeof written !== 'string' || !isCurrency(currency)) return null
  const amount = readNotation(written.trim(), currency, PLAIN)
  return amount !== null && amount > 0 ? amount : null
}
