// @ts-check
import { ask } from './api.js'
import { byId, make, showList, valuesOf } from './elements.js'

const ROWS_SHOWN = 30

/**
 * @typedef {{ receipt: string, kind: string, phone: string | null, reference: string,
 *   amount: string, currency: string, at: string }} Movement
 * @typedef {{ movements: Movement[], accounts: { account: string, balance: string, currency: string }[] }} Truth
 */

/** @param {Truth} truth */
export function showMoney({ movements, accounts }) {
  byId('money-none').hidden = movements.length > 0
  byId('balances').textContent = accounts
    .map(({ account, balance, currency }) => `${account}: ${readable(balance)} ${currency}`)
    .join(' · ')
  const shown = movements.slice(-ROWS_SHOWN).reverse()
  showList(byId('money'), shown, () => shown.map(row))
}

/**
 * `1734.5` as `1,734.50`.
 * @param {string} amount
 */
function readable(amount) {
  const [whole = '', rest] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest.padEnd(2, '0')}`
}

/** @param {Movement} movement */
function row({ receipt, kind, phone, reference, amount, currency, at }) {
  const about = [kind, phone, reference, at.slice(0, 16).replace('T', ' ')].filter(Boolean)
  return make('li', {}, [
    make('span', { text: receipt }),
    make('span', { class: 'amount', text: `${readable(amount)} ${currency}` }),
    make('small', { text: about.join(' · ') }),
  ])
}

/** @param {(work: () => Promise<void>) => Promise<void>} doing */
export function listenToPay(doing) {
  const form = /** @type {HTMLFormElement} */ (byId('pay'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const said = byId('pay-said')
    said.textContent = ''
    void doing(async () => {
      /** @type {{ receipt: string }} */
      const paid = await ask('pay-bill', valuesOf(form))
      said.textContent = `Paid: ${paid.receipt}`
    })
  })
}
