import { byId } from './elements.js'
import { getJson, postJson } from './server.js'
import { civilDate, hour, longDate, zoneName, zoneOf } from './time.js'

const TICK_MS = 1_000
const DAY_MS = 86_400_000
const ADVANCES = { days: { days: 1 }, weeks: { days: 7 }, months: { months: 1 } }

/**
 * The sandbox's clock: shows its date and hour where the chosen person lives, moves it ahead.
 * `onMove` is called after a move, `onTick` each second, `onFault` with an error.
 */
export function makeClock({ onMove, onTick, onFault }) {
  let aheadMs = 0
  let zone = 'UTC'
  const now = () => new Date(Date.now() + aheadMs)
  const buttons = [...byId('clock-title').parentElement.querySelectorAll('button')]
  const set = (iso) => (aheadMs = new Date(iso).getTime() - Date.now())

  function draw() {
    const date = now()
    byId('clock-date').textContent = longDate(date, zone)
    byId('clock-time').textContent = hour(date, zone)
    byId('clock-zone').textContent = zoneName(zone)
    byId('status-time').textContent = hour(date, zone)
    byId('clock-to').min = civilDate(date, zone)
    onTick()
  }

  async function move(request) {
    const note = byId('clock-note')
    note.textContent = 'Moving the clock\u2026'
    for (const button of buttons) button.disabled = true
    try {
      set((await postJson('/sandbox/clock', request)).now)
      note.textContent = `It is ${longDate(now(), zone)} now.`
      draw()
      await onMove(now())
    } catch (error) {
      note.textContent = ''
      onFault(error)
    } finally {
      for (const button of buttons) button.disabled = false
    }
  }

  function moveToDay() {
    const days = daysBetween(civilDate(now(), zone), byId('clock-to').value)
    if (days > 0) return move({ now: new Date(now().getTime() + days * DAY_MS).toISOString() })
    byId('clock-note').textContent = 'The clock only goes forward.'
  }

  for (const button of buttons) {
    const advance = ADVANCES[button.dataset.advance]
    if (advance) button.addEventListener('click', () => void move({ advance }))
  }
  byId('clock-form').noValidate = true
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault()
    void moveToDay()
  })
  setInterval(draw, TICK_MS)

  return {
    now,
    zone: () => zone,
    /** Reads the server's clock. */
    async read() {
      set((await getJson('/sandbox/clock')).now)
      draw()
    },
    /** Shows the hour where this phone is at home. */
    follow(phone) {
      zone = zoneOf(phone)
      draw()
    },
  }
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
