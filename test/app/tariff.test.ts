import { expect, it } from 'vitest'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { apply, ask, call, describeWorlds, dial, register, type World } from '../world.ts'
import { UMOJA } from '../statutes.ts'
import { expectSound } from './sound.ts'

const CLINIC = '+254722000001'
const AMINA = '+254711000001'

/** As the file has it: a consultation is 1,000 until April, and 1,200 then. */
const FIRST = { service: 'consultation', from: '2026-01-01', price: '1000' }
const TARIFF = [
  FIRST,
  { service: 'consultation', from: '2026-04-01', price: '1200', patientPercent: 50 },
]

function statutesWith(tariff: readonly object[]) {
  return { mutual: { code: 'umoja' }, providers: [{ ...UMOJA.providers[0], tariff }] }
}

describeWorlds('a price that a clinic agreed to', (begin) => {
  async function withPrices(): Promise<World> {
    const world = await begin()
    await apply(world, statutesWith(TARIFF))
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-12-31' },
    ])
    return world
  }

  it('is what a member hears who asks what care costs, from its day on', async () => {
    const world = await withPrices()
    expect(await dial(world, AMINA, '4', '2')).toContain('1. consultation')
    expect(await dial(world, AMINA, '4', '2', '1')).toContain(
      'Uhuru Clinic: KSh 1,000, you pay KSh 200',
    )
    world.clock.set('2026-04-01T08:00:00Z')
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('4')
    await calling.type('2')
    expect(await calling.type('1')).toContain('Uhuru Clinic: KSh 1,200, you pay KSh 600')
  })

  it('is not offered where no clinic has agreed to one', async () => {
    const world = await withPrices()
    await apply(world, statutesWith([]))
    expect(await dial(world, AMINA, '4')).not.toContain('care costs')
  })

  it('is what the mutual pays its share of: a bill above it is asked about first', async () => {
    const world = await withPrices()
    const told = await ask(world, CLINIC, '04123378 consultation')
    const code = /Code (\S+)/.exec(told ?? '')?.[1] ?? ''
    expect(await ask(world, CLINIC, `BILL ${code} consultation 1500`)).toContain('not usual')
    expect(await ask(world, CLINIC, `BILL ${code} consultation 1000`)).toContain('KSh 800')
    await expectSound(world)
  })

  it.each([
    [[{ ...FIRST, ceiling: '1001' }], /ceiling/],
    [[FIRST, FIRST], /twice|already|again/],
    [[{ ...FIRST, service: 'dental' }], /dental|service/],
  ])('is refused as %j', async (tariff, why) => {
    const world = await begin()
    const how = { actor: 'test', sandbox: true }
    const applied = await applyFile(world.ports, statutesWith(tariff), how)
    expect(applied.ok).toBe(false)
    expect(JSON.stringify(applied)).toMatch(why)
  })
})
