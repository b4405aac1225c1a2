// @ts-check
import { element } from './elements.js'
import { screenLines, septets } from './text.js'
/** @import { Desk } from './types.d.ts' */

const SCREEN_SEPTETS = 160
/** What Safaricom lets a subscriber type in one answer. */
const INPUT_CHARACTERS = 80

/**
 * @param {Desk} desk
 * @param {() => void} hangUp
 */
export function showRunning(desk, hangUp) {
  const text = 'USSD code running\u2026'
  const body = [element('p', { class: 'running' }, text)]
  const cancel = { label: 'Cancel', act: hangUp }
  desk.phone.show({ name: 'running', body, right: cancel, end: hangUp })
}

/**
 * A screen that waits for an answer: typed, or a choice touched.
 *
 * @param {Desk} desk
 * @param {string} raw what the mutual answered, from `CON ` on
 * @param {{ send: (input: string) => void, hangUp: () => void }} call
 */
export function showScreen(desk, raw, { send, hangUp }) {
  const text = raw.slice(4)
  const lines = screenLines(text)
  const drawn = lines.map(({ choice, label }) => drawLine(choice, label, send))
  const field = replyField(lines.some(({ choice }) => choice))
  const answer = () => {
    if (field.value.trim() !== '') return send(field.value.trim())
    field.placeholder = 'Type an answer first'
    desk.phone.focus()
  }
  desk.phone.show({
    name: 'ussd',
    body: [
      element('div', { class: 'ussd-text' }, ...drawn),
      element('div', { class: 'reply' }, field, counter(raw)),
    ],
    said: text,
    first: field,
    items: drawn.filter((node) => node.tagName === 'BUTTON'),
    field,
    ok: answer,
    call: answer,
    left: { label: 'Send', act: answer },
    right: { label: 'Cancel', act: hangUp },
    end: hangUp,
  })
}

/** @param {boolean} choices */
function replyField(choices) {
  return element('input', {
    id: 'reply',
    type: 'text',
    'aria-label': 'Your answer',
    placeholder: choices ? 'Number' : 'Answer',
    maxlength: INPUT_CHARACTERS,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
  })
}

/**
 * @param {string | null} choice
 * @param {string} label
 * @param {(input: string) => void} send
 */
function drawLine(choice, label, send) {
  if (choice === null) return element('p', {}, label)
  return element(
    'button',
    { type: 'button', class: 'choice', 'data-choice': choice, onclick: () => send(choice) },
    `${choice}. ${label}`,
  )
}

/**
 * Septets used, `CON ` or `END ` included: what the strictest network lets through.
 *
 * @param {string} raw
 */
function counter(raw) {
  const used = septets(raw)
  const spoken =
    used === null
      ? 'This screen has characters that not every phone shows'
      : `This screen takes ${used} of ${SCREEN_SEPTETS} characters`
  return element(
    'span',
    {
      class: used === null || used > SCREEN_SEPTETS ? 'count count-over' : 'count',
      title: spoken,
    },
    element('span', { class: 'hidden-text' }, spoken),
    element('span', { 'aria-hidden': 'true' }, `${used ?? 'not GSM'}/${SCREEN_SEPTETS}`),
  )
}

/**
 * The last screen of a call.
 *
 * @param {Desk} desk
 * @param {string} raw what the mutual answered, from `END ` on
 */
export function showEnd(desk, raw) {
  const text = raw.slice(4)
  const lines = text.split('\n').map((line) => element('p', {}, line))
  const close = () => {
    desk.home()
    desk.interrupt()
  }
  const waiting = element('p', { class: 'hint' })
  desk.phone.show({
    name: 'ended',
    body: [
      element('div', { class: 'ussd-text' }, ...lines),
      waiting,
      element('div', { class: 'reply reply-none' }, counter(raw)),
    ],
    said: text,
    left: { label: 'OK', act: close },
    ok: close,
    end: close,
    update() {
      waiting.textContent = desk.handset.prompt() ? 'A payment request has come: press OK.' : ''
    },
  })
}
