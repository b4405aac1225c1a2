import { createHash } from 'node:crypto'
import { bearerToken, type HttpRequest, type HttpResponse, json } from '../kernel/http.ts'
import { ERRORS, type ErrorName } from './codes.ts'
import { newRequestId } from './names.ts'
import type { Mpesa } from './state.ts'

/** `{requestId, errorCode, errorMessage}` with its status. */
export function refuse(world: Mpesa, name: ErrorName): HttpResponse {
  const [status, errorCode, errorMessage] = ERRORS[name]
  return json(status, { requestId: newRequestId(world), errorCode, errorMessage })
}

/** A field that is missing or wrong. */
export function badField(world: Mpesa, field: string): HttpResponse {
  return json(400, {
    requestId: newRequestId(world),
    errorCode: '400.002.02',
    errorMessage: `Bad Request - Invalid ${field}`,
  })
}

/** Whether the request has the one token that is good. */
export function isAuthorized({ state, now }: Mpesa, { headers }: HttpRequest): boolean {
  const token = bearerToken(headers)
  return Object.values(state.own.tokens).some(
    ({ value, until }) => value === token && now() < until,
  )
}

/** Callbacks go to HTTPS, on this machine also to HTTP. */
export function isCallbackUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isHere)
}

/** `2547 ***** 222`. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 4)} ***** ${phone.slice(-3)}`
}

export function hashedPhone(phone: string): string {
  return createHash('sha256').update(phone).digest('hex')
}
