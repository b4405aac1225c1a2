// @ts-check
import { byId } from './elements.js'
import { eraseIn, isField, typeInto } from './fields.js'
import { listenToKeyboard } from './keyboard.js'
import { drawControls, drawKeypad } from './keys.js'
/** @import { Phone, SoftKey, View } from './types.d.ts' */
/** @import { Keys } from './keys.js' */

const SCROLL_PIXELS = 40

/**
 * The handset: shows one view at a time and hands every key to it.
 *
 * @returns {Phone}
 */
export function makePhone() {
  const root = byId('phone')
  const place = byId('view')
  const fine = window.matchMedia('(pointer: fine)')
  /** @type {View} */
  let view = { name: 'off', body: [] }

  /** @param {View} next */
  function show(next) {
    const held = root.contains(document.activeElement)
    view = next
    root.dataset.view = next.name
    place.replaceChildren(...next.body)
    place.scrollTop = 0
    labelSoftKey('soft-left', next.left)
    labelSoftKey('soft-right', next.right)
    byId('said').textContent = next.said ?? ''
    next.update?.()
    if (held && view === next) focusFirst()
  }

  function focusFirst() {
    // On a touch screen a focused field would bring up a keyboard over the phone.
    const target = fine.matches || !isField(view.first) ? view.first : undefined
    const first = target ?? byId('phone-screen')
    first.focus({ preventScroll: true })
  }

  /** @param {number} step */
  function move(step) {
    const items = view.items ?? []
    if (items.length === 0) return place.scrollBy({ top: step * SCROLL_PIXELS })
    const at = items.findIndex((each) => each === document.activeElement)
    const next = at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step
    items[(next + items.length) % items.length]?.focus()
  }

  /** @type {Keys} */
  const keys = {
    press(key) {
      if (view.type?.(key)) return
      const field = isField(document.activeElement) ? document.activeElement : view.field
      if (field && place.contains(field)) typeInto(field, key)
    },
    erase() {
      if (view.erase?.()) return
      if (view.field) eraseIn(view.field)
    },
    ok() {
      const item = (view.items ?? []).find((each) => each === document.activeElement)
      if (item) item.click()
      else if (view.ok) view.ok()
      else view.left?.act()
    },
    up: () => move(-1),
    down: () => move(1),
    left: () => view.left?.act(),
    right: () => view.right?.act(),
    call() {
      if (view.call) view.call()
      else view.ok?.()
    },
    end: () => view.end?.(),
  }
  byId('soft-left').addEventListener('click', keys.left)
  byId('soft-right').addEventListener('click', keys.right)
  drawControls(keys)
  drawKeypad(keys)
  listenToKeyboard(root, keys)
  return {
    show,
    focus: focusFirst,
    labelLeft: (label) => (byId('soft-left').textContent = label),
    view: () => view,
  }
}

/**
 * @param {string} id
 * @param {SoftKey | undefined} key
 */
function labelSoftKey(id, key) {
  const label = byId(id)
  label.textContent = key?.label ?? ''
  label.hidden = !key
}
