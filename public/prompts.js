// @ts-check
import { element } from './elements.js'
import { passedPrompt } from './line.js'
import { postJson } from './server.js'
import { memberNumber, money } from './text.js'
/** @import { Desk, Notice, Prompt, PromptAnswer } from './types.d.ts' */

const PIN_DIGITS = 4

/** @typedef {{ answer: PromptAnswer, label: string, done: string, log: string }} Way */

/** @type {Way} */
const PAY = {
  answer: 'approve',
  label: 'Send',
  done: 'PIN accepted. The payment is on its way.',
  log: 'typed a PIN',
}
/** @type {Way} */
const REFUSE = { answer: 'refuse', label: 'Cancel', done: 'You cancelled.', log: 'cancelled' }
/**
 * What else happens to a request.
 *
 * @type {readonly Way[]}
 */
const OTHERWISE = [
  {
    answer: 'no-funds',
    label: 'Too little money',
    done: 'There is not enough money in the wallet.',
    log: 'had too little money',
  },
  {
    answer: 'ignore',
    label: 'Let it pass',
    done: 'You did not answer. The request will expire.',
    log: 'did not answer',
  },
]

/**
 * The operator's question on the phone, as a wallet asks it: type your PIN to pay, or cancel.
 *
 * @param {Desk} desk
 * @param {Prompt} prompt
 */
export function showPrompt(desk, prompt) {
  const amount = money(prompt.amount, prompt.currency)
  const pin = pinField()
  const take = (/** @type {Way} */ way) => void answer(desk, prompt, way)
  const ways = OTHERWISE.map((way) =>
    element('button', { type: 'button', class: 'answer', onclick: () => take(way) }, way.label),
  )
  const pay = () => {
    if (pin.field.value.length === PIN_DIGITS) return take(PAY)
    pin.hint.textContent = `A PIN has ${PIN_DIGITS} digits.`
    desk.phone.focus()
  }
  const cancel = () => take(REFUSE)
  desk.phone.show({
    name: 'prompt',
    body: [
      element('h2', { class: 'title' }, 'Mobile money'),
      element('p', { class: 'prompt-amount' }, 'Pay ', element('strong', {}, amount)),
      element(
        'dl',
        { class: 'prompt-facts' },
        fact('To', prompt.payee),
        fact('For', memberNumber(prompt.reference)),
      ),
      element('div', { class: 'pin' }, pin.label, pin.field, pin.hint),
      element('div', { class: 'answers' }, ...ways),
    ],
    said: `Payment request: ${amount} to ${prompt.payee}, for ${prompt.reference}. Enter your PIN.`,
    first: pin.field,
    field: pin.field,
    items: ways,
    ok: pay,
    call: pay,
    left: { label: PAY.label, act: pay },
    right: { label: REFUSE.label, act: cancel },
    end: cancel,
  })
}

/** No password field: a browser would offer to keep what is typed, and no PIN is real here. */
function pinField() {
  const field = element('input', {
    id: 'pin',
    class: 'pin-field',
    type: 'text',
    inputmode: 'numeric',
    maxlength: PIN_DIGITS,
    autocomplete: 'off',
    'aria-describedby': 'pin-hint',
  })
  field.addEventListener('input', () => {
    const digits = field.value.replace(/\D/g, '')
    if (digits !== field.value) field.value = digits
  })
  return {
    field,
    label: element('label', { for: 'pin' }, 'Enter PIN'),
    hint: element('p', { id: 'pin-hint', class: 'pin-hint' }, 'Any four digits will do here.'),
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value))
}

/**
 * @param {Desk} desk
 * @param {Prompt} prompt
 * @param {Way} way
 */
async function answer(desk, prompt, { answer: given, done, log }) {
  const who = desk.handset.person().name
  const amount = money(prompt.amount, prompt.currency)
  desk.handset.markAnswered(prompt)
  desk.phone.show({
    name: 'running',
    body: [element('p', { class: 'running' }, 'Please wait\u2026')],
  })
  try {
    const route = `/sandbox/prompts/${encodeURIComponent(prompt.id)}`
    const told = /** @type {{ notice: Notice }} */ (await postJson(route, { answer: given }))
    const passed = passedPrompt(prompt, told.notice)
    desk.log({ kind: 'pay', who, text: `was asked for ${amount} and ${log}`, passed })
  } catch (error) {
    desk.fault(error)
    return desk.notice('The answer did not get through.')
  }
  if (given === 'approve') desk.tried('pay')
  desk.notice(done)
  await desk.refresh()
}
