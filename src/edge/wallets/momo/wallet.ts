import type { Callback, Known, PromptOutcome, PromptRequest, Received, Wallet } from '../../../app/wallet.ts' // prettier-ignore
import type { Currency } from '../../../core/money.ts'
import { jsonOf } from '../../json.ts'
import type { TokenKeeper } from '../../outgoing/token.ts'
import { uuidOf } from '../../outgoing/uuid.ts'
import { writeAmount } from '../../outgoing/wire-amount.ts'
import { answerSays } from './answer.ts'
import { checkMomo } from './check.ts'
import { type MomoAccount, type MomoClient, momoClient, SANDBOX } from './client.ts'
import { noteOf } from './note.ts'
import { type About, paymentSays, readPayment } from './payment.ts'

export type MomoOptions = MomoAccount & {
  readonly name: string
  readonly currency: Currency
  /** Where MTN reaches us; every prompt has an address of its own below it. */
  readonly callbackUrl: string
  readonly tokens: TokenKeeper
  readonly now: () => number
}

/** Payments that MTN MoMo is asked to collect (reference mobile-money 3 and 13.5). */
export function momoWallet(options: MomoOptions): Wallet {
  const { name, currency, now, targetEnvironment } = options
  const client = momoClient(options, options.tokens)
  const wireCurrency: Currency = targetEnvironment === SANDBOX ? 'EUR' : currency
  const about = (intentId: string, at: number): About => {
    return { intentId, operatorRef: uuidOf(intentId), currency, wireCurrency, at }
  }
  return {
    name,
    kind: 'momo',
    currency,
    title: 'MTN MoMo',
    saysNoTime: true,
    prompt: (request) => prompt(client, request, wireCurrency),
    query: ({ intentId }) => query(client, about(intentId, now())),
    receive: (callback) => receive(callback, about),
    check: () => checkMomo(client, { ...options, wireCurrency }),
  }
}

async function prompt(
  client: MomoClient,
  request: PromptRequest,
  wireCurrency: Currency,
): Promise<PromptOutcome> {
  const { intentId, phone, amount, currency, payee, reference, callbackUrl } = request
  const digits = phone.slice(1)
  if (await hasNoAccount(client, digits)) {
    return { kind: 'rejected', reason: 'account', retryable: false }
  }
  const payment = {
    amount: writeAmount(amount, currency),
    currency: wireCurrency,
    // The callback does not name our reference: this comes back instead.
    externalId: intentId,
    payer: { partyIdType: 'MSISDN', partyId: digits },
    payerMessage: noteOf(`${payee} ${reference}`, 'Contribution'),
    payeeNote: noteOf(reference, 'Contribution'),
  }
  const operatorRef = uuidOf(intentId)
  const headers = { 'x-reference-id': operatorRef, 'x-callback-url': callbackUrl }
  const answered = await client.post('requesttopay', payment, headers)
  if (answered.kind === 'answer' && answered.status === 409) return { kind: 'pending', operatorRef }
  const says = answerSays(answered)
  switch (says.kind) {
    case 'done':
      return { kind: 'accepted', operatorRef }
    case 'refused': {
      const { reason, retryable = false, alert } = says.refusal
      return { kind: 'rejected', reason, retryable, ...(alert && { alert }) }
    }
    case 'unknown':
      return says
  }
}

/** Whether MTN says that a number has no active account; when it says nothing, it may have one. */
async function hasNoAccount(client: MomoClient, digits: string): Promise<boolean> {
  const answered = await client.get(`accountholder/msisdn/${digits}/active`)
  if (answered.kind !== 'answer' || answered.status !== 200) return false
  const { body } = answered
  return body === false || (body as { result?: unknown } | null | undefined)?.result === false
}

/** That MTN does not know a payment is never its last word: a request may still be on its way. */
async function query(client: MomoClient, about: About): Promise<Known> {
  const answered = await client.get(`requesttopay/${about.operatorRef}`)
  if (answered.kind === 'answer' && answered.status === 404) {
    return { kind: 'not-found', finalAfterMs: Infinity }
  }
  const says = answerSays(answered)
  if (says.kind === 'refused') {
    const { alert } = says.refusal
    return { kind: 'unknown', ...(alert && { alert }) }
  }
  if (says.kind === 'unknown') return says
  const payment = readPayment(says.body)
  if (!payment) return { kind: 'unknown', alert: 'MTN says of a payment what cannot be read here' }
  const known = paymentSays(payment, about)
  if (known.kind !== 'hint') return known
  return known.alert ? { kind: 'unknown', alert: known.alert } : { kind: 'pending' }
}

/** What ends the address of each prompt. */
const TOLD = 'told'

const TAKEN = { status: 200, contentType: 'application/json', body: '{}' }

/** The address says which request a callback is for, and the body has to agree. */
function receive(
  { path, raw, at, intentId: ofAddress }: Callback,
  aboutOf: (intentId: string, at: number) => About,
): Received {
  const unreadable = (why: string): Received => ({ kind: 'unreadable', why, reply: TAKEN })
  if (path !== TOLD) return unreadable('it came at an address that was given to nobody')
  const payment = readPayment(jsonOf(raw))
  if (!payment) return unreadable('it is no payment')
  // Who sees that they differ is whoever keeps the callback.
  const intentId = payment.externalId ?? ofAddress
  if (!intentId) return unreadable('it is for no request of ours')
  const says = paymentSays(payment, aboutOf(intentId, at))
  const event = says.kind === 'paid-no-receipt' ? ({ kind: 'hint', intentId } as const) : says
  return { kind: 'events', events: [event], reply: TAKEN }
}
