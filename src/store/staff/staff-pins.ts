import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { StaffPinTable } from '../tables/staff.ts'
import type { ReadTx, Tx } from '../store.ts'

/** The service PIN of a phone that works for mutuals, null when it has none. */
export async function loadStaffPin(tx: ReadTx, phone: PhoneNumber): Promise<StaffPinTable | null> {
  const row = await tx
    .selectFrom('staff_pin')
    .selectAll()
    .where('phone', '=', phone)
    .executeTakeFirst()
  return row ?? null
}

/** From where a PIN is tried: its own phone, or any other. */
export type TriedFrom = 'own' | 'away'

/** Wrong tries in a row, when the last was, and which request it was. */
type Tries = {
  readonly tries: number
  readonly at: Instant | null
  readonly request: string | null
}

export function triesOf(pin: StaffPinTable, from: TriedFrom): Tries {
  return from === 'own'
    ? { tries: pin.tries, at: pin.last_try_at, request: pin.last_try }
    : { tries: pin.away_tries, at: pin.away_try_at, request: pin.away_try }
}

/**
 * Counts a try, when so many had been counted before: false when another came between, so that the
 * caller looks again and no two are compared for one.
 */
export async function countStaffTry(
  tx: Tx,
  phone: PhoneNumber,
  from: TriedFrom,
  { before, at, request }: { readonly before: number; readonly at: Instant; readonly request: string }, // prettier-ignore
): Promise<boolean> {
  const counted =
    from === 'own'
      ? { tries: before + 1, last_try_at: at, last_try: request }
      : { away_tries: before + 1, away_try_at: at, away_try: request }
  const row = await tx
    .updateTable('staff_pin')
    .set(counted)
    .where('phone', '=', phone)
    .where(from === 'own' ? 'tries' : 'away_tries', '=', before)
    .returning('phone')
    .executeTakeFirst()
  return row !== undefined
}

/** The right PIN was typed: what was wrong before, from there, counts no more. */
export async function forgetStaffTries(tx: Tx, phone: PhoneNumber, from: TriedFrom): Promise<void> {
  await tx
    .updateTable('staff_pin')
    .set(from === 'own' ? { tries: 0 } : { away_tries: 0 })
    .where('phone', '=', phone)
    .execute()
}

export async function setStaffPin(
  tx: Tx,
  phone: PhoneNumber,
  hash: string,
  at: Instant,
): Promise<void> {
  const none = { tries: 0, last_try_at: null, last_try: null }
  const away = { away_tries: 0, away_try_at: null, away_try: null }
  const row = { hash, set_at: at, ...none, ...away }
  await tx
    .insertInto('staff_pin')
    .values({ phone, ...row })
    .onConflict((clash) => clash.column('phone').doUpdateSet(row))
    .execute()
}

/** Takes the PIN away. False when there was none. */
export async function deleteStaffPin(tx: Tx, phone: PhoneNumber): Promise<boolean> {
  const row = await tx
    .deleteFrom('staff_pin')
    .where('phone', '=', phone)
    .returning('phone')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertStaffPinEvent(
  tx: Tx,
  event: {
    readonly event_id: string
    readonly phone: PhoneNumber
    readonly kind: 'set' | 'removed' | 'reset'
    readonly made_by: string
    readonly made_at: Instant
  },
): Promise<void> {
  await tx.insertInto('staff_pin_event').values(event).execute()
}
