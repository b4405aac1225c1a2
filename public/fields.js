// @ts-check
/** @import { TextField } from './types.d.ts' */

/**
 * A field one types into.
 *
 * @param {unknown} node
 * @returns {node is TextField}
 */
export function isField(node) {
  return node instanceof HTMLElement && node.matches('input:not([type=radio]), textarea')
}

/**
 * Types one key at the cursor, or at the end when the cursor is elsewhere.
 *
 * @param {TextField} field
 * @param {string} key
 */
export function typeInto(field, key) {
  const [from, to] = selectionOf(field)
  if (field.maxLength > 0 && field.value.length - (to - from) >= field.maxLength) return
  field.setRangeText(key, from, to, 'end')
  field.dispatchEvent(new Event('input'))
}

/**
 * Erases what is selected, or one character before the cursor.
 *
 * @param {TextField} field
 */
export function eraseIn(field) {
  const [from, to] = selectionOf(field)
  if (to === 0) return
  field.setRangeText('', from === to ? from - 1 : from, to, 'end')
  field.dispatchEvent(new Event('input'))
}

/**
 * @param {TextField} field
 * @returns {[number, number]}
 */
function selectionOf(field) {
  const end = field.value.length
  if (document.activeElement !== field) return [end, end]
  return [field.selectionStart ?? end, field.selectionEnd ?? end]
}
