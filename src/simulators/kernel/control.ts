import { z } from 'zod'
import { sendAgain } from './callbacks.ts'
import { COMMON_FAULTS } from './faults.ts'
import { type HttpRequest, type HttpResponse, json } from './http.ts'
import type { Operator, Route } from './operator.ts'
import { openPrompts, phoneOf } from './phones.ts'
import { readAmount, shortAmount } from './amounts.ts'
import { ANSWERS } from './answers.ts'
import type { Simulator } from './at-work.ts'
import type { Delivery, Phone, Prompt } from './state.ts'
import { truthOf } from './truth.ts'
import type { World } from './world.ts'

const answer = z.strictObject({
  answer: z.enum(ANSWERS),
  code: z.string().optional(),
  pin: z.string().optional(),
})
const amount = z.string().refine((value) => readAmount(value) !== null, 'is an amount: 250 or 2.50')

const phoneBody = z.strictObject({
  phone: z.string().regex(/^\d{8,15}$/, 'is digits with the country code'),
  name: z.string().optional(),
  pin: z.string().optional(),
  balance: amount.optional(),
  power: z.enum(['on', 'off', 'in-session']).optional(),
  active: z.boolean().optional(),
  habit: answer
    .omit({ pin: true })
    .extend({ afterMs: z.number().int().min(0).default(0) })
    .nullable()
    .optional(),
})

const millis = z.number().int().min(0)
const ordersBody = z.strictObject({
  on: z.string().default('*'),
  phone: z.string().nullable().default(null),
  times: z.number().int().min(1).nullable().default(1),
  answer: z
    .strictObject({
      fault: z.string().optional(),
      afterWork: z.boolean().optional(),
      delayMs: millis.optional(),
      afterCallback: answer.omit({ pin: true }).optional(),
    })
    .nullable()
    .default(null),
  callback: z
    .strictObject({
      never: z.boolean().optional(),
      hold: z.boolean().optional(),
      delayMs: millis.optional(),
      scatterMs: millis.optional(),
      copies: z.number().int().min(1).max(20).optional(),
      apartMs: millis.optional(),
      amount: amount.optional(),
      conflict: amount.optional(),
      signature: z.enum(['wrong', 'absent', 'stale']).optional(),
      method: z.enum(['POST', 'PUT']).optional(),
    })
    .nullable()
    .default(null),
})

const clockBody = z.union([
  z.strictObject({ now: z.iso.datetime() }),
  z.strictObject({ advanceMs: millis }),
])

const weatherBody = z.strictObject({
  answers: z.number().min(0).max(1),
  callbacks: z.number().min(0).max(1),
})

/** Reads the body by a schema; what is wrong is said with its path, and 400. */
export function withBody<Schema extends z.ZodType>(
  schema: Schema,
  request: HttpRequest,
  work: (body: z.output<Schema>) => HttpResponse | Promise<HttpResponse>,
): HttpResponse | Promise<HttpResponse> {
  let given: unknown
  try {
    given = JSON.parse(request.body || '{}')
  } catch {
    return json(400, { error: 'the body is no JSON' })
  }
  const read = schema.safeParse(given)
  if (read.success) return work(read.data)
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return json(400, { error: faults.join('; ') })
}

/** What all simulators can be told and asked, below `/simulator`. */
export function controlRoutes<Own>(
  simulator: Simulator<Own>,
  operator: Operator<Own>,
): readonly Route<Own>[] {
  const { world } = simulator
  const { state } = world
  const route = (method: string, path: string, handle: Route<Own>['handle']): Route<Own> => ({
    operation: 'control',
    method,
    path: `/simulator/${path}`,
    handle,
  })
  return [
    route('GET', 'about', () => json(200, aboutOf(operator, state.seed))),
    route('GET', 'phones', () => json(200, Object.values(state.phones).map(phoneView))),
    route('POST', 'phones', (_, request) =>
      withBody(phoneBody, request, (body) => json(200, phoneView(changePhone(world, body)))),
    ),
    route('GET', 'prompts', (_, { query }) =>
      json(200, openPrompts(world, query['phone']).map(promptView)),
    ),
    route('POST', 'prompts/:id', (_, request, { id = '' }) =>
      withBody(answer, request, async ({ answer, code, pin }) => {
        const typed = { answer, ...(code ? { code } : {}), ...(pin ? { pin } : {}) }
        const prompt = await simulator.answer(id, typed)
        if (!prompt) return json(404, { error: `no prompt ${id} is open` })
        await simulator.tick()
        return json(200, promptView(prompt))
      }),
    ),
    route('GET', 'orders', () => json(200, state.orders)),
    route('POST', 'orders', (_, request) =>
      withBody(ordersBody, request, (body) => giveOrders(world, operator, body)),
    ),
    route('DELETE', 'orders', () => json(200, state.orders.splice(0))),
    route('GET', 'weather', () => json(200, state.weather)),
    route('POST', 'weather', (_, request) =>
      withBody(weatherBody, request, (body) => json(200, (state.weather = body))),
    ),
    route('GET', 'deliveries', () => json(200, state.deliveries.map(deliveryView))),
    route('POST', 'deliveries/:id', async (_, _request, { id = '' }) => {
      if (!sendAgain(world, id)) return json(404, { error: `no delivery is called ${id}` })
      await simulator.tick()
      return json(200, {})
    }),
    route('GET', 'exchanges', () => json(200, state.exchanges)),
    route('GET', 'truth', () => json(200, truthOf(world))),
    route('GET', 'clock', () => json(200, { now: new Date(world.now()).toISOString() })),
    route('POST', 'clock', (_, request) =>
      withBody(clockBody, request, (body) => moveClock(simulator, body)),
    ),
    route('POST', 'tick', async () => {
      await simulator.tick()
      return json(200, { nextDue: simulator.nextDue() })
    }),
  ]
}

function aboutOf<Own>(
  { name, title, routes, callbacks, faults, has }: Operator<Own>,
  seed: number,
) {
  return {
    operator: name,
    title,
    seed,
    has,
    operations: [...new Set(routes.map(({ operation }) => operation))],
    callbacks,
    faults: [...Object.keys(COMMON_FAULTS), ...Object.keys(faults)],
  }
}

function changePhone(world: World<unknown>, body: z.output<typeof phoneBody>): Phone {
  const phone = phoneOf(world, body.phone)
  if (body.name !== undefined) phone.name = body.name
  if (body.pin !== undefined) phone.pin = body.pin
  if (body.balance !== undefined) phone.balance = readAmount(body.balance) ?? 0
  if (body.power !== undefined) phone.power = body.power
  if (body.active !== undefined) phone.active = body.active
  if (body.habit !== undefined) {
    const { habit } = body
    phone.habit = habit && {
      answer: habit.answer,
      afterMs: habit.afterMs,
      ...(habit.code ? { code: habit.code } : {}),
    }
  }
  return phone
}

function giveOrders<Own>(
  world: World<Own>,
  operator: Operator<Own>,
  body: z.output<typeof ordersBody>,
): HttpResponse {
  const fault = body.answer?.fault
  if (fault !== undefined && !(fault in operator.faults) && !(fault in COMMON_FAULTS)) {
    const known = [...Object.keys(operator.faults), ...Object.keys(COMMON_FAULTS)]
    return json(400, { error: `answer.fault: one of ${known.join(', ')}` })
  }
  // What was left out is not there, as the schema says; the compiler cannot know it.
  const orders = { ...body, id: `orders-${world.serial()}` } as (typeof world.state.orders)[number]
  world.state.orders.push(orders)
  return json(200, orders)
}

async function moveClock<Own>(
  simulator: Simulator<Own>,
  body: z.output<typeof clockBody>,
): Promise<HttpResponse> {
  const { world } = simulator
  if (!world.isOwnClock) return json(409, { error: 'the clock is somebody else’s' })
  const to = 'now' in body ? Date.parse(body.now) : world.now() + body.advanceMs
  if (to < world.now()) return json(409, { error: 'the clock goes forward only' })
  await simulator.advanceTo(to)
  return json(200, { now: new Date(world.now()).toISOString() })
}

function phoneView(phone: Phone) {
  return { ...phone, balance: shortAmount(phone.balance) }
}

function promptView(prompt: Prompt) {
  return {
    ...prompt,
    amount: shortAmount(prompt.amount),
    at: new Date(prompt.at).toISOString(),
    expiresAt: new Date(prompt.expiresAt).toISOString(),
  }
}

function deliveryView({ headers: _, ...delivery }: Delivery) {
  return {
    ...delivery,
    attempts: delivery.attempts.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
  }
}
