import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { describeWorlds, notify, payBill, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'

const LEFT = 'what an operator took back left its wallet in the books, with its amount'
const KNOWN = 'no money is taken back by an operator without its reference'
const TAKEN = 'what an operator took back was taken from members, from suspense, or had been'
const MOST = 'no operator took back more of a receipt than it was'

describeWorlds('corruption of what operators took back', (begin) => {
  /** A member's payment and one in suspense, both taken back. */
  async function withReversals(): Promise<World> {
    const world = await begin()
    const [number] = (await register(world, [{ name: 'Amina', phone: AMINA }])) as [MemberNumber]
    for (const [account, receipt] of [
      [number, 'A'],
      ['school', 'B'],
    ] as const) {
      await notify(world, payBill(world, { phone: AMINA, account, amount: '500', receipt }))
      const at = new Date(world.clock.now()).toISOString()
      const back = { event: 'returned', intent: null, currency: 'KES', at } as const
      await notify(world, { ...back, receipt: `R-${receipt}`, of: receipt })
    }
    await expectSound(world)
    return world
  }

  it('is kept from rows of operator_reversal', async () => {
    const world = await withReversals()
    for (const act of [
      'update operator_reversal set amount = 1',
      'delete from operator_reversal',
    ]) {
      const changing = world.store.write((tx) => sql.raw(act).execute(tx))
      await expect(changing).rejects.toThrow(/is append-only/)
    }
  })

  it.each([
    [LEFT, `update operator_reversal set amount = amount - 1 where reference = 'R-A'`],
    [LEFT, `update operator_reversal set on_date = '2026-03-01' where reference = 'R-A'`],
    [LEFT, `update operator_reversal set wallet = 'other' where reference = 'R-B'`],
    [KNOWN, `update operator_reversal set reversal_id = 'x' where reference = 'R-B'`],
    [TAKEN, `update operator_reversal set from_suspense = 0 where reference = 'R-B'`],
    [TAKEN, `update correction set amount = amount - 1`],
    [MOST, `update operator_reversal set amount = amount + 1, from_decided = 1`],
  ])('is noticed: %s', async (check, statement) => {
    const world = await withReversals()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
})
