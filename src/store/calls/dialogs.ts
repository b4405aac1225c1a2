import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { sql } from 'kysely'
import { SCREEN_END } from '../../core/text/kept-screens.ts'
import { prepared } from '../engine/prepared.ts'
import type { DialogTable } from '../tables/calls.ts'
import type { ReadTx, Tx } from '../store.ts'

/** What a call goes on from. */
export type StoredDialog = Pick<
  DialogTable,
  'phone' | 'service_code' | 'transcript' | 'state' | 'reply'
>

export async function findDialog(
  tx: ReadTx,
  carrier: string,
  sessionId: string,
): Promise<StoredDialog | undefined> {
  const [row] = await dialogOfSession(tx, { carrier, sessionId })
  return row
}

const dialogOfSession = prepared((db, of: { carrier: string; sessionId: string }) =>
  db
    .selectFrom('dialog')
    .select(['phone', 'service_code', 'transcript', 'state', 'reply'])
    .where('carrier', '=', of.carrier)
    .where('session_id', '=', of.sessionId),
)

type DialogNow = Omit<DialogTable, 'earlier'>

/** A call of so many characters shows some fifteen screens: whoever goes on is lost, and its row is written each time. */
const EARLIER_MAX = 2000

/** What was shown before stays, and is not read; another phone has seen none of it. */
const EARLIER = sql<string>`case when dialog.phone <> excluded.phone then ''
  when length(dialog.earlier) > ${sql.lit(EARLIER_MAX)} then dialog.earlier
  else dialog.earlier || dialog.reply || ${sql.lit(SCREEN_END)} end`

/** Stores a call as it stands; a session id that another phone used before starts afresh. */
export async function saveDialog(tx: Tx, dialog: DialogNow): Promise<void> {
  await upsertDialog(tx, dialog)
}

const upsertDialog = prepared((db, dialog: DialogNow) =>
  db
    .insertInto('dialog')
    .values({ ...dialog, earlier: '' })
    .onConflict((clash) =>
      clash.columns(['carrier', 'session_id']).doUpdateSet((eb) => ({
        phone: eb.ref('excluded.phone'),
        service_code: eb.ref('excluded.service_code'),
        transcript: eb.ref('excluded.transcript'),
        state: eb.ref('excluded.state'),
        reply: eb.ref('excluded.reply'),
        open: eb.ref('excluded.open'),
        updated_at: eb.ref('excluded.updated_at'),
        turn_id: eb.ref('excluded.turn_id'),
        earlier: EARLIER,
      })),
    ),
)

/** The last call of a phone to a service code, if it was since `since`, open or not. */
export async function lastDialogOf(
  tx: ReadTx,
  phone: PhoneNumber,
  serviceCode: string,
  since: Instant,
): Promise<Pick<DialogTable, 'session_id' | 'state' | 'open' | 'updated_at'> | undefined> {
  const [row] = await lastDialog(tx, { phone, serviceCode, since })
  return row
}

const lastDialog = prepared((db, of: { phone: PhoneNumber; serviceCode: string; since: Instant }) =>
  db
    .selectFrom('dialog')
    .select(['session_id', 'state', 'open', 'updated_at'])
    .where('phone', '=', of.phone)
    .where('service_code', '=', of.serviceCode)
    .where('updated_at', '>=', of.since)
    .orderBy('updated_at', 'desc')
    .orderBy('turn_id', 'desc')
    .limit(1),
)

/** Forgets calls that nobody can go on with any more. Returns how many. */
export async function deleteDialogsBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
  const old = await tx
    .selectFrom('dialog')
    .select(['carrier', 'session_id'])
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(limit)
    .execute()
  for (const { carrier, session_id } of old) {
    await tx
      .deleteFrom('dialog')
      .where('carrier', '=', carrier)
      .where('session_id', '=', session_id)
      .execute()
  }
  return old.length
}
