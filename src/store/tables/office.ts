import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Json } from './json.ts'

export type OfficeTables = {
  office_form: OfficeFormTable
  office_look: OfficeLookTable
}

type OfficeFormTable = {
  session_id: string
  form_id: string
  errand: string
  answer: Json<unknown> | null
  sent_at: Instant
}

export type OfficeLookTable = {
  look_id: string
  mutual_id: string
  number: MemberNumber
  session_id: string
  phone: PhoneNumber
  name: string
  /** The errand of the page. */
  page: string
  looked_at: Instant
}
