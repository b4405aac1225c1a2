// @ts-check
/** What makes a page of the office nicer where scripts run. Every page does all that it does without. */

/** How long after an answer a page that waits asks again. */
const ASK_AGAIN_MS = 4000
/** A line that died in mid-form: after this a button is pressed once more. */
const BUSY_AT_MOST_MS = 15_000
/** Septets and UTF-16 units of one SMS, and of each part of a longer one; see `core/text/gsm7.ts`. */
const GSM = { one: 160, part: 153 }
const UCS2 = { one: 70, part: 67 }

const forms = document.querySelectorAll('main form[method=post]')

/** @param {BeforeUnloadEvent} event */
const holdBack = (event) => event.preventDefault()

for (const form of forms) {
  form.addEventListener('input', () => addEventListener('beforeunload', holdBack))
  form.addEventListener('submit', (event) => {
    if (form.hasAttribute('aria-busy')) return event.preventDefault()
    removeEventListener('beforeunload', holdBack)
    form.setAttribute('aria-busy', 'true')
    setTimeout(() => form.removeAttribute('aria-busy'), BUSY_AT_MOST_MS)
  })
}

// A page that somebody comes back to is as it was left.
addEventListener('pageshow', () => forms.forEach((form) => form.removeAttribute('aria-busy')))

if (liveIn(document).length > 0) setTimeout(askAgain, ASK_AGAIN_MS)

/** @param {ParentNode} page */
function liveIn(page) {
  return [...page.querySelectorAll('[data-live]')]
}

/** Asks for the same page, and says what is new on it; a page that waits no more is loaded whole. */
async function askAgain() {
  if (document.visibilityState === 'visible') {
    const answer = await fetch(location.href).catch(() => null)
    const isOver = answer?.ok && !(await isStillSo(answer))
    // Whoever has pressed a button is on the way to another page.
    if (document.querySelector('form[aria-busy]')) return
    if (isOver) return location.reload()
  }
  setTimeout(askAgain, ASK_AGAIN_MS)
}

/** @param {Response} answer */
async function isStillSo(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [before, after] = [liveIn(document), liveIn(page)]
  if (answer.redirected || before.length !== after.length) return false
  before.forEach((place, at) => {
    const text = after[at]?.textContent ?? ''
    if (place.textContent !== text) place.textContent = text
  })
  return true
}

const counted = document.querySelector('textarea[data-alphabet]')
if (counted instanceof HTMLTextAreaElement) {
  const place = document.createElement('p')
  place.className = 'hint'
  place.setAttribute('aria-live', 'polite')
  counted.after(place)
  const say = () => (place.textContent = counted.value === '' ? '' : lengthOf(counted))
  counted.addEventListener('input', say)
  say()
}

/**
 * How long a text is, in the words that the page brought.
 *
 * @param {HTMLTextAreaElement} text
 */
function lengthOf({ value, dataset }) {
  const { alphabet = '', extended = '', plain = '', dear = '' } = dataset
  const sizes = [...value].map((sign) => {
    if (alphabet.includes(sign)) return 1
    return extended.includes(sign) ? 2 : 0
  })
  const outside = [...new Set([...value].filter((_, at) => sizes[at] === 0))]
  const isDear = outside.length > 0
  const parts = isDear ? partsOf(unitsOf(value), UCS2) : partsOf(sizes, GSM)
  const which = outside.join(' ')
  return filled(isDear ? dear : plain, { count: sizes.length, septets: sum(sizes), parts, which })
}

/**
 * Words of the page with values in their places, as the server fills them in: of two forms the one that a
 * number takes.
 *
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
function filled(words, values) {
  const rules = new Intl.PluralRules(document.documentElement.lang)
  return words.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (
      _,
      /** @type {string} */ name,
      /** @type {string | undefined} */ one,
      /** @type {string} */ many,
    ) => {
      const value = values[name] ?? ''
      if (one === undefined) return String(value)
      return rules.select(Number(value)) === 'one' ? one : many
    },
  )
}

/**
 * An escape and its sign, or the two units of an emoji, never straddle two parts.
 *
 * @param {number[]} sizes of each sign
 * @param {{ one: number, part: number }} room
 */
function partsOf(sizes, { one, part }) {
  if (sum(sizes) <= one) return 1
  let [parts, used] = [1, 0]
  for (const size of sizes) {
    if (used + size > part) [parts, used] = [parts + 1, 0]
    used += size
  }
  return parts
}

/** @param {string} text */
function unitsOf(text) {
  return [...text].map(({ length }) => length)
}

/** @param {number[]} sizes */
function sum(sizes) {
  return sizes.reduce((all, size) => all + size, 0)
}
