import { type CivilDate, civilDateAt, instant, type Instant } from '../../core/dates.ts'
import { dueDays, nextDue } from '../../core/schedule.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lastRanAt, loadRoutines, type Routine } from '../../store/jobs.ts'
import { bill } from '../books/bill.ts'
import { acting, inMutual } from '../desk.ts'
import { makeFigures } from '../office/make-figures.ts'
import { postRest } from '../openings/post-rest.ts'
import { lookAfter } from '../office/look-after.ts'
import { sendDigest } from '../office/send-digest.ts'
import { clockDoubt, ClockDoubted } from '../clock.ts'
import type { Ports } from '../ports.ts'
import { mutualsWithoutWords } from '../../store/membership/name-words.ts'
import { fillNameWords } from '../office/fill-name-words.ts'
import { remindDay } from '../reminders/remind.ts'
import { tellYear } from '../reminders/tell-year.ts'
import { keepHead } from '../verify/anchor.ts'
import { forgetOld } from './forget.ts'
import { type DailyJob, type DailyJobName, type Due, runOnce } from './run-job.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const MUTUALS_MAX = 10_000

/** Clocks of two processes differ by less. */
const CLOCKS_MS = 10 * 60 * 1000

const DAILY: readonly DailyJob[] = [
  { name: 'bill', time: '00:10', run: billDay },
  { name: 'anchor', time: '00:20', run: anchorDay },
  { name: 'look-after', time: null, run: lookAfterDay },
  { name: 'digest', time: null, run: digest },
  { name: 'remind', time: null, run: remind },
  { name: 'year', time: null, run: year },
  { name: 'forget-dialogs', time: '02:30', run: inTheNight },
]

/**
 * What asks members for money, or tells them what they owe: it waits while their opening was taken
 * back and the corrected one has not come, and is done for the days before it then.
 */
const RESTS_ON_OPENING: ReadonlySet<string> = new Set(['bill', 'remind', 'year'])

/** One run of a job, and when it falls due. `run` returns false when another process has it. */
type DueJob = {
  readonly at: Instant
  /** Which job it is, of whatever mutual. */
  readonly kind: string
  readonly name: string
  readonly mutual: string
  run(): Promise<boolean>
}

/** What is to run by a moment, oldest first, and when something is due after that. */
type Plan = { readonly due: readonly DueJob[]; readonly nextAt: Instant }

/**
 * A pure function of the last runs and the clock, so that a standstill, a restart or a jump of the
 * clock leaves none out and doubles none.
 */
export async function planJobs(ports: Ports, now: Instant): Promise<Plan> {
  const names = DAILY.map(({ name }) => name)
  const { routines, wordless } = await ports.store.read(async (tx) => ({
    routines: await loadRoutines(tx, names, now, MUTUALS_MAX),
    wordless: await mutualsWithoutWords(tx),
  }))
  // Most mutuals keep the same hours and have run on the same day: that is worked out once.
  const dueOf = once(dueDays)
  const nextOf = once(nextDue)
  const due: DueJob[] = []
  let nextAt = instant(now + DAY_MS)
  for (const routine of routines) {
    const { mutual, timeZone, quietTo, last } = routine
    if (routine.hasUnposted) due.push(postingOf(ports, mutual, now))
    for (const job of DAILY) {
      if (job.name === 'bill' && !mayBill(routine, now)) continue
      if (routine.waitsForOpening && RESTS_ON_OPENING.has(job.name)) continue
      const time = job.time ?? quietTo
      const when = [last.get(job.name) ?? null, now, time, timeZone] as const
      nextAt = instant(Math.min(nextAt, nextOf(...when)))
      for (const run of dueOf(...when)) {
        const name = `${job.name}/${mutual}`
        due.push({
          at: run.at,
          kind: job.name,
          name,
          mutual,
          run: () => runOnce(ports, job, mutual, run),
        })
      }
    }
  }
  for (const mutual of wordless) due.push(wordsOf(ports, mutual, now))
  return { due: due.sort((a, b) => a.at - b.at), nextAt }
}

/** What two people agreed on by phone, or a terminal was cut at, comes into the books here. */
function postingOf(ports: Ports, mutual: string, at: Instant): DueJob {
  const run = async () => {
    await postRest(ports, mutual, 'job:opening')
    return true
  }
  return { at, kind: 'opening', name: `opening/${mutual}`, mutual, run }
}

/** A register that was there before words of names were kept gets them here. */
function wordsOf(ports: Ports, mutual: string, at: Instant): DueJob {
  const run = async () => {
    await fillNameWords(ports, mutual)
    return true
  }
  return { at, kind: 'name-words', name: `name-words/${mutual}`, mutual, run }
}

/**
 * A register that was read in, and whose mutual says nothing by itself yet, is left alone so that its
 * books can still be opened: an opening comes before anything else in them. No answer waits for
 * this posting, and whatever money comes in posts what has begun.
 */
function mayBill({ messagesFrom, hasBooks, timeZone }: Routine, now: Instant): boolean {
  return hasBooks || isOpen({ messagesFrom }, civilDateAt(now, timeZone))
}

export async function dueJobs(ports: Ports, now: Instant): Promise<readonly DueJob[]> {
  return (await planJobs(ports, now)).due
}

/** Remembers what a function said of the same things. */
function once<Given extends readonly unknown[], Said>(
  ask: (...given: Given) => Said,
): (...given: Given) => Said {
  const said = new Map<string, Said>()
  return (...given) => {
    const key = JSON.stringify(given)
    const before = said.get(key)
    if (before !== undefined) return before
    const now = ask(...given)
    said.set(key, now)
    return now
  }
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
  return runAll(ports, await dueJobs(ports, ports.clock.now()), goesOn)
}

/** Runs these, and returns how many; `runDueJobs` says how. */
export async function runAll(
  ports: Ports,
  due: readonly DueJob[],
  goesOn: () => boolean,
): Promise<number> {
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
      ports.meter?.jobFailed(job.kind)
      failed.set(job.name, error)
    }
  }
  for (const error of failed.values()) throw error
  return ran
}

async function billDay(ports: Ports, mutual: Mutual, run: Due): Promise<void> {
  const billed = await bill(ports, mutual.code, run.day, 'job:bill')
  ports.log.info('billed', { mutual: mutual.code, day: run.day, charges: billed?.charges ?? 0 })
}

/** Where the chain stands once the day is over and billed; what was kept before is never changed (`verify`). */
async function anchorDay(ports: Ports, mutual: Mutual): Promise<void> {
  const kept = await acting(ports, (desk) => keepHead(inMutual(desk, mutual)), mutual.code)
  if (!kept.ok) ports.log.error('anchor-differs', 'the past was changed', { mutual: mutual.code })
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

async function year(ports: Ports, mutual: Mutual, run: Due): Promise<void> {
  const queued = await tellYear(ports, mutual, run.day)
  if (queued > 0) ports.log.info('year-told', { mutual: mutual.code, day: run.day, queued })
}

/** What nobody waits for: what is old is forgotten, and the office gets its figures. */
async function inTheNight(ports: Ports, mutual: Mutual, run: Due): Promise<void> {
  await forgetOld(ports, run.at)
  await makeFigures(ports, mutual)
}

/** A daily job, and the day that it has come to in the mutual in which it is furthest behind. */
export type JobShown = { readonly job: DailyJobName; readonly doneFor: CivilDate | null }

/** The daily jobs of all mutuals, for whoever runs the service; null of one that has not run yet. */
export async function readDailyJobs(ports: Ports): Promise<JobShown[]> {
  const names = DAILY.map(({ name }) => name)
  const now = ports.clock.now()
  const routines = await ports.store.read((tx) => loadRoutines(tx, names, now, MUTUALS_MAX))
  return names.map((job) => {
    const days = routines.flatMap(({ last }) => last.get(job) ?? []).sort()
    return { job, doneFor: days[0] ?? null }
  })
}
