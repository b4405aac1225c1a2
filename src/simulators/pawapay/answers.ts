import { bearerToken, type HttpResponse, json } from '../kernel/http.ts'
import type { Handler } from '../kernel/operator.ts'
import { REFUSALS, type RefusalCode } from './codes.ts'
import { quirkOf } from './quirks.ts'
import { isRequestSigned } from './request-signature.ts'
import type { Pawapay, PawapayState } from './state.ts'

export function failureReason(code: RefusalCode, more = '') {
  const [, says] = REFUSALS[code]
  return { failureReason: { failureCode: code, failureMessage: more ? `${says} ${more}` : says } }
}

/** A refusal at the door: its own status, no `status` key. */
export function refuse(code: RefusalCode, more = ''): HttpResponse {
  return json(REFUSALS[code][0], failureReason(code, more))
}

/** 4.2: a refusal of what was understood arrives with 200. */
export function reject(id: Readonly<Record<string, string>>, code: RefusalCode): HttpResponse {
  return json(200, { ...id, status: 'REJECTED', ...failureReason(code) })
}

/** Lets in who has the token; a signed request where those only are taken. */
export function authorized(handle: Handler<PawapayState>, isSigned = false): Handler<PawapayState> {
  return (world, request, params) => {
    const { token, signedRequestsOnly } = world.state.own.agreed
    if (!('authorization' in request.headers)) return refuse('NO_AUTHENTICATION')
    if (bearerToken(request.headers) !== token) return refuse('AUTHENTICATION_ERROR')
    if (isSigned && signedRequestsOnly && !isRequestSigned(world, request)) return unsigned(world)
    return handle(world, request, params)
  }
}

function unsigned(world: Pawapay): HttpResponse {
  const status = Number(quirkOf(world, 'signatureError'))
  return json(status, failureReason('HTTP_SIGNATURE_ERROR'))
}

/** `2026-03-14T07:15:30Z`. */
export function timeOf(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}
