import { type CivilDate, instant, type Instant } from '../core/dates.ts'
import { isFree, type Lease } from './lease.ts'
import type { ReadTx, Tx } from './store.ts'

/** A run that is further ahead of the clock than this was run by a clock that was wrong. */
const AHEAD_MS = 2 * 24 * 60 * 60 * 1000

/**
 * The key of a job's last run, by text order: the day, for a daily one. Runs of a time when the
 * clock was days ahead do not count, so that it goes on when the clock has been put right; unless
 * there are no others: then it is this clock that is behind.
 */
export async function lastRunOf(tx: ReadTx, job: string, now: Instant): Promise<CivilDate | null> {
  const runs = tx
    .selectFrom('job_run')
    .select(['run_key', 'ran_at'])
    .where('job', '=', job)
    .orderBy('run_key', 'desc')
    .limit(1)
  const last = await runs.executeTakeFirst()
  const latest = instant(now + AHEAD_MS)
  if (!last || last.ran_at <= latest) return (last?.run_key ?? null) as CivilDate | null
  const believed = await runs.where('ran_at', '<=', latest).executeTakeFirst()
  return (believed ?? last).run_key as CivilDate
}

/** Takes the jobs of a mutual for one process. False while another one has them. */
export async function claimJobs(
  tx: Tx,
  mutualId: string,
  now: Instant,
  { token, until }: Lease,
): Promise<boolean> {
  const row = await tx
    .insertInto('job_lease')
    .values({ mutual_id: mutualId, lease: token, lease_until: until })
    .onConflict((clash) =>
      clash
        .column('mutual_id')
        .doUpdateSet({ lease: token, lease_until: until })
        .where(isFree('job_lease', now)),
    )
    .returning('mutual_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps the jobs of a mutual for longer. False when they are not theirs any more who took them. */
export async function keepJobs(
  tx: Tx,
  mutualId: string,
  { token, until }: Lease,
): Promise<boolean> {
  const row = await tx
    .updateTable('job_lease')
    .set({ lease_until: until })
    .where('mutual_id', '=', mutualId)
    .where('lease', '=', token)
    .returning('mutual_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives the jobs of a mutual back. False when they are not theirs any more who took them. */
export async function releaseJobs(tx: Tx, mutualId: string, token: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('job_lease')
    .where('mutual_id', '=', mutualId)
    .where('lease', '=', token)
    .returning('mutual_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Writes that a job ran for a key, and when; the last time when it ran more than once. */
export async function recordRun(tx: Tx, job: string, key: string, at: Instant): Promise<void> {
  await tx
    .insertInto('job_run')
    .values({ job, run_key: key, ran_at: at })
    .onConflict((clash) => clash.columns(['job', 'run_key']).doUpdateSet({ ran_at: at }))
    .execute()
}

/** When a job last ran by the clock of that time; null when none has. */
export async function lastRanAt(tx: ReadTx): Promise<Instant | null> {
  const row = await tx
    .selectFrom('job_run')
    .select((eb) => eb.fn.max('ran_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
