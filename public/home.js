import { element } from './elements.js'
import { hour, longDate } from './time.js'

const USSD_CODE = /^(\*\d+(?:\*\d+)?)(?:\*([\d*]+))?#$/

/** The first view: the short code stands ready in the dialler, as after a look at the card. */
export function showHome(desk) {
  const person = desk.handset.person()
  const field = element('input', {
    id: 'dial',
    class: 'dial',
    type: 'tel',
    value: person?.serviceCode ?? '',
    'aria-label': 'Number to call',
    autocomplete: 'off',
    maxlength: 60,
    onbeforeinput: ({ inputType }) => begin(inputType.startsWith('insert')),
  })
  const news = element('button', { type: 'button', class: 'news', onclick: () => desk.inbox() })
  const time = element('strong')
  const day = element('span')
  const today = element('p', { class: 'today' }, time, day)
  const hint = element('p', { class: 'hint' }, 'Press the green key to call')
  const dial = () => dialWhat(desk, field.value)
  let untouched = true
  // The first key begins a number of one's own; erasing first leaves the short code to be changed.
  const begin = (afresh) => {
    if (untouched && afresh) field.value = ''
    untouched = false
  }
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
      news.textContent = unread === 1 ? '1 new message' : `${unread} new messages`
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

/** Splits what was dialled into the service's code and what was typed ahead: `*384*77*3*1#`. */
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

function dialWhat(desk, dialled) {
  const person = desk.handset.person()
  if (!person || dialled.trim() === '') return
  const call = parseDialled(dialled, person.serviceCode)
  if (!call) return showNotice(desk, 'Voice calls are not part of this sandbox.')
  if (call.serviceCode !== person.serviceCode) {
    return showNotice(desk, 'Connection problem or invalid MMI code.')
  }
  desk.ussd.dial(call.serviceCode, call.text)
}

/** The phone's own menu. */
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
    left: {
      label: 'Select',
      act: () => (items.find((each) => each === document.activeElement) ?? items[0]).click(),
    },
    right: { label: 'Back', act: () => desk.home() },
    end: () => desk.home(),
  })
}

/** One short text and OK; offers to read what has come in. */
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
      news.textContent =
        unread === 0
          ? ''
          : unread === 1
            ? 'You have 1 new message.'
            : `You have ${unread} new messages.`
      desk.phone.labelLeft(unread === 0 ? 'OK' : 'Read')
    },
    left: { label: 'OK', act: () => (desk.handset.unread() > 0 ? desk.inbox() : close()) },
    right: { label: 'Close', act: close },
    end: close,
  })
}
