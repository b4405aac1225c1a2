import type { CivilDate, Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'

export type ApplicationsTables = {
  application: ApplicationTable
  application_decision: ApplicationDecisionTable
}

export type ApplicationTable = {
  mutual_id: string
  application_id: string
  kind: 'join' | 'add-person' | 'change-phone'
  phone: PhoneNumber
  number: MemberNumber | null
  name: string | null
  sex: 'F' | 'M' | null
  birth_date: string | null
  relation: 'spouse' | 'child' | 'parent' | 'other' | null
  family_size: number | null
  place: string | null
  new_phone: PhoneNumber | null
  channel: 'ussd' | 'sms' | 'command'
  applied_on: CivilDate
  applied_at: Instant
}

export type ApplicationDecisionTable = {
  mutual_id: string
  decision_id: string
  application_id: string
  kind: 'approved' | 'refused' | 'denied'
  decided_by: string
  decided_phone: PhoneNumber | null
  reason: string | null
  number: MemberNumber | null
  ordinal: number | null
  decided_at: Instant
}
