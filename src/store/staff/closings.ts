import type { ExpressionBuilder } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { StaffRole } from '../../core/staff/role.ts'
import type { Schema } from '../schema.ts'
import type { PhoneClosingTable } from '../tables/staff.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Leaves out the roles of phones that were lost: what is a member's alone stays. */
export function isOpenRole(where: ExpressionBuilder<Schema, 'phone_role'>) {
  return where.or([
    where('phone_role.role', '=', 'member'),
    where.not(
      where.exists(
        where
          .selectFrom('phone_closing')
          .select('phone_closing.closing_number')
          .whereRef('phone_closing.phone', '=', 'phone_role.phone')
          .whereRef('phone_closing.mutual_id', '=', 'phone_role.mutual_id')
          .where(holds),
      ),
    ),
  ])
}

/** A closing holds until the phone itself is opened; another phone in its place does not end it. */
function holds(where: ExpressionBuilder<Schema, 'phone_closing'>) {
  return where.not(
    where.exists(
      where
        .selectFrom('phone_opening')
        .select('phone_opening.closing_number')
        .whereRef('phone_opening.mutual_id', '=', 'phone_closing.mutual_id')
        .whereRef('phone_opening.closing_number', '=', 'phone_closing.closing_number')
        .where('phone_opening.new_phone', 'is', null),
    ),
  )
}

/** The phones of a mutual that are closed, and whether their owners have others. */
export async function closedPhonesOf(
  tx: ReadTx,
  mutualId: string,
): Promise<Map<PhoneNumber, NonNullable<StaffRole['closed']>>> {
  const rows = await tx
    .selectFrom('phone_closing')
    .leftJoin('phone_opening', (join) =>
      join
        .onRef('phone_opening.mutual_id', '=', 'phone_closing.mutual_id')
        .onRef('phone_opening.closing_number', '=', 'phone_closing.closing_number'),
    )
    .select(['phone_closing.phone', 'phone_opening.new_phone'])
    .where('phone_closing.mutual_id', '=', mutualId)
    .where(holds)
    .orderBy('phone_closing.closing_number')
    .execute()
  return new Map(rows.map(({ phone, new_phone }) => [phone, new_phone ? 'replaced' : 'lost']))
}

/** Whether a phone is closed in a mutual. */
export async function isClosedPhone(
  tx: ReadTx,
  mutualId: string,
  phone: PhoneNumber,
): Promise<boolean> {
  return (await openClosing(tx, mutualId, phone)) !== null
}

/** The closing of a phone that holds; null while the phone is open. */
export async function openClosing(
  tx: ReadTx,
  mutualId: string,
  phone: PhoneNumber,
): Promise<PhoneClosingTable | null> {
  const row = await tx
    .selectFrom('phone_closing')
    .selectAll()
    .where('mutual_id', '=', mutualId)
    .where('phone', '=', phone)
    .where(holds)
    .orderBy('closing_number', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Notes that a phone was lost. The caller holds the lock of the mutual's chain. */
export async function insertClosing(
  tx: Tx,
  closing: Omit<PhoneClosingTable, 'closing_number'>,
): Promise<number> {
  const last = await tx
    .selectFrom('phone_closing')
    .select((select) => select.fn.max('closing_number').as('number'))
    .where('mutual_id', '=', closing.mutual_id)
    .executeTakeFirst()
  const closing_number = (last?.number ?? 0) + 1
  await tx
    .insertInto('phone_closing')
    .values({ ...closing, closing_number })
    .execute()
  return closing_number
}

/** How many phones were closed from one phone since an instant, in whichever mutual. */
export async function countClosingsFrom(
  tx: ReadTx,
  from: PhoneNumber,
  since: Instant,
): Promise<number> {
  const row = await tx
    .selectFrom('phone_closing')
    .select((eb) => eb.fn.count('phone').distinct().as('count'))
    .where('closed_from', '=', from)
    .where('closed_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Opens a phone again, or notes which one its owner has now. */
export async function insertOpening(
  tx: Tx,
  opening: {
    readonly mutual_id: string
    readonly closing_number: number
    readonly proposal_id: string
    readonly new_phone: PhoneNumber | null
    readonly opened_at: Instant
  },
): Promise<void> {
  await tx.insertInto('phone_opening').values(opening).execute()
}
