import { byId, element } from './elements.js'

const LETTERS = {
  1: '', 2: 'abc', 3: 'def', 4: 'ghi', 5: 'jkl', 6: 'mno', 7: 'pqrs', 8: 'tuv', 9: 'wxyz',
  '*': '', 0: '', '#': '',
} // prettier-ignore
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
const KEY_NAMES = { '*': 'Star', '#': 'Hash' }
const COLUMNS = 3

/** Soft keys, the pad with OK, and the keys for calling and ending. */
export function drawControls(keys) {
  const button = (kind, name, act, ...inside) => {
    const drawn = element('button', { type: 'button', class: kind, onclick: act }, ...inside)
    // The same can be done with the labels on the screen and with the arrow keys.
    if (name) drawn.setAttribute('aria-label', name)
    else drawn.tabIndex = -1
    return holdFocus(drawn)
  }
  const hidden = (node, name) => {
    node.setAttribute('aria-label', name)
    return node
  }
  byId('controls').append(
    hidden(button('soft soft-left', '', keys.left), 'Left key'),
    element(
      'div',
      { class: 'pad' },
      hidden(button('pad-up', '', keys.up), 'Up'),
      hidden(button('pad-ok', '', keys.ok), 'OK'),
      hidden(button('pad-down', '', keys.down), 'Down'),
    ),
    hidden(button('soft soft-right', '', keys.right), 'Right key'),
    button('call', 'Call', keys.call, handsetIcon()),
    button('end', 'End call', keys.end, handsetIcon()),
  )
}

function handsetIcon() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute(
    'd',
    'M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11 11 0 0 0 3.6.6 1 1 0 0 1 1 1V20a1 ' +
      '1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1 11 11 0 0 0 .6 3.6 1 1 0 0 1-.25 1z',
  )
  svg.append(path)
  return svg
}

/** Twelve keys, one stop for Tab; the arrows walk among them. */
export function drawKeypad(keys) {
  const pad = byId('keypad')
  const drawn = KEYS.map((key, index) =>
    holdFocus(
      element(
        'button',
        {
          type: 'button',
          class: 'key',
          'data-key': key,
          tabindex: index === 0 ? 0 : -1,
          'aria-label': KEY_NAMES[key] ?? key,
          onclick: () => keys.press(key),
        },
        element('span', { class: 'digit' }, key),
        element('span', { class: 'letters' }, LETTERS[key]),
      ),
    ),
  )
  pad.append(...drawn)
  pad.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key]
    const next = step && drawn[drawn.indexOf(document.activeElement) + step]
    if (!next) return
    event.preventDefault()
    for (const key of drawn) key.tabIndex = key === next ? 0 : -1
    next.focus()
  })
}

/** Pressing a key of the phone leaves the cursor where it is. */
function holdFocus(button) {
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('mousedown', (event) => event.preventDefault())
  return button
}
