import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { ReadTx } from '../../store/store.ts'
import { peopleOf } from './own-people.ts'

/**
 * What somebody who works for a mutual may know of a member and do. `sees`: name, phone and last
 * payment. `acts`: has the member reminded, and put on the list of people to call. A manager both of
 * everybody; a collector of the own people, and before the first cash sees everybody.
 */
export type Reach = { readonly sees: boolean; readonly acts: boolean }

export async function reachOf(
  tx: ReadTx,
  mutual: Pick<Mutual, 'code'>,
  { phone, isManager }: { readonly phone: PhoneNumber; readonly isManager: boolean },
  number: MemberNumber,
  now: Instant,
): Promise<Reach> {
  if (isManager) return { sees: true, acts: true }
  const own = await peopleOf(tx, mutual, phone, now)
  const isOwn = own.includes(number)
  return { sees: isOwn || own.length === 0, acts: isOwn }
}
