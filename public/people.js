// @ts-check
import { byId, element } from './elements.js'
import { memberNumber } from './text.js'
/** @import { Person, Role } from './types.d.ts' */

/** @type {readonly { role: Role, title: string, one: string }[]} */
const ROLES = [
  { role: 'member', title: 'Members', one: 'member' },
  { role: 'clinic', title: 'Clinics', one: 'clinic' },
  { role: 'association', title: 'Associations', one: 'association' },
  { role: 'manager', title: 'Managers', one: 'manager' },
]
/** So few of each role stand in the list at first that every role is seen without scrolling. */
const SHOWN_FIRST = 2
/** A longer list is searched, not scrolled. */
const SHOWN_MOST = 100
const SEARCH_FROM = 8

/**
 * `member 0412337-4`, `clinic`: what stands beside a name.
 *
 * @param {Person} person
 */
export function describe(person) {
  const word = ROLES.find(({ role }) => role === person.role)?.one ?? person.role
  return person.number ? `${word} ${memberNumber(person.number)}` : word
}

/**
 * The list of people to be. `onChoose` is called with the person when one is picked.
 *
 * @param {{ onChoose: (person: Person) => void }} listener
 */
export function makePeople({ onChoose }) {
  const search = byId('people-search', HTMLInputElement)
  const list = byId('people-list')
  /** @type {readonly Person[]} */
  let people = []
  /** @type {Person | null} */
  let chosen = null
  /** @type {Set<Role>} */
  const unfolded = new Set()

  function draw() {
    const wanted = plain(search.value)
    const groups = ROLES.map((group) => ({
      ...group,
      found: people.filter((person) => person.role === group.role && matches(person, wanted)),
    })).filter(({ found }) => found.length > 0)
    list.replaceChildren(...groups.map(drawGroup))
    if (groups.length === 0) list.append(element('p', { class: 'note' }, 'Nobody found.'))
  }

  /** @param {{ role: Role, title: string, found: readonly Person[] }} group */
  function drawGroup({ role, title, found }) {
    const open = unfolded.has(role) || search.value !== '' || found.length <= SHOWN_FIRST + 1
    const shown = open ? found.slice(0, SHOWN_MOST) : someOf(found)
    const rest = found.length - shown.length
    return element(
      'fieldset',
      {},
      element('legend', {}, title, ' ', element('span', {}, String(found.length))),
      ...shown.map(drawPerson),
      ...(rest > 0 ? [open ? searchFor(rest) : unfoldButton(role, title, found)] : []),
    )
  }

  /**
   * The first of a role, and the one chosen.
   *
   * @param {readonly Person[]} found
   */
  function someOf(found) {
    return found.filter((person, at) => at < SHOWN_FIRST || person === chosen)
  }

  /**
   * @param {Role} role
   * @param {string} title
   * @param {readonly Person[]} found
   */
  function unfoldButton(role, title, found) {
    const unfold = () => {
      unfolded.add(role)
      draw()
      const first = list.querySelector(`input[data-role="${role}"]`)
      if (first instanceof HTMLElement) first.focus()
    }
    const label = `All ${found.length} ${title.toLowerCase()}`
    return element('button', { type: 'button', class: 'unfold', onclick: unfold }, label)
  }

  /** @param {Person} person */
  function drawPerson(person) {
    const radio = element('input', {
      type: 'radio',
      name: 'person',
      'data-role': person.role,
      onchange: () => onChoose(person),
    })
    // A person chosen already can be picked again, to come back to the phone.
    radio.addEventListener('click', ({ detail }) => {
      if (person === chosen && detail > 0) onChoose(person)
    })
    radio.checked = person === chosen
    return element(
      'label',
      { class: 'person' },
      radio,
      element('span', { class: 'person-name' }, person.name),
      element(
        'span',
        { class: 'person-data' },
        ...(person.number ? [element('b', {}, memberNumber(person.number)), ' '] : []),
        person.phone,
      ),
    )
  }

  function showChosen() {
    const row = list.querySelector('input:checked')?.parentElement
    if (row) list.scrollTop = row.offsetTop - list.clientHeight / 2
  }

  search.addEventListener('input', draw)
  return {
    /** @param {readonly Person[]} next */
    set(next) {
      people = next
      if (search.parentElement) search.parentElement.hidden = people.length < SEARCH_FROM
      draw()
    },
    all: () => people,
    /** @param {Role} role */
    first: (role) => people.find((person) => person.role === role),
    /**
     * Marks who is chosen; scrolls only when somebody new has to be drawn.
     *
     * @param {Person} person
     */
    mark(person) {
      if (person === chosen) return
      chosen = person
      if (list.contains(document.activeElement)) return
      draw()
      showChosen()
    },
    showChosen,
  }
}

/** @param {number} rest */
function searchFor(rest) {
  return element('p', { class: 'note' }, `${rest} more: search for them.`)
}

/**
 * @param {Person} person
 * @param {string} wanted
 */
function matches(person, wanted) {
  if (wanted === '') return true
  const digits = wanted.replace(/\D/g, '')
  const numbers = `${person.number ?? ''} ${person.phone}`
  return plain(person.name).includes(wanted) || (digits.length > 1 && numbers.includes(digits))
}

/** @param {string} text */
function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
