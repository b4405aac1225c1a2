import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ReadTx } from '../store.ts'

/** The phones of a household or an association, or those that such a role was given ahead. */
export async function phonesOfRole(
  tx: ReadTx,
  mutualId: string,
  role: 'member' | 'association',
  ref: string,
): Promise<PhoneNumber[]> {
  const rows = await tx
    .selectFrom('phone_role')
    .select('phone')
    .distinct()
    .where('mutual_id', '=', mutualId)
    .where('role', '=', role)
    .where('ref', '=', ref)
    .where('until', 'is', null)
    .execute()
  return rows.map(({ phone }) => phone)
}

/** So many phones are looked at together. */
const PAGE = 1000

/** Phones of members and associations of some mutuals that come after another one, a page of them. */
export async function phonesAfter(
  tx: ReadTx,
  mutuals: readonly string[],
  after: PhoneNumber | null,
): Promise<PhoneNumber[]> {
  if (mutuals.length === 0) return []
  const rows = await tx
    .selectFrom('phone_role')
    .select('phone')
    .distinct()
    .where('mutual_id', 'in', mutuals)
    .where('role', 'in', ['member', 'association'])
    .where('until', 'is', null)
    .where('phone', '>', after ?? ('' as PhoneNumber))
    .orderBy('phone')
    .limit(PAGE)
    .execute()
  return rows.map(({ phone }) => phone)
}
