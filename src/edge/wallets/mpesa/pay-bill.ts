import { z } from 'zod'
import type { AccountAnswer, Callback, Received, ToldBalance } from '../../../app/wallet.ts'
import type { Currency } from '../../../core/money.ts'
import { PLAIN, readNotation } from '../../../core/notation.ts'
import { jsonOf } from '../../json.ts'
import { type MpesaSettings, PATHS, readTimestamp } from './account.ts'
import { amountOf, receiptOf, reply, TAKEN, text, unreadable } from './callback.ts'
import { readPayer } from './payer.ts'

/** Validation and confirmation have one shape, and all of it is text. */
const PAID = z.object({
  TransID: z.string(),
  TransTime: z.union([z.string(), z.number()]),
  TransAmount: z.union([z.string(), z.number()]),
  BusinessShortCode: z.union([z.string(), z.number()]).transform(String),
  BillRefNumber: text(64).nullish(),
  MSISDN: z.union([z.string().max(100), z.number()]).nullish(),
})

type Paid = {
  readonly operatorReceipt: string
  readonly account: string
  readonly payment: ReturnType<typeof paymentOf> & object
}

function paymentOf(data: z.output<typeof PAID>, settings: MpesaSettings) {
  const amount = amountOf(data.TransAmount, settings.currency)
  const paidAt = readTimestamp(data.TransTime)
  if (!amount || paidAt === null) return null
  return { amount, currency: settings.currency, ...readPayer(data.MSISDN), paidAt }
}

function read(body: unknown, settings: MpesaSettings): Paid | { readonly why: string } {
  const parsed = PAID.safeParse(body)
  if (!parsed.success) return { why: 'it is no payment into an account' }
  const { data } = parsed
  const ours = [settings.shortCode, settings.till]
  if (!ours.includes(data.BusinessShortCode)) return { why: 'it is of another short code' }
  const operatorReceipt = receiptOf(data.TransID)
  const payment = paymentOf(data, settings)
  if (!operatorReceipt || !payment) return { why: 'its receipt, amount or time cannot be read' }
  return { operatorReceipt, account: data.BillRefNumber?.trim() ?? '', payment }
}

/** Money that a payer sent by himself (C2B confirmation): it has moved, so it is always taken in. */
export function readConfirmed(body: unknown, settings: MpesaSettings): Received {
  const paid = read(body, settings)
  if ('why' in paid) return unreadable(paid.why)
  const { operatorReceipt, account, payment } = paid
  const named = { kind: 'paid', operatorReceipt, intentId: null, account: account || null } as const
  return { kind: 'events', events: [{ ...named, ...payment }], reply: TAKEN }
}

/** What a payer is told of an account or amount that cannot be (C2B validation). */
const ANSWERS: Readonly<Record<AccountAnswer, object>> = {
  yes: { ResultCode: '0', ResultDesc: 'Accepted' },
  'unknown-account': { ResultCode: 'C2B00012', ResultDesc: 'Rejected' },
  'wrong-amount': { ResultCode: 'C2B00013', ResultDesc: 'Rejected' },
}

/**
 * A payer waits until we say whether the account is one (C2B validation). Where it is off, or what
 * came cannot be read, it is a yes: money that comes is kept safe and asked about.
 */
export function readAsked(body: unknown, settings: MpesaSettings): Received {
  const yes = reply(ANSWERS.yes)
  if (!settings.validation) return { kind: 'events', events: [], reply: yes }
  const paid = read(body, settings)
  if ('why' in paid) return { kind: 'unreadable', why: paid.why, reply: yes }
  const { operatorReceipt, account, payment } = paid
  const { amount, currency, payerPhone } = payment
  return {
    kind: 'question',
    question: { operatorReceipt, account, amount, currency, payerPhone },
    replyTo: (answer) => reply(ANSWERS[answer]),
  }
}

const BALANCE = z.object({
  OrgAccountBalance: z.union([z.string(), z.number()]).transform(String),
  TransTime: z.union([z.string(), z.number()]),
})

/** What stood on the account after a payment (C2B confirmation); null where it is not said. */
export function balanceIn(
  { path, raw }: Pick<Callback, 'path' | 'raw'>,
  currency: Currency,
): ToldBalance | null {
  const said = path === PATHS.paid ? BALANCE.safeParse(jsonOf(raw)).data : undefined
  const amount = said && readNotation(said.OrgAccountBalance, currency, PLAIN)
  const at = said ? readTimestamp(said.TransTime) : null
  return amount == null || at === null ? null : { amount, currency, at }
}
