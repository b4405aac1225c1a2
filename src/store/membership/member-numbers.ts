import { sql } from 'kysely'
import { type MemberNumber, SHORT_NUMBERS_MAX } from '../../core/member-number.ts'
import type { ReadTx, Tx } from '../store.ts'

/** Claims these numbers for a mutual. Returns those that were free, which it now has. */
export async function claimNumbers(
  tx: Tx,
  mutualId: string,
  numbers: readonly MemberNumber[],
): Promise<Set<MemberNumber>> {
  if (numbers.length === 0) return new Set()
  const rows = await tx
    .insertInto('member_number')
    .values(numbers.map((number) => ({ number, mutual_id: mutualId })))
    .onConflict((clash) => clash.doNothing())
    .returning('number')
    .execute()
  return new Set(rows.map((row) => row.number))
}

/**
 * How many member numbers of eight digits are taken, counted no further than matters: past
 * `SHORT_NUMBERS_MAX` new ones are long. `length(number) = 8` is the index's own condition, word for
 * word.
 */
export async function countShortNumbers(tx: ReadTx): Promise<number> {
  const short = tx
    .selectFrom('member_number')
    .select('number')
    .where(sql<boolean>`length(number) = 8`)
    .limit(SHORT_NUMBERS_MAX + 1)
  const row = await tx
    .selectFrom(short.as('short'))
    .select((select) => select.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Which of these numbers are taken, and by which mutual. */
export async function takenNumbers(
  tx: ReadTx,
  numbers: readonly MemberNumber[],
): Promise<Map<MemberNumber, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('member_number')
    .select(['number', 'mutual_id'])
    .where('number', 'in', numbers)
    .execute()
  return new Map(rows.map((row) => [row.number, row.mutual_id]))
}
