/** A field one types into. */
export function isField(node) {
  return node instanceof HTMLElement && node.matches('input:not([type=radio]), textarea, select')
}

/** Types one key at the cursor, or at the end when the cursor is elsewhere. */
export function typeInto(field, key) {
  const end = field.value.length
  const [from, to] = document.activeElement === field ? selectionOf(field) : [end, end]
  if (field.maxLength > 0 && field.value.length - (to - from) >= field.maxLength) return
  field.setRangeText(key, from, to, 'end')
  field.dispatchEvent(new Event('input'))
}

/** Erases what is selected, or one character before the cursor. */
export function eraseIn(field) {
  const end = field.value.length
  const [from, to] = document.activeElement === field ? selectionOf(field) : [end, end]
  if (to === 0) return
  field.setRangeText('', from === to ? from - 1 : from, to, 'end')
  field.dispatchEvent(new Event('input'))
}

function selectionOf(field) {
  return [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
}
