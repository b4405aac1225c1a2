import { date, instant, type Instant } from '../../src/core/dates.ts'
import { type MemberNumber, memberNumberFrom } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { phoneAt } from '../register.ts'

/** Mutuals of one federation, each with a service code of its own. */
export const MUTUALS = 64

/** 4,096 clinics: Ghana's scheme contracts 4,292. */
const CLINICS_EACH = 64
export const CLINICS = MUTUALS * CLINICS_EACH

/** Of ten households four have not paid the last month when its days of grace end. */
const OWING_OF_TEN = 4

/**
 * A Monday that is the first of a month and the last day of grace: what is due in the night was not
 * done yet (billing of the month), digests and reminders leave when the quiet hours end.
 */
export const DAY = date('2026-06-01')
export const QUIET_ENDS: Instant = instant(Date.parse('2026-06-01T08:00:00+03:00'))

/** The service starts so long before, so that its start is not mixed with the jobs of the morning. */
export const STARTS_BEFORE_MS = 4 * 60 * 1000

export const OWED_MONTH = '2026-05'
export const PAID_BEFORE = { owing: date('2026-04-30'), paid: date('2026-05-31') } as const

export type Somebody = { readonly number: MemberNumber; readonly phone: PhoneNumber; readonly mutual: number } // prettier-ignore

/** The household at a place in a register of so many. */
export function householdAt(index: number, members: number): Somebody {
  const number = memberNumberFrom(String(1_000_000 + index * 8))
  return { number, phone: phoneAt(index), mutual: Math.floor((index * MUTUALS) / members) }
}

export function owesMonth(index: number): boolean {
  return index % 10 < OWING_OF_TEN
}

export function mutualCode(mutual: number): string {
  return `mutual-${mutual}`
}

export function serviceCode(mutual: number): string {
  return `*384*${100 + mutual}#`
}

/** The phone at the reception of a clinic. */
export function clinicPhone(clinic: number): PhoneNumber {
  return `+2541${String(10_000_000 + clinic)}` as PhoneNumber
}

export function managerPhone(mutual: number): PhoneNumber {
  return `+2541${String(20_000_000 + mutual)}` as PhoneNumber
}

export function mutualOfClinic(clinic: number): number {
  return Math.floor(clinic / CLINICS_EACH)
}
