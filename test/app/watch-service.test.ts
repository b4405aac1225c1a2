import { expect, it } from 'vitest'
import { watchService } from '../../src/app/office/watch-service.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import {
  call,
  describeWorlds,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'

const OPERATOR = '+254700111222' as PhoneNumber
const AMINA = '+254711000001'

describeWorlds('the watch over the service', (begin) => {
  const told = new Set<string>()

  async function look(world: World, backupAgeMs: number | null = null) {
    const before = smsOf(world, OPERATOR).length
    const watched = { operators: [OPERATOR], backupAgeMs: () => backupAgeMs }
    await watchService(world.ports, watched, told)
    await world.worker.settle()
    return smsOf(world, OPERATOR).slice(before)
  }

  const logged = (world: World) =>
    world.log.lines.filter(({ event }) => event === 'silent-failure').map(({ fields }) => fields['kind']) // prettier-ignore

  it('says nothing while all goes on', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    await call(world, AMINA).send()
    await text(world, AMINA, 'BALANCE')
    expect(await look(world, 23 * 3_600_000)).toEqual([])
    expect(logged(world)).toEqual([])
  })

  it('tells the operator once a day, and the log, that copies fail', async () => {
    const world = await begin()
    told.clear()
    const day = 25 * 3_600_000
    expect(await look(world, day)).toEqual([
      'Mutual Line: no copy of the database for 25 hours. The log says why.',
    ])
    expect(await look(world, day)).toEqual([])
    world.clock.move({ days: 1 })
    expect(await look(world, 49 * 3_600_000)).toEqual([
      'Mutual Line: no copy of the database for 2 days. The log says why.',
    ])
    expect(logged(world)).toEqual(['backup', 'backup'])
  })

  it('tells of doors that nothing comes in by any more, and of none that was never used', async () => {
    // Seen red: with calls not watched, nobody was told of their silence.
    const world = await begin()
    told.clear()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, number: '04123378' }])
    await call(world, AMINA).send()
    await text(world, AMINA, 'BALANCE')
    world.clock.move({ hours: 24 })
    expect(await look(world)).toEqual([])
    world.clock.move({ minutes: 1 })
    const said = await look(world)
    expect(said).toHaveLength(2)
    expect(said.join(' ')).toContain('no call has come in for 24 hours')
    expect(said.join(' ')).toContain('no SMS has come in for 24 hours')
    expect(logged(world)).toEqual(['calls', 'messages'])
    await notify(world, payBill(world, { phone: AMINA, account: '04123378', amount: '500' }))
    world.clock.move({ days: 3, minutes: 1 })
    expect((await look(world)).join(' ')).toContain('no word about payments has come in for 3 days')
    world.clock.move({ days: 9 })
    expect(await look(world)).toEqual([])
  })

  it('tells of money that has been nobody’s for a week', async () => {
    // Seen red: with suspense not watched, nobody was told of it.
    const world = await begin()
    told.clear()
    await notify(world, payBill(world, { phone: AMINA, account: 'x', amount: '500' }))
    world.clock.move({ days: 7, minutes: 1 })
    expect((await look(world)).join(' ')).toContain('money has been nobody')
  })
})
