import { readAmount } from '../kernel/amounts.ts'
import { empty, type HttpRequest, type HttpResponse, json, jsonBody } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { phoneOf, showPrompt } from '../kernel/phones.ts'
import { SECOND_MS } from '../kernel/time.ts'
import { authorized, isUuid, refuse } from './answers.ts'
import { type ErrorCode, SANDBOX_NUMBERS } from './codes.ts'
import { requestData } from './request-end.ts'
import type { Momo, MomoState, Request } from './state.ts'

const NOTE_LENGTH_MAX = 160
/** What fails without a question on the phone, and what numbers of the sandbox do. */
const SILENT_AFTER_MS = 2 * SECOND_MS

export const requestToPayRoute: Route<MomoState> = {
  operation: 'request-to-pay',
  method: 'POST',
  path: '/collection/v1_0/requesttopay',
  phone: ({ body }) => {
    const payer = jsonBody(body)?.['payer'] as { partyId?: unknown } | undefined
    return typeof payer?.partyId === 'string' ? payer.partyId : null
  },
  handle: authorized((world, request) => {
    const id = request.headers['x-reference-id']
    if (!isUuid(id)) return refuse('INVALID_REFERENCE_ID')
    if (world.state.own.requests.some((each) => each.id === id)) {
      return refuse('RESOURCE_ALREADY_EXIST')
    }
    const asked = read(world, id, request)
    return typeof asked === 'string' ? refuse(asked) : accept(world, asked)
  }),
}

/** 3.2, 13.5. */
function read(world: Momo, id: string, { headers, body }: HttpRequest): Request | ErrorCode {
  const given = jsonBody(body)
  const payer = given?.['payer'] as Record<string, unknown> | undefined
  const { amount: amountText, currency, externalId = '', payerMessage, payeeNote } = given ?? {}
  const amount = typeof amountText === 'string' ? readAmount(amountText) : null
  if (amount === null || amount === 0 || typeof amountText !== 'string') return 'BAD_REQUEST'
  if (typeof externalId !== 'string') return 'BAD_REQUEST'
  const { partyIdType, partyId } = payer ?? {}
  if (typeof partyId !== 'string' || typeof partyIdType !== 'string') return 'BAD_REQUEST'
  if (!['MSISDN', 'EMAIL', 'PARTY_CODE'].includes(partyIdType)) return 'BAD_REQUEST'
  if (partyIdType === 'MSISDN' && !/^\d{8,15}$/.test(partyId)) return 'BAD_REQUEST'
  if (currency !== world.state.own.agreed.currency) return 'INVALID_CURRENCY'
  const notes = [payerMessage, payeeNote].map(noteFault)
  const fault = notes.find((each) => each !== null)
  if (fault) return fault
  const callbackUrl = headers['x-callback-url']
  if (callbackUrl !== undefined && !isAllowedCallback(world, callbackUrl)) {
    return 'INVALID_CALLBACK_URL_HOST'
  }
  return {
    id,
    amountText,
    amount,
    currency,
    externalId,
    partyIdType,
    partyId,
    payerMessage: textOf(payerMessage),
    payeeNote: textOf(payeeNote),
    callbackUrl: callbackUrl ?? null,
    at: world.now(),
    status: 'PENDING',
    reason: null,
    financialTransactionId: null,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** An empty note is an internal error, an apostrophe or `&` a bad request. */
function noteFault(note: unknown): ErrorCode | null {
  if (typeof note !== 'string' || note === '') return 'INTERNAL_PROCESSING_ERROR'
  return note.length > NOTE_LENGTH_MAX || /['’&]/.test(note) ? 'BAD_REQUEST' : null
}

/** The host that a user was made with; HTTPS but in a sandbox and to this machine. */
function isAllowedCallback({ state }: Momo, value: string): boolean {
  if (!URL.canParse(value)) return false
  const { hostname, protocol } = new URL(value)
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !state.own.agreed.isSandbox && !isHere) return false
  const hosts = state.own.users.map(({ callbackHost }) => callbackHost)
  return hosts.some((host) => host === null || host === hostname)
}

function accept(world: Momo, asked: Request): HttpResponse {
  world.state.own.requests.push(asked)
  const { agreed } = world.state.own
  const silent =
    agreed.numbers === 'sandbox'
      ? (SANDBOX_NUMBERS[asked.partyId] ?? 'SUCCESSFUL')
      : phoneOf(world, asked.partyId).active
        ? null
        : 'PAYER_NOT_FOUND'
  if (silent) world.later(SILENT_AFTER_MS, `outcome ${silent}`, asked.id)
  else {
    showPrompt(world, {
      phone: asked.partyId,
      amount: asked.amount,
      currency: asked.currency,
      payee: agreed.payee,
      reference: asked.payerMessage,
      // The notes are in the history only, not in the prompt (13.5).
      text: `${agreed.payee} asks you to pay ${asked.currency} ${asked.amountText}. Enter PIN to approve:`,
      about: asked.id,
      forMs: agreed.promptSeconds * SECOND_MS,
    })
  }
  return empty(202)
}

export const statusRoute: Route<MomoState> = {
  operation: 'status',
  method: 'GET',
  path: '/collection/v1_0/requesttopay/:id',
  handle: authorized((world, _, { id }) => {
    const found = world.state.own.requests.find((each) => each.id === id)
    return found ? json(200, requestData(world, found)) : refuse('RESOURCE_NOT_FOUND')
  }),
}
