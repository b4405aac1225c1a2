import { instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import { holds } from '../../core/staff/sign-in.ts'
import {
  endSession,
  endSessionsOf,
  sessionOfToken,
  sessionsOf,
} from '../../store/staff/sessions.ts'
import { closeSignInsOf } from '../../store/staff/sign-ins.ts'
import { endTokensOf } from '../../store/staff/tokens.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import type { StaffSessionTable } from '../../store/tables/sign-in.ts'
import type { Desk, MutualDesk, ReadDesk } from '../desk.ts'
import { staffNamed } from '../staff/staff.ts'
import { hashOf } from './secret-token.ts'

/** Further back the registers say who did what. */
const LISTED_MS = 31 * 24 * 60 * 60 * 1000

export type SessionListed = StaffSessionTable & { readonly holds: boolean }

/** Who signed in from phones of a mutual in the last month, the newest first. */
export async function listSessions(desk: MutualDesk<ReadTx>): Promise<SessionListed[]> {
  const { tx, now, mutual } = desk
  const roles = await loadStaffRoles(tx, mutual.code)
  const phones = [...new Set(roles.map(({ phone }) => phone))]
  const rows = await sessionsOf(tx, phones, instant(now - LISTED_MS))
  return rows.map((row) => ({ ...row, holds: doesHold(row, now) }))
}

export function doesHold(row: StaffSessionTable, now: ReadDesk['now']): boolean {
  const { door, seen_at: seenAt, ends_at: endsAt, ended_at: endedAt } = row
  return holds({ door, seenAt, endsAt, endedAt }, now)
}

/** How many sign-ins of a phone hold. */
export async function countSessions({ tx, now }: ReadDesk, phone: PhoneNumber): Promise<number> {
  const rows = await sessionsOf(tx, [phone], instant(now - LISTED_MS))
  return rows.filter((row) => doesHold(row, now)).length
}

/** A manager ends a sign-in of a colleague, or anybody the own one. */
export async function endListedSession(
  desk: MutualDesk,
  { session, by }: { readonly session: string; readonly by: string },
): Promise<Result<SessionListed>> {
  const found = (await listSessions(desk)).find(({ session_id: id }) => id === session)
  const own = desk.ports.readPhone(by, desk.mutual.country)
  // A clinic or an association ends the own ones by its phone: it has no name to answer by.
  if (!found || found.phone !== own) {
    const staff = await staffNamed(desk, by)
    if (!staff.ok) return staff
    if (!found?.holds) return refused({ code: 'unknown-session', session })
    const isOwn = found.phone === staff.value.phone
    if (!isOwn && !isAnyOf(WHO.managers, staff.value.roles)) {
      return refused({ code: 'not-in-role', by: staff.value.name })
    }
    await endSession(desk.tx, session, staff.value.name, desk.now)
    return done({ ...found, holds: false })
  }
  if (!found.holds) return refused({ code: 'unknown-session', session })
  await endSession(desk.tx, session, found.name, desk.now)
  return done({ ...found, holds: false })
}

/** Whoever is signed in under a token signs out; nothing happens where nobody is. */
export async function signOut({ tx, now }: Desk, token: string): Promise<string | null> {
  const row = await sessionOfToken(tx, hashOf(token))
  if (!row || !(await endSession(tx, row.session_id, row.name, now))) return null
  return row.name
}

/** Ends whatever a phone is signed in to, and what waits for it. */
export async function endAllOf(desk: Desk, phone: PhoneNumber, by: string): Promise<number> {
  const { tx, now } = desk
  await closeSignInsOf(tx, phone, now)
  return endSessionsOf(tx, phone, by, now)
}

/** The same for a phone that was lost, with the tokens that were made from it. */
export async function endAllOfLost(desk: Desk, phone: PhoneNumber, by: string): Promise<void> {
  await endAllOf(desk, phone, by)
  await endTokensOf(desk.tx, phone, by, desk.now)
}
