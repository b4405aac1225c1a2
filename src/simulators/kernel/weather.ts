import type { Chance } from './chance.ts'
import type { AnswerOrders, CallbackOrders } from './orders.ts'
import { MINUTE_MS, SECOND_MS } from './time.ts'

/** Faults that befall any answer. */
const ANSWERS: readonly AnswerOrders[] = [
  { fault: '500' },
  { fault: '500', afterWork: true },
  { fault: '503' },
  { fault: 'html' },
  { fault: 'cut' },
  { fault: 'cut', afterWork: true },
]

/** Ways that networks treat callbacks; none of them says what is not true. */
const CALLBACKS: readonly CallbackOrders[] = [
  { never: true },
  { delayMs: 90 * SECOND_MS },
  { delayMs: 40 * MINUTE_MS },
  { scatterMs: 2 * MINUTE_MS },
  { copies: 2, apartMs: 0 },
  { copies: 3, apartMs: 20 * SECOND_MS },
]

export function answerWeather(chance: Chance, badness: number): AnswerOrders | null {
  return badness > 0 && chance.next() < badness ? chance.pick(ANSWERS) : null
}

export function callbackWeather(chance: Chance, badness: number): CallbackOrders | null {
  return badness > 0 && chance.next() < badness ? chance.pick(CALLBACKS) : null
}
