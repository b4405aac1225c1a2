import type { CivilDate } from '../../core/dates.ts'
import type { PayeeTries } from '../../core/payments/payee-tries.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Tx } from '../store.ts'

/** Counts one number that a phone tried on a day, and gives that day's tries with it. */
export async function countPayeeTry(
  tx: Tx,
  phone: PhoneNumber,
  on: CivilDate,
  tried: PayeeTries,
): Promise<PayeeTries> {
  return tx
    .insertInto('payee_tries')
    .values({ phone, on_date: on, ...tried })
    .onConflict((clash) =>
      clash.column('phone').doUpdateSet((eb) => {
        const before = (column: 'found' | 'unknown') =>
          eb
            .case()
            .when('payee_tries.on_date', '=', on)
            .then(eb.ref(`payee_tries.${column}`))
            .else(0)
            .end()
        return {
          on_date: on,
          found: eb(before('found'), '+', tried.found),
          unknown: eb(before('unknown'), '+', tried.unknown),
        }
      }),
    )
    .returning(['found', 'unknown'])
    .executeTakeFirstOrThrow()
}
