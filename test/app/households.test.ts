import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { addMember } from '../../src/app/membership/add-member.ts'
import { askCoverage } from '../../src/app/coverage/ask-coverage.ts'
import { bill } from '../../src/app/books/bill.ts'
import {
  addToHousehold,
  moveToHousehold,
  removeFromHousehold,
} from '../../src/app/membership/household-acts.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import { readAgeing, readHousehold } from '../../src/app/membership/read-household.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { readMonth } from '../../src/app/month/read-month.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { anotherProcess, apply, describeWorlds, register, type World } from '../world.ts'
import { readingOf } from './by-itself.ts'
import { expectSound } from './sound.ts'

const WHO = { cause: 'asked for by the member', by: 'Mercy', actor: 'test' } as const
type Person = Parameters<typeof addToHousehold>[1]['person']

const BARAKA: Person = {
  ...{ name: 'Baraka Otieno', sex: 'M', birthDate: '2020-05-01', relation: 'child' },
  ...{ card: null, phone: null, joinedOn: null },
}

const STATUTES = {
  mutual: { code: 'umoja' },
  plans: [
    {
      code: 'each', validFrom: '2020-01-01', unit: 'person', period: 'month', contribution: '100',
      dueDay: 5, graceDays: 15, waiting: { months: 1 }, dependantWaiting: { days: 30 },
      newbornDays: 30, dependantMaxAge: 17,
      services: [{ code: 'consultation', patientPercent: 20 }],
    },
  ],
} // prettier-ignore

describeWorlds('a household', (begin) => {
  async function withFamilies(): Promise<{ world: World; numbers: MemberNumber[] }> {
    const world = await begin()
    await apply(world, STATUTES)
    const numbers = await register(world, [
      { name: 'Amina Otieno', phone: '+254711000001', plan: 'each', paidThrough: '2026-02-28', family: [['Ali Otieno', 'spouse', '1985-02-03']] },
      { name: 'Zawadi Njeri', phone: '+254711000002', plan: 'each', paidThrough: '2026-02-28' },
    ]) // prettier-ignore
    return { world, numbers }
  }

  function add(
    world: World,
    number: MemberNumber,
    changes: Partial<Person> = {},
    more: Partial<Parameters<typeof addToHousehold>[1]> = {},
  ) {
    const person = { ...BARAKA, ...changes }
    return acting(world.ports, (desk) =>
      addToHousehold(desk, { ...WHO, number, person, another: false, ...more }),
    )
  }

  function remove(world: World, number: MemberNumber, ordinal: number, lastDay = '2026-03-02') {
    return acting(world.ports, (desk) =>
      removeFromHousehold(desk, { ...WHO, number, ordinal, lastDay: date(lastDay) }),
    )
  }

  async function shown(world: World, number: MemberNumber) {
    const found = await readHousehold(world.ports, number)
    if (!found.ok) throw new Error('no household')
    return found.value
  }

  async function charged(world: World, number: MemberNumber, on: string) {
    const found = await readStanding(world.ports, number, date(on))
    const charges = found.ok ? found.value.standing.charges : []
    return charges.map(({ startsOn, amount }) => `${startsOn} ${amount}`)
  }

  async function answer(world: World, number: MemberNumber, ordinal: number, on: string) {
    const asked = { number, ordinal, provider: 'uhuru', service: 'consultation', on: date(on) }
    const { coverage } = await askCoverage(world.ports, asked)
    return `${coverage.answer} ${coverage.reason} ${coverage.until}`
  }

  it('gets a person, with the next suffix and an own waiting; the others are unaffected (R03)', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    expect(await add(world, number)).toMatchObject({
      value: { person: { ordinal: 2, joinedOn: '2026-03-02' } },
    })
    expect(await answer(world, number, 0, '2026-03-02')).toMatch(/^yes OK/)
    expect(await answer(world, number, 1, '2026-03-02')).toMatch(/^yes OK/)
    expect(await answer(world, number, 2, '2026-03-02')).toBe('no W1 2026-03-31')
    const { people, changes } = await shown(world, number)
    expect(people[2]).toMatchObject({ waitingUntil: '2026-03-31', coveredToAge: '2038-04-30' })
    expect(changes).toMatchObject([
      { kind: 'person-added', ordinal: 2, on: '2026-03-02', decidedBy: 'Mercy' },
    ])
    await expectSound(world)
  })

  it('gets a newborn who does not wait, from its birth (R03)', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    await add(world, number, { birthDate: '2026-02-20' })
    expect(await answer(world, number, 2, '2026-02-20')).toMatch(/^yes OK/)
    await expectSound(world)
  })

  it('pays for a person from the next period on, whenever that was recorded (R10)', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    // The first is added before anybody has billed March, the second after.
    await add(world, number)
    await bill(world.ports, 'umoja', date('2026-03-02'), 'test')
    await add(world, number, { name: 'Neema Otieno' })
    expect(await charged(world, number, '2026-04-01')).toEqual([
      '2026-03-01 20000',
      '2026-04-01 40000',
    ])
    await remove(world, number, 2, '2026-03-31')
    expect(await charged(world, number, '2026-04-01')).toEqual([
      '2026-03-01 20000',
      '2026-04-01 30000',
    ])
    await expectSound(world)
  })

  it('keeps who left, and gives nobody that suffix again', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    expect(await remove(world, number, 1)).toMatchObject({ ok: true })
    expect(await answer(world, number, 1, '2026-03-02')).toMatch(/^yes OK/)
    expect(await answer(world, number, 1, '2026-03-03')).toMatch(/^no N2/)
    await add(world, number)
    const { people, changes } = await shown(world, number)
    expect(people.map(({ ordinal, leftOn }) => [ordinal, leftOn])).toEqual([
      [0, null],
      [1, '2026-03-02'],
      [2, null],
    ])
    expect(changes).toMatchObject([
      { kind: 'person-added', ordinal: 2 },
      { kind: 'person-left', ordinal: 1, on: '2026-03-03' },
    ])
    await expectSound(world)
  })

  it('takes back who left, with an own new waiting (R03)', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    await remove(world, number, 1)
    world.clock.move({ days: 3 })
    const ali = { name: 'Ali Otieno', birthDate: '1985-02-03', relation: 'spouse' } as const
    expect(await add(world, number, ali)).toMatchObject({ value: { person: { ordinal: 2 } } })
    expect(await answer(world, number, 2, '2026-03-05')).toBe('no W1 2026-04-03')
    await expectSound(world)
  })

  it('has nobody who is in another one of the mutual on that day (R06)', async () => {
    const { world, numbers } = await withFamilies()
    const [amina, zawadi] = numbers as [MemberNumber, MemberNumber]
    const ali = { name: 'ALI  Otieno', birthDate: '1985-02-03', relation: 'spouse' } as const
    expect(await add(world, zawadi, ali)).toMatchObject({
      refusal: { code: 'person-registered', number: amina, ordinal: 1 },
    })
    expect(await add(world, zawadi, { ...ali, birthDate: '1985-02-04' })).toMatchObject({
      ok: true,
    })
    expect(await add(world, zawadi, ali, { another: true })).toMatchObject({ ok: true })
    const { changes } = await shown(world, zawadi)
    expect(changes.at(-1)?.details).toEqual({ sameNameAs: `${amina}/1` })
    await remove(world, amina, 1)
    await expectSound(world)
  })

  it('gets a person once, also when two processes add it to two at once (R06)', async () => {
    const { world, numbers } = await withFamilies()
    const [amina, zawadi] = numbers as [MemberNumber, MemberNumber]
    const other = anotherProcess(world, 'b')
    const added = await Promise.all([add(world, amina), add(other, zawadi)])
    expect(added.filter(({ ok }) => ok)).toHaveLength(1)
    expect(added.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'person-registered' } })
    await expectSound(world)
  })

  it('has cards that are one live person’s each', async () => {
    const { world, numbers } = await withFamilies()
    const [amina, zawadi] = numbers as [MemberNumber, MemberNumber]
    await add(world, amina, { card: 'B-7' })
    const other = { name: 'Neema', card: 'B-7' }
    expect(await add(world, zawadi, other)).toMatchObject({
      refusal: { code: 'card-taken', card: 'B-7', number: amina },
    })
    await remove(world, amina, 2)
    expect(await add(world, zawadi, other)).toMatchObject({ ok: true })
    await expectSound(world)
  })

  it('hands a person over to another one in one act, with the card and an own waiting (R06)', async () => {
    const { world, numbers } = await withFamilies()
    const [amina, zawadi] = numbers as [MemberNumber, MemberNumber]
    await add(world, amina, { card: 'B-7', joinedOn: date('2026-03-01') })
    const move = { ...WHO, number: amina, ordinal: 2, to: zawadi, relation: 'child' } as const
    world.clock.move({ days: 1 })
    const moved = await acting(world.ports, (desk) =>
      moveToHousehold(desk, { ...move, on: date('2026-03-03') }),
    )
    expect(moved).toMatchObject({ value: { person: { ordinal: 1, joinedOn: '2026-03-03' } } })
    expect(await answer(world, amina, 2, '2026-03-03')).toMatch(/^no N2/)
    expect(await answer(world, zawadi, 1, '2026-03-03')).toBe('no W1 2026-04-01')
    const cards = await world.store.read((tx) =>
      tx
        .selectFrom('beneficiary')
        .select(['number', 'left_on'])
        .where('card', '=', 'B-7')
        .execute(),
    )
    expect(cards).toHaveLength(2)
    expect(
      await acting(world.ports, (desk) =>
        moveToHousehold(desk, { ...move, on: date('2026-03-03') }),
      ),
    ).toMatchObject({
      refusal: { code: 'left-before' },
    })
    expect(
      await acting(world.ports, (desk) =>
        moveToHousehold(desk, { ...move, to: amina, on: date('2026-03-03') }),
      ),
    ).toMatchObject({
      refusal: { code: 'same-household' },
    })
    await expectSound(world)
  })

  it('is changed by managers alone, and the tries of others are kept', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    expect(await add(world, number, {}, { by: 'Zawadi Njeri' })).toMatchObject({
      refusal: { code: 'not-staff' },
    })
    const { people, changes } = await shown(world, number)
    expect(people).toHaveLength(2)
    expect(changes).toMatchObject([{ kind: 'denied', decidedBy: 'Zawadi Njeri' }])
    await expectSound(world)
  })

  it('loses a child to its age, and that child becomes a member of its own (R04, R06)', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    const neema = { name: 'Neema Otieno', sex: 'F', birthDate: '2008-04-10' } as const
    await add(world, number, neema)
    await add(world, number)
    const soon = await readAgeing(world.ports, 'umoja', 60)
    expect(soon).toMatchObject({ value: [{ person: { ordinal: 2 }, lastDay: '2026-04-09' }] })
    expect(await readAgeing(world.ports, 'umoja', 37)).toMatchObject({ value: [] })
    const own = { phone: null, plan: 'each', joinedOn: date('2026-04-10') }
    const from = { number, ordinal: 2 }
    const asked = { ...WHO, mutual: 'umoja', from, another: false }
    const unnamed = { name: '', sex: 'M', birthDate: '' } as const
    const early = { ...unnamed, ...own, joinedOn: date('2026-04-09') }
    expect(
      await acting(world.ports, (desk) => addMember(desk, { ...asked, member: early })),
    ).toMatchObject({
      refusal: { code: 'unfit-entry', field: 'birth_date' },
    })
    const added = await acting(world.ports, (desk) =>
      addMember(desk, { ...asked, member: { ...unnamed, ...own } }),
    )
    expect(added).toMatchObject({ ok: true })
    const next = added.ok ? added.value : number
    expect(await shown(world, next)).toMatchObject({
      people: [{ ...neema, ordinal: 0, joinedOn: '2026-04-10' }],
      changes: [{ kind: 'joined', on: '2026-04-10' }],
    })
    expect((await shown(world, number)).people[2]).toMatchObject({ leftOn: '2026-04-09' })
    expect(await readAgeing(world.ports, 'umoja', 60)).toMatchObject({ value: [] })
    await expectSound(world)
  })

  it('is left open by the month in which its children become too old, until they leave (R04)', async () => {
    const { world, numbers } = await withFamilies()
    const [number] = numbers as [MemberNumber]
    const births = [
      '2008-03-31',
      '2008-04-01',
      '2008-04-10',
      '2008-04-10',
      '2008-04-30',
      '2008-05-01',
    ]
    for (const [at, birthDate] of births.entries())
      await add(world, number, { name: `Neema ${'ABCDEF'[at]}`, sex: 'F', birthDate })
    const overAge = async (month: string) => {
      const read = await readingOf(world.ports, 'umoja', (desk) => readMonth(desk, 'umoja', date(`${month}-01`))) // prettier-ignore
      const lines = read.ok ? read.value.lines : []
      const line = lines.find(({ subject }) => subject === 'dependants over age')
      return [line?.count, line?.oldest]
    }
    world.clock.set('2026-04-09T09:00:00Z')
    expect(await overAge('2026-04')).toEqual([1, '2026-04-01'])
    world.clock.set('2026-05-20T09:00:00Z')
    expect(await overAge('2026-03')).toEqual([1, '2026-03-31'])
    expect(await overAge('2026-04')).toEqual([4, '2026-04-01'])
    expect(await overAge('2026-05')).toEqual([1, '2026-05-01'])
    expect(await remove(world, number, 3, '2026-05-19')).toMatchObject({ ok: true })
    expect(await overAge('2026-04')).toEqual([3, '2026-04-10'])
    await expectSound(world)
  })

  it('is counted by its children of age no further than a page has time for, the oldest first', async () => {
    const world = await begin()
    await apply(world, STATUTES)
    const numbers = await register(
      world,
      Array.from({ length: 14 }, (_, at) => ({
        ...{ name: `Amina ${at}`, phone: `+2547110001${10 + at}`, plan: 'each' },
        ...{ paidThrough: '2026-02-28' },
        // The oldest are registered last.
        family: Array.from({ length: 9 }, (_child, nth) => [`Neema ${at} ${nth}`, 'child', at === 13 ? `2008-02-2${nth}` : `2008-03-${28 - at}`] as const), // prettier-ignore
      })),
    )
    const aged = async (month: string) => {
      const read = await readingOf(world.ports, 'umoja', (desk) => readMonth(desk, 'umoja', date(`${month}-01`))) // prettier-ignore
      return read.ok && read.value.lines.find(({ subject }) => subject === 'dependants over age')
    }
    world.clock.set('2026-04-09T09:00:00Z')
    expect(await aged('2026-03')).toMatchObject({ count: 100, isMore: true, oldest: '2026-03-16' })
    expect(await aged('2026-02')).toMatchObject({ count: 9, isMore: false, oldest: '2026-02-20' })
    // Whose last day is today is there still.
    await remove(world, numbers[13] as MemberNumber, 1, '2026-04-09')
    expect(await aged('2026-02')).toMatchObject({ count: 9 })
    // Who left does not take the place of who stayed.
    for (let ordinal = 1; ordinal <= 9; ordinal += 1)
      await remove(world, numbers[0] as MemberNumber, ordinal, '2026-04-08')
    for (const number of numbers.slice(1, 3))
      await acting(world.ports, (desk) => endMembership(desk, { ...WHO, number, on: date('2026-04-08'), ending: 'resigned' })) // prettier-ignore
    expect(await aged('2026-03')).toMatchObject({ count: 90, isMore: false, oldest: '2026-03-16' })
  })

  it('begins with a member registered by hand, of age and once (R02, R06)', async () => {
    const { world } = await withFamilies()
    const member = { name: 'Salma Said', sex: 'F', birthDate: '1991-05-06', plan: 'each' } as const
    const asked = { ...WHO, mutual: 'umoja', from: null, another: false }
    const first = await acting(world.ports, (desk) => addMember(desk, { ...asked, member }))
    expect(first).toMatchObject({ ok: true })
    expect(
      await acting(world.ports, (desk) => addMember(desk, { ...asked, member })),
    ).toMatchObject({
      refusal: { code: 'person-registered', ordinal: 0 },
    })
    const young = { ...member, birthDate: '2008-03-03' }
    expect(
      await acting(world.ports, (desk) => addMember(desk, { ...asked, member: young })),
    ).toMatchObject({
      refusal: {
        code: 'unfit-entry',
        field: 'birth_date',
        why: 'the member was not 18 on joining',
      },
    })
    await expectSound(world)
  })
})
