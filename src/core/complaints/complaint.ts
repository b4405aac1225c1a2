import { type CivilDate, plusDays } from '../dates.ts'

/** What a member may complain of; `category`: the plan or the list that the household is under. */
export const COMPLAINT_KINDS = ['charged', 'unseen', 'turned-away', 'other', 'category'] as const

export type ComplaintKind = (typeof COMPLAINT_KINDS)[number]

/** Somebody complained and nobody has answered; an answer went out; nothing more is to be done. */
export type ComplaintState = 'open' | 'answered' | 'closed'

/** A clinic charged or turned away: then it has to be known which one. */
export function isAboutClinic(kind: ComplaintKind): boolean {
  return kind === 'charged' || kind === 'turned-away'
}

/** Of something that happened on a day; what a household is under, and something else, is on none. */
export function isOnADay(kind: ComplaintKind): boolean {
  return kind !== 'other' && kind !== 'category'
}

/** What has to be known and is not. Something else is told in words alone. */
export function lacks({ kind, provider, on }: Asked): {
  readonly clinic: boolean
  readonly day: boolean
} {
  return { clinic: isAboutClinic(kind) && provider === null, day: isOnADay(kind) && on === null }
}

type Asked = {
  readonly kind: ComplaintKind
  readonly provider: string | null
  readonly on: CivilDate | null
}

/** Complaints of one phone that may stand open, so that a list is worked through and not filled. */
const OPEN_MAX = 3

/** Complaints of one phone in a day. */
const DAY_MAX = 3

/** A day so far back is no slip of a finger, and the clinic's papers are still there. */
export const DAYS_BACK_MAX = 90

export function isTooMany(of: { readonly open: number; readonly today: number }): boolean {
  return of.open >= OPEN_MAX || of.today >= DAY_MAX
}

/** Whether somebody can complain today of what happened on a day. */
export function isDayOfComplaint(on: CivilDate, today: CivilDate): boolean {
  return on <= today && on >= plusDays(today, -DAYS_BACK_MAX)
}

/** `C7`: what people call a complaint. */
export function complaintCode(complaint: number): string {
  return `C${complaint}`
}

/** The number of `C7`, `c-7` or `7`; null when it is none. */
export function readComplaintCode(text: string): number | null {
  const [, digits] = /^c?[-\s]?([1-9]\d{0,8})$/i.exec(text) ?? []
  return digits === undefined ? null : Number(digits)
}
