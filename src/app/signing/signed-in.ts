import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { insertLooks } from '../../store/office/looks.ts'
import { sessionOfToken, touchSession } from '../../store/staff/sessions.ts'
import type { Desk, ReadDesk } from '../desk.ts'
import { hashOf } from './secret-token.ts'
import { doesHold } from './sessions.ts'
import { isOperator } from './who-signs-in.ts'
import { type StaffOfPhone, staffOfPhone } from './staff-of-phone.ts'

/** Somebody who is signed in to the office, and the mutuals that the phone works for now. */
export type Visitor = {
  readonly session: string
  readonly phone: PhoneNumber
  readonly name: string
  readonly seenAt: Instant
  readonly works: readonly StaffOfPhone[]
  /** Whether the phone is of those who run the service. */
  readonly isOperator: boolean
}

/** Who is signed in to the office under a token; null when nobody is any more. */
export async function visitorOf(desk: ReadDesk, token: string): Promise<Visitor | null> {
  const row = await sessionOfToken(desk.tx, hashOf(token))
  if (!row || row.door !== 'office' || !doesHold(row, desk.now)) return null
  const works = await staffOfPhone(desk, row.phone)
  const runs = isOperator(desk, row.phone)
  if (works.length === 0 && !runs) return null
  const { session_id: session, phone, name, seen_at: seenAt } = row
  return { session, phone, name, seenAt, works, isOperator: runs }
}

/** Pages in a row count as one use: a write for each would be many on a slow disk. */
const USED_AGAIN_MS = 60 * 1000

/** Whether a visit has something to be noted: that the sign-in is used, or who was looked at. */
export function isNoted({ seenAt }: Visitor, looked: number, now: Instant): boolean {
  return looked > 0 || now - seenAt >= USED_AGAIN_MS
}

type Looked = {
  readonly mutual: string
  /** The errand of the page. */
  readonly page: string
  readonly numbers: readonly MemberNumber[]
}

/**
 * Notes that a sign-in was used, and every household that the page shows; before it is shown. False where the
 * sign-in is over by now: then nothing may be shown.
 */
export async function noteVisit(
  { ports, tx, now }: Desk,
  token: string,
  looked: Looked | null,
): Promise<boolean> {
  const row = await sessionOfToken(tx, hashOf(token))
  if (!row || !doesHold(row, now)) return false
  const { session_id: session, phone, name } = row
  await touchSession(tx, session, now)
  if (!looked) return true
  const { mutual, page } = looked
  const rows = [...new Set(looked.numbers)].map((number) => ({
    ...{ look_id: ports.ids.id(), mutual_id: mutual, number, session_id: session },
    ...{ phone, name, page, looked_at: now },
  }))
  await insertLooks(tx, rows)
  return true
}
