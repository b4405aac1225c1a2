import { expect, it } from 'vitest'
import { UnknownOutcomeError } from '../../src/store/engine/errors.ts'
import type { Store } from '../../src/store/store.ts'
import { LateError } from '../../src/store/within.ts'
import { call, describeWorlds, logged, makeWorld, register, text, type World } from '../world.ts'

/** The next write is committed, or is not, and nobody hears which. */
function unheard(store: Store, isCommitted: boolean, cause: Error): Store {
  let isNext = true
  return {
    ...store,
    write: async (work, mutual) => {
      if (!isNext) return store.write(work, mutual)
      isNext = false
      if (isCommitted) await store.write(work, mutual)
      throw new UnknownOutcomeError(cause)
    },
  }
}

const BROKE = new Error('Connection terminated unexpectedly')

describeWorlds('where nobody knows whether a write was committed', (begin) => {
  const PHONE = '+254711000001'

  async function on(isCommitted: boolean, cause: Error): Promise<World> {
    const world = await begin()
    await register(world, [{ name: 'Amina', phone: PHONE }])
    const { clock, log, carrier, operator, store } = world
    return makeWorld(unheard(store, isCommitted, cause), { clock, log, carrier, operator })
  }

  it.each([true, false])(
    'a message is stored once by doing it again (committed: %s)',
    async (is) => {
      const world = await on(is, BROKE)
      await text(world, PHONE, 'BALANCE', 'm1')
      expect(await received(world)).toEqual(['m1'])
      expect(logged(world, 'warn')).toEqual(['outcome-unknown'])
    },
  )

  it.each([true, false])(
    'a caller reads the screen that comes next (committed: %s)',
    async (is) => {
      const world = await on(is, BROKE)
      const calling = call(world, PHONE)
      expect(await calling.send()).toMatch(/^CON /)
      expect(await calling.send()).toMatch(/^CON /)
    },
  )

  it('a write that was only late is left to whoever comes again', async () => {
    const world = await on(true, new LateError(6_000))
    await expect(text(world, PHONE, 'BALANCE', 'm1')).rejects.toThrow(UnknownOutcomeError)
    await text(world, PHONE, 'BALANCE', 'm1')
    expect(await received(world)).toEqual(['m1'])
  })
})

async function received({ store }: World): Promise<string[]> {
  const rows = await store.read((tx) => tx.selectFrom('inbox').select('message_id').execute())
  return rows.map(({ message_id: id }) => id)
}
