// @ts-check
import { byId } from './elements.js'
import { getJson, postJson } from './server.js'
import { civilDate, hour, longDate, zoneName, zoneOf } from './time.js'
/** @import { Clock } from './types.d.ts' */

const TICK_MS = 1_000
const DAY_MS = 86_400_000
/** @type {Readonly<Record<string, object>>} */
const ADVANCES = { days: { days: 1 }, weeks: { days: 7 }, months: { months: 1 } }

/**
 * The sandbox's clock: shows its date and hour where the chosen person lives, moves it ahead.
 * `onMove` is called after a move, `onTick` each second, `onFault` with an error.
 *
 * @param {{
 *   onMove: (now: Date) => Promise<void>
 *   onTick: () => void
 *   onFault: (error: unknown) => void
 * }} listeners
 * @returns {Clock}
 */
export function makeClock({ onMove, onTick, onFault }) {
  let aheadMs = 0
  let zone = 'UTC'
  const now = () => new Date(Date.now() + aheadMs)
  const buttons = [...byId('clock').querySelectorAll('button')]
  const day = byId('clock-to', HTMLInputElement)
  const note = byId('clock-note')

  function draw() {
    const date = now()
    byId('clock-date').textContent = longDate(date, zone)
    byId('clock-time').textContent = hour(date, zone)
    byId('clock-zone').textContent = zoneName(zone)
    byId('status-time').textContent = hour(date, zone)
    day.min = civilDate(date, zone)
    onTick()
  }

  /** @param {unknown} answer what the server says about its clock */
  function set(answer) {
    const { now: iso } = /** @type {{ now: string }} */ (answer)
    aheadMs = new Date(iso).getTime() - Date.now()
    draw()
  }

  /** @param {object} request */
  async function move(request) {
    note.textContent = 'Moving the clock\u2026'
    for (const button of buttons) button.disabled = true
    try {
      set(await postJson('/sandbox/clock', request))
      note.textContent = `It is ${longDate(now(), zone)} now.`
      await onMove(now())
      return true
    } catch (error) {
      note.textContent = ''
      onFault(error)
      return false
    } finally {
      for (const button of buttons) button.disabled = false
    }
  }

  function moveToDay() {
    const days = daysBetween(civilDate(now(), zone), day.value)
    if (days > 0) void move({ now: new Date(now().getTime() + days * DAY_MS).toISOString() })
    else note.textContent = day.value ? 'The clock only goes forward.' : 'Choose a day first.'
  }

  for (const button of buttons) {
    const advance = ADVANCES[button.dataset.advance ?? '']
    if (advance) button.addEventListener('click', () => void move({ advance }))
  }
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault()
    moveToDay()
  })
  setInterval(draw, TICK_MS)

  return {
    now,
    zone: () => zone,
    move,
    /** Reads the server's clock. */
    read: async () => set(await getJson('/sandbox/clock')),
    /** Shows the hour where this phone is at home. */
    follow(phone) {
      zone = zoneOf(phone)
      draw()
    },
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
