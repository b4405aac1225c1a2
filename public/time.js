// @ts-check
/**
 * Time zones by country calling code; a phone shows the time where its owner lives.
 *
 * @type {Readonly<Record<string, string>>}
 */
const ZONES = {
  220: 'Africa/Banjul', 221: 'Africa/Dakar', 222: 'Africa/Nouakchott', 223: 'Africa/Bamako',
  224: 'Africa/Conakry', 225: 'Africa/Abidjan', 226: 'Africa/Ouagadougou', 227: 'Africa/Niamey',
  228: 'Africa/Lome', 229: 'Africa/Porto-Novo', 231: 'Africa/Monrovia', 232: 'Africa/Freetown',
  233: 'Africa/Accra', 234: 'Africa/Lagos', 235: 'Africa/Ndjamena', 236: 'Africa/Bangui',
  237: 'Africa/Douala', 242: 'Africa/Brazzaville', 243: 'Africa/Kinshasa', 250: 'Africa/Kigali',
  251: 'Africa/Addis_Ababa', 254: 'Africa/Nairobi', 255: 'Africa/Dar_es_Salaam',
  256: 'Africa/Kampala', 257: 'Africa/Bujumbura', 258: 'Africa/Maputo', 260: 'Africa/Lusaka',
  261: 'Indian/Antananarivo', 263: 'Africa/Harare', 265: 'Africa/Blantyre',
} // prettier-ignore

/**
 * The IANA zone of a phone in international form; UTC where we do not know it.
 *
 * @param {string} phone
 */
export function zoneOf(phone) {
  return ZONES[phone.slice(1, 4)] ?? 'UTC'
}

/**
 * `Nairobi time`, `UTC`.
 *
 * @param {string} zone
 */
export function zoneName(zone) {
  return zone === 'UTC' ? 'UTC' : `${zone.split('/').at(-1)?.replaceAll('_', ' ')} time`
}

/**
 * `Monday 2 March 2026`.
 *
 * @param {Date} date
 * @param {string} timeZone
 */
export function longDate(date, timeZone) {
  const day = date.toLocaleDateString('en-GB', { dateStyle: 'full', timeZone })
  return day.replace(',', '')
}

/**
 * `11:04`.
 *
 * @param {Date} date
 * @param {string} timeZone
 */
export function hour(date, timeZone) {
  return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
}

/**
 * `2 Mar`.
 *
 * @param {Date} date
 * @param {string} timeZone
 */
export function shortDate(date, timeZone) {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone })
}

/**
 * `2026-03-02`, the civil date of a moment in a zone.
 *
 * @param {Date} date
 * @param {string} timeZone
 */
export function civilDate(date, timeZone) {
  return date.toLocaleDateString('sv-SE', { timeZone })
}

/**
 * The hour when it is today, else the day: what a list of messages shows.
 *
 * @param {Date} date
 * @param {Date} now
 * @param {string} timeZone
 */
export function briefly(date, now, timeZone) {
  const today = civilDate(date, timeZone) === civilDate(now, timeZone)
  return today ? hour(date, timeZone) : shortDate(date, timeZone)
}

/**
 * UTC as carriers write it: `2026-03-02 08:00:00`.
 *
 * @param {Date} date
 */
export function carrierDate(date) {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

const DAY_MS = 24 * 60 * 60 * 1000
const MONDAY = 1
/** By ten the morning's messages have left: quiet hours end at eight unless a mutual says later. */
const MORNING_MS = 10 * 60 * 60 * 1000

/**
 * The next Monday morning at ten in a zone that has no summer time, after `now`.
 *
 * @param {Date} now
 * @param {string} timeZone
 */
export function nextMonday(now, timeZone) {
  const midnight = Date.parse(civilDate(now, timeZone))
  const wall = Date.parse(`${now.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`)
  const days = (7 + MONDAY - new Date(midnight).getUTCDay()) % 7
  const monday = midnight + days * DAY_MS + MORNING_MS
  const ahead = monday > wall ? monday - wall : monday + 7 * DAY_MS - wall
  return new Date(now.getTime() + ahead)
}
