import { formatDayMonth, civilDateAt, timeOfDayAt } from '../../core/dates.ts'
import type { Doing } from '../../core/help/doing.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { wantsCallText } from '../../core/messages/help-sms.ts'
import { shortName } from '../../core/person-name.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { openApplicationsOf } from '../../store/applications/applications.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import {
  finishCallRequest,
  insertCallRequest,
  listCallRequests,
  openCallRequestOf,
} from '../../store/help/call-requests.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import type { CallRequestTable } from '../../store/tables/help.ts'
import type { ReadTx } from '../../store/store.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import type { Ports } from '../ports.ts'
import { type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'

/** The series that counts the calls of a mutual. */
export const CALL_SERIES = 'call-request'

/** `repeat`: an earlier request of the phone still waits. `when` is `02/03 11:00` at the mutual. */
export type CallAsked = { readonly kind: 'noted' | 'repeat'; readonly when: string }

/**
 * Puts a phone on the managers' list of whom to call, with what the caller was doing, and tells
 * them. One request of a phone waits at a time. Takes the lock of the mutual's chain.
 */
export async function askForCall(
  desk: MutualDesk,
  asked: {
    readonly phone: PhoneNumber
    /** Null for whoever is no member yet. */
    readonly number: MemberNumber | null
    readonly doing: Doing
  },
): Promise<CallAsked> {
  const { tx, now, mutual } = desk
  const { phone, number, doing } = asked
  await lockMutualChain(tx, mutual.code)
  const before = await openCallRequestOf(tx, mutual.code, phone)
  if (before) return { kind: 'repeat', when: whenAsked(mutual, before) }
  const call = await nextInSeries(tx, mutual.code, CALL_SERIES)
  const row = { mutual_id: mutual.code, phone, number, doing, asked_at: now }
  await insertCallRequest(tx, { ...row, call_number: call })
  const name = await nameOf(tx, mutual.code, asked)
  const cause = `${number ?? phone} ${call}`
  await raiseAlert(desk, { kind: 'call-me', cause, count: 1, amount: null }, (voice) =>
    wantsCallText(voice, { name, number, phone, doing }),
  )
  return { kind: 'noted', when: whenAsked(mutual, row) }
}

/** `02/03 11:00` on a wall where the mutual is. */
export function whenAsked(
  { timeZone }: Pick<Mutual, 'timeZone'>,
  { asked_at: at }: Pick<CallRequestTable, 'asked_at'>,
): string {
  return `${formatDayMonth(civilDateAt(at, timeZone))} ${timeOfDayAt(at, timeZone)}`
}

/** Somebody to be called, with the name as the register or the application has it. */
export type WantsCall = CallRequestTable & { readonly name: string | null }

/** Whom to call, the phone first: where there is little room the name is cut. */
export function whoCalls({ phone, name }: Pick<WantsCall, 'phone' | 'name'>): string {
  return [phone, name && shortName(name)].filter(Boolean).join(' ')
}

/** Who waits for a call, whoever waits longest first; with `all` also those who were called. */
export async function loadCallRequests(
  tx: ReadTx,
  mutualId: string,
  asked: { readonly all: boolean; readonly limit: number },
): Promise<WantsCall[]> {
  const found: WantsCall[] = []
  for (const row of await listCallRequests(tx, mutualId, asked)) {
    found.push({ ...row, name: await nameOf(tx, mutualId, row) })
  }
  return found
}

export async function readCallRequests(
  ports: Ports,
  code: string,
  asked: { readonly all: boolean; readonly limit: number },
): Promise<Result<readonly WantsCall[]>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done(await loadCallRequests(tx, code, asked))
  })
}

/** Takes somebody who was called off the list. */
export async function finishCall(
  desk: Desk,
  code: string,
  { call, by }: { readonly call: number; readonly by: string },
): Promise<Result<{ readonly by: string }>> {
  const { tx, now } = desk
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const staff = await staffFor(inMutual(desk, books.mutual), by, 'calls done')
  if (!staff.ok) return staff
  const { name } = staff.value
  const finished = await finishCallRequest(tx, code, call, name, now)
  return finished ? done({ by: name }) : refused({ code: 'unknown-call', call: String(call) })
}

/** The member's name, or the one that an application of this phone names; null when nobody said. */
async function nameOf(
  tx: ReadTx,
  mutualId: string,
  { number, phone }: Pick<CallRequestTable, 'number' | 'phone'>,
): Promise<string | null> {
  if (number) return (await loadHousehold(tx, mutualId, number))?.people[0]?.name ?? null
  const open = await openApplicationsOf(tx, mutualId, { phone })
  return open.flatMap((one) => (one.kind === 'join' ? [one.person.name] : []))[0] ?? null
}
