import { toJson } from '../../../src/store/tables/json.ts'
import pg from 'pg'
import { instant } from '../../../src/core/dates.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import type { Tx } from '../../../src/store/store.ts'

/** The member that suites about locks have, in the mutual `m`. */
export const NUMBER = '04123374' as MemberNumber

/** Runs `act` while another connection has run `statement` in a transaction. */
export async function holding(
  url: string,
  statement: string,
  act: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(statement)
    await act()
  } finally {
    await client.end()
  }
}

export async function insertMember(tx: Tx): Promise<void> {
  await tx
    .insertInto('mutual')
    .values({
      mutual_id: 'm',
      name: 'M',
      country: 'KE',
      currency: 'KES',
      time_zone: 'Africa/Nairobi',
      languages: toJson([]),
      quiet_from: '20:00',
      quiet_to: '08:00',
      wallets: toJson([]),
      wording: toJson({}),
      created_at: instant(0),
      service_code: null,
      help_phone: null,
      closed_through: null,
    })
    .execute()
  await tx
    .insertInto('member')
    .values({
      mutual_id: 'm',
      number: NUMBER,
      plan_code: 'family',
      joined_on: '2026-01-01' as never,
      fee_paid_before: 0,
      created_at: instant(0),
      association_code: null,
      paid_through_before: null,
      ended_on: null,
      end_state: null,
      recategorised: 0,
    })
    .execute()
}
