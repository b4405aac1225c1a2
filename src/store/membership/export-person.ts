import { sql } from 'kysely'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { ReadTx } from '../store.ts'

type Row = Readonly<Record<string, unknown>>

/** What is kept, table by table, as it is kept: amounts in minor units, moments in UTC milliseconds. */
export type KeptRows = Readonly<Record<string, readonly Row[]>>

/** Tables that say something about a membership by its number. */
const BY_NUMBER = [
  ...(['member', 'beneficiary', 'membership_change', 'membership_term', 'association_member'] as const),
  ...(['charge', 'payment', 'rhythm', 'discount', 'rhythm_end', 'write_off', 'intent', 'coverage_check', 'bill', 'letter'] as const),
  ...(['opening_household', 'opening_charge'] as const),
  ...(['referral', 'application', 'complaint', 'call_request', 'reminder', 'pin_event', 'office_look'] as const),
] as const // prettier-ignore

/** Tables that say something about a phone, and the column that holds it. */
const BY_PHONE = {
  phone_role: 'phone',
  phone_language: 'phone',
  opt_out: 'phone',
  dialog: 'phone',
  call_end: 'phone',
  inbox: 'sender',
  outbox: 'recipient',
  delivery_report: 'phone',
  receipt: 'payer_phone',
} as const

/** Of a call neither what the carrier's adapter keeps nor marks of what was typed. */
const LEFT_OUT = new Set(['transcript', 'lease', 'lease_until', 'turn_id'])

/** Everything about a household and its phones. */
export async function keptOf(
  tx: ReadTx,
  of: { readonly mutual: string; readonly number: MemberNumber },
  phones: readonly PhoneNumber[],
): Promise<KeptRows> {
  const kept: Record<string, readonly Row[]> = {}
  for (const table of BY_NUMBER) {
    const where = sql`mutual_id = ${of.mutual} and number = ${of.number}`
    kept[table] = await rowsOf(tx, table, where)
  }
  for (const [table, column] of Object.entries(BY_PHONE)) {
    if (phones.length === 0) continue
    kept[table] = await rowsOf(tx, table, sql`${sql.ref(column)} in (${sql.join(phones)})`)
  }
  return Object.fromEntries(Object.entries(kept).filter(([, rows]) => rows.length > 0))
}

async function rowsOf(tx: ReadTx, table: string, where: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${where}`.execute(tx)
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !LEFT_OUT.has(column))),
  )
}
