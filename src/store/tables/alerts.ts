import type { AlertKind } from '../../core/alerts/alert.ts'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { Minor } from '../../core/money.ts'

export type AlertsTables = {
  alert: AlertTable
  alert_done: AlertDoneTable
}

export type AlertTable = {
  mutual_id: string
  alert_number: number
  kind: AlertKind
  cause: string
  count: number
  amount: Minor | null
  on_date: CivilDate
  raised_at: Instant
}

type AlertDoneTable = {
  mutual_id: string
  alert_number: number
  done_by: string
  done_at: Instant
}
