import type { Outgoing, Reply } from './http.ts'
import { type CallbackOrders, takeOrders } from './orders.ts'
import type { Delivery, Retries } from './state.ts'
import { callbackWeather } from './weather.ts'
import type { World } from './world.ts'

/** What an operator wants to tell. `withAmount` writes the same with another amount. */
export type Notice = {
  readonly operation: string
  readonly phone: string | null
  readonly reference: string
  readonly url: string
  readonly method?: 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
  readonly withAmount?: (amount: string) => string
  readonly retries?: Retries
  readonly timeoutMs?: number
}

/** Operators wait so long for the answer to a callback. */
const TIMEOUT_MS = 10_000
const COPIES_APART_MS = 1_000
/** Between a notice and the other one that contradicts it. */
const CONFLICT_AFTER_MS = 5_000

/** Sends a notice as orders, the weather, or nobody says. It leaves with the next tick. */
export function post(world: World<unknown>, notice: Notice): void {
  const orders = ordersFor(world, notice)
  const { amount, conflict, copies = 1, apartMs = COPIES_APART_MS } = orders
  const scatter = orders.scatterMs ? world.chance.below(orders.scatterMs) : 0
  const delay = (orders.delayMs ?? 0) + scatter
  const body = amount === undefined ? notice.body : altered(notice, amount)
  for (let copy = 0; copy < copies; copy += 1) {
    add(world, notice, orders, { body, delay: delay + copy * apartMs })
  }
  if (conflict === undefined) return
  add(world, notice, orders, { body: altered(notice, conflict), delay: delay + CONFLICT_AFTER_MS })
}

/** Asks and waits for the answer, the first one's of several copies; null when none came in time. */
export async function ask(world: World<unknown>, notice: Notice): Promise<Reply | null> {
  const orders = ordersFor(world, notice)
  const { timeoutMs = TIMEOUT_MS } = notice
  const isLost = orders.never === true || (orders.delayMs ?? 0) >= timeoutMs
  const copies = Array.from({ length: orders.copies ?? 1 }, () => {
    const delivery = deliveryOf(world, notice, orders, notice.body)
    if (isLost) delivery.state = 'dropped'
    world.state.deliveries.push(delivery)
    return delivery
  })
  if (isLost) return null
  const [reply = null] = await Promise.all(copies.map((delivery) => attempt(world, delivery)))
  return reply
}

/** Sends what is due, and plans the next attempt where the operator makes one. */
export async function send(world: World<unknown>, id: string): Promise<void> {
  const delivery = world.state.deliveries.find((each) => each.id === id)
  if (!delivery || delivery.state === 'dropped' || delivery.state === 'held') return
  const reply = await attempt(world, delivery)
  if (reply && reply.status >= 200 && reply.status < 300) return
  const pause = pauseAfter(delivery)
  if (pause !== null) world.later(pause, 'send', id)
}

/** How long it waits after the attempts that there were; null when it gives up. */
function pauseAfter({ retries, attempts }: Delivery): number | null {
  let left = attempts.length
  for (const [waitMs, times] of retries) {
    if (left <= times) return waitMs
    left -= times
  }
  return null
}

/** Lets go what was held, sends again what was sent. */
export function sendAgain(world: World<unknown>, id: string): boolean {
  const delivery = world.state.deliveries.find((each) => each.id === id)
  if (!delivery) return false
  delivery.state = 'waiting'
  world.later(0, 'send', id)
  return true
}

function ordersFor(world: World<unknown>, { operation, phone }: Notice): CallbackOrders {
  const { orders, weather } = world.state
  const given = takeOrders(orders, 'callback', { on: operation, phone })
  return given ?? callbackWeather(world.chance, weather.callbacks) ?? {}
}

function altered(notice: Notice, amount: string): string {
  return notice.withAmount ? notice.withAmount(amount) : notice.body
}

function add(
  world: World<unknown>,
  notice: Notice,
  orders: CallbackOrders,
  { body, delay }: { body: string; delay: number },
): void {
  const delivery = deliveryOf(world, notice, orders, body)
  world.state.deliveries.push(delivery)
  if (delivery.state === 'waiting') world.later(delay, 'send', delivery.id)
}

function deliveryOf(
  world: World<unknown>,
  notice: Notice,
  orders: CallbackOrders,
  body: string,
): Delivery {
  return {
    id: `cb-${world.serial()}`,
    operation: notice.operation,
    reference: notice.reference,
    method: orders.method ?? notice.method ?? 'POST',
    url: notice.url,
    headers: notice.headers ?? { 'content-type': 'application/json' },
    body,
    timeoutMs: notice.timeoutMs ?? TIMEOUT_MS,
    signing: orders.signature ?? 'right',
    retries: notice.retries ?? [],
    state: orders.never ? 'dropped' : orders.hold ? 'held' : 'waiting',
    attempts: [],
  }
}

async function attempt(world: World<unknown>, delivery: Delivery): Promise<Reply | null> {
  const { method, url, headers, body, timeoutMs } = delivery
  const plain: Outgoing = { method, url, headers, body, timeoutMs }
  const at = world.now()
  let reply: Reply | null = null
  let why = ''
  try {
    reply = await world.deliver(world.dress(delivery, plain))
  } catch (error) {
    why = error instanceof Error ? error.message : String(error)
  }
  delivery.attempts.push({ at, status: reply?.status ?? null, body: reply?.body ?? why })
  delivery.state = reply && reply.status >= 200 && reply.status < 300 ? 'done' : 'failed'
  return reply
}
