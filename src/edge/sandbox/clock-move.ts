import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { instant, type Instant } from '../../core/dates.ts'

export type ClockMove =
  { readonly ok: true; readonly to: Instant } | { readonly ok: false; readonly why: string }

/** More would take the jobs of a lifetime. */
const YEARS_MAX = 10

const BODY = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({
    advance: z.strictObject({
      years: z.int().min(0).max(YEARS_MAX).optional(),
      months: z.int().min(0).max(120).optional(),
      weeks: z.int().min(0).max(520).optional(),
      days: z.int().min(0).max(3650).optional(),
      hours: z.int().min(0).max(87_600).optional(),
      minutes: z.int().min(0).max(1_000_000).optional(),
    }),
  }),
])

/** Where a request wants the clock: at an instant, or some time on; forward only. */
export function clockMove(body: unknown, now: Instant): ClockMove {
  const parsed = BODY.safeParse(body)
  if (!parsed.success) {
    return { ok: false, why: 'send {"now":"2026-04-02T09:00:00Z"} or {"advance":{"months":1}}' }
  }
  const to = 'now' in parsed.data ? Date.parse(parsed.data.now) : later(now, parsed.data.advance)
  if (to < now) return { ok: false, why: 'the clock goes forward only' }
  const limit = later(now, { years: YEARS_MAX })
  return to > limit
    ? { ok: false, why: `at most ${YEARS_MAX} years at once` }
    : { ok: true, to: instant(to) }
}

type Advance = {
  [Unit in 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes']?: number | undefined
}

function later(now: Instant, advance: Advance): number {
  const given = Object.fromEntries(Object.entries(advance).filter(([, count]) => count))
  if (Object.keys(given).length === 0) return now
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC')
  return start.add(given).epochMilliseconds
}
