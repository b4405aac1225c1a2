import { isField } from './fields.js'

/** What is typed on the computer's keyboard goes to the phone, unless another field has it. */
export function listenToKeyboard(root, keys) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector('dialog[open]')) return
    const target = event.target
    const mine = root.contains(target)
    if (isField(target)) {
      if (mine) typedInField(event, target, keys)
      return
    }
    const act = actionOf(event.key, target, mine, keys)
    if (!act) return
    event.preventDefault()
    act()
  })
}

function typedInField(event, field, keys) {
  const act = {
    Enter: field.tagName === 'TEXTAREA' ? undefined : keys.ok,
    Escape: keys.right,
    ArrowDown: field.tagName === 'TEXTAREA' ? undefined : keys.down,
    ArrowUp: field.tagName === 'TEXTAREA' ? undefined : keys.up,
  }[event.key]
  if (!act) return
  event.preventDefault()
  act()
}

function actionOf(key, target, mine, keys) {
  if (/^[0-9*#+]$/.test(key)) return () => keys.press(key)
  if (key === 'Backspace') return keys.erase
  if (key === 'Escape') return keys.right
  const busy = target.closest('button, a, input, select, label')
  if (key === 'Enter' && !busy) return keys.ok
  if (mine || !busy) return { ArrowUp: keys.up, ArrowDown: keys.down }[key]
  return undefined
}
