import { instant, type Instant } from '../../core/dates.ts'
import { clockDoubt } from '../clock.ts'
import { planJobs, runAll } from './jobs.ts'
import type { Ports } from '../ports.ts'

/** What is due is asked anew at least so often: another process may have changed what there is. */
const SLEEP_MAX_MS = 60 * 1000

/** After jobs have run, or are another process's, there may soon be more. */
const SOME_LEFT_MS = 5 * 1000

/** Jobs that sleep until one is due: to be looked at every second, and woken by what changes them. */
type SleepingJobs = {
  look(): Promise<void>
  /** A mutual is new, or keeps other hours: what is due next is asked anew. */
  wake(): void
}

/** `goesOn` says no once the service stops. */
export function sleepingJobs(ports: Ports, goesOn: () => boolean): SleepingJobs {
  let plannedAt: Instant | null = null
  let nextAt: Instant | null = null
  return {
    wake: () => {
      plannedAt = null
    },
    look: async () => {
      if (clockDoubt(ports)) return
      const now = ports.clock.now()
      const isAsleep = plannedAt !== null && Math.abs(now - plannedAt) < SLEEP_MAX_MS
      if (isAsleep && nextAt !== null && now < nextAt) return
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
