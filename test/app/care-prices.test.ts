import { expect, it } from 'vitest'
import { apply, ask, describeWorlds, register, smsOf, text, type World } from '../world.ts'
import { UMOJA } from '../statutes.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const MERCY = '+254733000001'
const CLINIC = '+254722000001'
const KIBERA = '+254722000009'
const STRANGER = '+254799000009'

const [PLAN] = UMOJA.plans
const SERVICES = [
  { code: 'consultation', patientPercent: 20 },
  { code: 'delivery', patientPercent: 25 },
  { code: 'dental', patientPercent: 50 },
]

/** A delivery is 10,000 at Uhuru until April, and 12,000 at Kibera with a share and ceiling of its own. */
const STATUTES = {
  mutual: { code: 'umoja' },
  plans: [
    { ...PLAN, services: SERVICES },
    { ...PLAN, code: 'small', services: SERVICES.slice(0, 1) },
  ],
  providers: [
    {
      ...UMOJA.providers[0],
      services: ['consultation', 'delivery', 'dental'],
      tariff: [
        { service: 'consultation', from: '2026-01-01', price: '1000' },
        { service: 'delivery', from: '2026-01-01', price: '10000' },
        { service: 'delivery', from: '2026-04-01', price: '11000' },
      ],
    },
    {
      ...{ code: 'kibera', name: 'Kibera Hospital', services: ['delivery'] },
      ...{ agreement: { from: '2026-01-01' }, phones: [KIBERA] },
      tariff: [
        {
          ...{ service: 'delivery', from: '2026-02-01', price: '12000' },
          ...{ patientPercent: 10, ceiling: '9000' },
        },
      ],
    },
  ],
}

describeWorlds('what care costs, asked by SMS', (begin) => {
  async function withPrices(): Promise<World> {
    const world = await begin()
    await apply(world, STATUTES)
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-12-31' },
      { name: 'Baraka Ali', phone: BARAKA, number: '05000016', plan: 'small' },
    ])
    return world
  }

  it('is the price at each clinic, what the mutual pays of it, and what is left to the patient', async () => {
    const world = await withPrices()
    const told =
      'Umoja Afya, delivery: Uhuru Clinic KSh 10,000 (mutual KSh 7,500, you KSh 2,500), Kibera Hospital KSh 12,000 (mutual KSh 9,000, you KSh 3,000).'
    expect(await ask(world, AMINA, 'PRICE delivery')).toBe(told)
    expect(await ask(world, AMINA, 'How much is a delivery?')).toBe(told)
    expect(await ask(world, AMINA, 'price of delivery at kibera')).toBe(
      'Umoja Afya, delivery: Kibera Hospital KSh 12,000 (mutual KSh 9,000, you KSh 3,000).',
    )
    world.clock.set('2026-03-31T20:59:00Z')
    expect(await ask(world, AMINA, 'PRICE delivery')).toContain('KSh 10,000')
    world.clock.set('2026-03-31T21:00:00Z')
    expect(await ask(world, AMINA, 'PRICE delivery')).toContain('KSh 11,000')
  })

  it.each([
    ['PRICE', 'Umoja Afya: care with a price: consultation, delivery. Send PRICE consultation'],
    [
      'PRICE dental',
      'Umoja Afya: no clinic has agreed to a price for dental. You pay 50% of the bill. Prices known: consultation, delivery.',
    ],
    [
      'PRICE scanner',
      'Umoja Afya: we know no care called scanner. Prices known: consultation, delivery.',
    ],
    ['PRICE Kibera', 'Umoja Afya, Kibera Hospital: delivery KSh 12,000. Send PRICE delivery'],
  ])('of a member who sends %j is %j', async (sent, told) => {
    expect(await ask(await withPrices(), AMINA, sent)).toBe(told)
  })

  it('is only of what the plan of the household pays for', async () => {
    const world = await withPrices()
    expect(await ask(world, BARAKA, 'PRICE delivery')).toBe(
      'Umoja Afya: your plan does not pay for delivery. Prices known: consultation.',
    )
    expect(await ask(world, BARAKA, 'PRICE')).toBe(
      'Umoja Afya, consultation: Uhuru Clinic KSh 1,000 (mutual KSh 800, you KSh 200).',
    )
  })

  it('is answered in the language of the phone', async () => {
    const world = await withPrices()
    await text(world, AMINA, 'LUGHA SW')
    expect(await ask(world, AMINA, 'BEI consultation')).toBe(
      'Umoja Afya, consultation: Uhuru Clinic KSh 1,000 (chama KSh 800, wewe KSh 200).',
    )
    await text(world, AMINA, 'LANG FR')
    expect(await ask(world, AMINA, 'PRIX consultation')).toBe(
      'Umoja Afya, consultation: Uhuru Clinic KSh 1 000 (mutuelle KSh 800, vous KSh 200).',
    )
  })

  it('is, of a clinic, what was agreed with it and no other', async () => {
    const world = await withPrices()
    expect(await ask(world, CLINIC, 'PRICE delivery')).toBe(
      'Umoja Afya: delivery KSh 10,000 since 01/01/2026. Patient pays 25%.',
    )
    expect(await ask(world, KIBERA, 'PRICE delivery')).toBe(
      'Umoja Afya: delivery KSh 12,000 since 01/02/2026. Patient pays 10%. The mutual pays at most KSh 9,000.',
    )
    expect(await ask(world, CLINIC, 'PRICE')).toBe(
      'Umoja Afya, Uhuru Clinic: consultation KSh 1,000, delivery KSh 10,000. Send PRICE consultation',
    )
    expect(await ask(world, KIBERA, 'PRICE consultation')).toBe(
      'Umoja Afya, Kibera Hospital: delivery KSh 12,000. No price for consultation. Send PRICE delivery',
    )
  })

  it('says that plans differ in the share of the patient, where they do', async () => {
    const world = await withPrices()
    const other = {
      ...PLAN,
      code: 'small',
      services: [{ code: 'consultation', patientPercent: 30 }],
    }
    await apply(world, {
      mutual: { code: 'umoja' },
      plans: [{ ...other, validFrom: '2026-03-02' }],
    })
    expect(await ask(world, CLINIC, 'PRICE consultation')).toContain('Patient share by plan.')
  })

  it('is nobody’s who does not ask for a household or a clinic', async () => {
    const world = await withPrices()
    expect(await ask(world, MERCY, 'PRICE delivery')).toContain('cannot')
    expect(await ask(world, STRANGER, 'PRICE delivery')).not.toContain('10,000')
    expect(smsOf(world, STRANGER)).toHaveLength(1)
  })

  it('is not offered where no clinic has agreed to any', async () => {
    const world = await withPrices()
    const [first, second] = STATUTES.providers
    const none = [first, second].map((provider) => ({ ...provider, tariff: [] }))
    await apply(world, { mutual: { code: 'umoja' }, providers: none })
    expect(await ask(world, AMINA, 'PRICE')).toContain('no clinic has agreed to prices yet.')
    expect(await ask(world, CLINIC, 'PRICE')).toContain('no prices are agreed with Uhuru Clinic.')
  })
})
