import { expect, it } from 'vitest'
import { FAMILIES_MS } from '../../src/core/coverage/shared-phone.ts'
import { memberNumberFrom } from '../../src/core/member-number.ts'
import { UMOJA } from '../statutes.ts'
import { apply, ask, describeWorlds, register, smsOf, type World } from '../world.ts'
import { checks } from './rows.ts'
import { expectSound } from './sound.ts'

const CLINIC = '+254722000001'
const NYOTA = '+254722000009'
const SHARED = '+254711000001'
const TYPED = '0711000001'
const AMINA = memberNumberFrom('0412337')
const HALIMA = memberNumberFrom('0500012')

describeWorlds('a clinic that sends the phone of two families', (begin) => {
  async function withTwo() {
    const world = await begin()
    const paid = { phone: SHARED, paidThrough: '2026-03-31' }
    await register(world, [
      { ...paid, name: 'Amina Otieno', number: AMINA, family: [['Juma Otieno', 'child', '2015']] },
      { ...paid, name: 'Halima Abdi', number: HALIMA },
    ])
    const { code, agreement } = { code: 'nyota', agreement: { from: '2024-01-01' } }
    const nyota = { code, name: 'Nyota', services: ['consultation'], language: 'sw', agreement }
    const providers = [...UMOJA.providers, { ...nyota, phones: [NYOTA] }]
    await apply(world, { mutual: { code: 'umoja' }, providers })
    return world
  }

  async function recorded(world: World) {
    return (await checks(world)).map((one) => {
      return [one.provider_code, one.answer, one.number, one.ordinal, one.service_code].join(' ')
    })
  }

  it('is told how the numbers end, answers with a place, and hears of that family (R62, D2)', async () => {
    const world = await withTwo()
    expect(await ask(world, CLINIC, TYPED)).toBe(
      '+254711000001: 2 families use this phone: 1) ...37-8 2) ...12-3. For the first reply COVER 1',
    )
    expect(smsOf(world, SHARED)).toEqual([])
    expect(await ask(world, CLINIC, '2')).toMatch(/^0500012-3 HALIMA A. F 1988: YES\./)
    expect(await ask(world, CLINIC, 'CHECK 1')).toMatch(/^0412337-8 AMINA O. F 1988: YES\./)
    expect(await ask(world, CLINIC, '37-8/1')).toMatch(/^0412337-8\/1 JUMA O. M 2015: YES\./)
    expect(await recorded(world)).toEqual([
      'uhuru cannot-tell   ',
      `uhuru yes ${HALIMA} 0 `,
      `uhuru yes ${AMINA} 0 `,
      `uhuru yes ${AMINA} 1 `,
    ])
    expect(smsOf(world, SHARED)).toHaveLength(3)
    await expectSound(world)
  })

  it('keeps the person and the service of its question', async () => {
    const world = await withTwo()
    expect(await ask(world, CLINIC, `${TYPED}/1 consultation`)).toContain('2 families')
    expect(await ask(world, CLINIC, '1')).toMatch(/^0412337-8\/1 JUMA O. M 2015: YES. consultation/)
  })

  it('may choose for ten minutes and from its own phone only', async () => {
    const world = await withTwo()
    await ask(world, CLINIC, TYPED)
    expect(await ask(world, NYOTA, '1')).toMatch(/^Hatukuelewa/)
    world.clock.move({ seconds: FAMILIES_MS / 1000 })
    expect(await ask(world, CLINIC, '1')).toMatch(/^0412337-8 AMINA/)
    world.clock.move({ seconds: 1 })
    expect(await ask(world, CLINIC, '1')).toMatch(/^We did not understand/)
    expect(await ask(world, NYOTA, TYPED)).toContain('familia 2 hutumia simu hii')
  })

  it('means a person of the card by a digit once it asked about another number', async () => {
    const world = await withTwo()
    const [other] = await register(world, [{ name: 'Rose Wanjiru', phone: '+254711000007' }])
    await ask(world, CLINIC, TYPED)
    await ask(world, CLINIC, other ?? '')
    expect(await ask(world, CLINIC, '2')).toMatch(/^We did not understand/)
    expect(await ask(world, CLINIC, '12-3')).toMatch(/^0500012-3 HALIMA/)
  })

  it('with a name beside it is asked all the same, and guesses nothing', async () => {
    const world = await withTwo()
    expect(await ask(world, CLINIC, `${TYPED} Amina`)).toContain('2 families use this phone')
    expect(await ask(world, CLINIC, '1 Fatuma')).not.toContain('AMINA')
  })

  it('of seven families is asked for the number', async () => {
    const world = await withTwo()
    const others = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, phone: SHARED }))
    await register(world, others.slice(0, 4))
    expect(await ask(world, CLINIC, TYPED)).toContain('6 families use this phone: 1) ...')
    await register(world, others.slice(4))
    const answer = await ask(world, CLINIC, TYPED)
    expect(answer).toBe(
      '+254711000001: many families use this phone. Send the number on the card. No information given.',
    )
  })
})
