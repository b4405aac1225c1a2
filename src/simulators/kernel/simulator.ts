import { answerPrompt, endPrompt } from './answering.ts'
import { send } from './callbacks.ts'
import { controlRoutes } from './control.ts'
import type { Simulator } from './at-work.ts'
import { COMMON_FAULTS } from './faults.ts'
import type { HttpRequest, HttpResponse } from './http.ts'
import { findRoute, type Operator, type Route } from './operator.ts'
import { type AnswerOrders, takeOrders } from './orders.ts'
import type { Task } from './state.ts'
import { nextDue, setClock, takeDue, type World } from './world.ts'
import { answerWeather } from './weather.ts'

/** Exchanges that are kept to be looked at. */
const EXCHANGES_KEPT = 500

export function simulatorOf<Own>(world: World<Own>, operator: Operator<Own>): Simulator<Own> {
  const tick = async (): Promise<void> => {
    for (let task = takeDue(world); task; task = takeDue(world)) {
      await perform(world, operator, task)
    }
  }
  const advanceTo = async (at: number): Promise<void> => {
    if (!world.isOwnClock) throw new Error('this simulator goes by a clock of somebody else')
    await tick()
    for (let due = nextDue(world); due !== null && due <= at; due = nextDue(world)) {
      setClock(world, due)
      await tick()
    }
    setClock(world, at)
  }
  const simulator: Simulator<Own> = {
    world,
    tick,
    advanceTo,
    nextDue: () => nextDue(world),
    answer: (id, typed) => answerPrompt(world, operator, id, typed),
    handle: async (request) => {
      await tick()
      const found = findRoute(control, request)
      if (found && found !== 'wrong-method') {
        return found.route.handle(world, request, found.params)
      }
      const answer = await handle(simulator, operator, request)
      note(world, request, answer)
      return answer
    },
  }
  const control = [...controlRoutes(simulator, operator), ...operator.control]
  return simulator
}

async function perform<Own>(world: World<Own>, operator: Operator<Own>, task: Task): Promise<void> {
  const { what, key } = task
  if (what === 'send') return send(world, key)
  if (what === 'prompt-over') return endPrompt(world, operator, key)
  if (what === 'unreachable') {
    await answerPrompt(world, operator, key, { answer: 'unreachable' })
  } else if (what === 'habit') {
    const prompt = world.state.prompts.find(({ id }) => id === key)
    const habit = prompt && world.state.phones[prompt.phone]?.habit
    if (habit) await answerPrompt(world, operator, key, habit)
  } else await operator.perform(world, task)
}

async function handle<Own>(
  simulator: Simulator<Own>,
  operator: Operator<Own>,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { world } = simulator
  const found = findRoute(operator.routes, request)
  if (!found) return operator.notFound(world, request, {})
  if (found === 'wrong-method') return operator.wrongMethod(world, request, {})
  const { route, params } = found
  const orders = ordersFor(world, route, request)
  if (orders.delayMs) await world.wait(orders.delayMs)
  const { fault, afterWork = false } = orders
  if (fault !== undefined && !afterWork) return faultOf(world, operator, fault)
  const before = world.state.prompts.length
  const answer = await route.handle(world, request, params)
  if (orders.afterCallback) {
    for (const { id } of world.state.prompts.slice(before)) {
      await simulator.answer(id, orders.afterCallback)
    }
    await simulator.tick()
  }
  return fault === undefined ? answer : faultOf(world, operator, fault)
}

function ordersFor<Own>(world: World<Own>, route: Route<Own>, request: HttpRequest): AnswerOrders {
  const about = { on: route.operation, phone: route.phone?.(request) ?? null }
  const given = takeOrders(world.state.orders, 'answer', about)
  return given ?? answerWeather(world.chance, world.state.weather.answers) ?? {}
}

/** Orders are checked when they are given, so a name that is not known is a fault of ours. */
function faultOf<Own>(world: World<Own>, operator: Operator<Own>, name: string): HttpResponse {
  const make = operator.faults[name] ?? COMMON_FAULTS[name]
  if (!make) throw new Error(`no fault is called ${name}`)
  return make(world)
}

function note(world: World<unknown>, request: HttpRequest, answer: HttpResponse): void {
  const { exchanges } = world.state
  const { method, path } = request
  exchanges.push({ at: world.now(), method, path, status: answer.fate ?? answer.status })
  if (exchanges.length > EXCHANGES_KEPT) exchanges.shift()
}
