// @ts-check
import { isField } from './fields.js'
/** @import { TextField } from './types.d.ts' */
/** @import { Keys } from './keys.js' */

/**
 * What is typed on the computer's keyboard goes to the phone, unless another field has it.
 *
 * @param {HTMLElement} root
 * @param {Keys} keys
 */
export function listenToKeyboard(root, keys) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    // Enter ends a word that an input method is composing; it does not send it.
    if (event.isComposing || document.querySelector('dialog[open]')) return
    const target = event.target
    if (!(target instanceof HTMLElement)) return
    const mine = root.contains(target)
    if (isField(target) && !mine) return
    const act = isField(target) ? inField(event, target, keys) : outside(event, target, mine, keys)
    if (!act) return
    event.preventDefault()
    act()
  })
}

/**
 * In a text of several lines the arrows move the cursor, and Shift+Enter begins a new line.
 *
 * @param {KeyboardEvent} event
 * @param {TextField} field
 * @param {Keys} keys
 */
function inField(event, field, keys) {
  const lines = field instanceof HTMLTextAreaElement
  if (event.key === 'Escape') return keys.right
  if (event.key === 'Enter') return lines && event.shiftKey ? undefined : keys.ok
  if (lines) return undefined
  return { ArrowDown: keys.down, ArrowUp: keys.up }[event.key]
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} target
 * @param {boolean} mine
 * @param {Keys} keys
 */
function outside({ key }, target, mine, keys) {
  if (/^[0-9*#+]$/.test(key)) return () => keys.press(key)
  if (key === 'Backspace') return keys.erase
  if (key === 'Escape') return keys.right
  const busy = target.closest('button, a, input, select, label, summary')
  if (key === 'Enter' && !busy) return keys.ok
  if (mine || !busy) return { ArrowUp: keys.up, ArrowDown: keys.down }[key]
  return undefined
}
