import { makeClock } from './clock.js'
import { byId, element } from './elements.js'
import { makeHandset } from './handset.js'
import { showHome, showNotice } from './home.js'
import { showCompose, showInbox } from './messages.js'
import { showPayBill } from './pay-bill.js'
import { describe, makePeople } from './people.js'
import { makePhone } from './phone.js'
import { showPrompt } from './prompts.js'
import { getJson } from './server.js'
import { makeSheet } from './sheet.js'
import { hour, shortDate } from './time.js'
import { makeUssd } from './ussd.js'

/** Something may reach this phone because of what is done in another window. */
const LOOK_AGAIN_MS = 15_000
const LINES_KEPT = 40

const handset = makeHandset(received)
const phone = makePhone()
const people = makePeople({ onChoose: choose })
const sheet = makeSheet(() => people.showChosen())
const clock = makeClock({
  onTick: () => phone.view().update?.(),
  onFault: fault,
  async onMove(now) {
    log('clock', `The clock was moved to ${shortDate(now, clock.zone())}.`, null)
    tried('time')
    await refresh()
  },
})
let lastMember = null
let lookFailed = false

/** What views and calls may use. */
const desk = {
  phone,
  handset,
  clock,
  fault,
  log,
  tried,
  refresh,
  status,
  interrupt,
  examples,
  home: () => showHome(desk),
  notice: (text) => showNotice(desk, text),
  inbox: () => showInbox(desk),
  compose: () => showCompose(desk),
  payBill: () => showPayBill(desk),
}
desk.ussd = makeUssd(desk)

async function start() {
  try {
    people.set(await getJson('/sandbox/people'))
    await clock.read()
    byId('fault').hidden = true
  } catch (error) {
    return fault(error)
  }
  const person = personInAddress() ?? people.first('member') ?? people.all()[0]
  if (person) choose(person)
  else fault(new Error('There is nobody in this sandbox yet.'))
}

function choose(person) {
  sheet.close()
  if (person === handset.person()) return
  desk.ussd.hangUp()
  handset.choose(person)
  if (person.role === 'member') lastMember = person
  people.mark(person)
  clock.follow(person.phone)
  const twice = people.all().some((each) => each !== person && each.phone === person.phone)
  const address = `#phone=${person.phone}${twice ? `&role=${person.role}` : ''}`
  if (location.hash !== address) history.replaceState(null, '', address)
  byId('who-name').textContent = person.name
  byId('who-role').textContent = describe(person)
  byId('status-owner').textContent = person.name
  status()
  desk.home()
  void refresh()
}

function personInAddress() {
  const asked = Object.fromEntries(
    decodeURIComponent(location.hash.slice(1))
      .split('&')
      .map((part) => part.split('=')),
  )
  const found = people.all().filter((person) => person.phone === asked.phone)
  return found.find((person) => person.role === asked.role) ?? found[0]
}

/** Looks at the phone again. A fault shown stays when nobody asked for the look and it is another's. */
async function refresh({ unasked = false } = {}) {
  try {
    await handset.refresh()
    if (!unasked || lookFailed) byId('fault').hidden = true
    lookFailed = false
  } catch (error) {
    lookFailed = true
    fault(error)
  }
}

/** After each look at the phone: the status bar, the view, the log, and a prompt that waits. */
function received(fresh) {
  const { role } = handset.person()
  for (const message of fresh) {
    log('sms', `received: ${message.text}`)
    if (role === 'clinic') tried('check')
  }
  status()
  phone.view().update?.()
  interrupt()
}

/** A payment prompt comes over whatever the phone shows, but not over a call or a text begun. */
function interrupt() {
  const prompt = handset.prompt()
  if (prompt && phone.view().interruptible) showPrompt(desk, prompt)
}

function status() {
  const unread = handset.unread()
  byId('status-mail').hidden = unread === 0
  byId('status-unread').textContent = String(unread)
  byId('status-mail').title = `${unread} unread`
}

/** Members a clinic may ask about: the one just played first, then another. */
function examples() {
  const { role, mutual } = handset.person()
  if (role !== 'clinic') return []
  const here = people.all().filter((each) => each.number && each.mutual === mutual)
  const first = here.find((each) => each === lastMember) ?? here[0]
  return [first, here.find((each) => each !== first)].filter(Boolean)
}

function tried(what) {
  byId(`try-${what}`).classList.add('done')
}

function fault(error) {
  byId('fault-text').textContent = error instanceof Error ? error.message : String(error)
  byId('fault').hidden = false
}

/** Adds to what happened. `who` null leaves the name out. */
function log(kind, text, who = handset.person()?.name) {
  const list = byId('line')
  list.querySelector('.line-empty')?.remove()
  list.prepend(
    element(
      'li',
      { class: `line-${kind}` },
      element('time', {}, hour(clock.now(), clock.zone())),
      element('p', {}, ...(who ? [element('b', {}, who), ' '] : []), text),
    ),
  )
  while (list.children.length > LINES_KEPT) list.lastElementChild.remove()
}

function become(role) {
  const person = role === 'member' && lastMember ? lastMember : people.first(role)
  if (!person) return fault(new Error(`This sandbox has no ${role}.`))
  choose(person)
  if (role === 'clinic') desk.compose()
  byId('phone-screen').scrollIntoView({ block: 'nearest' })
  phone.focus()
}

byId('skip').addEventListener('click', (event) => {
  // The address keeps who one is.
  event.preventDefault()
  phone.focus()
})
byId('who-change').addEventListener('click', () => sheet.open())
byId('people-close').addEventListener('click', () => sheet.close())
byId('try-pay-go').addEventListener('click', () => become('member'))
byId('try-check-go').addEventListener('click', () => become('clinic'))
byId('fault-retry').addEventListener('click', () => void (handset.person() ? refresh() : start()))
window.addEventListener('hashchange', () => {
  const person = personInAddress()
  if (person) choose(person)
})
setInterval(() => {
  if (!document.hidden && !desk.ussd.open()) void refresh({ unasked: true })
}, LOOK_AGAIN_MS)
void start()
