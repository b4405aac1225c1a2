/**
 * Builds an element. Attributes: `on…` functions become listeners, true and false set and leave
 * out, everything else is text. Children are nodes or text, so data never becomes markup.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value)
    else if (value === true) node.setAttribute(name, '')
    else if (value !== false && value !== undefined) node.setAttribute(name, String(value))
  }
  node.append(...children)
  return node
}

/** The element with this id; the page is ours, so a missing one is a bug. */
export function byId(id) {
  const node = document.getElementById(id)
  if (!node) throw new Error(`no element #${id}`)
  return node
}

/** `count` random hexadecimal digits. */
export function randomHex(count) {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(count / 2)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, count)
}
