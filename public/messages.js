// @ts-check
import { element, randomHex } from './elements.js'
import { passedForm } from './line.js'
import { postForm } from './server.js'
import { memberNumber, septets, smsParts } from './text.js'
import { briefly, carrierDate, hour, longDate } from './time.js'
/** @import { Desk, Message } from './types.d.ts' */

const ROUTE = '/at/sandbox/sms'
const NETWORK = '99999'
/** The mutual's number for texts; the sandbox reads whatever is sent to it. */
const SHORT_NUMBER = '21512'
const MESSAGE_CHARACTERS = 459

/**
 * What was received, newest first.
 *
 * @param {Desk} desk
 */
export function showInbox(desk) {
  const messages = desk.handset.messages()
  const items = messages.map((message) => inboxRow(desk, message))
  const body = items.length ? items : [element('p', { class: 'empty' }, 'No messages yet.')]
  desk.phone.show({
    name: 'inbox',
    body: [element('h2', { class: 'title' }, 'Messages'), ...body],
    said: `${messages.length} messages, ${desk.handset.unread()} unread`,
    first: items[0],
    items,
    interruptible: true,
    ok: () => items[0]?.click(),
    update() {
      // A message that comes while the list is open appears in it.
      if (desk.handset.messages().length !== messages.length) showInbox(desk)
    },
    left: { label: 'Write', act: () => showCompose(desk) },
    right: { label: 'Back', act: () => desk.home() },
    end: () => desk.home(),
  })
}

/**
 * @param {Desk} desk
 * @param {Message} message
 */
function inboxRow(desk, message) {
  const read = desk.handset.isRead(message)
  const at = new Date(message.at)
  return element(
    'button',
    {
      type: 'button',
      class: read ? 'message' : 'message unread',
      onclick: () => showMessage(desk, message),
    },
    element(
      'span',
      { class: 'message-head' },
      element('span', { class: 'message-from' }, message.from),
      element('time', { datetime: message.at }, briefly(at, desk.clock.now(), desk.clock.zone())),
    ),
    element('span', { class: 'message-start' }, message.text),
  )
}

/**
 * @param {Desk} desk
 * @param {Message} message
 */
function showMessage(desk, message) {
  desk.handset.markRead(message)
  desk.status()
  if (desk.handset.person().role === 'manager') desk.tried('monday')
  const at = new Date(message.at)
  const zone = desk.clock.zone()
  const parts = message.parts === 1 ? '1 SMS' : `${message.parts} SMS`
  const when = `${longDate(at, zone)}, ${hour(at, zone)} \u00b7 ${parts}`
  desk.phone.show({
    name: 'message',
    body: [
      element('h2', { class: 'title' }, message.from),
      element('p', { class: 'message-text' }, message.text),
      element('p', { class: 'message-meta' }, when),
    ],
    said: `From ${message.from}: ${message.text}`,
    interruptible: true,
    ok: () => showInbox(desk),
    left: { label: 'Reply', act: () => showCompose(desk) },
    right: { label: 'Back', act: () => showInbox(desk) },
    end: () => desk.home(),
  })
}

/**
 * A text to the mutual; a clinic gets the numbers of members to ask about at one tap.
 *
 * @param {Desk} desk
 */
export function showCompose(desk) {
  const to = element('input', {
    id: 'sms-to',
    type: 'tel',
    value: SHORT_NUMBER,
    autocomplete: 'off',
    maxlength: 16,
  })
  const attributes = {
    id: 'sms-text',
    rows: 3,
    maxlength: MESSAGE_CHARACTERS,
    enterkeyhint: 'send',
  }
  const text = element('textarea', attributes)
  const count = element('span', { class: 'count' })
  const recount = () => (count.textContent = countOf(text.value))
  const write = (/** @type {string} */ example) => {
    text.value = example
    recount()
    desk.phone.focus()
  }
  text.addEventListener('input', recount)
  recount()
  const examples = desk
    .examples()
    .map(({ name, number = '' }) => exampleButton(name, number, () => write(number)))
  const send = () => void sendMessage(desk, to.value.trim(), text)
  desk.phone.show({
    name: 'compose',
    body: [
      element('div', { class: 'field' }, element('label', { for: 'sms-to' }, 'To'), to),
      element(
        'div',
        { class: 'field field-tall' },
        element('label', { for: 'sms-text' }, 'Text'),
        text,
        count,
      ),
      element('p', { class: 'hint hint-keys' }, 'Enter sends. Shift+Enter: new line.'),
      ...(examples.length ? [element('p', { class: 'hint' }, 'Check a member:')] : []),
      element('div', { class: 'examples' }, ...examples),
    ],
    said: 'Write a message',
    first: text,
    field: text,
    items: examples,
    ok: send,
    call: send,
    left: { label: 'Send', act: send },
    right: { label: 'Back', act: () => desk.home() },
    end: () => desk.home(),
  })
}

/**
 * @param {string} name
 * @param {string} number
 * @param {() => void} write
 */
function exampleButton(name, number, write) {
  return element(
    'button',
    { type: 'button', class: 'example', onclick: write },
    element('span', {}, name),
    ' ',
    element('b', {}, memberNumber(number)),
  )
}

/** @param {string} text */
function countOf(text) {
  const parts = smsParts(text)
  const used = septets(text)
  return `${used ?? text.length}/${used === null ? 70 : 160}${parts > 1 ? ` \u00b7 ${parts} SMS` : ''}`
}

/**
 * @param {Desk} desk
 * @param {string} to
 * @param {HTMLTextAreaElement} field
 */
async function sendMessage(desk, to, field) {
  const text = field.value.trim()
  if (text === '' || to === '') {
    field.placeholder = 'Type a message first'
    return desk.phone.focus()
  }
  const { phone, name } = desk.handset.person()
  const date = carrierDate(desk.clock.now())
  const fields = { date, from: phone, id: randomHex(32), text, to, networkCode: NETWORK }
  desk.phone.show({ name: 'running', body: [element('p', { class: 'running' }, 'Sending\u2026')] })
  try {
    const answer = await postForm(ROUTE, fields)
    const passed = passedForm(ROUTE, fields, answer)
    desk.log({ kind: 'text', who: name, text: `texted ${to}: ${text}`, passed })
  } catch (error) {
    desk.fault(error)
    return desk.notice('The message was not sent.')
  }
  desk.notice('Message sent.')
  await desk.refresh()
}
