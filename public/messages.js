import { element, randomHex } from './elements.js'
import { postForm } from './server.js'
import { memberNumber, septets, smsParts } from './text.js'
import { briefly, carrierDate, hour, longDate } from './time.js'

/** The mutual's number for texts; the sandbox reads whatever is sent to it. */
const SHORT_NUMBER = '21512'
const MESSAGE_CHARACTERS = 459

/** What was received, newest first. */
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
      element('span', { class: 'hidden-text' }, read ? '' : ', unread'),
      element('time', { datetime: message.at }, briefly(at, desk.clock.now(), desk.clock.zone())),
    ),
    element('span', { class: 'message-start' }, message.text),
  )
}

function showMessage(desk, message) {
  desk.handset.markRead(message)
  desk.status()
  const at = new Date(message.at)
  const zone = desk.clock.zone()
  const parts = message.parts === 1 ? '1 SMS' : `${message.parts} SMS`
  desk.phone.show({
    name: 'message',
    body: [
      element('h2', { class: 'title' }, message.from),
      element('p', { class: 'message-text' }, message.text),
      element(
        'p',
        { class: 'message-meta' },
        `${longDate(at, zone)}, ${hour(at, zone)} \u00b7 ${parts}`,
      ),
    ],
    said: `From ${message.from}: ${message.text}`,
    interruptible: true,
    ok: () => showInbox(desk),
    left: { label: 'Reply', act: () => showCompose(desk) },
    right: { label: 'Back', act: () => showInbox(desk) },
    end: () => desk.home(),
  })
}

/** A text to the mutual; a clinic gets the numbers of members to ask about at one tap. */
export function showCompose(desk) {
  const to = element('input', {
    id: 'sms-to',
    type: 'tel',
    value: SHORT_NUMBER,
    autocomplete: 'off',
    maxlength: 16,
  })
  const text = element('textarea', { id: 'sms-text', rows: 3, maxlength: MESSAGE_CHARACTERS })
  const count = element('span', { class: 'count' })
  const recount = () => (count.textContent = countOf(text.value))
  const write = (example) => {
    text.value = example
    recount()
    desk.phone.focus()
  }
  text.addEventListener('input', recount)
  recount()
  const examples = desk.examples().map((member) => exampleButton(member, write))
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

function exampleButton(member, write) {
  return element(
    'button',
    { type: 'button', class: 'example', onclick: () => write(member.number) },
    element('span', {}, member.name),
    ' ',
    element('b', {}, memberNumber(member.number)),
  )
}

function countOf(text) {
  const parts = smsParts(text)
  const used = septets(text)
  return `${used ?? text.length}/${used === null ? 70 : 160}${parts > 1 ? ` \u00b7 ${parts} SMS` : ''}`
}

async function sendMessage(desk, to, field) {
  const text = field.value.trim()
  if (text === '' || to === '') {
    field.placeholder = 'Type a message first'
    return desk.phone.focus()
  }
  const { phone } = desk.handset.person()
  const date = carrierDate(desk.clock.now())
  desk.phone.show({ name: 'running', body: [element('p', { class: 'running' }, 'Sending\u2026')] })
  try {
    const fields = { date, from: phone, id: randomHex(32), text, to, networkCode: '99999' }
    await postForm('/at/sandbox/sms', fields)
  } catch (error) {
    desk.fault(error)
    return desk.notice('The message was not sent.')
  }
  desk.log('text', `texted ${to}: ${text}`)
  desk.notice('Message sent.')
  await desk.refresh()
}
