// @ts-check
import { ask } from './api.js'
import { byId, make, showList } from './elements.js'

/** @typedef {{ id: string, phone: string, text: string, expiresAt: string }} Prompt */

/** @type {[string, string][]} */
const OTHERS = [
  ['refuse', 'Refuse'],
  ['no-funds', 'No money'],
  ['ignore', 'Ignore'],
]

/**
 * Shows every phone that is asked.
 * @param {Prompt[]} prompts
 * @param {(work: () => Promise<void>) => Promise<void>} doing
 */
export function showPrompts(prompts, doing) {
  byId('prompts-none').hidden = prompts.length > 0
  const seen = prompts.map(({ id }) => id)
  showList(byId('prompts'), seen, () => prompts.map((prompt) => card(prompt, doing)))
}

/**
 * @param {Prompt} prompt
 * @param {(work: () => Promise<void>) => Promise<void>} doing
 */
function card(prompt, doing) {
  const send = (/** @type {Record<string, string>} */ body) =>
    void doing(() => ask(`prompts/${prompt.id}`, body))
  const pin = /** @type {HTMLInputElement} */ (make('input', { type: 'password' }))
  pin.inputMode = 'numeric'
  pin.autocomplete = 'off'
  pin.placeholder = 'PIN'
  pin.setAttribute('aria-label', `PIN of ${prompt.phone}`)
  const form = make('form', {}, [
    pin,
    make('button', { class: 'main', type: 'submit', text: 'Send PIN' }),
  ])
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send({ answer: 'pin', pin: pin.value })
  })
  const others = OTHERS.map(([answer, text]) =>
    make('button', { type: 'button', text, click: () => send({ answer }) }),
  )
  const until = new Date(prompt.expiresAt).toISOString().slice(11, 19)
  return make('article', { class: 'handset' }, [
    make('p', { class: 'owner' }, [
      make('strong', { text: prompt.phone }),
      make('span', { text: `until ${until}` }),
    ]),
    make('p', { text: prompt.text }),
    form,
    make('div', { class: 'answers' }, others),
  ])
}
