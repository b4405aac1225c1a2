// @ts-check
import { ask, clearOrders } from './api.js'
import { byId, make, showList, valuesOf } from './elements.js'

/** @type {[string, object][]} */
const CALLBACKS = [
  ['Callback never comes', { never: true }],
  ['Callback comes twice', { copies: 2 }],
  ['Callback comes 2 minutes late', { delayMs: 120000 }],
  ['Callback is held until let go', { hold: true }],
  ['Callback names another amount', { amount: '1' }],
  ['A second one contradicts it', { conflict: '1' }],
  ['Signature is wrong', { signature: 'wrong' }],
  ['Signature is stale', { signature: 'stale' }],
]

/** @type {{ text: string, body: object, kind: 'answer' | 'callback' }[]} */
let choices = []

/**
 * Fills the lists once.
 * @param {{ operations: string[], callbacks: string[], faults: string[] }} about
 */
export function fillOrders({ operations, callbacks, faults }) {
  choices = [
    ...CALLBACKS.map(([text, callback]) => ({
      text,
      body: { callback },
      kind: /** @type {const} */ ('callback'),
    })),
    ...faults.flatMap((fault) => [
      {
        text: `Answer is ${fault}, nothing done`,
        body: { answer: { fault } },
        kind: /** @type {const} */ ('answer'),
      },
      {
        text: `Answer is ${fault}, all done`,
        body: { answer: { fault, afterWork: true } },
        kind: /** @type {const} */ ('answer'),
      },
    ]),
  ]
  const what = /** @type {HTMLSelectElement} */ (byId('orders-what'))
  what.replaceChildren(...choices.map(({ text }, at) => new Option(text, String(at))))
  const fill = () => {
    const names = choices[what.selectedIndex]?.kind === 'answer' ? operations : callbacks
    byId('orders-on').replaceChildren(...names.map((name) => new Option(name, name)))
  }
  what.addEventListener('change', fill)
  fill()
}

/** @param {(work: () => Promise<void>) => Promise<void>} doing */
export function listenToOrders(doing) {
  const form = /** @type {HTMLFormElement} */ (byId('orders'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { what = '', on, times } = valuesOf(form)
    const choice = choices[Number(what)]
    if (choice) void doing(() => ask('orders', { on, times: Number(times), ...choice.body }))
  })
  byId('orders-clear').addEventListener('click', () => void doing(clearOrders))
}

/** @param {{ id: string, on: string, times: number | null, answer: object | null, callback: object | null }[]} orders */
export function showOrders(orders) {
  const left = orders.filter(({ times }) => times !== 0)
  byId('orders-clear').hidden = left.length === 0
  showList(byId('orders-now'), left, () =>
    left.map(({ on, times, answer, callback }) =>
      make('li', {}, [
        make('span', { text: `${on} × ${times ?? 'always'}` }),
        make('small', { text: JSON.stringify(answer ?? callback) }),
      ]),
    ),
  )
}
