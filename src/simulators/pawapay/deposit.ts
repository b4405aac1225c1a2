import { readAmount } from '../kernel/amounts.ts'
import { type HttpResponse, json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { openPrompts, phoneOf, showPrompt } from '../kernel/phones.ts'
import { SECOND_MS } from '../kernel/time.ts'
import { authorized, refuse, reject, timeOf } from './answers.ts'
import { type RefusalCode, SANDBOX_SUFFIXES } from './codes.ts'
import { type DepositBody, depositBody, flatMetadata, readBody } from './deposit-body.ts'
import { COUNTRIES, PROVIDERS } from './providers.ts'
import type { Deposit, Metadata, Pawapay, PawapayState } from './state.ts'

/** The operator hears of it after a moment. */
const PROCESSING_AFTER_MS = SECOND_MS
/** What fails without a question on the phone, and what numbers of the sandbox do. */
const SILENT_AFTER_MS = 3 * SECOND_MS

export const depositRoute: Route<PawapayState> = {
  operation: 'deposit',
  method: 'POST',
  path: '/v2/deposits',
  phone: ({ body }) => phoneIn(jsonBody(body)),
  handle: authorized((world, request) => {
    const read = readBody(depositBody, request.body)
    if ('code' in read) return refuse(read.code, read.field)
    const { body } = read
    const metadata = flatMetadata(body.metadata)
    if (!metadata) return refuse('DUPLICATE_METADATA_FIELD')
    const known = world.state.own.deposits.find(({ id }) => id === body.depositId)
    if (known) return json(200, accepted(known, 'DUPLICATE_IGNORED'))
    const why = whyNot(world, body)
    if (why) return reject({ depositId: body.depositId }, why)
    return accept(world, body, metadata)
  }, true),
}

/** 4.4: in the order provider, currency, number, amount, availability. */
function whyNot(world: Pawapay, body: DepositBody): RefusalCode | null {
  const { provider, phoneNumber } = body.payer.accountDetails
  const named = PROVIDERS.filter((each) => each.provider === provider)
  const found = named.find(({ currency }) => currency === body.currency)
  if (named.length === 0) return 'INVALID_PROVIDER'
  if (!found) return 'INVALID_CURRENCY'
  const country = COUNTRIES.find((each) => each.country === found.country)
  const length = (country?.prefix.length ?? 0) + (country?.digits ?? 0)
  const isOurs = phoneNumber.startsWith(country?.prefix ?? '') && phoneNumber.length === length
  if (!isOurs) return 'INVALID_PHONE_NUMBER'
  const amount = readAmount(body.amount)
  const mayHaveDecimals = found.decimals === 'TWO_PLACES'
  if (amount === null || (!mayHaveDecimals && amount % 100 !== 0)) return 'INVALID_AMOUNT'
  const { minimum, maximum } = world.state.own.agreed
  if (amount < minimum || amount > maximum) return 'AMOUNT_OUT_OF_BOUNDS'
  const status = world.state.own.statuses[provider] ?? 'OPERATIONAL'
  return status === 'OPERATIONAL' ? null : 'PROVIDER_TEMPORARILY_UNAVAILABLE'
}

function accept(world: Pawapay, body: DepositBody, metadata: Metadata): HttpResponse {
  const { accountDetails: payer } = body.payer
  const deposit: Deposit = {
    id: body.depositId,
    amountText: body.amount,
    amount: readAmount(body.amount) as number,
    currency: body.currency,
    country: payer.provider.slice(-3),
    payer,
    customerMessage: body.customerMessage ?? null,
    clientReferenceId: body.clientReferenceId ?? null,
    metadata,
    created: world.now(),
    status: 'ACCEPTED',
    providerTransactionId: null,
    failure: null,
  }
  world.state.own.deposits.push(deposit)
  world.later(PROCESSING_AFTER_MS, 'processing', deposit.id)
  const silent = silentOutcome(world, deposit)
  if (silent) world.later(SILENT_AFTER_MS, `outcome ${silent}`, deposit.id)
  else prompt(world, deposit)
  return json(200, accepted(deposit, 'ACCEPTED'))
}

/** What comes of it without a question on the phone; null when there is one. */
function silentOutcome(world: Pawapay, { payer, country }: Deposit): string | null {
  const { numbers } = world.state.own.agreed
  if (numbers === 'sandbox') return SANDBOX_SUFFIXES[payer.phoneNumber.slice(-3)] ?? 'COMPLETED'
  if (!phoneOf(world, payer.phoneNumber).active) return 'PAYER_NOT_FOUND'
  if (openPrompts(world, payer.phoneNumber).length === 0) return null
  // 4.4: two countries have a word of their own for it.
  return ['KEN', 'ETH'].includes(country) ? 'TRANSACTION_ALREADY_IN_PROCESS' : 'PAYMENT_IN_PROGRESS'
}

function prompt(world: Pawapay, deposit: Deposit): void {
  const { companyName, promptSeconds } = world.state.own.agreed
  const { payer, amount, currency, customerMessage } = deposit
  showPrompt(world, {
    phone: payer.phoneNumber,
    amount,
    currency,
    payee: companyName,
    reference: customerMessage ?? '',
    text: `Pay ${deposit.amountText} ${currency} to ${companyName}? ${customerMessage ?? ''} Enter PIN:`,
    about: deposit.id,
    forMs: promptSeconds * SECOND_MS,
  })
}

function accepted({ id, created }: Deposit, status: 'ACCEPTED' | 'DUPLICATE_IGNORED') {
  return { depositId: id, status, nextStep: 'FINAL_STATUS', created: timeOf(created) }
}

function phoneIn(body: Record<string, unknown> | null): string | null {
  const payer = body?.['payer'] as { accountDetails?: { phoneNumber?: unknown } } | undefined
  const number = payer?.accountDetails?.phoneNumber
  return typeof number === 'string' ? number : null
}
