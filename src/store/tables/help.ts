import type { Instant } from '../../core/dates.ts'
import type { Doing } from '../../core/help/doing.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'

export type HelpTables = {
  call_request: CallRequestTable
}

/** Somebody who wants to be called. */
export type CallRequestTable = {
  mutual_id: string
  call_number: number
  phone: PhoneNumber
  number: MemberNumber | null
  doing: Doing
  asked_at: Instant
  done_by: string | null
  done_at: Instant | null
}
