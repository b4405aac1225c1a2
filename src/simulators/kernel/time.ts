/** Times are milliseconds since 1970 in UTC; operators write them in their own ways. */

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS

/** Parts of a moment on the walls of a place that is always `aheadHours` ahead of UTC. */
export function wallClock(atMs: number, aheadHours: number) {
  const iso = new Date(atMs + aheadHours * HOUR_MS).toISOString()
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(iso) ?? []
  return { year, month, day, hour, minute, second }
}

/** `20260314101602`. */
export function compactTime(atMs: number, aheadHours: number): string {
  const { year, month, day, hour, minute, second } = wallClock(atMs, aheadHours)
  return `${year}${month}${day}${hour}${minute}${second}`
}

/** `2026-03-14T10:16:02Z`. */
export function isoSeconds(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** `2026-03-14`, on the walls of that place. */
export function dayOf(atMs: number, aheadHours = 0): string {
  const { year, month, day } = wallClock(atMs, aheadHours)
  return `${year}-${month}-${day}`
}

/** The moment of `2026-03-14 10:16:02` on those walls, or null. */
export function readWallTime(text: string, aheadHours: number): number | null {
  const at = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}Z`)
    : Number.NaN
  return Number.isNaN(at) ? null : at - aheadHours * HOUR_MS
}
