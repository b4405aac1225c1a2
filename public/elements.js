// @ts-check

/** @typedef {string | number | boolean | undefined | ((event: Event) => unknown)} Attribute */

/**
 * Builds an element. Attributes: `on…` functions become listeners, true and false set and leave
 * out, everything else is text. Children are nodes or text, so data never becomes markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, Attribute>>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
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

/**
 * The element with this id; the page is ours, so a missing one is a bug.
 *
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @param {abstract new () => Kind} [kind] what it must be, when more is needed than any element has
 * @returns {Kind}
 */
export function byId(id, kind) {
  const node = document.getElementById(id)
  if (!node || (kind && !(node instanceof kind))) throw new Error(`no element #${id}`)
  return /** @type {Kind} */ (node)
}

/**
 * `count` random hexadecimal digits.
 *
 * @param {number} count
 */
export function randomHex(count) {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(count / 2)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, count)
}
