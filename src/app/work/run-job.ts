import { invariant } from '../../core/invariant.ts'
import type { dueDays } from '../../core/schedule.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { claimJobs, keepJobs, lastRunOf, recordRun, releaseJobs } from '../../store/jobs.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { acting } from '../desk.ts'
import { leaseFrom } from '../lane.ts'
import type { Ports } from '../ports.ts'

export type DailyJobName =
  'bill' | 'anchor' | 'look-after' | 'digest' | 'remind' | 'year' | 'forget-dialogs'

/** A job of every mutual, once a day at a time on its own walls. */
export type DailyJob = {
  readonly name: DailyJobName
  /** A time of the day; null for the end of the mutual's quiet hours (R51). */
  readonly time: string | null
  readonly run: (ports: Ports, mutual: Mutual, due: Due) => Promise<void>
}

export type Due = ReturnType<typeof dueDays>[number]

/** How often a lease is made longer; it lasts four times as long. */
const KEEP_EVERY_MS = 30 * 1000

/**
 * Runs a job for a day, in one process only: false when another one has the mutual's jobs, or ran
 * this one meanwhile. It is recorded as run only by whoever still has them; one that lost them, with
 * a lease that it could not keep, has done nothing that is done twice.
 */
export async function runOnce(
  ports: Ports,
  job: DailyJob,
  code: string,
  run: Due,
): Promise<boolean> {
  const { store, log } = ports
  const name = `${job.name}/${code}`
  const lease = await acting(ports, async ({ tx, now }) => {
    const lease = leaseFrom(now)
    if (!(await claimJobs(tx, code, now, lease))) return null
    // Looked at only now: whoever had them has written by now what it ran.
    const last = await lastRunOf(tx, name, now)
    if (last === null || last < run.day) return lease
    await releaseJobs(tx, code, lease.token)
    return null
  })
  if (!lease) return false
  const mine = underWayOf(ports)
  mine.set(lease.token, code)
  const keeping = keepOn(ports, code, lease.token)
  try {
    const books = await store.read((tx) => loadMutual(tx, code))
    invariant(books, `a job of a mutual that is not there: ${code}`)
    await job.run(ports, books.mutual, run)
    const isRecorded = await acting(ports, async ({ tx, now }) => {
      if (!(await releaseJobs(tx, code, lease.token))) return false
      await recordRun(tx, name, run.day, now)
      return true
    })
    if (isRecorded) log.info('job-ran', { job: name, day: run.day })
    else log.warn('job-lost', { job: name, day: run.day })
    return isRecorded
  } catch (error) {
    await store.write((tx) => releaseJobs(tx, code, lease.token)).catch(() => false)
    throw error
  } finally {
    clearInterval(keeping)
    mine.delete(lease.token)
  }
}

/** The leases under which this process runs jobs, and of which mutuals. */
const underWay = new WeakMap<Ports, Map<string, string>>()

function underWayOf(ports: Ports): Map<string, string> {
  const known = underWay.get(ports) ?? new Map<string, string>()
  underWay.set(ports, known)
  return known
}

/**
 * Gives back the jobs that are still under way as the service stops, so that another process need
 * not wait until their leases have run out. They are not recorded as run, whatever they still write.
 */
export async function giveBackJobs(ports: Ports): Promise<void> {
  for (const [token, mutual] of underWayOf(ports)) {
    await ports.store.write((tx) => releaseJobs(tx, mutual, token))
  }
}

/** A long job stays its process's as long as that one lives. */
function keepOn(ports: Ports, mutual: string, token: string): NodeJS.Timeout {
  const keep = () =>
    acting(ports, ({ tx, now }) => keepJobs(tx, mutual, { ...leaseFrom(now), token }))
  return setInterval(() => void keep().catch(() => false), KEEP_EVERY_MS).unref()
}
