import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { seesAll } from '../../core/staff/office-role.ts'
import { may, ruleOf } from '../../core/staff/rules.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { ReadTx } from '../../store/store.ts'
import { peopleOf, type Seer } from './own-people.ts'

/**
 * What somebody who works for a mutual may know of a member and do. `sees`: name, phone and last
 * payment. `acts`: has the member reminded, and put on the list of people to call. Whoever sees all members
 * sees everybody, and acts as the role allows; a collector of the own people, and before the first cash sees everybody.
 */
export type Reach = { readonly sees: boolean; readonly acts: boolean }

export async function reachOf(
  tx: ReadTx,
  mutual: Pick<Mutual, 'code'>,
  { phone, roles }: Seer,
  number: MemberNumber,
  now: Instant,
): Promise<Reach> {
  if (seesAll(roles)) return { sees: true, acts: may(ruleOf('reminders send'), roles) }
  const own = await peopleOf(tx, mutual, phone, now)
  const isOwn = own.includes(number)
  return { sees: isOwn || own.length === 0, acts: isOwn }
}
