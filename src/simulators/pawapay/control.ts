import { z } from 'zod'
import { withBody } from '../kernel/control.ts'
import { json, text } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { dayOf } from '../kernel/time.ts'
import { PROVIDERS } from './providers.ts'
import { PAWAPAY_QUIRKS } from './quirks.ts'
import type { Agreed, PawapayState } from './state.ts'
import { csvOf } from './statement.ts'

const url = z.url().nullable().optional()
const whole = z.number().int().min(0).optional()
/** The dashboard; amounts in hundredths. What is left out stays. */
const agreedBody = z.strictObject({
  companyName: z.string().optional(),
  token: z.string().min(1).optional(),
  depositCallbackUrl: url,
  refundCallbackUrl: url,
  signedCallbacks: z.boolean().optional(),
  signedRequestsOnly: z.boolean().optional(),
  requestKeys: z.record(z.string(), z.string()).optional(),
  numbers: z.enum(['phones', 'sandbox']).optional(),
  promptSeconds: z.number().int().min(1).optional(),
  feeBasisPoints: whole,
  minimum: whole,
  maximum: whole,
})

const providerBody = z.strictObject({
  provider: z.string().refine((name) => PROVIDERS.some(({ provider }) => provider === name)),
  status: z.enum(['OPERATIONAL', 'DELAYED', 'CLOSED']),
})

const quirkFields = Object.entries(PAWAPAY_QUIRKS).map(
  ([name, { choices }]) => [name, z.enum([...choices, 'any']).optional()] as const,
)
const quirksBody = z.strictObject(Object.fromEntries(quirkFields))

function route(method: string, path: string, handle: Route<PawapayState>['handle']) {
  return { operation: 'control', method, path: `/simulator/${path}`, handle }
}

export const pawapayControl: readonly Route<PawapayState>[] = [
  route('GET', 'dashboard', ({ state }) => json(200, state.own.agreed)),
  route('POST', 'dashboard', ({ state }, request) =>
    withBody(agreedBody, request, (body) => {
      const given = Object.entries(body).filter(([, value]) => value !== undefined)
      state.own.agreed = { ...state.own.agreed, ...(Object.fromEntries(given) as Partial<Agreed>) }
      return json(200, state.own.agreed)
    }),
  ),
  route('POST', 'providers', ({ state }, request) =>
    withBody(providerBody, request, ({ provider, status }) => {
      state.own.statuses[provider] = status
      return json(200, state.own.statuses)
    }),
  ),
  route('GET', 'quirks', ({ state }) =>
    json(200, { now: state.own.quirks, table: PAWAPAY_QUIRKS }),
  ),
  route('POST', 'quirks', ({ state }, request) =>
    withBody(quirksBody, request, (body) => {
      Object.assign(state.own.quirks, body)
      return json(200, state.own.quirks)
    }),
  ),
  // A new key signs; the old ones stay on the list.
  route('POST', 'new-key', ({ state }) => json(200, { keys: (state.own.keys += 1) })),
  route('GET', 'statement', (world, { query }) => {
    const [country, currency] = (query['wallet'] ?? firstWallet(world.state.own)).split('/')
    if (!country || !currency)
      return json(400, { error: 'wallet: is a country and a currency: BEN/XOF' })
    const wallet = { country, currency, provider: '' }
    const startDate = query['from'] ?? '1970-01-01'
    const endDate = query['to'] ?? dayOf(world.now())
    return text(200, csvOf(world, { wallet, startDate, endDate }), 'text/csv')
  }),
]

function firstWallet({ deposits }: PawapayState): string {
  const [first] = deposits
  return first ? `${first.country}/${first.currency}` : 'SEN/XOF'
}
