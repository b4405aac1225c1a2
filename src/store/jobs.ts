import { type RawBuilder, sql } from 'kysely'
import { type CivilDate, instant, type Instant } from '../core/dates.ts'
import { isFree, type Lease, leaseTimes } from './lease.ts'
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
  if (!last || last.ran_at <= latest) return last?.run_key ?? null
  const believed = await runs.where('ran_at', '<=', latest).executeTakeFirst()
  return (believed ?? last).run_key
}

/** What tells when a mutual's jobs are due: its own walls, and the last run of each of them. */
export type Routine = {
  readonly mutual: string
  readonly timeZone: string
  readonly quietTo: string
  readonly messagesFrom: CivilDate | null
  /** Whether anything is in its books, or they were opened. */
  readonly hasBooks: boolean
  /** Whether its opening was taken back, and the corrected one has not come. */
  readonly waitsForOpening: boolean
  /** Whether households of an opening, or of one that was taken back, are still to be posted. */
  readonly hasUnposted: boolean
  readonly last: ReadonlyMap<string, CivilDate | null>
}

/** That of every mutual, oldest first, in one query: what `lastRunOf` says of each of its jobs. */
export async function loadRoutines(
  tx: ReadTx,
  jobs: readonly string[],
  now: Instant,
  limit: number,
): Promise<Routine[]> {
  const latest = instant(now + AHEAD_MS)
  const lastOf = (job: string, andSo: RawBuilder<unknown>) =>
    sql`(select run_key from job_run
      where job = ${`${job}/`} || mutual.mutual_id ${andSo} order by run_key desc limit 1)`
  const rows = await tx
    .selectFrom('mutual')
    .select(['mutual_id', 'time_zone', 'quiet_to', 'messages_from'])
    .select(
      sql<number>`case when exists (
        select 1 from chain where chain.mutual_id = mutual.mutual_id)
        or exists (select 1 from opening
          where opening.mutual_id = mutual.mutual_id and opening.completed_at is not null) then 1 else 0 end`.as(
        'booked',
      ),
    )
    .select(
      sql<number>`case when exists (select 1 from opening
          where opening.mutual_id = mutual.mutual_id and only_number is null
            and taken_back_at is not null)
        and not exists (select 1 from opening
          where opening.mutual_id = mutual.mutual_id and only_number is null
            and taken_back_at is null and completed_at is not null) then 1 else 0 end`.as('waits'),
    )
    .select(unpostedSince(instant(now - AT_WORK_MS)).as('unposted'))
    .select(
      jobs.map((job, at) =>
        sql<CivilDate | null>`coalesce(
          ${lastOf(job, sql`and ran_at <= ${latest}`)}, ${lastOf(job, sql``)})`.as(`last_${at}`),
      ),
    )
    .orderBy('created_at')
    .orderBy('mutual_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    mutual: row.mutual_id,
    timeZone: row.time_zone,
    quietTo: row.quiet_to,
    messagesFrom: row.messages_from,
    hasBooks: row.booked === 1,
    waitsForOpening: row.waits === 1,
    hasUnposted: row.unposted === 1,
    last: new Map(jobs.map((job, at) => [job, row[`last_${at}`] ?? null])),
  }))
}

/** Whoever opens books, or decides about them at a terminal, posts what follows at once. */
const AT_WORK_MS = 60 * 1000

/** Each of the three by its index, since a mutual has a hundred thousand households. */
function unpostedSince(since: Instant): RawBuilder<number> {
  const brought = sql`from opening join opening_household as brought
    on brought.mutual_id = opening.mutual_id and brought.opening_id = opening.opening_id
    where opening.mutual_id = mutual.mutual_id`
  const isIn = sql`brought.journal_id is not null and brought.back_journal_id is null`
  return sql<number>`case
    when exists (select 1 ${brought} and opening.completed_at < ${since}
      and opening.taken_back_at is null
      and brought.journal_id is null and (brought.owed > 0 or brought.credit > 0)) then 1
    when exists (select 1 ${brought} and opening.taken_back_at < ${since} and ${isIn}) then 1
    when exists (select 1 ${brought} and brought.taken_back_at is not null
      and brought.taken_back_at < ${since} and ${isIn}) then 1
    else 0 end`
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
        .where(isFree('job_lease', leaseTimes(now))),
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
export async function recordRun(tx: Tx, job: string, key: CivilDate, at: Instant): Promise<void> {
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
