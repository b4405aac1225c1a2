// @ts-check
import { makeClock } from './clock.js'
import { byId } from './elements.js'
import { makeHandset } from './handset.js'
import { showHome, showNotice } from './home.js'
import { makeLine, passedMessage } from './line.js'
import { showCompose, showInbox } from './messages.js'
import { showPayBill } from './pay-bill.js'
import { describe, makePeople } from './people.js'
import { makePhone } from './phone.js'
import { showPrompt } from './prompts.js'
import { getJson } from './server.js'
import { makeSheet } from './sheet.js'
import { makeSteps } from './steps.js'
import { shortDate } from './time.js'
import { makeUssd } from './ussd.js'
/** @import { Desk, Message, Person, Role } from './types.d.ts' */

/** Something may reach this phone because of what is done in another window. */
const LOOK_AGAIN_MS = 15_000

const handset = makeHandset(received)
const phone = makePhone()
const people = makePeople({ onChoose: choose })
const sheet = makeSheet(() => people.showChosen())
const clock = makeClock({
  onTick: () => phone.view().update?.(),
  onFault: fault,
  async onMove(now) {
    const text = `The clock was moved to ${shortDate(now, clock.zone())}.`
    line.add({ kind: 'clock', text })
    steps.done('time')
    await refresh()
  },
})
const line = makeLine(clock)
/** @type {Person | null} */
let lastMember = null
let lookFailed = false

/** @type {Desk} */
const desk = {
  phone,
  handset,
  clock,
  get ussd() {
    return ussd
  },
  fault,
  log: line.add,
  tried: (step) => steps.done(step),
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
const ussd = makeUssd(desk)
const steps = makeSteps(desk, become)

async function start() {
  try {
    people.set(/** @type {readonly Person[]} */ (await getJson('/sandbox/people')))
    await clock.read()
    byId('fault').hidden = true
  } catch (error) {
    return fault(error)
  }
  const person = personInAddress() ?? people.first('member') ?? people.all()[0]
  if (person) choose(person)
  else fault(new Error('There is nobody in this sandbox yet.'))
}

/** @param {Person} person */
function choose(person) {
  sheet.close()
  if (handset.chosen() && person === handset.person()) return
  ussd.hangUp()
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
  const asked = new Map(
    decodeURIComponent(location.hash.slice(1))
      .split('&')
      .map((part) => /** @type {[string, string]} */ (part.split('='))),
  )
  const found = people.all().filter((person) => person.phone === asked.get('phone'))
  return found.find((person) => person.role === asked.get('role')) ?? found[0]
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

/**
 * After each look at the phone: the status bar, the view, the list, and a prompt that waits.
 *
 * @param {readonly Message[]} fresh
 */
function received(fresh) {
  const { role, name, phone: to } = handset.person()
  for (const message of fresh) {
    const passed = passedMessage(message, to)
    line.add({ kind: 'sms', who: name, text: `received: ${message.text}`, passed })
    if (role === 'clinic') steps.done('check')
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
  return [first, here.find((each) => each !== first)].filter((each) => each !== undefined)
}

/** @param {unknown} error */
function fault(error) {
  byId('fault-text').textContent = error instanceof Error ? error.message : String(error)
  byId('fault').hidden = false
}

/** @param {Role} role */
function become(role) {
  const person = role === 'member' && lastMember ? lastMember : people.first(role)
  if (!person) {
    fault(new Error(`This sandbox has no ${role}.`))
    return false
  }
  choose(person)
  byId('phone-screen').scrollIntoView({ block: 'nearest' })
  phone.focus()
  return true
}

byId('skip').addEventListener('click', (event) => {
  // The address keeps who one is.
  event.preventDefault()
  phone.focus()
})
byId('who-change').addEventListener('click', () => sheet.open())
byId('people-close').addEventListener('click', () => sheet.close())
byId('fault-retry').addEventListener('click', () => void (handset.chosen() ? refresh() : start()))
window.addEventListener('hashchange', () => {
  const person = personInAddress()
  if (person) choose(person)
})
setInterval(() => {
  if (!document.hidden && !ussd.open()) void refresh({ unasked: true })
}, LOOK_AGAIN_MS)
void start()
