import { instant, type Instant } from '../core/dates.ts'
import { dueDays } from '../core/schedule.ts'
import type { Mutual } from '../core/statutes.ts'
import { deleteDialogsBefore } from '../store/calls/dialogs.ts'
import { claimJobs, keepJobs, lastRanAt, lastRunOf, recordRun, releaseJobs } from '../store/jobs.ts'
import { loadMutuals } from '../store/mutuals/directory.ts'
import { deleteUnreadBefore } from '../store/payments/unread.ts'
import { bill } from './books/bill.ts'
import { lookAfter } from './alerts/look-after.ts'
import { sendDigest } from './alerts/send-digest.ts'
import { clockDoubt, ClockDoubted } from './clock.ts'
import { leaseFrom } from './lane.ts'
import type { Ports } from './ports.ts'
import { remindDay } from './reminders/remind.ts'

/** A job of every mutual, once a day at a time on its own walls. */
type DailyJob = {
  readonly name: string
  readonly time: string | ((mutual: Mutual) => string)
  readonly run: (ports: Ports, mutual: Mutual, due: Due) => Promise<void>
}

type Due = ReturnType<typeof dueDays>[number]

/** Calls, and what could not be read, are kept for support questions, then forgotten (D7). */
const DIALOG_DAYS = 90
const DIALOGS_PER_WRITE = 500
const DAY_MS = 24 * 60 * 60 * 1000

const MUTUALS_MAX = 10_000

/** How often a lease is made longer; it lasts four times as long. */
const KEEP_EVERY_MS = 30 * 1000

/** Clocks of two processes differ by less. */
const CLOCKS_MS = 10 * 60 * 1000

const DAILY: readonly DailyJob[] = [
  { name: 'bill', time: '00:10', run: billDay },
  { name: 'look-after', time: morning, run: lookAfterDay },
  { name: 'digest', time: morning, run: digest },
  { name: 'remind', time: morning, run: remind },
  { name: 'forget-dialogs', time: '02:30', run: forgetDialogs },
]

/** One run of a job, and when it falls due. `run` returns false when another process has it. */
export type DueJob = {
  readonly at: Instant
  readonly name: string
  readonly mutual: string
  run(): Promise<boolean>
}

/**
 * The runs that are due by `now`, oldest first: a pure function of the last runs and the clock, so
 * that a standstill, a restart or a jump of the clock leaves none out and doubles none.
 */
export async function dueJobs(ports: Ports, now: Instant): Promise<DueJob[]> {
  const mutuals = await ports.store.read((tx) => loadMutuals(tx, null, MUTUALS_MAX))
  const due: DueJob[] = []
  for (const mutual of mutuals) {
    for (const job of DAILY) {
      const name = `${job.name}/${mutual.code}`
      const last = await ports.store.read((tx) => lastRunOf(tx, name, now))
      const time = typeof job.time === 'string' ? job.time : job.time(mutual)
      for (const run of dueDays(last, now, time, mutual.timeZone)) {
        due.push({
          at: run.at,
          name,
          mutual: mutual.code,
          run: () => runOnce(ports, job, mutual, run),
        })
      }
    }
  }
  return due.sort((a, b) => a.at - b.at)
}

/**
 * Says it once, at the start, when jobs ran at a time that has not come: then this clock is behind,
 * what arrives is dated wrongly, and jobs wait.
 */
export async function noteClock({ store, clock, log }: Ports): Promise<void> {
  const last = await store.read((tx) => lastRanAt(tx))
  if (last === null || last - clock.now() < CLOCKS_MS) return
  const ranAt = new Date(last).toISOString()
  log.error('clock-behind', 'jobs have run at a later time than it is by the clock', { ranAt })
}

/**
 * Runs all that is due by now, in order. Returns how many runs there were. A job that fails keeps
 * no other from running; its later days wait for it, and what it threw is thrown at the end. While
 * another process runs a mutual's jobs the rest of them are that one's. The clock is looked at again before each run: what is due by a clock that was wrong for some seconds
 * is not due any more. `goesOn` says no once the service stops.
 */
export async function runDueJobs(ports: Ports, goesOn = () => true): Promise<number> {
  if (clockDoubt(ports)) return 0
  const due = await dueJobs(ports, ports.clock.now())
  const failed = new Map<string, unknown>()
  const elsewhere = new Set<string>()
  let ran = 0
  for (const job of due) {
    if (clockDoubt(ports) || job.at > ports.clock.now() || !goesOn()) break
    if (elsewhere.has(job.mutual)) continue
    ran += 1
    if (failed.has(job.name)) continue
    try {
      if (await job.run()) continue
      elsewhere.add(job.mutual)
      ran -= 1
    } catch (error) {
      if (error instanceof ClockDoubted) break
      ports.log.error('job-failed', error, { job: job.name })
      failed.set(job.name, error)
    }
  }
  for (const error of failed.values()) throw error
  return ran
}

/**
 * Runs a job for a day, in one process only: false when another one has the mutual's jobs, or ran
 * this one meanwhile. It is recorded as run only by whoever still has them; one that lost them, with
 * a lease that it could not keep, has done nothing that is done twice.
 */
async function runOnce(ports: Ports, job: DailyJob, mutual: Mutual, run: Due): Promise<boolean> {
  const { store, clock, log } = ports
  const name = `${job.name}/${mutual.code}`
  const lease = leaseFrom(clock.now())
  const isMine = await store.write(async (tx) => {
    if (!(await claimJobs(tx, mutual.code, clock.now(), lease))) return false
    // Looked at only now: whoever had them has written by now what it ran.
    const last = await lastRunOf(tx, name, clock.now())
    if (last === null || last < run.day) return true
    await releaseJobs(tx, mutual.code, lease.token)
    return false
  })
  if (!isMine) return false
  const keeping = keepOn(ports, mutual.code, lease.token)
  try {
    await job.run(ports, mutual, run)
    const isRecorded = await store.write(async (tx) => {
      if (!(await releaseJobs(tx, mutual.code, lease.token))) return false
      await recordRun(tx, name, run.day, clock.now())
      return true
    })
    if (isRecorded) log.info('job-ran', { job: name, day: run.day })
    else log.warn('job-lost', { job: name, day: run.day })
    return isRecorded
  } catch (error) {
    await store.write((tx) => releaseJobs(tx, mutual.code, lease.token)).catch(() => false)
    throw error
  } finally {
    clearInterval(keeping)
  }
}

/** A long job stays its process's as long as that one lives. */
function keepOn({ store, clock }: Ports, mutual: string, token: string): NodeJS.Timeout {
  const keep = () =>
    store.write((tx) => keepJobs(tx, mutual, { token, until: leaseFrom(clock.now()).until }))
  return setInterval(() => void keep().catch(() => false), KEEP_EVERY_MS).unref()
}

async function billDay(ports: Ports, mutual: Mutual, run: Due): Promise<void> {
  const billed = await bill(ports, mutual.code, run.day, 'job:bill')
  ports.log.info('billed', { mutual: mutual.code, day: run.day, charges: billed?.charges ?? 0 })
}

/** As soon as the quiet hours are over (R51). */
function morning({ quietHours }: Mutual): string {
  return quietHours.to
}

async function lookAfterDay(ports: Ports, mutual: Mutual, run: Due): Promise<void> {
  await lookAfter(ports, mutual, run.day)
}

async function digest(ports: Ports, mutual: Mutual, run: Due): Promise<void> {
  await sendDigest(ports, mutual, run.day)
}

async function remind(ports: Ports, mutual: Mutual, run: Due): Promise<void> {
  const queued = await remindDay(ports, mutual, run.day)
  ports.log.info('reminded', { mutual: mutual.code, day: run.day, queued })
}

async function forgetDialogs(ports: Ports, _mutual: Mutual, run: Due): Promise<void> {
  const before = instant(run.at - DIALOG_DAYS * DAY_MS)
  const some = () => ports.store.write((tx) => deleteDialogsBefore(tx, before, DIALOGS_PER_WRITE))
  while ((await some()) === DIALOGS_PER_WRITE);
  const looked = () => ports.store.write((tx) => deleteUnreadBefore(tx, before, DIALOGS_PER_WRITE))
  while ((await looked()) === DIALOGS_PER_WRITE);
}
