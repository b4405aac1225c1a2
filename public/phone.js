import { byId } from './elements.js'
import { eraseIn, isField, typeInto } from './fields.js'
import { listenToKeyboard } from './keyboard.js'
import { drawControls, drawKeypad } from './keys.js'

/**
 * The handset: shows one view at a time and hands every key to it.
 *
 * A view is `{ name, body, said?, first?, items?, field?, left?, right?, ok?, call?, end?, type?,
 * erase?, interruptible? }`: `body` are nodes; `said` is announced; `first` is focused; `items`
 * are what up and down walk through; `field` takes digits unless `type` does; `left` and `right`
 * are `{ label, act }`; `ok`, `call`, `end` are what those keys do.
 */
export function makePhone() {
  const root = byId('phone')
  const place = byId('view')
  const fine = window.matchMedia('(pointer: fine)')
  let view = { name: 'off', body: [] }

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

  function press(key) {
    if (view.type?.(key)) return
    const field = isField(document.activeElement) ? document.activeElement : view.field
    if (field && place.contains(field)) typeInto(field, key)
  }

  function erase() {
    if (view.erase?.()) return
    if (view.field) eraseIn(view.field)
  }

  function move(step) {
    const items = view.items ?? []
    if (items.length === 0) return place.scrollBy({ top: step * 40 })
    const at = items.indexOf(document.activeElement)
    const next = at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step
    items[(next + items.length) % items.length].focus()
  }

  function ok() {
    const item = (view.items ?? []).find((each) => each === document.activeElement)
    if (item) item.click()
    else (view.ok ?? view.left?.act)?.()
  }

  const keys = {
    press,
    erase,
    ok,
    up: () => move(-1),
    down: () => move(1),
    left: () => view.left?.act(),
    right: () => view.right?.act(),
    call: () => (view.call ?? view.ok)?.(),
    end: () => view.end?.(),
  }
  byId('soft-left').addEventListener('click', keys.left)
  byId('soft-right').addEventListener('click', keys.right)
  drawControls(keys)
  drawKeypad(keys)
  listenToKeyboard(root, keys)
  const labelLeft = (label) => (byId('soft-left').textContent = label)
  return { show, focus: focusFirst, labelLeft, view: () => view }
}

function labelSoftKey(id, key) {
  const label = byId(id)
  label.textContent = key?.label ?? ''
  label.hidden = !key
}
