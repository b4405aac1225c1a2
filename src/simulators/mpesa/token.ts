import { CAPITALS, DIGITS } from '../kernel/chance.ts'
import { basicCredentials, json } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { HOUR_MS } from '../kernel/time.ts'
import { refuse } from './answers.ts'
import { quirkOf } from './quirks.ts'
import type { MpesaState } from './state.ts'

const LIFE_SECONDS = HOUR_MS / 1000 - 1

/** 2.1: each token ends the one before it. */
export const tokenRoute: Route<MpesaState> = {
  operation: 'token',
  method: 'GET',
  path: '/oauth/v1/generate',
  handle: (world, { headers, query }) => {
    const { accounts, tokens } = world.state.own
    const [key, secret] = basicCredentials(headers) ?? []
    const isKnown = Object.values(accounts).some(
      ({ consumerKey, consumerSecret }) => consumerKey === key && consumerSecret === secret,
    )
    if (!isKnown || key === undefined) return refuse(world, 'badAuthType')
    if (query['grant_type'] !== 'client_credentials') return refuse(world, 'badGrantType')
    const value = world.chance.text(CAPITALS + CAPITALS.toLowerCase() + DIGITS, 28)
    tokens[key] = { value, until: world.now() + LIFE_SECONDS * 1000 }
    const isText = quirkOf(world, 'expiresIn') === 'string'
    return json(200, {
      access_token: value,
      expires_in: isText ? String(LIFE_SECONDS) : LIFE_SECONDS,
    })
  },
}
