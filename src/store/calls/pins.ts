import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { prepared } from '../engine/prepared.ts'
import type { PinEventTable, ServicePinTable } from '../tables/calls.ts'
import type { ReadTx, Tx } from '../store.ts'

type OfMember = { readonly mutual: string; readonly number: MemberNumber }

/** The service PIN of a membership, null when it has none. */
export async function loadPin(tx: ReadTx, of: OfMember): Promise<ServicePinTable | null> {
  const [row] = await pinOf(tx, of)
  return row ?? null
}

const pinOf = prepared((db, of: OfMember) =>
  db
    .selectFrom('service_pin')
    .selectAll()
    .where('mutual_id', '=', of.mutual)
    .where('number', '=', of.number),
)

/** Whether any family that uses a phone has a service PIN. */
export async function isGuarded(tx: ReadTx, phone: PhoneNumber): Promise<boolean> {
  return (await guardedBy(tx, { phone })).length > 0
}

const guardedBy = prepared((db, by: { phone: PhoneNumber }) =>
  db
    .selectFrom('phone_role')
    .innerJoin('service_pin', (join) =>
      join
        .onRef('service_pin.mutual_id', '=', 'phone_role.mutual_id')
        .onRef('service_pin.number', '=', 'phone_role.ref'),
    )
    .select('service_pin.number')
    .where('phone_role.phone', '=', by.phone)
    .where('phone_role.role', '=', 'member')
    .limit(1),
)

/** Counts a try; the lock of the household is the caller's. */
export async function countTry(tx: Tx, of: OfMember, at: Instant, request: string): Promise<void> {
  await tx
    .updateTable('service_pin')
    .set((eb) => ({ tries: eb('tries', '+', 1), last_try_at: at, last_try: request }))
    .where('mutual_id', '=', of.mutual)
    .where('number', '=', of.number)
    .execute()
}

/** The right PIN was typed: what was wrong before counts no more. */
export async function forgetTries(tx: Tx, of: OfMember): Promise<void> {
  await tx
    .updateTable('service_pin')
    .set({ tries: 0 })
    .where('mutual_id', '=', of.mutual)
    .where('number', '=', of.number)
    .execute()
}

export async function setPin(tx: Tx, of: OfMember, hash: string, at: Instant): Promise<void> {
  const row = { hash, set_at: at, tries: 0, last_try_at: null, last_try: null }
  await tx
    .insertInto('service_pin')
    .values({ mutual_id: of.mutual, number: of.number, ...row })
    .onConflict((clash) => clash.columns(['mutual_id', 'number']).doUpdateSet(row))
    .execute()
}

/** Takes the PIN away. False when there was none. */
export async function deletePin(tx: Tx, of: OfMember): Promise<boolean> {
  const row = await tx
    .deleteFrom('service_pin')
    .where('mutual_id', '=', of.mutual)
    .where('number', '=', of.number)
    .returning('number')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertPinEvent(tx: Tx, event: PinEventTable): Promise<void> {
  await tx.insertInto('pin_event').values(event).execute()
}
