import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import type { AppliedChanges } from '../../src/app/statutes/apply-statutes.ts'
import { type CivilDate, date } from '../../src/core/dates.ts'
import { isChanged } from '../../src/core/field-changes.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { Plan } from '../../src/core/plans/plan.ts'
import { minor } from '../../src/core/money.ts'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { loadStatutes } from '../../src/store/mutuals/mutuals.ts'
import { describeStores } from '../store/stores.ts'
import { describeWorlds, type World } from '../world.ts'
import { AWA, BINTA, check, pikineWorld, registerOne } from './visits-world.ts'
import { acting } from '../../src/app/desk.ts'

async function send(
  world: World,
  plan: object,
  { mutual = 'umoja', ...more }: { dryRun?: boolean; mutual?: string } = {},
) {
  const file = { mutual: { code: mutual }, plans: [{ code: 'family', ...plan }] }
  return applyFile(world.ports, file, { actor: 'test', sandbox: true, ...more })
}

async function whys(world: World, plan: object, mutual = 'umoja'): Promise<string[]> {
  const applied = await send(world, plan, { mutual })
  return applied.ok ? [] : applied.faults.map(({ path, why }) => `${path}: ${why}`)
}

async function versions(world: World): Promise<readonly Plan[]> {
  return (await world.ports.store.read((tx) => loadStatutes(tx, 'umoja'))).plans
}

async function closeBooks(world: World, closed_through: string): Promise<void> {
  await world.ports.store.write((tx) =>
    tx
      .updateTable('mutual')
      .set({ closed_through: closed_through as CivilDate })
      .execute(),
  )
}

const TABLE = { mutual_id: 'pikine', provider_code: 'centre', ordinal: 0 }

/** What can rest on a version, on the 2nd of March. */
const USE: Record<string, (world: World, number: MemberNumber) => Promise<unknown>> = {
  charge: ({ ports }) => bill(ports, 'pikine', date('2026-03-02'), 'test'),
  check: (world, number) => check(world, number, 'surgery'),
  'visit code': ({ ports }, number) =>
    acting(ports, ({ tx, now }) =>
      tx.insertInto('visit').values({ ...TABLE, visit_code: 'AAAAAA-2', number, opened_on: date('2026-03-02'), lapses_on: date('2026-03-03'), frozen_at: null, emergency: 0, created_at: now }).execute(),
    ),
  'guarantee letter': ({ ports }, number) =>
    acting(ports, ({ tx, now }) =>
      tx.insertInto('letter').values({ ...TABLE, letter_number: 'PI26-L000001', number, service_code: 'surgery', amount: minor(1), valid_from: date('2026-02-01'), valid_to: date('2026-03-01'), issued_by: 'test', issued_at: now, needs_approval: 0, approved_by: null, approved_at: null, withdrawn_by: null, withdrawn_at: null }).execute(),
    ),
} // prettier-ignore

describeWorlds('versions of a plan', (begin) => {
  it('keep what they do not name, replace what they do, and drop what is null', async () => {
    const world = await begin()
    const applied = (await send(world, { validFrom: '2026-07-01', contribution: '600', waiting: null, services: [{ code: 'consultation', patientPercent: 30 }] })) as AppliedChanges // prettier-ignore
    const changed = applied.changes[0]?.fields.filter(isChanged)
    expect(changed).toEqual([
      { field: 'contribution', before: '500', after: '600' },
      { field: 'waiting', before: '{"months":3}', after: 'none' },
      { field: 'services.consultation.patientPercent', before: '20', after: '30' },
      { field: 'services.surgery', before: expect.stringContaining('guaranteeLetter') as string, after: null },
    ]) // prettier-ignore
    expect(applied.changes[0]?.fields).toContainEqual({ field: 'graceDays', before: '15', after: '15' }) // prettier-ignore
    const [first, second] = await versions(world)
    expect(second).toEqual({
      ...first,
      validFrom: '2026-07-01',
      contribution: 60_000,
      waiting: null,
      services: [{ ...first?.services[0], patientPercent: 30 }],
    })
  })

  it('are the same when they are sent again, and keep their own when they are put right', async () => {
    const world = await begin()
    const change = { validFrom: '2026-07-01', graceDays: 30, services: [{ code: 'consultation', patientPercent: 30 }] } // prettier-ignore
    await send(world, change)
    expect(await send(world, change)).toMatchObject({ ok: true, changes: [] })
    expect(await send(world, { validFrom: '2026-07-01', dueDay: 3 })).toMatchObject({ ok: true })
    expect((await versions(world))[1]).toMatchObject({ graceDays: 30, dueDay: 3, services: [{ patientPercent: 30 }] }) // prettier-ignore
  })

  it('follow each other within a file, in whatever order they stand there', async () => {
    const world = await begin()
    const plans = [
      { code: 'family', validFrom: '2026-09-01', dueDay: 3 },
      { code: 'family', validFrom: '2026-07-01', graceDays: 30 },
    ]
    await applyFile(world.ports, { mutual: { code: 'umoja' }, plans }, { actor: 'test', sandbox: true }) // prettier-ignore
    expect((await versions(world)).slice(1)).toMatchObject([
      { validFrom: '2026-07-01', graceDays: 30, dueDay: 5 },
      { validFrom: '2026-09-01', graceDays: 30, dueDay: 3 },
    ])
  })

  it('name what was inherited where it is at fault, and miss what was taken away', async () => {
    const world = await begin()
    expect(await whys(world, { validFrom: '2026-07-01', period: 'week', dueDay: null })).toEqual([])
    await send(world, { validFrom: '2026-08-01', period: 'month', dueDay: 20 })
    expect(await whys(world, { validFrom: '2026-09-01', period: 'week' })).toEqual([
      'plans[0].dueDay: is past the end of every week, which has 7 days at most; it is that of the version before',
    ])
    expect(await whys(world, { validFrom: '2026-09-01', contribution: null })).toEqual([
      'plans[0].contribution: is missing',
    ])
  })

  it('merge the parts of a part, and take lengths of time as one', async () => {
    const world = await begin()
    const late = { afterMonths: 3, waiting: { months: 1 }, exceptBelowAge: 5 }
    await send(world, { validFrom: '2026-07-01', lateReturn: late })
    await send(world, { validFrom: '2026-08-01', lateReturn: { waiting: { days: 20 }, exceptBelowAge: null } }) // prettier-ignore
    expect((await versions(world))[2]?.lateReturn).toEqual({
      afterMonths: 3,
      waiting: { days: 20 },
    })
  })

  it.each([
    ['2026-02-28', ['plans[0].validFrom: version 2026-02-28 of the plan family begins in days that are closed: the books are, through 2026-02-28']],
    ['2026-03-01', []],
  ])('do not begin in closed days: from %s', async (validFrom, expected) => {
    const world = await begin()
    await closeBooks(world, '2026-02-28')
    expect(await whys(world, { validFrom, graceDays: 30 })).toEqual(expected)
  }) // prettier-ignore

  it('that have begun are put right while nothing rests on them, unless days are closed', async () => {
    const world = await begin()
    await send(world, { validFrom: '2026-03-01', graceDays: 30 })
    expect(await whys(world, { validFrom: '2026-03-01', graceDays: 20 })).toEqual([])
    await closeBooks(world, '2026-03-01')
    expect(await whys(world, { validFrom: '2026-03-01', graceDays: 21 })).toEqual([
      'plans[0]: version 2026-03-01 of the plan family begins in days that are closed: the books are, through 2026-03-01',
    ])
  })
})

describeStores('a version that has begun', (open) => {
  const change = { validFrom: '2026-03-01', graceDays: 30 }

  it.each(Object.entries(USE))('with a %s under it is not put right', async (by, use) => {
    const world = await pikineWorld(await open())
    // Nothing is charged to whoever has paid ahead in the old books.
    const number = await registerOne(world, by === 'charge' ? BINTA : AWA)
    await send(world, change, { mutual: 'pikine' })
    await use(world, number)
    expect(await whys(world, { ...change, graceDays: 20 }, 'pikine')).toEqual([
      `plans[0]: version 2026-03-01 of the plan family is in force and has a ${by} under it, so it cannot be changed; give a later validFrom`,
    ])
    expect(await whys(world, change, 'pikine')).toEqual([])
  })

  it('with members but nothing under it is', async () => {
    const world = await pikineWorld(await open())
    await registerOne(world, AWA)
    await send(world, change, { mutual: 'pikine' })
    expect(await whys(world, { ...change, graceDays: 20 }, 'pikine')).toEqual([])
  })
})

describeStores('statutes that are tried', (open) => {
  it('count the members whose answers change, today and later, and write nothing', async () => {
    const world = await pikineWorld(await open())
    await registerOne(world, AWA)
    await registerOne(world, { ...BINTA, phone: '+221772000002' })
    const tried = async (plan: object) => {
      const applied = await send(world, plan, { dryRun: true, mutual: 'pikine' })
      return applied.ok ? applied.answers : applied.faults
    }
    const none = { members: 2, changed: 0, lost: 0, gained: 0 }
    const services = [{ code: 'consultation', patientPercent: 20 }]
    expect(await tried({ validFrom: '2026-03-20', services })).toEqual([
      { ...none, on: '2026-03-02' },
      { on: '2026-03-20', members: 2, changed: 2, lost: 2, gained: 0 },
    ])
    const emergency = { emergency: true, patientPercent: 10 }
    const urgent = ['emergency', 'consultation'].map((code) => ({ code, ...emergency }))
    expect(await tried({ validFrom: '2026-03-02', services: urgent })).toEqual([
      { on: '2026-03-02', members: 2, changed: 2, lost: 1, gained: 1 },
    ])
    const other = await tried({ validFrom: '2026-03-02', dueDay: 4 })
    expect(other).toEqual([{ ...none, on: '2026-03-02', changed: 1 }])
    const nothing = await tried({ validFrom: '2026-03-02', strikeOffNoticeDays: 20 })
    expect(nothing).toEqual([{ ...none, on: '2026-03-02' }])
    const known = await world.ports.store.read((tx) => loadStatutes(tx, 'pikine'))
    expect(known.plans).toHaveLength(1)
  })
})
