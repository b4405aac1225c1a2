import { element } from './elements.js'
import { postJson } from './server.js'

/** The money menu of the phone: a payment that nobody asked for, by account number. */
export function showPayBill(desk) {
  const person = desk.handset.person()
  const account = input('paybill-account', { value: person.number ?? '', inputmode: 'numeric' })
  const amount = input('paybill-amount', { inputmode: 'decimal' })
  const pay = () => void send(desk, account, amount)
  const labelled = (label, field) =>
    element('div', { class: 'field' }, element('label', { for: field.id }, label), field)
  desk.phone.show({
    name: 'pay-bill',
    body: [
      element('h2', { class: 'title' }, 'Pay a bill'),
      labelled('Account', account),
      labelled('Amount', amount),
      element('p', { class: 'hint' }, 'The account is the member number.'),
    ],
    said: 'Pay a bill',
    first: person.number ? amount : account,
    field: person.number ? amount : account,
    ok: pay,
    call: pay,
    left: { label: 'Pay', act: pay },
    right: { label: 'Back', act: () => desk.home() },
    end: () => desk.home(),
  })
}

function input(id, attributes) {
  return element('input', { id, type: 'text', autocomplete: 'off', maxlength: 20, ...attributes })
}

async function send(desk, accountField, amountField) {
  const account = accountField.value.trim()
  const amount = amountField.value.trim()
  const missing = account === '' ? accountField : amount === '' ? amountField : null
  if (missing) {
    missing.placeholder = 'Needed'
    return missing.focus()
  }
  const { phone } = desk.handset.person()
  try {
    await postJson('/sandbox/paybill', { phone, account, amount })
  } catch (error) {
    desk.fault(error)
    return desk.notice('The payment did not go through.')
  }
  desk.log('pay', `paid ${amount} to account ${account}`)
  desk.notice(`You paid ${amount} to account ${account}.`)
  await desk.refresh()
}
