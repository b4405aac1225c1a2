import { type CivilDate, laterOf } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { ReadTx } from '../store.ts'

/** The last day for which a clinic asked about a household or billed it; null when none did. */
export async function lastCareOf(
  tx: ReadTx,
  mutualId: string,
  number: MemberNumber,
): Promise<CivilDate | null> {
  const check = await tx
    .selectFrom('coverage_check')
    .select((eb) => eb.fn.max('on_date').as('on'))
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .executeTakeFirst()
  const bill = await tx
    .selectFrom('bill')
    .select((eb) => eb.fn.max('on_date').as('on'))
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .executeTakeFirst()
  return check?.on && bill?.on ? laterOf(check.on, bill.on) : (check?.on ?? bill?.on ?? null)
}
