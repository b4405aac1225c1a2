// @ts-check

/**
 * The element of an id, which the page has.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  return /** @type {T} */ (document.getElementById(id))
}

/**
 * A new element. Text is text, never markup.
 * @param {string} tag
 * @param {{ class?: string, text?: string, type?: string, click?: () => void }} [about]
 * @param {Node[]} [children]
 * @returns {HTMLElement}
 */
export function make(tag, about = {}, children = []) {
  const element = document.createElement(tag)
  if (about.class) element.className = about.class
  if (about.text !== undefined) element.textContent = about.text
  if (about.type) element.setAttribute('type', about.type)
  if (about.click) element.addEventListener('click', about.click)
  element.append(...children)
  return element
}

/**
 * What a form holds, by the names of its fields.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function valuesOf(form) {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  )
}

/**
 * Writes a list anew only when it differs, so that nothing under a finger is taken away.
 * @param {HTMLElement} list
 * @param {unknown} seen what it shows
 * @param {() => HTMLElement[]} render
 */
export function showList(list, seen, render) {
  const key = JSON.stringify(seen)
  if (list.dataset['seen'] === key) return
  list.dataset['seen'] = key
  list.replaceChildren(...render())
}
