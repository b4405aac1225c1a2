/** The statutes in a few numbers, in whole francs. */

export const FEE = 500
export const DUE_DAY = 10
export const GRACE_DAYS = 20
/** Whoever was suspended for longer waits so many days from the return. */
export const LATE_AFTER_MONTHS = 6
export const LATE_WAITING_DAYS = 21
export const CASH_DAYS_BACK = 7
export const RESERVE_PERCENT = 15
/** Two people book other money above so much. */
export const TWO_ABOVE = 300_000

export type PlanCode = 'famille' | 'elargie'

export const AID_PERCENT = 75
export const DEARER_FROM = '2026-07'
export const PRICES = {
  famille: { old: 1000, new: 1200 },
  elargie: { old: 1800, new: 1800 },
} as const

export type Service = 'consultation' | 'surgery'

export const PATIENT_PERCENT: Readonly<Record<PlanCode, Readonly<Record<Service, number>>>> = {
  famille: { consultation: 20, surgery: 10 },
  elargie: { consultation: 10, surgery: 0 },
}
