import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Tx } from '../store.ts'

type Of = { readonly mutualId: string; readonly number: MemberNumber }

/**
 * Writes that a member's phone is `now`, and from a moment on `next`: both the register and who may
 * speak for the household (R64). The caller holds the household's lock.
 */
export async function savePhoneChange(
  tx: Tx,
  { mutualId, number }: Of,
  phones: { readonly now: PhoneNumber | null; readonly next: PhoneNumber; readonly from: Instant },
  name: string,
): Promise<void> {
  const { now, next, from } = phones
  // Where there was none the new one is the phone at once.
  await savePerson(tx, { mutualId, number }, now ?? next, now ? { phone: next, from } : null)
  const speaking = memberRoles(tx, { mutualId, number }).where('until_at', 'is', null)
  await speaking.set({ until_at: from }).execute()
  const role = { role: 'member', mutual_id: mutualId, ref: number, name, until: null } as const
  const days = { from_at: from, until_at: null }
  await tx
    .insertInto('phone_role')
    .values({ phone: next, ...role, ...days })
    .onConflict((clash) =>
      clash
        .columns(['phone', 'role', 'mutual_id', 'ref'])
        .doUpdateSet({ name, until: null, ...days }),
    )
    .execute()
}

/** Takes back a change that has not taken effect: the phone is `now` and stays it. */
export async function keepPhone(
  tx: Tx,
  { mutualId, number }: Of,
  now: PhoneNumber,
  next: PhoneNumber,
): Promise<void> {
  await savePerson(tx, { mutualId, number }, now, null)
  await tx
    .deleteFrom('phone_role')
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('ref', '=', number)
    .where('phone', '=', next)
    .execute()
  const kept = memberRoles(tx, { mutualId, number }).set({ until_at: null })
  await kept.where('phone', '=', now).execute()
}

function memberRoles(tx: Tx, { mutualId, number }: Of) {
  return tx
    .updateTable('phone_role')
    .where('mutual_id', '=', mutualId)
    .where('role', '=', 'member')
    .where('ref', '=', number)
}

async function savePerson(
  tx: Tx,
  { mutualId, number }: Of,
  phone: PhoneNumber | null,
  next: { readonly phone: PhoneNumber; readonly from: Instant } | null,
): Promise<void> {
  await tx
    .updateTable('beneficiary')
    .set({ phone, next_phone: next?.phone ?? null, next_phone_from: next?.from ?? null })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', 0)
    .execute()
}
