import { instant, type Instant } from '../../core/dates.ts'
import { clockDoubt } from '../clock.ts'
import { planJobs, runAll } from './jobs.ts'
import type { Ports } from '../ports.ts'

/** What is due is asked anew at least so often: another process may have changed what there is. */
const SLEEP_MAX_MS = 60 * 1000

/** After jobs have run, or are another process's, there may soon be more. */
const SOME_LEFT_MS = 5 * 1000

/** Who rings the alarm has not committed yet: for so long each look asks anew. */
const COMMITTED_MS = 10 * 1000

/** Jobs that sleep until one is due, or the alarm is rung: to be looked at every second. */
type SleepingJobs = { look(): Promise<void> }

/** `goesOn` says no once the service stops. */
export function sleepingJobs(ports: Ports, goesOn: () => boolean): SleepingJobs {
  let plannedAt: Instant | null = null
  let nextAt: Instant | null = null
  let rungAt: Instant | null = null
  return {
    look: async () => {
      if (clockDoubt(ports)) return
      const now = ports.clock.now()
      if (ports.alarm.wasRung()) rungAt = now
      const isRung = rungAt !== null && Math.abs(now - rungAt) < COMMITTED_MS
      const isAsleep = plannedAt !== null && Math.abs(now - plannedAt) < SLEEP_MAX_MS
      if (isAsleep && !isRung && nextAt !== null && now < nextAt) return
      plannedAt = now
      const plan = await planJobs(ports, now).catch((error: unknown) => {
        plannedAt = null
        throw error
      })
      nextAt = plan.nextAt
      if (plan.due.length === 0) return
      nextAt = instant(now + SOME_LEFT_MS)
      await runAll(ports, plan.due, goesOn)
    },
  }
}
