import type { Generated } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MutualRole } from '../../core/staff/office-role.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'

export type StaffTables = {
  phone_role: PhoneRoleTable
  staff_change: StaffChangeTable
  phone_closing: PhoneClosingTable
  phone_opening: PhoneOpeningTable
  staff_pin: StaffPinTable
  staff_pin_event: StaffPinEventTable
}

export type PhoneRoleTable = {
  phone: PhoneNumber
  role: 'member' | MutualRole
  mutual_id: string
  ref: string
  name: string
  until: CivilDate | null
  since: CivilDate | null
  from_at: Generated<Instant>
  until_at: Instant | null
}

export type StaffChangeTable = {
  mutual_id: string
  change_number: number
  kind: 'begins' | 'changes' | 'ends' | 'denied'
  role: MutualRole
  phone: PhoneNumber
  ref: string
  name: string
  on_date: CivilDate
  last_day: CivilDate | null
  cause: string
  decided_by: string
  recorded_at: Instant
}

/** How somebody said that a phone is lost; `owner`: with the service PIN, from any phone. */
export type ClosingWay = 'call' | 'sms' | 'command' | 'owner'

export type PhoneClosingTable = {
  mutual_id: string
  closing_number: number
  phone: PhoneNumber
  name: string
  way: ClosingWay
  closed_by: string
  closed_from: PhoneNumber | null
  cause: string
  closed_at: Instant
}

type PhoneOpeningTable = {
  mutual_id: string
  closing_number: number
  proposal_id: string
  new_phone: PhoneNumber | null
  opened_at: Instant
}

export type StaffPinTable = {
  phone: PhoneNumber
  hash: string
  set_at: Instant
  tries: number
  last_try_at: Instant | null
  last_try: string | null
  away_tries: number
  away_try_at: Instant | null
  away_try: string | null
}

type StaffPinEventTable = {
  event_id: string
  phone: PhoneNumber
  kind: 'set' | 'removed' | 'reset'
  made_by: string
  made_at: Instant
}
