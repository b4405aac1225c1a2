import { expect, it } from 'vitest'
import { ask, describeWorlds, dial, register, smsOf, type World } from '../world.ts'
import { applications } from './rows.ts'
import { expectSound } from './sound.ts'

const OLD = '+254711000001'
const BARAKA = '+254711000002'
const NEW = '+254799000001'
const OTHER = '+254799000002'
const MERCY = '+254733000001'
const NOBODY = '1000000-4'

const ASKED = /^END We have asked the manager\. The old phone hears of it/
const NO_MATCH = /^CON Number and letters do not match\./

describeWorlds('a member on a phone that nobody has registered', (begin) => {
  async function withMembers() {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: OLD, number: '04123378', card: 'UTM-77', paidThrough: '2026-02-28' },
      { name: 'Baraka Ali', phone: BARAKA, paidThrough: '2026-01-31' },
    ]) // prettier-ignore
    return world
  }

  function claim(world: World, number: string, letters: string, phone = NEW, language = '1') {
    return dial(world, phone, language, '3', number, letters)
  }

  it.each(['0412337-8', '04123378', 'UTM-77', 'utm-77'])(
    'asks the manager, by %s',
    async (typed) => {
      const world = await withMembers()
      expect(await claim(world, typed, 'A O')).toMatch(ASKED)
      expect(await applications(world)).toMatchObject([
        { kind: 'change-phone', phone: NEW, number: '04123378', new_phone: NEW },
      ])
      await expectSound(world)
    },
  )

  it('is told the same of a number nobody has and of letters that are others (R62)', async () => {
    const world = await withMembers()
    const asked = [
      await dial(world, OTHER, '1', '3', NOBODY),
      await dial(world, NEW, '1', '3', '0412337-8'),
    ]
    expect(asked[0]).toBe(asked[1])
    const told = [
      await dial(world, OTHER, '1', 'B K'),
      await dial(world, NEW, '1', 'B K'),
    ] // prettier-ignore
    expect(told[0]).toMatch(NO_MATCH)
    expect(told[0]).toBe(told[1])
    expect(await applications(world)).toEqual([])
  })

  it('is told nothing more after ten numbers in a day, right or wrong (R62)', async () => {
    const world = await withMembers()
    const tried = async (letters: string) => {
      const first = await dial(world, NEW)
      const start = first.includes('Continue where') ? ['2'] : first.includes('Language') ? ['1'] : []
      return dial(world, NEW, ...start, '3', '0412337-8', letters)
    } // prettier-ignore
    for (let tries = 0; tries < 10; tries += 1) expect(await tried('B K')).toMatch(NO_MATCH)
    expect(await tried('B K')).toMatch(/^END Too many numbers/)
    expect(await tried('A O')).toMatch(/^END Too many numbers/)
    expect(await applications(world)).toEqual([])
    world.clock.move({ days: 1 })
    expect(await tried('A O')).toMatch(ASKED)
  })

  it('hears that it waits when dialling again, and can ask to be called', async () => {
    const world = await withMembers()
    await claim(world, '0412337-8', 'A O')
    const menu = await dial(world, NEW)
    expect(menu).toContain('Your request waits since 02/03/2026.\nCall +254700000001')
    expect(await dial(world, NEW, '3', NOBODY, 'X')).toMatch(/^END Your request waits already/)
    expect(await dial(world, NEW, '4', '1')).toMatch(/^END Thank you\. Somebody will call/)
    expect(await ask(world, MERCY, 'ALERTS')).toContain(NEW)
    expect(await applications(world)).toHaveLength(1)
  })

  it('is heard of by the old phone, which stops it, and the new one is told', async () => {
    const world = await withMembers()
    await claim(world, '0412337-8', 'A O', NEW, '3')
    await ask(world, MERCY, 'APPROVE A1')
    await world.worker.settle()
    expect(smsOf(world, OLD).at(-1)).toMatch(/from 03\/03 11:00 messages for .*Reply /)
    expect(await ask(world, OLD, 'STOP CHANGE')).toContain('stays the one of member 0412337-8')
    await world.worker.settle()
    expect(smsOf(world, NEW).at(-1)).toBe(
      'Umoja Afya: ce téléphone ne devient pas celui du membre 0412337-8. Appelez +254700000001.',
    )
    world.clock.move({ days: 2 })
    expect(await dial(world, NEW)).toContain('3. Déjà membre')
    await expectSound(world)
  })

  it.each([
    ['1', 'this phone does not become the one of member 0412337-8. Call '],
    ['2', 'simu hii haitakuwa ya mwanachama 0412337-8. Piga '],
    ['3', 'ce téléphone ne devient pas celui du membre 0412337-8. Appelez '],
  ])('is told when a manager refuses, in language %s', async (language, text) => {
    const world = await withMembers()
    await claim(world, '0412337-8', 'A O', NEW, language)
    await ask(world, MERCY, 'REFUSE A1')
    await world.worker.settle()
    expect(smsOf(world, NEW)).toEqual([expect.stringContaining(text)])
    expect(smsOf(world, OLD)).toEqual([])
  })

  it('does not stand in the way of what the member asks', async () => {
    const world = await withMembers()
    await claim(world, '0412337-8', 'A O')
    expect(await dial(world, OLD, '6', '2', '0722000999', '1')).toMatch(/^END We have asked/)
    expect(await applications(world)).toHaveLength(2)
  })
})

describeWorlds('somebody who has asked to join', (begin) => {
  it('hears since when it waits, until it is decided', async () => {
    const world = await begin()
    await dial(world, NEW, '1', 'Zawadi Njeri', '1990', '1', '4', 'Kibera')
    world.clock.move({ days: 3 })
    expect(await dial(world, NEW)).toContain('Your request waits since 02/03/2026.')
    await ask(world, MERCY, 'REFUSE A1')
    expect(await dial(world, NEW)).toContain('To join, type your name.')
  })
})
