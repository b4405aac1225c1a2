// @ts-check
import { byId, element } from './elements.js'
import { septets } from './text.js'
import { hour } from './time.js'
/** @import { Clock, LineEvent, Message, Notice, Passed, Prompt } from './types.d.ts' */

const ENTRIES_KEPT = 60

/**
 * The list of what passed between phones and the mutual, newest first. The newest entry shows word
 * for word what was sent and what came back; older ones do when they are opened.
 *
 * @param {Clock} clock
 */
export function makeLine(clock) {
  const list = byId('line')
  /** @type {HTMLDetailsElement | null} */
  let newest = null

  /** @param {LineEvent} event */
  function add({ kind, who, text, passed = [] }) {
    list.querySelector('.line-empty')?.remove()
    if (newest) newest.open = false
    const time = element('time', {}, hour(clock.now(), clock.zone()))
    const said = element('span', {}, ...(who ? [element('b', {}, who), ' '] : []), text)
    const head = [time, said]
    newest = passed.length ? drawPassed(head, passed) : null
    const inside = newest ?? element('p', { class: 'line-head' }, ...head)
    list.prepend(element('li', { class: `line-${kind}` }, inside))
    while (list.children.length > ENTRIES_KEPT) list.lastElementChild?.remove()
  }

  return { add }
}

/**
 * @param {readonly Node[]} head
 * @param {readonly Passed[]} passed
 */
function drawPassed(head, passed) {
  const facts = passed.map(({ label, text }) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, text)),
  )
  return element(
    'details',
    { open: true },
    element('summary', { class: 'line-head' }, ...head),
    element('dl', { class: 'passed' }, ...facts),
  )
}

/**
 * A form that the carrier posted, and what the mutual answered.
 *
 * @param {string} route
 * @param {Readonly<Record<string, string>>} fields
 * @param {{ status: number, text: string }} answer
 * @returns {readonly Passed[]}
 */
export function passedForm(route, fields, { status, text }) {
  const sent = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  return [
    { label: 'Carrier sent', text: `POST ${route}\n${sent.join('  ')}` },
    { label: 'Carrier got', text: text === '' ? `${status}` : `${status} ${text}` },
  ]
}

/**
 * An SMS that the mutual gave to the carrier.
 *
 * @param {Message} message
 * @param {string} to
 * @returns {readonly Passed[]}
 */
export function passedMessage({ from, text, parts }, to) {
  const used = septets(text)
  const size = used === null ? `${parts} SMS, not GSM` : `${parts} SMS, ${used} characters`
  return [{ label: 'Carrier got', text: `from=${from}  to=${to}  (${size})\n${text}` }]
}

/**
 * A payment request that the mutual gave to the operator, and the notice that came back.
 *
 * @param {Prompt} prompt
 * @param {Notice} notice
 * @returns {readonly Passed[]}
 */
export function passedPrompt(prompt, notice) {
  return [{ label: 'Operator got', text: written(prompt) }, ...passedNotice(notice)]
}

/**
 * @param {Notice} notice
 * @returns {readonly Passed[]}
 */
export function passedNotice(notice) {
  return [{ label: 'Operator sent', text: notice ? written(notice) : 'nothing' }]
}

/** @param {object} value */
function written(value) {
  return Object.entries(value)
    .map(([name, each]) => `${name}=${each === null ? 'none' : String(each)}`)
    .join('  ')
}
