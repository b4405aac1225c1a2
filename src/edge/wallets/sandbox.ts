import { z } from 'zod'
import type {
  Callback,
  FailureReason,
  MoneyArrived,
  MoneyReturned,
  PromptFailed,
  PromptOutcome,
  PromptRequest,
  Received,
  Reply,
  Wallet,
} from '../../app/wallet.ts'
import { instant } from '../../core/dates.ts'
import { isCurrency, type Minor, toDecimal, wholeUnit } from '../../core/money.ts'
import { PLAIN, readNotation } from '../../core/notation.ts'
import { type PhoneNumber, readInternational } from '../../core/phone-number.ts'
import { storable } from '../../core/text/input.ts'
import { jsonOf } from '../json.ts'

export const SANDBOX_WALLET = 'sandbox'

/** What the simulated operator tells us; the same shape a real one's notice has. */
export type SandboxNotice = {
  readonly event: 'paid' | 'failed' | 'returned'
  readonly intent: string | null
  readonly receipt?: string
  readonly amount?: string
  readonly currency?: string
  readonly account?: string | null
  readonly phone?: string | null
  readonly paidAt?: string
  readonly reason?: FailureReason
  /** What was paid under this receipt was taken back, at this moment. */
  readonly of?: string
  readonly at?: string
}

const text = (length: number) => z.string().max(length).overwrite(storable)

const PAID = z.object({
  event: z.literal('paid'),
  receipt: text(40).min(1),
  amount: z.string().max(20),
  currency: z.string().length(3),
  intent: text(64).nullish(),
  account: text(64).nullish(),
  phone: z.string().max(20).nullish(),
  paidAt: z.iso.datetime({ offset: true }),
})

const FAILED = z.object({
  event: z.literal('failed'),
  intent: text(64).min(1),
  reason: z.enum(['refused', 'no-funds', 'wrong-pin', 'limit', 'unreachable', 'expired']),
})

/** Without an amount all of it was taken back. */
const RETURNED = z.object({
  event: z.literal('returned'),
  receipt: text(40).min(1),
  of: text(40).min(1),
  amount: z.string().max(20).nullish(),
  currency: z.string().length(3),
  at: z.iso.datetime({ offset: true }),
})

/** What the phone's owner does with a prompt. */
export type PromptAnswer = 'approve' | 'refuse' | 'no-funds' | 'ignore'

export type WaitingPrompt = PromptRequest & { readonly at: number }

/** The simulated operator, seen from its own side. */
export type SandboxOperator = {
  readonly wallet: Wallet
  promptsOf(phone: PhoneNumber): readonly WaitingPrompt[]
  /** The notice that follows from an answer; null when the operator stays silent. */
  answer(id: string, answer: PromptAnswer, now: number): SandboxNotice | null
  has(id: string): boolean
  /** The number of a new receipt. */
  receiptNumber(): string
}

/**
 * A mobile-money operator in memory behind the port of real ones. It takes every prompt, keeps it
 * until it is answered, and can be asked what became of it.
 */
export function createSandboxOperator(
  receiptNumber: () => string,
  now: () => number,
): SandboxOperator {
  const waiting = new Map<string, WaitingPrompt>()
  const told = new Map<string, MoneyArrived | PromptFailed>()

  async function prompt(request: PromptRequest): Promise<PromptOutcome> {
    waiting.set(request.intentId, { ...request, at: now() })
    return { kind: 'accepted', operatorRef: `sbx-${request.intentId}` }
  }

  function answer(id: string, what: PromptAnswer, at: number): SandboxNotice | null {
    const request = waiting.get(id)
    waiting.delete(id)
    if (!request || what === 'ignore') return null
    const notice = what === 'approve' ? paid(request, receiptNumber(), at) : failed(id, what)
    const event = readNotice(notice)
    if (event.kind === 'paid' || event.kind === 'failed') told.set(id, event)
    return notice
  }

  const wallet: Wallet = {
    name: SANDBOX_WALLET,
    kind: 'simulated',
    // As M-Pesa: whole shillings.
    stepOf: wholeUnit,
    prompt,
    query: async ({ intentId }) =>
      told.get(intentId) ?? { kind: waiting.has(intentId) ? 'pending' : 'unknown' },
    receive,
  }
  return {
    wallet,
    promptsOf: (phone) => [...waiting.values()].filter((request) => request.phone === phone),
    answer,
    has: (id) => waiting.has(id),
    receiptNumber,
  }
}

function paid(request: PromptRequest, receipt: string, at: number): SandboxNotice {
  return {
    event: 'paid',
    intent: request.intentId,
    receipt,
    amount: toDecimal(request.amount, request.currency),
    currency: request.currency,
    account: request.reference,
    phone: request.phone,
    paidAt: new Date(at).toISOString(),
  }
}

function failed(intent: string, what: 'refuse' | 'no-funds'): SandboxNotice {
  return { event: 'failed', intent, reason: what === 'refuse' ? 'refused' : 'no-funds' }
}

const RECEIVED: Reply = {
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: '{"status":"received"}',
}

/** At an address of its own for each prompt, or at one for all. */
function receive({ path, raw }: Callback): Received {
  const isKnown = path === 'notice' || path === 'told'
  const event = isKnown ? readNotice(jsonOf(raw)) : unreadable('an address that is none of ours')
  if (event.kind === 'unreadable') return { ...event, reply: RECEIVED }
  return { kind: 'events', events: [event], reply: RECEIVED }
}

function unreadable(why: string) {
  return { kind: 'unreadable', why } as const
}

type Read = MoneyArrived | PromptFailed | MoneyReturned | ReturnType<typeof unreadable>

function readNotice(body: unknown): Read {
  const failure = FAILED.safeParse(body)
  if (failure.success) {
    return { kind: 'failed', intentId: failure.data.intent, reason: failure.data.reason }
  }
  const returned = RETURNED.safeParse(body)
  if (returned.success) return readReturned(returned.data)
  const money = PAID.safeParse(body)
  if (!money.success) return unreadable(z.prettifyError(money.error))
  const { amount, currency, receipt, intent, account, phone, paidAt } = money.data
  const minor = amountOf(amount, currency)
  if (minor === null) return unreadable('amount')
  return {
    kind: 'paid',
    operatorReceipt: receipt,
    amount: minor,
    currency,
    intentId: intent ?? null,
    account: account ?? null,
    payerPhone: phone ? readInternational(phone) : null,
    paidAt: instant(Date.parse(paidAt)),
  }
}

function readReturned(told: z.output<typeof RETURNED>): Read {
  const { receipt, of, amount, currency, at } = told
  const minor = amount ? amountOf(amount, currency) : null
  if (amount && minor === null) return unreadable('amount')
  return {
    kind: 'returned',
    operatorReceipt: receipt,
    of,
    amount: minor,
    currency,
    intentId: null,
    at: instant(Date.parse(at)),
  }
}

function amountOf(amount: string, currency: string): Minor | null {
  const minor = isCurrency(currency) ? readNotation(amount, currency, PLAIN) : null
  return minor !== null && minor > 0 ? minor : null
}
