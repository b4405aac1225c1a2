import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Dialog } from '../../core/errands/kept.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import type { Json } from './json.ts'

export type CallsTables = {
  service_pin: ServicePinTable
  pin_event: PinEventTable
  phone_language: PhoneLanguageTable
  dialog: DialogTable
  call_end: CallEndTable
}

export type ServicePinTable = {
  mutual_id: string
  number: MemberNumber
  hash: string
  set_at: Instant
  tries: number
  last_try_at: Instant | null
  last_try: string | null
}

export type PinEventTable = {
  mutual_id: string
  event_id: string
  number: MemberNumber
  kind: 'set' | 'removed' | 'reset'
  made_by: string
  made_at: Instant
}

type PhoneLanguageTable = {
  phone: PhoneNumber
  language: Language
  chosen: 0 | 1
  updated_at: Instant
}

export type DialogTable = {
  carrier: string
  session_id: string
  phone: PhoneNumber
  service_code: string
  /** What the carrier's adapter keeps between requests. */
  transcript: string
  state: Json<Dialog>
  reply: string
  open: 0 | 1
  updated_at: Instant
  /** Sorts after the id of every turn before it. */
  turn_id: string
  /** The screens before `reply`, the first one first, each with a `SCREEN_END` behind it. */
  earlier: string
}

/** What a carrier says of the end of a call. */
export type CallEndTable = {
  carrier: string
  session_id: string
  phone: PhoneNumber
  status: string
  error: string | null
  turns: number | null
  duration_ms: number | null
  ended_at: Instant | null
  received_at: Instant
}
