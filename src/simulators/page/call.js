// @ts-check
import { ask } from './api.js'
import { byId, make, showList, valuesOf } from './elements.js'

/** @type {string | null} */
let open = null

/** The phone that is held. */
const held = () => valuesOf(/** @type {HTMLFormElement} */ (byId('dial')))['phone'] ?? ''

/**
 * @typedef {{ id: string, screen: string, status: string, isLong: boolean }} Session
 * @typedef {{ from: string, text: string, status: string, at: string }} Message
 */

/** @param {Session} session */
function show({ id, screen, status, isLong }) {
  open = status === 'open' ? id : null
  byId('call').hidden = false
  byId('reply').hidden = open === null
  byId('call-screen').textContent = screen
  byId('call-said').textContent = [
    status === 'open' ? '' : `The call is over: ${status}.`,
    isLong ? 'This is longer than 160 septets: some phones do not show it whole.' : '',
  ].join(' ')
  const input = /** @type {HTMLInputElement} */ (byId('reply-input'))
  input.value = ''
  if (open) input.focus()
}

/** @param {(work: () => Promise<void>) => Promise<void>} doing */
export function listenToCalls(doing) {
  const onSubmit = (
    /** @type {string} */ id,
    /** @type {(values: Record<string, string>) => Promise<void>} */ work,
  ) => {
    const form = /** @type {HTMLFormElement} */ (byId(id))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void doing(() => work(valuesOf(form)))
    })
  }
  onSubmit('dial', async (values) => show(await ask('dial', values)))
  onSubmit('reply', async ({ input = '' }) => show(await ask(`dial/${open}`, { input })))
  onSubmit('text', async ({ to, text }) => {
    await ask('sms', { phone: held(), to, text })
    byId('call-said').textContent = 'Sent.'
  })
  byId('hang-up').addEventListener('click', () => {
    void doing(async () => show(await ask(`dial/${open}`, { hangUp: true })))
  })
}

/** What came to the phone that is held, newest first. */
export async function showMessages() {
  /** @type {Message[]} */
  const messages = await ask(`sms?phone=${encodeURIComponent(held())}`)
  const shown = messages.slice(-20).reverse()
  showList(byId('messages'), shown, () =>
    shown.map(({ text, from, status, at }) =>
      make('li', {}, [
        make('span', { text }),
        make('small', { text: `${from} · ${status} · ${at.slice(11, 16)}` }),
      ]),
    ),
  )
}
