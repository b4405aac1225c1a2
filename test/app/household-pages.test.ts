import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { date } from '../../src/core/dates.ts'
import { memberNumberFrom } from '../../src/core/member-number.ts'
import type { Sift } from '../../src/core/reminders/sift.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import { reminderPage } from '../../src/store/reminders/reminder-page.ts'
import { describeWorlds, notify, payBill, register, type Registration } from '../world.ts'

const DAY = date('2026-03-06')

/** Whoever owes nothing by the books is left out. */
const OWING: Sift = { plans: [], births: [], payments: [] }

describeWorlds('a page of households', (begin) => {
  // One walk along the index for many of a page, one look-up each for few.
  it.each([
    ['most', [0, 2, 3, 4, 7]],
    ['a few', [1, 6]],
    ['one', [5]],
  ])('has those of %s of its members, as each is by itself', async (_, owing) => {
    const world = await begin()
    const numbers = await register(
      world,
      Array.from({ length: 8 }, (_, at): Registration => {
        const number = memberNumberFrom(String(7_000_000 + at))
        const paidThrough = owing.includes(at) ? '2026-02-28' : '2026-03-31'
        const family = [['Juma Otieno', 'spouse', '1985', '2025-06-10']] as const
        return { name: 'Amina Otieno', number, paidThrough, family }
      }),
    )
    for (const account of numbers) {
      await notify(world, payBill(world, { phone: '+254799000001', account, amount: '1.00' }))
    }
    world.clock.set('2026-03-06T08:00:00Z')
    await bill(world.ports, 'umoja', DAY, 'test')
    await world.store.read(async (tx) => {
      const page = await reminderPage(tx, 'umoja', null, DAY, OWING, 100)
      expect(page).toMatchObject({ last: numbers.at(-1), size: 8 })
      const wanted = owing.map((at) => numbers[at])
      expect(page.households.map(({ number }) => number)).toEqual(wanted)
      for (const household of page.households) {
        expect(household.people).toHaveLength(2)
        expect(household.facts.payments).toHaveLength(1)
        expect(household).toEqual(await loadHousehold(tx, 'umoja', household.number))
      }
    })
  })
})
