import { byId, element } from './elements.js'
import { memberNumber } from './text.js'

const ROLES = [
  { role: 'member', title: 'Members', one: 'member' },
  { role: 'clinic', title: 'Clinics', one: 'clinic' },
  { role: 'association', title: 'Associations', one: 'association' },
  { role: 'manager', title: 'Managers', one: 'manager' },
]
/** So many of each role stand in the list at first, so that every role is seen at a glance. */
const SHOWN_FIRST = 5
/** A longer list is searched, not scrolled. */
const SHOWN_MOST = 100
const SEARCH_FROM = 8

/** `member 0412337-4`, `clinic`: what stands beside a name. */
export function describe(person) {
  const word = ROLES.find(({ role }) => role === person.role)?.one ?? person.role
  return person.number ? `${word} ${memberNumber(person.number)}` : word
}

/** The list of people to be. `onChoose` is called with the person when one is picked. */
export function makePeople({ onChoose }) {
  const search = byId('people-search')
  const list = byId('people-list')
  let people = []
  let chosen = null
  const unfolded = new Set()

  function draw() {
    const wanted = plain(search.value)
    const groups = ROLES.map(({ role, title }) => ({
      role,
      title,
      found: people.filter((person) => person.role === role && matches(person, wanted)),
    })).filter(({ found }) => found.length > 0)
    list.replaceChildren(...groups.map(drawGroup))
    if (groups.length === 0) list.append(element('p', { class: 'note' }, 'Nobody found.'))
  }

  function drawGroup({ role, title, found }) {
    const open = unfolded.has(role) || search.value !== '' || found.length <= SHOWN_FIRST + 1
    const shown = found.slice(0, open ? SHOWN_MOST : SHOWN_FIRST)
    const rest = found.length - shown.length
    return element(
      'fieldset',
      {},
      element('legend', {}, title, ' ', element('span', {}, String(found.length))),
      ...shown.map(drawPerson),
      ...(rest > 0 ? [open ? searchFor(rest) : unfoldButton(role, title, found)] : []),
    )
  }

  function unfoldButton(role, title, found) {
    const unfold = () => {
      unfolded.add(role)
      draw()
      list.querySelector(`input[data-role="${role}"]`)?.focus()
    }
    const label = `All ${found.length} ${title.toLowerCase()}`
    return element('button', { type: 'button', class: 'unfold', onclick: unfold }, label)
  }

  function drawPerson(person) {
    const radio = element('input', {
      type: 'radio',
      name: 'person',
      'data-role': person.role,
      onchange: () => onChoose(person),
      // A person chosen already can be picked again, to come back to the phone.
      onclick: (event) => person === chosen && event.detail > 0 && onChoose(person),
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

  function unfoldFor(person) {
    const peers = people.filter(({ role }) => role === person.role)
    if (peers.indexOf(person) >= SHOWN_FIRST) unfolded.add(person.role)
  }

  function showChosen() {
    const row = list.querySelector('input:checked')?.parentElement
    if (row) list.scrollTop = row.offsetTop - list.clientHeight / 2
  }

  search.addEventListener('input', draw)
  return {
    set(next) {
      people = next
      search.parentElement.hidden = people.length < SEARCH_FROM
      draw()
    },
    all: () => people,
    first: (role) => people.find((person) => person.role === role),
    /** Marks who is chosen; scrolls only when somebody new has to be drawn. */
    mark(person) {
      if (person === chosen) return
      chosen = person
      if (list.contains(document.activeElement)) return
      unfoldFor(person)
      draw()
      showChosen()
    },
    showChosen,
  }
}

function searchFor(rest) {
  return element('p', { class: 'note' }, `${rest} more: search for them.`)
}

function matches(person, wanted) {
  if (wanted === '') return true
  const digits = wanted.replace(/\D/g, '')
  const numbers = `${person.number ?? ''} ${person.phone}`
  return plain(person.name).includes(wanted) || (digits.length > 1 && numbers.includes(digits))
}

function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
