import { expect, it } from 'vitest'
import { perform } from '../../../src/app/acts/act.ts'
import { householdAdd } from '../../../src/app/acts/households.ts'
import { membersFind } from '../../../src/app/acts/members.ts'
import { fillNameWords } from '../../../src/app/office/fill-name-words.ts'
import { dueJobs } from '../../../src/app/work/jobs.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { nameWords } from '../../../src/core/person-name.ts'
import { eraseRegistered } from '../../../src/store/membership/erase.ts'
import { loadRegistered, updateHousehold } from '../../../src/store/membership/registered.ts'
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

  it('follows a name through every door that writes one, and forgets one that was taken out', async () => {
    const world = await begin()
    await register(world, [
      AMINA,
      { name: 'Baraka Otieno', phone: '+254722000456', number: '20000006' },
    ])
    await expectWords(world)
    const { ports, store } = world
    const number = NUMBER as MemberNumber
    const child = {
      name: 'Neema Ba',
      sex: 'F',
      birthDate: '2026-01-05',
      relation: 'child',
    } as const
    const rest = { joinedOn: null, card: null, phone: null, another: false, cause: null } as const
    const added = await perform(householdAdd, { ports, actor: 'test' }, { number, ...child, ...rest, by: 'Mercy' }) // prettier-ignore
    expect(added).toMatchObject({ ok: true })
    expect(await names(world, 'nee')).toEqual(['Neema Ba'])
    await store.write(async (tx) => {
      const now = world.clock.now()
      const [before] = (await loadRegistered(tx, 'umoja', [number], now)).values()
      const changed = before?.people.slice(0, 1).map((one) => ({ ...one, name: 'Aïssatou Wanjiru' })) ?? [] // prettier-ignore
      const update = {
        number,
        association: null,
        associationChanged: false,
        phones: [],
        changed,
        added: [],
      }
      await updateHousehold(tx, 'umoja', update, now)
    })
    expect(await names(world, 'wanji')).toEqual(['Aïssatou Wanjiru'])
    expect(await names(world, 'aissa ba')).toEqual([])
    await expectWords(world)
    await store.write((tx) => eraseRegistered(tx, { mutual: 'umoja', number, ordinal: null })) // prettier-ignore
    for (const gone of ['wanjiru', 'neema', 'erased']) expect(await names(world, gone)).toEqual([])
    await expectWords(world)
  })

  it('comes to registers of before in steps, and goes without until then', async () => {
    const world = await begin()
    const many = Array.from({ length: 205 }, (_, at) => ({ name: `Hassan Omar ${at % 2 ? 'Ali' : 'Bakari'}` })) // prettier-ignore
    await register(world, many)
    await world.store.write(async (tx) => {
      await tx.deleteFrom('person_word').execute()
      await tx.insertInto('person_word_fill').values({ mutual_id: 'umoja', through: '' as MemberNumber }).execute() // prettier-ignore
    })
    expect(await names(world, 'hassan bak')).toHaveLength(100)
    const due = await dueJobs(world.ports, world.clock.now())
    expect(due.map(({ name }) => name)).toContain('name-words/umoja')
    await fillNameWords(world.ports, 'umoja')
    await expectWords(world)
    expect(await names(world, 'hassan bak')).toHaveLength(100)
    expect(await names(world, 'ali oma')).toHaveLength(100)
    expect((await dueJobs(world.ports, world.clock.now())).map(({ name }) => name)).not.toContain('name-words/umoja') // prettier-ignore
  })

  /** The words that are kept are those of the names that are. */
  async function expectWords({ store }: World): Promise<void> {
    const { kept, people } = await store.read(async (tx) => ({
      kept: await tx.selectFrom('person_word').select(['word', 'number', 'ordinal']).execute(),
      people: await tx.selectFrom('beneficiary').select(['name', 'number', 'ordinal']).execute(),
    }))
    const shown = (row: { number: string; ordinal: number }, word: string) => `${row.number}/${row.ordinal} ${word}` // prettier-ignore
    expect(kept.map((row) => shown(row, row.word)).sort()).toEqual(
      people.flatMap((row) => nameWords(row.name).map((word) => shown(row, word))).sort(),
    )
  }

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
