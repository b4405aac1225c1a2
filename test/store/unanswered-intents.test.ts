import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { unansweredIntent } from '../../src/store/payments/intents.ts'
import { apply, describeWorlds } from '../world.ts'
import { UMOJA } from '../statutes.ts'

const PHONE = '+254711000001' as PhoneNumber
const AMINA = '04123378' as MemberNumber

/** Requests to one phone: id, for which member, in which state and when. */
const ASKED = [
  ['a', AMINA, 'prompted', 20],
  ['b', AMINA, 'new', 30],
  ['c', AMINA, 'new', 30],
  ['d', AMINA, 'new', 10],
  ['e', AMINA, 'paid', 40],
  ['f', '10000004', 'new', 50],
] as const

describeWorlds('what a phone was asked for and has not answered', (begin) => {
  it('is the newest for that member', async () => {
    const world = await begin()
    await apply(world, UMOJA)
    const find = () =>
      world.store.read((tx) =>
        unansweredIntent(tx, PHONE, { mutual: 'umoja', number: AMINA, association: null }),
      )
    expect(await find()).toBeNull()
    await world.store.write(async (tx) => {
      for (const [id, number, state, at] of ASKED)
        await sql`insert into intent (mutual_id, intent_id, number, payer_phone, wallet, amount, state,
          created_at, expires_at) values ('umoja', ${id}, ${number}, ${PHONE}, 'sandbox', 500, ${state},
          ${at}, 99)`.execute(tx)
    })
    expect((await find())?.intent_id).toBe('c')
  })
})
