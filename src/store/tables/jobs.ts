import type { CivilDate, Instant } from '../../core/dates.ts'

export type JobsTables = {
  job_run: JobRunTable
  job_lease: JobLeaseTable
}

type JobRunTable = {
  job: string
  run_key: CivilDate
  ran_at: Instant
}

type JobLeaseTable = {
  mutual_id: string
  lease: string | null
  lease_until: Instant | null
}
