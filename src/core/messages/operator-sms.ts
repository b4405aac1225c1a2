import type { SilentFailure } from '../alerts/silent.ts'
import type { Say } from '../wording/text-key.ts'

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** To whoever runs the service: what stands still, and for how long. */
export function silentText(say: Say, { kind, forMs }: SilentFailure): string {
  return say(`sms.operator.${kind}`, { time: lengthOf(say, forMs) })
}

/** `45 minutes`, `5 hours`, `9 days`. */
function lengthOf(say: Say, ms: number): string {
  if (ms < 2 * HOUR_MS) return say('length.minutes', { count: String(Math.floor(ms / MINUTE_MS)) })
  if (ms < 2 * DAY_MS) return say('length.hours', { count: String(Math.floor(ms / HOUR_MS)) })
  return say('length.days', { count: String(Math.floor(ms / DAY_MS)) })
}
