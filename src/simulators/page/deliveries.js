// @ts-check
import { ask } from './api.js'
import { byId, make, showList } from './elements.js'

const ROWS_SHOWN = 20

/**
 * @typedef {{ id: string, operation: string, reference: string, url: string, state: string,
 *   attempts: { status: number | null, body: string }[] }} Delivery
 */

/**
 * @param {Delivery[]} deliveries
 * @param {(work: () => Promise<void>) => Promise<void>} doing
 */
export function showDeliveries(deliveries, doing) {
  byId('deliveries-none').hidden = deliveries.length > 0
  const shown = deliveries.slice(-ROWS_SHOWN).reverse()
  showList(byId('deliveries'), shown, () => shown.map((each) => row(each, doing)))
}

/**
 * @param {Delivery} delivery
 * @param {(work: () => Promise<void>) => Promise<void>} doing
 */
function row({ id, operation, url, state, attempts }, doing) {
  const last = attempts.at(-1)
  const answer = last ? `answered ${last.status ?? last.body}` : 'not sent yet'
  const send = () => void doing(() => ask(`deliveries/${id}`, {}))
  return make('li', {}, [
    make('span', { text: `${operation}: ${state}` }),
    make('button', { type: 'button', text: last ? 'Send again' : 'Let go', click: send }),
    make('small', { text: `${new URL(url).pathname} · ${attempts.length} × · ${answer}` }),
  ])
}
