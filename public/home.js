// @ts-check
import { element } from './elements.js'
import { hour, longDate } from './time.js'
/** @import { Desk } from './types.d.ts' */

const USSD_CODE = /^(\*\d+(?:\*\d+)?)(?:\*([\d*]+))?#$/

/**
 * The first view: the short code stands ready in the dialler, as after a look at the card.
 *
 * @param {Desk} desk
 */
export function showHome(desk) {
  const field = element('input', {
    id: 'dial',
    class: 'dial',
    type: 'tel',
    value: desk.handset.person().serviceCode,
    'aria-label': 'Number to call',
    autocomplete: 'off',
    maxlength: 60,
  })
  const news = element('button', { type: 'button', class: 'news', onclick: () => desk.inbox() })
  const time = element('strong')
  const day = element('span')
  const today = element('p', { class: 'today' }, time, day)
  const hint = element('p', { class: 'hint' }, 'Press the green key to call')
  const dial = () => dialWhat(desk, field.value)
  let untouched = true
  // The first key begins a number of one's own; erasing first leaves the short code to be changed.
  const begin = (/** @type {boolean} */ afresh) => {
    if (untouched && afresh) field.value = ''
    untouched = false
  }
  field.addEventListener('beforeinput', ({ inputType }) => begin(inputType.startsWith('insert')))
  desk.phone.show({
    name: 'home',
    body: [today, news, field, hint],
    first: field,
    field,
    interruptible: true,
    update() {
      time.textContent = hour(desk.clock.now(), desk.clock.zone())
      day.textContent = longDate(desk.clock.now(), desk.clock.zone())
      const unread = desk.handset.unread()
      news.hidden = unread === 0
      news.textContent = newMessages(unread)
    },
    type() {
      begin(true)
      return false
    },
    erase() {
      begin(false)
      return false
    },
    left: { label: 'Menu', act: () => showMenu(desk) },
    right: {
      label: 'Clear',
      act() {
        begin(true)
        field.value = ''
        desk.phone.focus()
      },
    },
    ok: dial,
    call: dial,
  })
}

/** @param {number} unread */
function newMessages(unread) {
  return unread === 1 ? '1 new message' : `${unread} new messages`
}

/**
 * Splits what was dialled into the service's code and what was typed ahead: `*384*77*3*1#`.
 *
 * @param {string} dialled
 * @param {string} serviceCode
 */
export function parseDialled(dialled, serviceCode) {
  const compact = dialled.replace(/\s/g, '')
  const stem = serviceCode.slice(0, -1)
  if (compact === serviceCode) return { serviceCode, text: '' }
  if (compact.startsWith(`${stem}*`) && compact.endsWith('#')) {
    return { serviceCode, text: compact.slice(stem.length + 1, -1) }
  }
  const match = USSD_CODE.exec(compact)
  return match ? { serviceCode: `${match[1]}#`, text: match[2] ?? '' } : null
}

/**
 * @param {Desk} desk
 * @param {string} dialled
 */
function dialWhat(desk, dialled) {
  if (dialled.trim() === '') return
  const { serviceCode } = desk.handset.person()
  const call = parseDialled(dialled, serviceCode)
  if (!call) return showNotice(desk, 'Voice calls are not part of this sandbox.')
  if (call.serviceCode !== serviceCode) {
    return showNotice(desk, 'Connection problem or invalid MMI code.')
  }
  desk.ussd.dial(call.serviceCode, call.text)
}

/**
 * The phone's own menu.
 *
 * @param {Desk} desk
 */
export function showMenu(desk) {
  const unread = desk.handset.unread()
  const entries = [
    { label: unread ? `Messages (${unread} new)` : 'Messages', act: () => desk.inbox() },
    { label: 'Write a message', act: () => desk.compose() },
    { label: 'Mobile money', act: () => desk.payBill() },
    { label: 'Dial', act: () => desk.home() },
  ]
  const items = entries.map(({ label, act }, index) =>
    element(
      'button',
      { type: 'button', class: 'row', onclick: act },
      element('span', { class: 'number' }, String(index + 1)),
      element('span', { class: 'label' }, label),
    ),
  )
  const chosen = () => items.find((each) => each === document.activeElement) ?? items[0]
  desk.phone.show({
    name: 'menu',
    body: [element('h2', { class: 'title' }, 'Menu'), ...items],
    said: 'Menu',
    first: items[0],
    items,
    interruptible: true,
    type(key) {
      entries[Number(key) - 1]?.act()
      return true
    },
    left: { label: 'Select', act: () => chosen()?.click() },
    right: { label: 'Back', act: () => desk.home() },
    end: () => desk.home(),
  })
}

/**
 * One short text and OK; offers to read what has come in.
 *
 * @param {Desk} desk
 * @param {string} text
 */
export function showNotice(desk, text) {
  const said = element('p', { class: 'notice-text' }, text)
  const news = element('p', { class: 'notice-news' })
  const close = () => desk.home()
  desk.phone.show({
    name: 'notice',
    body: [said, news],
    said: text,
    interruptible: true,
    update() {
      const unread = desk.handset.unread()
      news.textContent = unread === 0 ? '' : `You have ${newMessages(unread)}.`
      desk.phone.labelLeft(unread === 0 ? 'OK' : 'Read')
    },
    left: { label: 'OK', act: () => (desk.handset.unread() > 0 ? desk.inbox() : close()) },
    right: { label: 'Close', act: close },
    end: close,
  })
}
