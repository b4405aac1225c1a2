import { cashWalletOf } from '../../core/ledger/box.ts'
import { type Instant, instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type OfficeRole, seesAll } from '../../core/staff/office-role.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { boxOfPhone } from '../../store/cash/cash.ts'
import { lastPaidTo } from '../../store/cash/own-people.ts'
import type { ReadTx } from '../../store/store.ts'

/** A yearly contribution that is a year late is still somebody's to ask for. */
const KNOWN_MS = 731 * 24 * 60 * 60 * 1000

/**
 * The people of a collector: the members who gave their last cash of two years to that phone's
 * owner. It needs no list that somebody keeps, follows a member who pays somebody else, and is what
 * both of them would say. Empty for who never took cash.
 */
export async function peopleOf(
  tx: ReadTx,
  { code }: Pick<Mutual, 'code'>,
  collector: PhoneNumber,
  now: Instant,
): Promise<MemberNumber[]> {
  const box = await boxOfPhone(tx, code, collector)
  if (!box) return []
  return lastPaidTo(tx, code, cashWalletOf(code, box), instant(now - KNOWN_MS))
}

/** Somebody who works for a mutual, as far as it says whose members are seen. */
export type Seer = { readonly phone: PhoneNumber; readonly roles: readonly OfficeRole[] }

/**
 * Whose members somebody who works for a mutual sees: null for all of them. A collector whom nobody
 * has paid yet begins with everybody, and would else have an empty list.
 */
export async function peopleSeenBy(
  tx: ReadTx,
  mutual: Pick<Mutual, 'code'>,
  { phone, roles }: Seer,
  now: Instant,
): Promise<readonly MemberNumber[] | null> {
  const own = seesAll(roles) ? [] : await peopleOf(tx, mutual, phone, now)
  return own.length > 0 ? own : null
}
