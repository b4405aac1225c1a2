import type { Generated } from 'kysely'
import type { CivilDate, Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'

export type StaffTables = {
  phone_role: PhoneRoleTable
  staff_change: StaffChangeTable
}

export type PhoneRoleTable = {
  phone: PhoneNumber
  role: 'member' | 'clinic' | 'manager' | 'collector' | 'association'
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
  role: 'clinic' | 'association' | 'manager' | 'collector'
  phone: PhoneNumber
  ref: string
  name: string
  on_date: CivilDate
  last_day: CivilDate | null
  cause: string
  decided_by: string
  recorded_at: Instant
}
