import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { decideProposalIn } from '../../src/app/decisions/decide-proposal.ts'
import { bill } from '../../src/app/books/bill.ts'
import { proposeCategories } from '../../src/app/membership/category.ts'
import { readAgeing } from '../../src/app/membership/read-household.ts'
import { readMonth } from '../../src/app/month/read-month.ts'
import { readStanding, standingJson } from '../../src/app/membership/read-standing.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { apply, describeWorlds, lastSms, register, type World } from '../world.ts'
import { UMOJA } from '../statutes.ts'
import { readingOf } from './by-itself.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'

const AMINA = '04123378' as MemberNumber
const GRACE = '10000004' as MemberNumber
const POOR = {
  ...UMOJA.plans[0],
  code: 'poor',
  contribution: '300',
  subsidy: { payer: 'state', percent: 100, from: '2020-01-01', members: 'named' },
  services: [{ code: 'consultation', patientPercent: 0 }],
}

const AGREED = 'every change of category was agreed on by two people, and is looked up'

type Row = Parameters<typeof proposeCategories>[1]['rows'][number]

describeWorlds('the category of a household', (begin) => {
  async function town(): Promise<World> {
    const world = await begin()
    const managers = [...UMOJA.managers, { name: 'Moses', phone: '+254733000003', language: 'en' }]
    await apply(world, { ...UMOJA, plans: [...UMOJA.plans, POOR], managers })
    await register(world, [
      { name: 'Amina Otieno', phone: '+254711000001', number: AMINA, paidThrough: '2026-02-28' },
      { name: 'Grace Njeri', phone: '+254711000002', number: GRACE, paidThrough: '2026-02-28' },
    ])
    return world
  }

  const row = (number: MemberNumber, more: Partial<Row> = {}): Row => ({
    ...{ number, on: date('2026-04-01'), plan: null, subsidised: null, until: null },
    ...more,
  })

  function propose(world: World, rows: readonly Row[], by = 'Mercy', file: string | null = null) {
    const asked = { mutual: 'umoja', rows, cause: 'poor list 2026', by, file }
    return acting(world.ports, (desk) => proposeCategories(desk, asked))
  }

  function decide(world: World, by: string, proposal = '1') {
    const asked = { mutual: 'umoja', proposal, decision: 'approved', by, reason: null } as const
    return acting(world.ports, (desk) => decideProposalIn(desk, asked))
  }

  async function charges(world: World, number: MemberNumber, on: string) {
    const found = await readStanding(world.ports, number, date(on))
    if (!found.ok) throw new Error(found.refusal.code)
    return standingJson(found.value)
  }

  function posted({ store }: World) {
    return store.read((tx) =>
      tx.selectFrom('charge').select(['number', 'plan_code', 'starts_on', 'amount', 'subsidy']).where('kind', '=', 'contribution').orderBy('number').orderBy('starts_on').execute(),
    ) // prettier-ignore
  }

  it('changes once a second person approves: next charges follow, posted ones stay', async () => {
    const world = await town()
    await bill(world.ports, 'umoja', date('2026-03-02'), 'test')
    const before = await posted(world)
    expect((await propose(world, [row(AMINA, { plan: 'poor' })])).ok).toBe(true)
    expect(await decide(world, 'Mercy')).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await decide(world, 'Moses')).toMatchObject({ ok: true })
    expect(await posted(world)).toEqual(before)
    await world.worker.settle()
    expect(lastSms(world, '+254711000001')).toBe(
      'Umoja Afya: from 01/04/2026 member 0412337-8 pays KSh 300 for each period. Wrong? Send COMPLAIN LEVEL',
    )
    world.clock.set('2026-05-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-05-02'), 'test')
    const after = (await posted(world)).filter(({ number }) => number === AMINA)
    expect(after.map((one) => [one.plan_code, one.starts_on, one.amount, one.subsidy])).toEqual([
      ['family', '2026-03-01', 50_000, 0],
      ['poor', '2026-04-01', 30_000, 0],
      ['poor', '2026-05-01', 30_000, 0],
    ])
    await expectSound(world)
  })

  it('may end the cover of a child who is too old for the new plan (R04)', async () => {
    const world = await town()
    const young = { ...UMOJA.plans[0], code: 'young', dependantMaxAge: 9 }
    await apply(world, { mutual: { code: 'umoja' }, plans: [young] })
    const households = ['2012-09-17', '2012'].map((born, at) => ({
      ...{ name: `Zena ${at}`, phone: `+25471100001${at}` },
      family: [[`Neema ${at}`, 'child', born]] as const,
    }))
    const numbers = await register(world, households)
    expect(await readAgeing(world.ports, 'umoja', 60)).toMatchObject({ value: [] })
    await propose(
      world,
      numbers.map((number) => row(number, { plan: 'young' })),
    )
    await decide(world, 'Moses')
    const soon = await readAgeing(world.ports, 'umoja', 30)
    const last = { person: { ordinal: 1 }, lastDay: '2026-03-31' }
    expect(soon).toMatchObject({ value: [last, last] })
    world.clock.set('2026-04-20T08:00:00Z')
    const month = await readingOf(world.ports, 'umoja', (desk) =>
      readMonth(desk, 'umoja', date('2026-04-01')),
    )
    const line = { subject: 'dependants over age', count: 2, oldest: '2026-04-01' }
    expect(month.ok && month.value.lines).toContainEqual(expect.objectContaining(line))
  })

  it('is a poor list too, which pays what the member does not, until its last day', async () => {
    const world = await town()
    const listed = { plan: 'poor', subsidised: true, until: date('2026-04-30') }
    await propose(world, [row(AMINA, listed), row(GRACE, { plan: 'poor' })], 'Mercy', 'list.csv')
    await decide(world, 'Moses')
    world.clock.set('2026-05-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-05-02'), 'test')
    const after = (await posted(world)).filter((one) => one.starts_on >= '2026-04-01')
    expect(after.map((one) => [one.number, one.amount, one.subsidy])).toEqual([
      [AMINA, 0, 30_000],
      [AMINA, 30_000, 0],
      [GRACE, 30_000, 0],
      [GRACE, 30_000, 0],
    ])
    await expectSound(world)
  })

  it('is proposed of all or of none, each fault by its place', async () => {
    const world = await town()
    const rows = [
      row(AMINA, { plan: 'poor' }),
      row(GRACE, { plan: 'gold' }),
      row(AMINA, { plan: 'poor' }),
      row('82063627' as MemberNumber, { plan: 'poor' }),
      row(GRACE, { plan: 'poor', on: date('2026-04-02') }),
    ]
    expect(await propose(world, rows)).toMatchObject({
      faults: [
        { at: 1, refusal: { code: 'unknown-plan' } },
        { at: 2, refusal: { code: 'category-twice' } },
        { at: 3, refusal: { code: 'unknown-number' } },
        { at: 4, refusal: { code: 'category-twice' } },
      ],
    })
    const proposals = await world.store.read((tx) =>
      tx.selectFrom('proposal').selectAll().execute(),
    )
    expect(proposals).toEqual([])
  })

  it('is not changed any more when it was charged between proposal and approval', async () => {
    const world = await town()
    world.clock.set('2026-03-28T08:00:00Z')
    await propose(world, [row(AMINA, { plan: 'poor' })])
    world.clock.set('2026-04-02T08:00:00Z')
    await bill(world.ports, 'umoja', date('2026-04-02'), 'test')
    expect(await decide(world, 'Moses')).toMatchObject({ refusal: { code: 'charged-beyond' } })
    const again = await propose(world, [row(AMINA, { plan: 'poor', on: date('2026-05-01') })])
    expect(again).toMatchObject({ ok: false, refusal: { code: 'open-proposal' } })
  })

  it('is kept with its history: who proposed, who approved, why and from when', async () => {
    const world = await town()
    await propose(world, [row(AMINA, { plan: 'poor' })])
    await decide(world, 'Moses')
    const back = row(AMINA, { plan: 'family', on: date('2026-06-01') })
    expect(await propose(world, [back])).toMatchObject({ ok: true })
    await decide(world, 'Moses', '2')
    const changes = await world.store.read((tx) =>
      tx.selectFrom('membership_change').selectAll().where('kind', '=', 'category').orderBy('on_date').execute(),
    ) // prettier-ignore
    expect(changes).toMatchObject([
      { on_date: '2026-04-01', cause: 'poor list 2026', decided_by: 'Mercy', approved_by: 'Moses', proposal_id: '1' },
      { on_date: '2026-06-01', decided_by: 'Mercy', approved_by: 'Moses', proposal_id: '2' },
    ]) // prettier-ignore
    const standing = await charges(world, AMINA, '2026-04-10')
    expect(standing).toMatchObject({ plan: 'poor' })
    expect(await charges(world, AMINA, '2026-06-10')).toMatchObject({ plan: 'family' })
    await expectSound(world)
  })

  it.each([
    ['a change that one person decided', `update proposal_decision set decided_by = 'Mercy'`],
    ['a change from nowhere', `update membership_change set proposal_id = null, approved_by = null where kind = 'category'`],
    ['a household that is not looked up', `update member set recategorised = 0`],
    ['a household that never changed', `update member set recategorised = 1`],
  ])('that was changed in the database is found: %s', async (_, statement) => {
    const world = await town()
    await propose(world, [row(AMINA, { plan: 'poor' })])
    await decide(world, 'Moses')
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map(({ check }) => check)).toContain(AGREED)
  }) // prettier-ignore
})
