import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import type { ReminderKind } from '../../core/statutes/reminder-settings.ts'

export type RemindersTables = {
  reminder: ReminderTable
}

export type ReminderTable = {
  mutual_id: string
  number: MemberNumber
  kind: ReminderKind | 'by-hand' | 'year'
  step: number
  about: CivilDate
  ordinal: number
  amount: Minor
  on_date: CivilDate
  asked_by: string | null
  outbox_id: string
  queued_at: Instant
}
