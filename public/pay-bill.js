// @ts-check
import { element } from './elements.js'
import { passedNotice } from './line.js'
import { postJson, Refused } from './server.js'
/** @import { Desk, Notice } from './types.d.ts' */

/**
 * The money menu of the phone: a payment that nobody asked for, by account number.
 *
 * @param {Desk} desk
 */
export function showPayBill(desk) {
  const { number } = desk.handset.person()
  const account = input('paybill-account', number ?? '', 'numeric')
  const amount = input('paybill-amount', '', 'decimal')
  const pay = () => void send(desk, account, amount)
  const first = number ? amount : account
  desk.phone.show({
    name: 'pay-bill',
    body: [
      element('h2', { class: 'title' }, 'Pay a bill'),
      labelled('Account', account),
      labelled('Amount', amount),
      element('p', { class: 'hint' }, 'The account is the member number.'),
    ],
    said: 'Pay a bill',
    first,
    field: first,
    ok: pay,
    call: pay,
    left: { label: 'Pay', act: pay },
    right: { label: 'Back', act: () => desk.home() },
    end: () => desk.home(),
  })
}

/**
 * @param {string} id
 * @param {string} value
 * @param {string} inputmode
 */
function input(id, value, inputmode) {
  const attributes = { id, type: 'text', value, inputmode, autocomplete: 'off', maxlength: 20 }
  return element('input', attributes)
}

/**
 * @param {string} label
 * @param {HTMLInputElement} field
 */
function labelled(label, field) {
  return element('div', { class: 'field' }, element('label', { for: field.id }, label), field)
}

/**
 * @param {Desk} desk
 * @param {HTMLInputElement} accountField
 * @param {HTMLInputElement} amountField
 */
async function send(desk, accountField, amountField) {
  const account = accountField.value.trim()
  const amount = amountField.value.trim()
  const missing = account === '' ? accountField : amount === '' ? amountField : null
  if (missing) {
    missing.placeholder = 'Needed'
    return missing.focus()
  }
  const { phone, name } = desk.handset.person()
  try {
    const body = { phone, account, amount }
    const { notice } = /** @type {{ notice: Notice }} */ (await postJson('/sandbox/paybill', body))
    const text = `paid ${amount} to account ${account}`
    desk.log({ kind: 'pay', who: name, text, passed: passedNotice(notice) })
  } catch (error) {
    if (error instanceof Refused) return desk.notice(`Nothing was paid. ${error.reason}`)
    desk.fault(error)
    return desk.notice('The payment did not go through.')
  }
  desk.notice(`You paid ${amount} to account ${account}.`)
  await desk.refresh()
}
