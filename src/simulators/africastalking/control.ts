import { z } from 'zod'
import { withBody } from '../kernel/control.ts'
import { json } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { partsOf } from './parts.ts'
import { AFRICASTALKING_QUIRKS } from './quirks.ts'
import { optOut, receiveText } from './sms-notices.ts'
import type { AfricastalkingState, Dashboard, Session } from './state.ts'
import { dial, endSession, reply } from './ussd.ts'

const phone = z.string().regex(/^\+[1-9]\d{7,14}$/, 'is in international form: +254711000222')
const url = z.url().nullable().optional()
const seconds = z.number().int().min(1).optional()

const dashboardBody = z.strictObject({
  username: z.string().optional(),
  apiKey: z.string().optional(),
  senders: z.array(z.string()).optional(),
  serviceCodes: z.array(z.string()).optional(),
  ussdUrl: url,
  ussdEndedUrl: url,
  smsUrl: url,
  deliveryUrl: url,
  optOutUrl: url,
  balance: z.number().int().min(0).optional(),
  idleSeconds: seconds,
  sessionSeconds: seconds,
})

const dialBody = z.strictObject({
  phone,
  code: z.string().regex(/^\*[\d*]+#?$/, 'is what is dialled: *384*77#'),
})
const replyBody = z.union([
  z.strictObject({ input: z.string() }),
  z.strictObject({ hangUp: z.literal(true) }),
])
const smsBody = z.strictObject({ phone, to: z.string(), text: z.string() })
const optOutBody = z.strictObject({ phone, sender: z.string() })

const quirkFields = Object.entries(AFRICASTALKING_QUIRKS).map(
  ([name, { choices }]) => [name, z.enum([...choices, 'any']).optional()] as const,
)
const quirksBody = z.strictObject(Object.fromEntries(quirkFields))

function route(method: string, path: string, handle: Route<AfricastalkingState>['handle']) {
  return { operation: 'control', method, path: `/simulator/${path}`, handle }
}

export const africastalkingControl: readonly Route<AfricastalkingState>[] = [
  route('GET', 'dashboard', ({ state }) => json(200, state.own.dashboard)),
  route('POST', 'dashboard', ({ state }, request) =>
    withBody(dashboardBody, request, (body) => {
      const given = Object.entries(body).filter(([, value]) => value !== undefined)
      const change = Object.fromEntries(given) as Partial<Dashboard>
      return json(200, (state.own.dashboard = { ...state.own.dashboard, ...change }))
    }),
  ),
  route('POST', 'dial', (world, request) =>
    withBody(dialBody, request, async ({ phone: caller, code }) => {
      const session = await dial(world, caller, code)
      return session ? json(200, view(session)) : json(404, { error: `nobody has ${code}` })
    }),
  ),
  route('POST', 'dial/:id', (world, request, { id }) =>
    withBody(replyBody, request, async (body) => {
      const session = world.state.own.sessions.find((each) => each.id === id)
      if (session?.status !== 'open') return json(404, { error: 'no such call is open' })
      if ('hangUp' in body) endSession(world, session, 'Incomplete')
      else await reply(world, session, body.input)
      return json(200, view(session))
    }),
  ),
  route('GET', 'sessions', ({ state }) => json(200, state.own.sessions)),
  route('POST', 'sms', (world, request) =>
    withBody(smsBody, request, (body) => json(200, receiveText(world, body))),
  ),
  route('GET', 'sms', ({ state }, { query }) => {
    const wanted = state.own.messages.filter(
      (message) => query['phone'] === undefined || message.phone === query['phone'],
    )
    return json(
      200,
      wanted.map((message) => ({ ...message, at: new Date(message.at).toISOString() })),
    )
  }),
  route('POST', 'opt-out', (world, request) =>
    withBody(optOutBody, request, (body) => {
      optOut(world, body.phone, body.sender)
      return json(200, {})
    }),
  ),
  route('GET', 'quirks', ({ state }) =>
    json(200, { now: state.own.quirks, table: AFRICASTALKING_QUIRKS }),
  ),
  route('POST', 'quirks', ({ state }, request) =>
    withBody(quirksBody, request, (body) => {
      Object.assign(state.own.quirks, body)
      return json(200, state.own.quirks)
    }),
  ),
]

/** `isLong`: longer than 160 septets with its prefix, which not every phone shows (1.4). */
function view({ id, screen, status, text, turns }: Session) {
  return { id, screen, status, text, turns, isLong: partsOf(`CON ${screen}`) > 1 }
}
