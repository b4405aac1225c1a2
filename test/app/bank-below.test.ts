import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import {
  type EntryAsked,
  recordEntry,
  reverseEntry,
} from '../../src/app/bookkeeping/record-entry.ts'
import { minor } from '../../src/core/money.ts'
import { apply, describeWorlds, type World } from '../world.ts'
import { approve, TWO } from './opening-back-world.ts'
import { balances, openWith } from './opening-world.ts'
import { expectSound } from './sound.ts'
import { payProvider } from './by-itself.ts'

const RENT = {
  ...{ mutual: 'umoja', account: '622', centre: null, from: 'bank', into: null },
  ...{ reference: 'R-1', what: 'rent', on: null, by: 'Mercy' },
}
const CLINIC = { mutual: 'umoja', provider: 'uhuru', from: 'bank', reference: 'CHQ-1', on: null }

describeWorlds('a bank that is below nought by what leaves it', (begin) => {
  /** 2,000 at the bank, and a clinic that is owed 4,000. */
  async function opened(lines = ['bank,,2000', 'clinic,uhuru,4000']): Promise<World> {
    const world = await begin()
    await apply(world, TWO)
    if (lines.length > 0) await openWith(world, lines)
    return world
  }

  function book({ ports }: World, amount: number, changes: Partial<EntryAsked> = {}) {
    const asked = { ...RENT, amount: minor(amount), ...changes }
    return acting(ports, (desk) => recordEntry(desk, asked, 'test'))
  }

  function pay({ ports }: World, amount: number, by = 'Mercy') {
    return payProvider(ports, { ...CLINIC, amount: minor(amount) }, { by, actor: 'test' })
  }

  it('is booked by two people, to the last cent by one', async () => {
    // Seen red: with the balance compared by one, the last cent took two.
    const world = await opened()
    expect(await book(world, 200000)).toMatchObject({ value: { proposal: null } })
    expect(await balances(world)).toMatchObject({ '622': 200000 })
    const charge = { account: '631', reference: 'FEE-1' }
    expect(await book(world, 1, charge)).toMatchObject({
      value: { entry: null, proposal: { act: { kind: 'book', amount: 1 } } },
    })
    expect(await balances(world)).toMatchObject({ '622': 200000 })
    expect(await approve(world, '1', 'Mercy')).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await approve(world, '1')).toMatchObject({ ok: true })
    expect(await balances(world)).toMatchObject({ '521': -1, '631': 1 })
    await expectSound(world)
  })

  it('takes back by two people what came in and is spent', async () => {
    const world = await opened()
    const grant = { account: '711', from: null, into: 'bank', reference: 'G-1' }
    await book(world, 100000, grant)
    await book(world, 200001)
    const asked = { mutual: 'umoja', reference: 'G-1', by: 'Mercy', reason: 'bounced' }
    const back = await acting(world.ports, (desk) => reverseEntry(desk, asked, 'test'))
    expect(back).toMatchObject({ value: { proposal: { act: { kind: 'book-back' } } } })
    await expectSound(world)
  })

  it('pays a clinic by two people, to the last cent by one', async () => {
    const world = await opened()
    expect(await pay(world, 200001)).toMatchObject({
      value: { payment: null, proposal: { act: { kind: 'clinic-paid', amount: 200001 } } },
    })
    expect(await pay(world, 200001)).toMatchObject({ refusal: { code: 'open-proposal' } })
    expect(await balances(world)).toMatchObject({ '521': 200000, '401/uhuru': -400000 })
    expect(await approve(world, '1')).toMatchObject({ ok: true })
    expect(await balances(world)).toMatchObject({ '521': -1, '401/uhuru': -199999 })
    expect(await pay(world, 1)).toMatchObject({ refusal: { code: 'already-paid' } })
    await expectSound(world)
    const other = await opened()
    expect(await pay(other, 200000)).toMatchObject({ value: { proposal: null } })
    expect(await pay(await opened(), 200001, 'Nobody Known')).toMatchObject({ ok: false })
  })

  it('is asked of two people from the opening on, with nothing in the bank', async () => {
    const world = await opened(['clinic,uhuru,4000'])
    expect(await pay(world, 1)).toMatchObject({ value: { payment: null } })
  })

  it('says nothing in books that do not keep it', async () => {
    const world = await opened([])
    expect(await book(world, 5000)).toMatchObject({ value: { proposal: null } })
  })
})
