import { expect, it } from 'vitest'
import { minor } from '../../src/core/money.ts'
import { describeStores } from '../store/stores.ts'
import { anotherProcess, type World } from '../world.ts'
import { expectSound } from './sound.ts'
import { AWA, balances, bill, codeFor, ok, pikineWorld, registerOne, why } from './visits-world.ts'
import { payProvider, reverseBill } from './by-itself.ts'

describeStores('bills at the same moment', (open, engine) => {
  /** On PostgreSQL two processes share the database; on SQLite one process takes both at once. */
  async function begin() {
    const url = await engine.freshUrl()
    const one = await pikineWorld(await open({}, url))
    const store = engine.engine === 'postgres' ? await open({}, url) : one.store
    const two = anotherProcess({ ...one, store }, 'b')
    return { worlds: [one, two] as const, number: await registerOne(one, AWA) }
  }

  it('never use the same rest of a ceiling twice', async () => {
    const { worlds, number } = await begin()
    for (let round = 0; round < 5; round += 1) {
      const people = [0, 1, 2]
      const visits = [...people, ...people].map((ordinal, at) => ({
        ordinal,
        provider: at < people.length ? 'centre' : 'poste',
      }))
      const codes = []
      for (const visit of visits) codes.push(await codeFor(worlds[0], number, null, visit))
      const bills = await Promise.all(
        codes.map((code, at) =>
          bill(worlds[at % 2] as World, code, 'pharmacy', 9_000, {
            provider: visits[at]?.provider as string,
          }),
        ),
      )
      const paid = bills.map((result) => (result.ok ? result.value.mutual_amount : 0))
      expect([...paid].sort()).toEqual([0, 1_200, 7_200, 7_200, 7_200, 7_200])
      expect(bills.flatMap((result) => why(result) ?? [])).toEqual([
        { code: 'not-covered', reason: 'L1' },
      ])
      await expectSound(worlds[0])
      for (const [at, code] of codes.entries()) {
        const asked = { mutual: 'pikine', visitCode: code }
        const actor = { by: 'Clerk Two', actor: 'test' }
        if (bills[at]?.ok) ok(await reverseBill(worlds[0].ports, asked, actor))
      }
      worlds[0].clock.move({ days: 1 })
    }
  })

  it('never use one code twice', async () => {
    const { worlds, number } = await begin()
    const code = await codeFor(worlds[0], number)
    const bills = await Promise.all(
      worlds.flatMap((world) => [
        bill(world, code, 'consultation', 1_000),
        bill(world, code, 'consultation', 1_000),
      ]),
    )
    expect(bills.filter((result) => result.ok)).toHaveLength(1)
    expect(await balances(worlds[0])).toMatchObject({ '401/centre': -800 })
    await expectSound(worlds[0])
  })

  it('reversals and payments that race are done once', async () => {
    const { worlds, number } = await begin()
    const code = await codeFor(worlds[0], number)
    ok(await bill(worlds[0], code, 'consultation', 1_000))
    const pay = ({ ports }: World, reference: string) => {
      const asked = { mutual: 'pikine', provider: 'centre', from: 'bank', on: null, reference }
      return payProvider(ports, { ...asked, amount: minor(500) }, { by: 'A', actor: 'test' })
    }
    const paid = await Promise.all(worlds.map((world, at) => pay(world, `T${at}`)))
    expect(paid.filter((result) => result.ok)).toHaveLength(1)
    const reversed = await Promise.all(
      worlds.map(({ ports }) =>
        reverseBill(ports, { mutual: 'pikine', visitCode: code }, { by: 'B', actor: 'test' }),
      ),
    )
    expect(reversed.filter((result) => result.ok)).toHaveLength(1)
    expect(await balances(worlds[0])).toEqual({ '401/centre': 500, '521': -500 })
    await expectSound(worlds[0])
  })
})
