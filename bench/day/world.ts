import { pause } from './carrier.ts'
import { householdAt, type Somebody } from './country.ts'
import type { Body, openDoors } from './doors.ts'
import type { createEars } from './ears.ts'
import type { Kind } from './kinds.ts'
import type { createLatencies } from './latencies.ts'
import type { Tally } from './tally.ts'

/** What everybody of the day has in common. */
export type World = {
  readonly doors: ReturnType<typeof openDoors>
  readonly ears: ReturnType<typeof createEars>
  readonly latencies: ReturnType<typeof createLatencies<Kind>>
  readonly tally: Tally
  readonly key: string
  readonly members: number
  /** The clock of the day. */
  readonly now: () => number
  readonly isSilent: () => boolean
}

/** A number that shares no factor with that of the households, so that each comes once. */
const STRIDE = 104_729

/** How many of these households owe a month. */
export function owingAmong(members: number): number {
  return Math.floor(members / 10) * 4
}

/** The one at this place among those who owe, each of whom has one place. */
export function owes(place: number, members: number): Somebody {
  const at = (place * STRIDE) % owingAmong(members)
  return householdAt(Math.floor(at / 4) * 10 + (at % 4), members)
}

/** An operator comes again so soon with what was not acknowledged. */
const AGAIN_MS = 5000

/** Brings something again and again until it is acknowledged, and notes how long that took. */
export async function untilTaken(
  { doors, latencies, tally }: World,
  kind: 'sms' | 'notice',
  intendedMs: number,
  body: Body,
): Promise<void> {
  latencies.note('lag', intendedMs, performance.now())
  for (;;) {
    const { reply, tries } = await doors.send(body)
    if (tries > 1) tally.count(`${kind} asked again`)
    if (reply?.status === 200) return latencies.note(kind, intendedMs, performance.now())
    tally.count(`${kind} not taken`)
    await pause(AGAIN_MS)
  }
}
