import type { Order } from './simulated.ts'

/** The next two callbacks of a kind go wrong. */
export function callback(on: string, orders: Order['callback']): Order {
  return { on, phone: null, times: 2, answer: null, callback: orders }
}

/** The next two answers to a question go wrong. */
export function answer(on: string, orders: Order['answer']): Order {
  return { on, phone: null, times: 2, answer: orders, callback: null }
}

const DAY_AND_MORE_MS = 26 * 60 * 60 * 1000

/** What can go wrong with each callback of money that we asked for, and can be asked about. */
export function wrongCallbacks(on: string): Order[] {
  return [
    callback(on, { amount: '1' }),
    callback(on, { conflict: '7' }),
    callback(on, { never: true }),
    callback(on, { hold: true }),
    callback(on, { copies: 3, apartMs: 0 }),
    callback(on, { delayMs: DAY_AND_MORE_MS }),
  ]
}

/** What can go wrong with each request for money. */
export function wrongRequests(on: string): Order[] {
  return [
    answer(on, { afterCallback: { answer: 'pin' } }),
    answer(on, { fault: 'hang', afterWork: true }),
    answer(on, { fault: 'html', afterWork: true, afterCallback: { answer: 'pin' } }),
    answer(on, { fault: '500' }),
    answer(on, { fault: '503', afterWork: true }),
    answer(on, { fault: 'not-json', afterWork: true }),
  ]
}
