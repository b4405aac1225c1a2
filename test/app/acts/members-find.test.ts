import { expect, it } from 'vitest'
import { perform } from '../../../src/app/acts/act.ts'
import { membersFind } from '../../../src/app/acts/members.ts'
import { type PersonListed, peopleAfter } from '../../../src/store/membership/people.ts'
import { describeWorlds, register, type World } from '../../world.ts'

const NUMBER = '04123378'
const AMINA = {
  ...{ name: 'Aïssatou Ba-Diallo', phone: '+254711000123', number: NUMBER },
  family: [
    ['Juma Diallo', 'child', '2015-01-02'],
    ['Zawadi Diallo', 'child', '2017-01-02'],
  ],
} as const

describeWorlds('finding people of a mutual', (begin) => {
  const find = async ({ ports }: World, text: string, mutual = 'umoja') =>
    perform(membersFind, { ports, actor: 'test' }, { text, mutual })

  async function names(world: World, text: string): Promise<string[]> {
    const found = await find(world, text)
    return found.ok ? found.value.people.map(({ name }) => name) : []
  }

  it('goes by beginnings of names and by digits, all of which must fit', async () => {
    const world = await begin()
    await register(world, [AMINA, { name: 'Baraka Otieno', phone: '+254722000456' }])
    const table: readonly (readonly [string, readonly string[]])[] = [
      ['aissa', ['Aïssatou Ba-Diallo']],
      ['DIALLO', ['Aïssatou Ba-Diallo', 'Juma Diallo', 'Zawadi Diallo']],
      ['dia ju', ['Juma Diallo']],
      ['ba', ['Aïssatou Ba-Diallo', 'Baraka Otieno']],
      ['iallo', []],
      ['diallo baraka', []],
      ['000123', ['Aïssatou Ba-Diallo']],
      ['0711 000 123', ['Aïssatou Ba-Diallo']],
      ['0711 000 456', []],
      ['diallo 711', ['Aïssatou Ba-Diallo']],
      ['0412337-8', ['Aïssatou Ba-Diallo', 'Juma Diallo', 'Zawadi Diallo']],
    ]
    for (const [text, expected] of table) {
      const found = await names(world, text)
      expect(found.sort(), text).toEqual([...expected].sort())
    }
    expect(await find(world, 'diallo', 'nowhere')).toEqual({
      ok: false,
      refusal: { code: 'unknown-mutual', mutual: 'nowhere' },
    })
  })

  it.each([
    [100, 100, true],
    [101, 100, false],
  ])('of %i people shows %i', async (count, shown, isAll) => {
    const world = await begin()
    await register(
      world,
      Array.from({ length: count }, () => ({ name: 'Hassan Omar' })),
    )
    const found = await find(world, 'hassan')
    if (!found.ok) throw new Error('no mutual')
    expect([found.value.people.length, found.value.isAll]).toEqual([shown, isAll])
  })

  it('goes on in the middle of a household', async () => {
    const { store, ...world } = await begin()
    await register({ store, ...world }, [AMINA, { name: 'Baraka Otieno' }])
    const all = await store.read((tx) => peopleAfter(tx, 'umoja', null, 9))
    const inPages: PersonListed[] = []
    for (let page = all.slice(0, 1); page.length > 0;) {
      inPages.push(...page)
      const after = page.at(-1) ?? null
      page = await store.read((tx) => peopleAfter(tx, 'umoja', after, 2))
    }
    expect(inPages).toEqual(all)
    expect(all).toHaveLength(4)
  })
})
