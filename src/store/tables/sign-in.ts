import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Door, SignInWay } from '../../core/staff/sign-in.ts'

export type SignInTables = {
  sign_in: SignInTable
  sign_in_count: SignInCountTable
  staff_session: StaffSessionTable
  staff_token: StaffTokenTable
  signed_act: SignedActTable
}

export type SignInTable = {
  sign_in_id: string
  handle_hash: string
  door: Door
  way: SignInWay
  digits: string | null
  code_hash: string | null
  phone: PhoneNumber | null
  begun_at: Instant
  ends_at: Instant
  confirmed_at: Instant | null
  closed_at: Instant | null
  /** From where somebody waits for a call, as a mark; null of a code by SMS. */
  place: string | null
}

type SignInCountTable = {
  phone: PhoneNumber
  sends: number
  tries: number
  since: Instant
}

export type StaffSessionTable = {
  session_id: string
  token_hash: string
  phone: PhoneNumber
  name: string
  door: Door
  way: SignInWay
  begun_at: Instant
  seen_at: Instant
  ends_at: Instant
  ended_at: Instant | null
  ended_by: string | null
}

export type StaffTokenTable = {
  token_id: string
  token_hash: string
  mutual_id: string
  name: string
  /** Names of acts with commas between them. */
  acts: string
  made_by: string
  made_phone: PhoneNumber
  made_at: Instant
  ends_at: Instant
  used_at: Instant | null
  ended_at: Instant | null
  ended_by: string | null
}

export type SignedActTable = {
  signed_id: string
  act: string
  mutual_id: string | null
  session_id: string | null
  token_id: string | null
  phone: PhoneNumber
  name: string
  door: Door
  /** Why that was not let in; null where it was. */
  denied: string | null
  done_at: Instant
}
