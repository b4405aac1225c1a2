import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { depositCash } from '../../src/app/cash/deposit-cash.ts'
import { listStaff, staffFor } from '../../src/app/staff/staff.ts'
import {
  addStaff,
  type AddStaffAsked,
  endStaff,
  type EndStaffAsked,
} from '../../src/app/staff/staff-acts.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { PERSON_ROLES, type PersonRole } from '../../src/core/staff/office-role.ts'
import type { Mutual } from '../../src/core/statutes/statutes.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { loadCaller } from '../../src/store/calls/callers.ts'
import { anotherProcess, apply, describeWorlds, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { acting, inMutual, reading } from '../../src/app/desk.ts'
import { recordCash } from './by-itself.ts'

const MERCY = '+254733000001' as PhoneNumber
const JUMA = '+254733000002' as PhoneNumber
const MOSES = '+254733000004' as PhoneNumber

const ALLOWED: Readonly<Record<PersonRole, readonly string[]>> = {
  manager: ['cash record', 'suspense match', 'members resign', 'members add', 'staff add'],
  treasurer: ['cash record', 'suspense match'],
  secretary: ['members resign', 'members add'],
  clerk: ['cash record', 'members add'],
  auditor: [],
  collector: ['cash record'],
}

describeWorlds('who works for a mutual', (begin) => {
  function add(world: World, changes: Partial<AddStaffAsked> = {}) {
    return acting(world.ports, (desk) =>
      addStaff(desk, {
        ...{ mutual: 'umoja', role: 'collector', phone: JUMA, whose: 'Juma Ali' },
        ...{ from: null, until: null, cause: 'chosen by the assembly', by: 'Mercy' },
        ...changes,
      }),
    )
  }

  function end(world: World, changes: Partial<EndStaffAsked> = {}) {
    return acting(world.ports, (desk) =>
      endStaff(desk, {
        ...{ mutual: 'umoja', role: 'collector', phone: JUMA, lastDay: null },
        ...{ cause: 'moves away', by: 'Mercy', ...changes },
      }),
    )
  }

  async function inOffice(world: World): Promise<string[]> {
    const found = await listStaff(world.ports, 'umoja')
    const staff = found.ok ? found.value.filter((one) => one.inOffice) : []
    return staff.map(({ role, phone }) => `${role} ${phone}`)
  }

  function recorded({ store }: World) {
    return store.read((tx) => tx.selectFrom('staff_change').selectAll().execute())
  }

  it('is added and ended by a manager, with day, cause and author', async () => {
    const world = await begin()
    expect(await add(world)).toMatchObject({ ok: true, value: { by: 'Mercy' } })
    expect(await inOffice(world)).toContain(`collector ${JUMA}`)
    expect(await end(world)).toMatchObject({ ok: true, value: { role: { until: '2026-03-01' } } })
    expect(await inOffice(world)).not.toContain(`collector ${JUMA}`)
    const own = (await recorded(world)).filter(({ phone }) => phone === JUMA)
    expect(own).toMatchObject([
      {
        kind: 'begins',
        on_date: '2026-03-02',
        cause: 'chosen by the assembly',
        decided_by: 'Mercy',
      },
      { kind: 'ends', on_date: '2026-03-02', last_day: '2026-03-01', cause: 'moves away' },
    ])
    // Somebody may come back.
    expect(await add(world)).toMatchObject({ ok: true })
    expect(await inOffice(world)).toContain(`collector ${JUMA}`)
    await expectSound(world)
    for (const change of ["update staff_change set cause = 'x'", 'delete from staff_change']) {
      const changing = world.store.write((tx) => sql.raw(change).execute(tx))
      await expect(changing).rejects.toThrow(/is append-only/)
    }
  })

  it('works from a first to a last day that lie ahead, for calls as for decisions', async () => {
    const world = await begin()
    const days = { from: date('2026-03-04'), until: date('2026-03-05') }
    await add(world, { role: 'manager', ...days })
    const isCaller = async () => {
      const { roles } = await reading(world.ports, ({ tx, now }) => loadCaller(tx, JUMA, now))
      return roles.length > 0
    }
    expect([await isCaller(), (await inOffice(world)).length]).toEqual([false, 3])
    world.clock.move({ days: 2 })
    expect([await isCaller(), (await inOffice(world)).length]).toEqual([true, 4])
    world.clock.move({ days: 2 })
    expect((await inOffice(world)).length).toBe(3)
    expect(await add(world, { from: date('2026-03-04') })).toMatchObject({
      refusal: { code: 'staff-days' },
    })
  })

  it('is one role with a statutes file, which leaves alone whom it does not name', async () => {
    const world = await begin()
    await add(world)
    const file = { mutual: { code: 'umoja' }, collectors: [{ name: 'Juma Ali', phone: JUMA }] }
    const before = await recorded(world)
    await apply(world, file)
    await apply(world, { mutual: { code: 'umoja' } })
    expect(await recorded(world)).toEqual(before)
    await apply(world, { mutual: { code: 'umoja' }, managers: [{ name: 'Moses', phone: MOSES }] })
    expect((await recorded(world)).at(-1)).toMatchObject({
      ...{ kind: 'begins', role: 'manager', name: 'Moses', cause: 'statutes file' },
    })
    expect(await inOffice(world)).toContain(`collector ${JUMA}`)
    await expectSound(world)
  })

  it('has one name on a phone and one phone for a name, and a clinic is no person', async () => {
    const world = await begin()
    await add(world)
    const clinic = { role: 'clinic', whose: 'uhuru' } as const
    const cases: [Partial<AddStaffAsked>, string][] = [
      [{}, 'staff-already'],
      [{ role: 'manager', whose: 'Moses' }, 'staff-phone-taken'],
      [{ phone: MOSES, whose: 'JUMA ALI' }, 'staff-name-taken'],
      [clinic, 'staff-phone-taken'],
      [{ ...clinic, phone: MOSES, whose: 'nowhere' }, 'unknown-provider'],
      [{ phone: MOSES, whose: 'Moses', by: 'Juma Ali' }, 'not-in-role'],
      [{ phone: MOSES, whose: 'Moses', by: 'Nobody' }, 'not-staff'],
    ]
    for (const [changes, code] of cases) {
      expect(await add(world, changes)).toMatchObject({ ok: false, refusal: { code } })
    }
    const denied = (await recorded(world)).filter(({ kind }) => kind === 'denied')
    expect(denied.map(({ decided_by: by }) => by)).toEqual(['Juma Ali', 'Nobody'])
    expect(await add(world, { role: 'manager' })).toMatchObject({ ok: true })
    expect(await add(world, { ...clinic, phone: MOSES })).toMatchObject({ ok: true })
    expect(await inOffice(world)).toContain(`clinic ${MOSES}`)
    await expectSound(world)
  })

  it('keeps a manager, whoever asks at the same moment', async () => {
    const world = await begin()
    const manager = { role: 'manager', phone: MERCY } as const
    expect(await end(world, manager)).toMatchObject({ refusal: { code: 'last-manager' } })
    await add(world, { role: 'manager', phone: MOSES, whose: 'Moses' })
    const ended = await Promise.all([
      end(world, manager),
      end(anotherProcess(world, 'b'), { ...manager, phone: MOSES }),
    ])
    expect(ended.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await inOffice(world)).filter((one) => one.startsWith('manager'))).toHaveLength(1)
  })

  it.each(PERSON_ROLES)('does as a %s what the role allows, and nothing else', async (role) => {
    const world = await begin()
    await add(world, { role })
    const allowed = await reading(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'umoja')
      const here = inMutual(desk, books?.mutual as Mutual)
      const acts = ['cash record', 'suspense match', 'members resign', 'members add', 'staff add'] as const // prettier-ignore
      const may = await Promise.all(acts.map(async (act) => (await staffFor(here, JUMA, act)).ok))
      return acts.filter((_, at) => may[at])
    })
    expect(allowed).toEqual(ALLOWED[role])
    expect(await inOffice(world)).toContain(`${role} ${JUMA}`)
  })

  it('deposits the cash before leaving (R60)', async () => {
    const world = await begin()
    await add(world)
    const household = { name: 'Amina Otieno', phone: '+254711000001', paidThrough: '2026-02-28' }
    const [number] = (await register(world, [household])) as [MemberNumber]
    const cash = { amount: minor(50_000), by: 'Juma Ali' }
    await recordCash(world.ports, { ...cash, number, slip: '118', withoutSms: false })
    expect(await end(world)).toMatchObject({
      refusal: { code: 'cash-in-hand', inHand: { amount: 50_000 } },
    })
    const place = { to: 'bank', reference: 'KCB-1', part: false, of: null, mutual: 'umoja' }
    expect(
      await acting(world.ports, (desk) => depositCash(desk, { ...cash, ...place })),
    ).toMatchObject({ ok: true })
    expect(await end(world)).toMatchObject({ ok: true })
    await expectSound(world)
  })

  it('and a last day that nobody decided is found', async () => {
    const world = await begin()
    await add(world)
    await corrupt(world, `update phone_role set until = '2027-01-01' where phone = '${JUMA}'`)
    const { findings } = await verify(world.ports)
    expect(findings.map(({ check }) => check)).toEqual([
      'who works for a mutual does so to the day that was last recorded',
    ])
  })
})
