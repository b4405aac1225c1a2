import { type Instant, instant } from '../../core/dates.ts'
import type { ActsTold } from '../../core/messages/phone-sms.ts'
import { add, type Minor, ZERO } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { isOver } from '../../core/staff/role.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import { type PhoneAct, type PhoneActKind, phoneActs } from '../../store/staff/phone-acts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** So many days back is looked at when a phone is lost: a thief was quick, its owner may be late. */
export const ACTS_DAYS = 7

const DAY_MS = 24 * 60 * 60 * 1000

/** What came of calls and messages; those themselves are read by command. */
const COUNTED: readonly PhoneActKind[] = [
  ...(['cash', 'proposed', 'decided', 'application', 'checked', 'billed'] as const),
]

/** What was done from a phone in the last days, in a few figures. */
export async function countActs(
  tx: ReadTx,
  mutual: string,
  { phone, name }: { readonly phone: PhoneNumber; readonly name: string },
  now: Instant,
): Promise<ActsTold> {
  const since = instant(now - ACTS_DAYS * DAY_MS)
  const acts = await phoneActs(tx, { mutual, phone, name, since }, COUNTED)
  const counted = (...kinds: readonly PhoneActKind[]) =>
    acts.filter(({ what }) => kinds.includes(what))
  return {
    days: ACTS_DAYS,
    cash: sumOf(counted('cash')),
    billed: sumOf(counted('billed')),
    decided: counted('proposed', 'decided', 'application').length,
    checked: counted('checked').length,
  }
}

function sumOf(acts: readonly PhoneAct[]): { readonly count: number; readonly amount: Minor } {
  return { count: acts.length, amount: add(ZERO, ...acts.map(({ amount }) => amount ?? ZERO)) }
}

/** A phone with whose it is, and what was done from it. */
export type ActsListed = {
  readonly mutual: Mutual
  readonly phone: PhoneNumber
  readonly name: string
  readonly acts: readonly PhoneAct[]
}

/** What was done from a phone of the staff in so many days, newest first. */
export async function listActs(
  { tx, now, mutual, today }: MutualDesk<ReadTx>,
  { phone, days }: { readonly phone: PhoneNumber; readonly days: number },
): Promise<Result<ActsListed>> {
  const own = (await loadStaffRoles(tx, mutual.code)).filter((one) => one.phone === phone)
  const role = own.find((one) => !isOver(one, today)) ?? own[0]
  if (!role) return refused({ code: 'not-a-staff-phone', phone })
  const since = instant(now - days * DAY_MS)
  const { name } = role
  const acts = await phoneActs(tx, { mutual: mutual.code, phone, name, since })
  return done({ mutual, phone, name, acts })
}
