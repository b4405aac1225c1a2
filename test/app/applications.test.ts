import { expect, it } from 'vitest'
import {
  applyToJoin,
  askToAdd,
  type JoinAsked,
  listApplications,
} from '../../src/app/applications/applications.ts'
import {
  type ApplicationDecisionAsked,
  decideApplication,
} from '../../src/app/applications/decide-application.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { listUndecided } from '../../src/store/undecided.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import { changesOfMember } from '../../src/store/membership/membership-changes.ts'
import {
  anotherProcess,
  apply,
  describeWorlds,
  dial,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { acting } from '../../src/app/desk.ts'

const ZAWADI = '+254711000009' as PhoneNumber
const AMINA = '+254711000001' as PhoneNumber
const MERCY = '+254733000001'
const MOSES = '+254733000004'

const WHO = { name: 'Zawadi Njeri', sex: 'F', birthDate: '1990' } as const

describeWorlds('an application', (begin) => {
  function join(world: World, changes: Partial<JoinAsked> = {}) {
    const asked = { mutual: 'umoja', phone: ZAWADI, channel: 'ussd', person: WHO } as const
    const family = { familySize: 4, place: 'Kibera' }
    return acting(world.ports, (desk) => applyToJoin(desk, { ...asked, ...family, ...changes }))
  }

  function add(world: World, number: MemberNumber, changes: Partial<typeof CHILD> = {}) {
    const asked = { mutual: 'umoja', phone: AMINA, channel: 'ussd', number } as const
    return acting(world.ports, (desk) =>
      askToAdd(desk, { ...asked, person: { ...CHILD, ...changes } }),
    )
  }

  function decide(world: World, changes: Partial<ApplicationDecisionAsked> = {}) {
    const asked = { mutual: 'umoja', application: '1', decision: 'approved', by: 'Mercy' } as const
    const more = { reason: null, plan: null, another: false }
    return acting(world.ports, (desk) => decideApplication(desk, { ...asked, ...more, ...changes }))
  }

  async function withAmina(): Promise<{ world: World; number: MemberNumber }> {
    const world = await begin()
    const household = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }
    const [number] = (await register(world, [household])) as [MemberNumber]
    return { world, number }
  }

  async function open(world: World): Promise<string[]> {
    const found = await world.store.read((tx) => listApplications(tx, 'umoja'))
    return found.ok ? found.value.applications.map(({ id }) => id) : []
  }

  it('of a stranger makes a member with a number, an amount to begin, and a call to pay', async () => {
    const world = await begin()
    expect(await join(world)).toMatchObject({ ok: true, value: { isRepeat: false } })
    expect(await open(world)).toEqual(['1'])
    const decided = await decide(world)
    expect(decided).toMatchObject({
      value: { application: { decision: { kind: 'approved', decided_by: 'Mercy', ordinal: 0 } } },
    })
    const number = (decided.ok && decided.value.application.decision?.number) as MemberNumber
    const standing = await readStanding(world.ports, number, null)
    expect(standing).toMatchObject({
      value: { on: '2026-03-02', standing: { state: 'applicant', owed: 70_000 } },
    })
    await world.worker.settle()
    const dashed = `${number.slice(0, -1)}-${number.slice(-1)}`
    expect(smsOf(world, ZAWADI)).toEqual([
      `Umoja Afya: welcome. Your member number is ${dashed}. To begin, pay KSh 700. ` +
        'Dial *384*77#. Keep this SMS.',
    ])
    expect(await dial(world, ZAWADI, '1')).toContain('1. Pay')
    const changes = await world.store.read((tx) => changesOfMember(tx, 'umoja', number))
    expect(changes).toMatchObject([
      { kind: 'joined', on: '2026-03-02', cause: 'application 1', decidedBy: 'Mercy' },
    ])
    expect(await open(world)).toEqual([])
    await expectSound(world)
  })

  it('of one phone is one while it is open, also when it is sent many times at once', async () => {
    const world = await begin()
    const processes = [world, anotherProcess(world, 'b'), anotherProcess(world, 'c')]
    const filed = await Promise.all(processes.map((process) => join(process)))
    expect(filed.map((one) => one.ok && one.value.isRepeat).sort()).toEqual([false, true, true])
    expect(filed.map((one) => one.ok && one.value.application.id)).toEqual(['1', '1', '1'])
    await decide(world, { decision: 'refused', reason: 'no answer' })
    expect(await join(world)).toMatchObject({
      value: { isRepeat: false, application: { id: '2' } },
    })
  })

  it('is decided once, also by two managers at once', async () => {
    const world = await begin()
    await apply(world, {
      mutual: { code: 'umoja' },
      managers: [{ name: 'Moses', phone: MOSES }],
    })
    await join(world)
    const other = anotherProcess(world, 'b')
    const decided = await Promise.all([decide(world), decide(other, { by: MOSES })])
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
    expect(decided.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'decided-application' },
    })
    const members = await world.store.read((tx) => tx.selectFrom('member').selectAll().execute())
    expect(members).toHaveLength(1)
    await expectSound(world)
  })

  it('of somebody below 18 is refused (R02)', async () => {
    const world = await begin()
    const young = { person: { ...WHO, birthDate: '2008-03-03' } }
    expect(await join(world, young)).toMatchObject({ refusal: { code: 'under-age', years: 18 } })
    const adult = { person: { ...WHO, birthDate: '2008-03-02' } }
    expect(await join(world, adult)).toMatchObject({ ok: true })
  })

  it('is refused kindly, and the reason stays in the record', async () => {
    const world = await begin()
    await join(world)
    await decide(world, { decision: 'refused', reason: 'owes three lenders' })
    await world.worker.settle()
    expect(smsOf(world, ZAWADI)).toEqual([
      'Umoja Afya: thank you for asking to join. We cannot register you now. ' +
        'Please talk to us. Call +254700000001.',
    ])
    const filed = await world.store.read((tx) => listApplications(tx, 'umoja', { openOnly: false }))
    expect(filed).toMatchObject({
      value: { applications: [{ decision: { kind: 'refused', reason: 'owes three lenders' } }] },
    })
    await expectSound(world)
  })

  it('is decided by a manager, never about the own asking, and tries are kept (R65)', async () => {
    const world = await begin()
    const collectors = [{ name: 'Juma Ali', phone: '+254733000002' }]
    await apply(world, { mutual: { code: 'umoja' }, collectors })
    await join(world, { phone: MERCY as PhoneNumber })
    expect(await decide(world, { by: 'Juma Ali' })).toMatchObject({
      refusal: { code: 'not-in-role' },
    })
    expect(await decide(world)).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await decide(world, { by: 'nobody' })).toMatchObject({ refusal: { code: 'not-staff' } })
    const filed = await world.store.read((tx) => listApplications(tx, 'umoja'))
    expect(filed.ok && filed.value.applications[0]?.denied).toMatchObject([
      { decided_by: 'Juma Ali', reason: 'not-in-role' },
      { decided_by: 'Mercy', reason: 'same-person' },
      { decided_by: 'nobody', reason: 'not-staff', decided_phone: null },
    ])
  })

  it('waits in a list that verify holds against what was decided', async () => {
    const world = await begin()
    const wrong = async () => {
      const { findings } = await verify(world.ports)
      const check = 'what waits for a decision is what nobody has decided'
      return findings.filter((found) => found.check === check).map(({ what }) => what)
    }
    await join(world)
    expect(await wrong()).toEqual([])
    await corrupt(world, `update undecided set matter_id = '7'`)
    expect((await wrong()).sort()).toEqual(['umoja application 1', 'umoja application 7'])
    // A try of somebody who may not decide decides nothing.
    expect(await decide(world, { by: 'nobody' })).toMatchObject({ ok: false })
    await corrupt(world, `delete from undecided`)
    await world.store.write(listUndecided)
    expect([await wrong(), await open(world)]).toEqual([[], ['1']])
    await decide(world)
    // An older process decides, and leaves it where it stood.
    await corrupt(world, `insert into undecided values ('umoja', 'application', '1')`)
    expect(await wrong()).toEqual(['umoja application 1'])
    await world.store.write(listUndecided)
    expect([await wrong(), await open(world)]).toEqual([[], []])
  })

  it('makes nobody a beneficiary twice, unless it is said to be somebody else (R06)', async () => {
    const { world } = await withAmina()
    const person = { name: 'AMÍNA  Otieno', sex: 'F', birthDate: '1988' } as const
    await join(world, { person })
    expect(await decide(world)).toMatchObject({ refusal: { code: 'person-registered' } })
    expect(await open(world)).toEqual(['1'])
    expect(await decide(world, { another: true })).toMatchObject({ ok: true })
    await expectSound(world)
  })

  it('joins under a plan that is named, in the association that the applicant named', async () => {
    const world = await begin()
    await apply(world, {
      mutual: { code: 'umoja' },
      plans: [{ code: 'single', validFrom: '2025-01-01', unit: 'person', period: 'month', contribution: '300', services: [] }],
      associations: [{ code: 'mama-mboga', name: 'Mama Mboga', phone: '+254712000001' }],
    }) // prettier-ignore
    await join(world, { place: 'mama mboga' })
    expect(await decide(world, { plan: 'gold' })).toMatchObject({
      refusal: { code: 'unknown-plan', plan: 'gold' },
    })
    expect(await decide(world, { plan: 'single' })).toMatchObject({ ok: true })
    const members = await world.store.read((tx) => tx.selectFrom('member').selectAll().execute())
    expect(members).toMatchObject([{ plan_code: 'single', association_code: 'mama-mboga' }])
    await expectSound(world)
  })

  it('of a member adds a child, who waits from the day of asking (R03)', async () => {
    const { world, number } = await withAmina()
    expect(await add(world, number)).toMatchObject({ value: { isRepeat: false } })
    expect(await add(world, number, { name: 'baraka otieno' })).toMatchObject({
      value: { isRepeat: true },
    })
    expect(await add(world, number, { name: 'Neema Otieno' })).toMatchObject({
      value: { isRepeat: false },
    })
    world.clock.move({ days: 3 })
    await decide(world)
    const household = await world.store.read((tx) => loadHousehold(tx, 'umoja', number))
    expect(household?.people[1]).toMatchObject({
      ordinal: 1,
      name: 'Baraka Otieno',
      joinedOn: '2026-03-02',
    })
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toMatch(
      /^Umoja Afya: Baraka Otieno is now in your family, number \d{7}-\d\/1\. Waiting period until 01\/06\/2026\./,
    )
    await expectSound(world)
  })

  it('for a person who could not be added is refused at once, and nothing is filed', async () => {
    const { world, number } = await withAmina()
    expect(await add(world, number, { birthDate: '1980' })).toMatchObject({
      refusal: { code: 'wrong-generation', relation: 'child' },
    })
    expect(await add(world, number, { birthDate: '2026-03-03' })).toMatchObject({
      refusal: { code: 'not-born' },
    })
    expect(await open(world)).toEqual([])
  })

  it('can be ten of a household at a time, not more', async () => {
    const { world, number } = await withAmina()
    for (let count = 1; count <= 10; count += 1)
      await add(world, number, { name: `Child ${count}` })
    expect(await add(world, number, { name: 'Child 11' })).toMatchObject({
      refusal: { code: 'several-applications', open: 10 },
    })
  })
})

const CHILD: {
  readonly name: string
  readonly sex: 'F' | 'M'
  readonly birthDate: string
  readonly relation: 'child'
} = { name: 'Baraka Otieno', sex: 'M', birthDate: '2020-05-01', relation: 'child' }
