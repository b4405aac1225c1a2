import { z } from 'zod'
import type { Hint, Known, MoneyArrived, PromptFailed } from '../../../app/wallet.ts'
import { instant } from '../../../core/dates.ts'
import { type Currency, isCurrency } from '../../../core/money.ts'
import { readInternational } from '../../../core/phone-number.ts'
import { storable } from '../../../core/text/input.ts'
import { amountIn } from '../../outgoing/wire-amount.ts'
import { codeOf, REASONS, STATES, STILL_OPEN } from './codes.ts'

const text = z.string().max(200).overwrite(storable)

/** A word, or an object with a code: MTN writes reasons both ways. */
const reason = z
  .union([text, z.object({ code: text }).transform(({ code }) => code)])
  .nullish()
  .catch(null)

/** A payment as a status and a callback say it. */
const PAYMENT = z
  .object({
    status: text,
    amount: z.union([text, z.number()]).optional(),
    currency: text.optional(),
    externalId: text.nullish().catch(null),
    financialTransactionId: z
      .union([text, z.number().transform(String)])
      .nullish()
      .catch(null),
    payer: z
      .object({ partyIdType: text.optional(), partyId: text.optional() })
      .nullish()
      .catch(null),
    reason,
    Reason: reason,
  })
  .transform(({ Reason, reason, ...rest }) => ({ ...rest, reason: reason ?? Reason ?? null }))

type Payment = z.output<typeof PAYMENT>

/** Reads a payment; null when it is none. */
export function readPayment(body: unknown): Payment | null {
  return PAYMENT.safeParse(body).data ?? null
}

/** Whose payment it is, and in which currency MTN writes it: in its sandbox it is always EUR. */
export type About = {
  readonly intentId: string
  readonly operatorRef: string
  readonly currency: Currency
  readonly wireCurrency: Currency
  /** MTN does not say when it was paid: this is when we hear of it, in milliseconds. */
  readonly at: number
}

type Says = MoneyArrived | PromptFailed | Hint | Extract<Known, { kind: 'paid-no-receipt' }>

/** What a payment says of the request that it is for. */
export function paymentSays(payment: Payment, about: About): Says {
  const { intentId, operatorRef } = about
  const { status } = payment
  const known = STATES[status.toUpperCase()]
  if (known === 'paid') return paid(payment, about)
  if (known === 'failed') return failed(payment, about)
  if (known === 'pending') return { kind: 'hint', intentId, operatorRef }
  const alert = `MTN says ${codeOf(status)} of a payment, which is not known here`
  return { kind: 'hint', intentId, operatorRef, alert }
}

function paid(payment: Payment, { currency, wireCurrency, ...about }: About): Says {
  const { intentId, operatorRef, at } = about
  const { financialTransactionId: receipt, payer } = payment
  if (!receipt) return { kind: 'paid-no-receipt' }
  const written = payment.currency ?? wireCurrency
  const own = written === wireCurrency ? currency : written
  const amount = isCurrency(own) ? amountIn(payment.amount, own) : null
  if (amount === null) {
    return { kind: 'hint', intentId, operatorRef, alert: 'MTN says an amount that is none' }
  }
  const isPhone = payer?.partyIdType === undefined || payer.partyIdType === 'MSISDN'
  return {
    kind: 'paid',
    operatorReceipt: receipt,
    amount,
    currency: own,
    intentId,
    operatorRef,
    account: null,
    payerPhone: isPhone && payer?.partyId ? readInternational(payer.partyId) : null,
    paidAt: instant(at),
  }
}

/** A reason that is not known leaves the request open: it may be one more word for going on. */
function failed({ status, reason }: Payment, { intentId, operatorRef }: About): Says {
  const code = (reason ?? (status.toUpperCase() === 'FAILED' ? '' : status)).toUpperCase()
  if (code === '') return { kind: 'failed', intentId, operatorRef, reason: 'try-later' }
  if (STILL_OPEN.has(code)) return { kind: 'hint', intentId, operatorRef }
  const known = REASONS[code]
  if (known) return { kind: 'failed', intentId, operatorRef, ...known }
  const alert = `MTN failed a payment with ${codeOf(code)}, which is not known here`
  return { kind: 'hint', intentId, operatorRef, alert }
}
