import { CAPITALS, DIGITS, HEX } from '../kernel/chance.ts'
import { basicCredentials, empty, json, jsonBody } from '../kernel/http.ts'
import type { Handler, Route } from '../kernel/operator.ts'
import { hasSubscription, isUuid, refuse } from './answers.ts'
import type { MomoState } from './state.ts'

const TOKEN_SECONDS = 3600

/** 3.1: in the operator's sandbox only. */
function inSandbox(handle: Handler<MomoState>): Handler<MomoState> {
  return (world, request, params) => {
    if (!world.state.own.agreed.isSandbox) return refuse('RESOURCE_NOT_FOUND')
    if (!hasSubscription(world, request)) return refuse('ACCESS_DENIED_INVALID_SUBSCRIPTION_KEY')
    return handle(world, request, params)
  }
}

export const userRoutes: readonly Route<MomoState>[] = [
  {
    operation: 'apiuser',
    method: 'POST',
    path: '/v1_0/apiuser',
    handle: inSandbox((world, { headers, body }) => {
      const id = headers['x-reference-id']
      const host = jsonBody(body)?.['providerCallbackHost']
      if (!isUuid(id)) return refuse('INVALID_REFERENCE_ID')
      if (typeof host !== 'string' || host === '') return refuse('BAD_REQUEST')
      const { users } = world.state.own
      if (users.some((user) => user.id === id)) return refuse('RESOURCE_ALREADY_EXIST')
      users.push({ id, callbackHost: host, key: null })
      return empty(201)
    }),
  },
  {
    operation: 'apiuser',
    method: 'GET',
    path: '/v1_0/apiuser/:id',
    handle: inSandbox(({ state }, _, { id }) => {
      const user = state.own.users.find((each) => each.id === id)
      if (!user) return refuse('RESOURCE_NOT_FOUND')
      const { targetEnvironment } = state.own.agreed
      return json(200, { providerCallbackHost: user.callbackHost ?? '', targetEnvironment })
    }),
  },
  {
    operation: 'apikey',
    method: 'POST',
    path: '/v1_0/apiuser/:id/apikey',
    handle: inSandbox((world, _, { id }) => {
      const user = world.state.own.users.find((each) => each.id === id)
      if (!user) return refuse('RESOURCE_NOT_FOUND')
      user.key = world.chance.text(HEX, 32)
      return json(201, { apiKey: user.key })
    }),
  },
  {
    operation: 'token',
    method: 'POST',
    path: '/collection/token/',
    handle: (world, request) => {
      if (!hasSubscription(world, request)) return refuse('ACCESS_DENIED_INVALID_SUBSCRIPTION_KEY')
      const [id, key] = basicCredentials(request.headers) ?? []
      const user = world.state.own.users.find((each) => each.id === id)
      if (!user || user.key === null || user.key !== key) return refuse('UNAUTHORIZED')
      const token = `eyJ0eXAi.${world.chance.text(CAPITALS + CAPITALS.toLowerCase() + DIGITS, 40)}`
      world.state.own.tokens[token] = world.now() + TOKEN_SECONDS * 1000
      return json(200, {
        access_token: token,
        token_type: 'access_token',
        expires_in: TOKEN_SECONDS,
      })
    },
  },
]
