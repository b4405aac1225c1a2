import { element } from './elements.js'
import { postJson } from './server.js'
import { memberNumber, money } from './text.js'

const ANSWERS = [
  {
    answer: 'approve',
    label: 'Enter PIN and pay',
    kind: 'answer answer-yes',
    done: 'PIN accepted. The payment is on its way.',
    log: 'entered the PIN',
  },
  { answer: 'refuse', label: 'Refuse', kind: 'answer', done: 'You refused.', log: 'refused' },
  {
    answer: 'no-funds',
    label: 'Too little money',
    kind: 'answer',
    done: 'Not enough money in the wallet.',
    log: 'had too little money',
  },
  {
    answer: 'ignore',
    label: 'Ignore',
    kind: 'answer',
    done: 'You let the request pass.',
    log: 'ignored the request',
  },
]

/** The operator's question on the phone: enter the PIN for this payment, or do not. */
export function showPrompt(desk, prompt) {
  const amount = money(prompt.amount, prompt.currency)
  const items = ANSWERS.map((each) =>
    element(
      'button',
      { type: 'button', class: each.kind, onclick: () => void answer(desk, prompt, each) },
      each.label,
    ),
  )
  const fact = (name, value) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value))
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
      element('div', { class: 'answers' }, ...items),
    ],
    said: `Payment request: ${amount} to ${prompt.payee}, reference ${prompt.reference}`,
    first: items[0],
    items,
    ok: () => items[0].click(),
    end: () => items[1].click(),
  })
}

async function answer(desk, prompt, { answer, done, log }) {
  const amount = money(prompt.amount, prompt.currency)
  desk.handset.markAnswered(prompt)
  desk.phone.show({
    name: 'running',
    body: [element('p', { class: 'running' }, 'Please wait\u2026')],
  })
  try {
    await postJson(`/sandbox/prompts/${encodeURIComponent(prompt.id)}`, { answer })
  } catch (error) {
    desk.fault(error)
    return desk.notice('The answer did not get through.')
  }
  desk.log('pay', `was asked for ${amount} and ${log}`)
  if (answer === 'approve') desk.tried('pay')
  desk.notice(done)
  await desk.refresh()
}
