import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'

export type CoverageTables = {
  coverage_check: CoverageCheckTable
}

export type CoverageCheckTable = {
  mutual_id: string
  check_id: string
  provider_code: string
  number: MemberNumber | null
  ordinal: number | null
  service_code: string | null
  on_date: CivilDate
  answer: 'yes' | 'no' | 'cannot-tell'
  reason: string | null
  valid_until: CivilDate | null
  facts: string
  channel: string
  asked_by: string
  asked_at: Instant
  visit_code: string | null
}
