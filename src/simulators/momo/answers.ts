import { bearerToken, type HttpRequest, type HttpResponse, json } from '../kernel/http.ts'
import type { Handler } from '../kernel/operator.ts'
import { type ErrorCode, ERRORS } from './codes.ts'
import type { Momo, MomoState } from './state.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** `{code, message}` with its status. */
export function refuse(code: ErrorCode): HttpResponse {
  const [status, message] = ERRORS[code]
  return json(status, { code, message })
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

export function hasSubscription({ state }: Momo, { headers }: HttpRequest): boolean {
  return headers['ocp-apim-subscription-key'] === state.own.agreed.subscriptionKey
}

/** Lets in who has the subscription, a token and the right environment. */
export function authorized(handle: Handler<MomoState>): Handler<MomoState> {
  return (world, request, params) => {
    const { tokens, agreed } = world.state.own
    if (!hasSubscription(world, request)) return refuse('ACCESS_DENIED_INVALID_SUBSCRIPTION_KEY')
    const until = tokens[bearerToken(request.headers) ?? '']
    if (until === undefined || world.now() >= until) return refuse('UNAUTHORIZED')
    if (request.headers['x-target-environment'] !== agreed.targetEnvironment) {
      return refuse('NOT_ALLOWED_TARGET_ENVIRONMENT')
    }
    return handle(world, request, params)
  }
}
