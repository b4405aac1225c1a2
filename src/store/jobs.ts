import type { CivilDate, Instant } from '../core/dates.ts'
import type { ReadTx, Tx } from './store.ts'

/** The key of a job's last run, by text order: the day, for a daily one. */
export async function lastRunOf(tx: ReadTx, job: string): Promise<CivilDate | null> {
  const row = await tx
    .selectFrom('job_run')
    .select('run_key')
    .where('job', '=', job)
    .orderBy('run_key', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.run_key ?? null) as CivilDate | null
}

/** Writes that a job ran for a key. */
export async function recordRun(tx: Tx, job: string, key: string, at: Instant): Promise<void> {
  await tx
    .insertInto('job_run')
    .values({ job, run_key: key, ran_at: at })
    .onConflict((clash) => clash.doNothing())
    .execute()
}
