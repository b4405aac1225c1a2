// @ts-check
import { byId, element } from './elements.js'

/**
 * What the keys of the phone do.
 *
 * @typedef {{
 *   press(this: void, key: string): void
 *   erase(this: void): void
 *   ok(this: void): void
 *   up(this: void): void
 *   down(this: void): void
 *   left(this: void): void
 *   right(this: void): void
 *   call(this: void): void
 *   end(this: void): void
 * }} Keys
 */

/** Each key with the letters that are printed on it. */
const KEYS = [
  ['1', ''], ['2', 'abc'], ['3', 'def'],
  ['4', 'ghi'], ['5', 'jkl'], ['6', 'mno'],
  ['7', 'pqrs'], ['8', 'tuv'], ['9', 'wxyz'],
  ['*', ''], ['0', ''], ['#', ''],
] // prettier-ignore
/** @type {Readonly<Record<string, string>>} */
const KEY_NAMES = { '*': 'Star', '#': 'Hash' }
const COLUMNS = 3

/**
 * Soft keys, the pad with OK, and the keys for calling and ending.
 *
 * @param {Keys} keys
 */
export function drawControls(keys) {
  byId('controls').append(
    besides('soft soft-left', 'Left key', keys.left),
    element(
      'div',
      { class: 'pad' },
      besides('pad-up', 'Up', keys.up),
      besides('pad-ok', 'OK', keys.ok),
      besides('pad-down', 'Down', keys.down),
    ),
    besides('soft soft-right', 'Right key', keys.right),
    button('call', 'Call', keys.call, handsetIcon()),
    button('end', 'End call', keys.end, handsetIcon()),
  )
}

/**
 * A key that Tab passes over: the labels on the screen and the arrow keys do the same.
 *
 * @param {string} kind
 * @param {string} name
 * @param {() => void} act
 */
function besides(kind, name, act) {
  const drawn = button(kind, name, act)
  drawn.tabIndex = -1
  return drawn
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {() => void} act
 * @param {...Node} inside
 */
function button(kind, name, act, ...inside) {
  const attributes = { type: 'button', class: kind, 'aria-label': name, onclick: act }
  return holdFocus(element('button', attributes, ...inside))
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

/**
 * Twelve keys, one stop for Tab; the arrows walk among them.
 *
 * @param {Keys} keys
 */
export function drawKeypad(keys) {
  const pad = byId('keypad')
  const drawn = KEYS.map(([key = '', letters = ''], index) => drawKey(keys, key, letters, index))
  pad.append(...drawn)
  pad.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key]
    const at = drawn.findIndex((each) => each === document.activeElement)
    const next = step === undefined ? undefined : drawn[at + step]
    if (!next) return
    event.preventDefault()
    for (const key of drawn) key.tabIndex = key === next ? 0 : -1
    next.focus()
  })
}

/**
 * @param {Keys} keys
 * @param {string} key
 * @param {string} letters
 * @param {number} index
 */
function drawKey(keys, key, letters, index) {
  const attributes = {
    type: 'button',
    class: 'key',
    'data-key': key,
    tabindex: index === 0 ? 0 : -1,
    'aria-label': KEY_NAMES[key],
    onclick: () => keys.press(key),
  }
  const digit = element('span', { class: 'digit' }, key)
  return holdFocus(
    element('button', attributes, digit, element('span', { class: 'letters' }, letters)),
  )
}

/**
 * Pressing a key of the phone leaves the cursor where it is.
 *
 * @param {HTMLButtonElement} key
 */
function holdFocus(key) {
  key.addEventListener('pointerdown', (event) => event.preventDefault())
  key.addEventListener('mousedown', (event) => event.preventDefault())
  return key
}
