import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { readIndicators } from '../../src/app/books/read-indicators.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { decideProposalIn } from '../../src/app/decisions/decide-proposal.ts'
import { acting } from '../../src/app/desk.ts'
import { lookAfter } from '../../src/app/office/look-after.ts'
import { postOpened } from '../../src/app/openings/post-rest.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { ageingByBooks } from '../../src/store/membership/arrears.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { apply, describeWorlds, notify, payBill, register, type World } from '../world.ts'
import { balances, faultsOf, openedHouseholds, openings, openWith } from './opening-world.ts'
import { charges } from './rows.ts'
import { expectSound } from './sound.ts'
import { readProviderStatement } from './by-itself.ts'

const AMINA = '04123378' as MemberNumber
const ZAWADI = '01110000' as MemberNumber

describeWorlds('opening the books', (begin) => {
  /** Amina is paid through September, Zawadi far ahead, Neema through the last day before. */
  async function withRegister(): Promise<World & { zawadi: MemberNumber; neema: MemberNumber }> {
    const world = await begin()
    const [, zawadi, neema] = await register(world, [
      { name: 'Amina Otieno', phone: '+254711000001', number: AMINA, paidThrough: '2025-09-30' },
      { name: 'Zawadi Njeri', phone: '+254711000002', paidThrough: '2026-03-31', card: 'M-17' },
      { name: 'Neema Wanjiru', phone: '+254711000003', paidThrough: '2025-12-31' },
    ])
    return { ...world, zawadi: zawadi as MemberNumber, neema: neema as MemberNumber }
  }

  const OWN = [
    'cash,Mercy,250',
    'bank,,2000',
    'wallet,sandbox,300',
    'clinic,uhuru,400',
    'loan,cooperative,200',
    'subsidy,state,90',
    'fund,118,150',
  ]

  it('brings what everybody owes and has, and what is left is the fund’s', async () => {
    const world = await withRegister()
    const opened = await openWith(world, [
      `owed,${AMINA},200,2025-10`,
      `owed,${AMINA},500,2025-12`,
      ...OWN,
    ])
    expect(opened).toMatchObject({
      ok: true,
      totals: {
        households: 3,
        owing: { count: 1, amount: 70000 },
        ahead: { count: 1, amount: 150000 },
      },
      byRegister: { count: 0, amount: 0 },
      fund: 9000 + 70000 - 150000 + 25000 + 200000 + 30000 - 40000 - 20000 - 15000,
    })
    expect(await balances(world)).toEqual({
      [`411/${AMINA}`]: 70000,
      [`419/${world.zawadi}`]: -150000,
      '571/c1': 25000,
      '521': 200000,
      '552/sandbox': 30000,
      '401/uhuru': -40000,
      '162': -20000,
      '415/state': 9000,
      '118': -15000,
      '101': 0 - 9000 - 70000 + 150000 - 25000 - 200000 - 30000 + 40000 + 20000 + 15000,
    })
    await expectSound(world)
  })

  it('posts it on the first day, the mutual’s own accounts first, and closes the days before', async () => {
    const world = await withRegister()
    await openWith(world, [`owed,${AMINA},200,2025-10`, ...OWN])
    const journals = await world.store.read((tx) =>
      tx.selectFrom('journal').selectAll().orderBy('seq').execute(),
    )
    const [opening] = await openings(world)
    const numbers = [AMINA, world.zawadi].sort()
    const refs = ['', ...numbers.map((number) => `/${number}`)]
    expect(journals.map((row) => [row.kind, row.effective_on, row.source_ref])).toEqual(
      refs.map((ref) => ['opening', '2026-01-01', `${opening?.opening_id}${ref}`]),
    )
    const closings = await world.store.read((tx) => tx.selectFrom('closing').selectAll().execute())
    expect(closings).toMatchObject([{ through: '2025-12-31', seq: 0, open_from: 1 }])
    await expectSound(world)
  })

  it('makes arrears charges that money pays, and the year’s income begins with the year', async () => {
    const world = await withRegister()
    await openWith(world, [`owed,${AMINA},200,2025-10`, `owed,${AMINA},500,2025-12`])
    await bill(world.ports, 'umoja', date('2026-03-02'), 'test')
    expect((await charges(world)).map(({ number, starts_on }) => [number, starts_on])).toEqual(
      [AMINA, world.zawadi, world.neema]
        .sort()
        .flatMap((number) => ['2026-01-01', '2026-02-01', '2026-03-01'].map((on) => [number, on])),
    )
    // 200 and 500 from before, and three months.
    expect(await owedOf(world, AMINA)).toBe(220000)
    expect(await owedOf(world, world.zawadi)).toBe(0)
    expect(await owedOf(world, world.neema)).toBe(150000)
    await notify(world, payBill(world, { phone: '+254711000001', account: AMINA, amount: '700' }))
    const standing = await readStanding(world.ports, AMINA, null)
    expect(standing).toMatchObject({
      value: { standing: { owed: 150000, paidThrough: '2025-12-31' } },
    })
    expect(await balances(world)).toMatchObject({ '701': -450000, [`411/${AMINA}`]: 150000 })
    await expectSound(world)
  })

  it('counts in the indicators: what was prepaid before is collected, earned and renewed', async () => {
    const world = await withRegister()
    await openWith(world, [])
    const span = { from: date('2026-01-01'), to: date('2026-01-31') }
    const indicators = await readIndicators(world.ports, 'umoja', span, 30)
    expect(indicators).toMatchObject({
      ok: true,
      value: { collection: { due: 150000, paid: 50000 }, earned: 50000 },
    })
    const before = { from: date('2025-12-01'), to: date('2025-12-31') }
    // Of Zawadi and Neema, whose December was paid, Zawadi goes on; Amina's was not.
    expect(await readIndicators(world.ports, 'umoja', before, 30)).toMatchObject({
      value: { renewal: { ended: 2, renewed: 1 } },
    })
  })

  it('counts in arrears by the books as one by one, and in a clinic’s statement', async () => {
    const world = await withRegister()
    await openWith(world, [...OWN, `owed,${AMINA},1200,,2025-10`, `owed,${world.neema},0`])
    const today = date('2026-01-05')
    const late = () => world.store.read((tx) => ageingByBooks(tx, 'umoja', today))
    // Of 1,200 since October the oldest is paid in part: three periods are late.
    expect(await late()).toEqual([{ periods: 3, members: 1, amount: 120000 }])
    await notify(world, payBill(world, { phone: '+254711000001', account: AMINA, amount: '200' }))
    expect(await late()).toMatchObject([{ periods: 2, members: 1 }])
    const span = { from: null, to: null }
    const statement = await readProviderStatement(world.ports, 'umoja', 'uhuru', span)
    expect(statement).toMatchObject({
      value: { after: 40000, entries: [{ kind: 'opening', owed: 40000 }] },
    })
  })

  it('without a line is of what the register says', async () => {
    const world = await withRegister()
    const opened = await openWith(world, [])
    expect(opened).toMatchObject({
      byRegister: { count: 1, amount: 150000 },
      totals: { owing: { count: 1, amount: 150000 } },
    })
    await expectSound(world)
  })

  it('shows the same before, and writes nothing, with a dry run', async () => {
    const world = await withRegister()
    const lines = [`owed,${AMINA},700,,2025-10`, ...OWN]
    const dry = await openWith(world, lines, { dryRun: true })
    expect(await openings(world)).toEqual([])
    expect(await balances(world)).toEqual({})
    expect(await openWith(world, lines)).toEqual(dry)
  })

  it('takes the number of an old card for a member', async () => {
    const world = await withRegister()
    expect(faultsOf(await openWith(world, ['owed,M-17,1,2025-12']))).toEqual([
      '2 period is inside what the register says is paid, through 2026-03-31: leave the line out, or correct paid_through with import --update',
    ])
  })

  it('is nothing at all with one fault, and every fault is told', async () => {
    const world = await withRegister()
    const lines = [
      `owed,${AMINA},200,2025-09`,
      `credit,${world.zawadi},10`,
      `owed,${ZAWADI},10,2025-10`,
      `owed,${AMINA},10,2026-01`,
      `credit,${world.neema},10`,
      `owed,${world.neema},10`,
      'cash,Nobody,10',
      'cash,Mercy,10',
      'cash,Mercy,20',
      'wallet,nowhere,10',
      'clinic,nowhere,10',
      'fund,601,10',
      'bank,ours,10',
      'subsidy,state,-10',
      'wage,x,10',
      'fund,118,10,2025-10',
      `owed,${AMINA},10,10/2025`,
    ]
    const faults = faultsOf(await openWith(world, lines))
    expect(faults.map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual([
      '2 period', '3 amount', '4 of', '5 period', '6 what', '8 of', '10 of', '11 of', '12 of', '13 of', '14 of',
      '15 amount', '16 what', '17 period', '18 period',
    ]) // prettier-ignore
    expect(await openings(world)).toEqual([])
    expect(await openedHouseholds(world)).toEqual([])
    const members = await world.store.read((tx) => tx.selectFrom('member').selectAll().execute())
    expect(members.filter(({ opening_id }) => opening_id !== null)).toEqual([])
    await expectSound(world)
  })

  it('is held against the statutes and the register', async () => {
    const world = await withRegister()
    const n = AMINA
    const wrong: readonly (readonly [string, string])[] = [
      [`owed,${n},500.01,2025-10`, 'amount is more than 500.00, which'],
      [`owed,${n},1500.01`, 'amount is more than 1500.00, which'],
      [`owed,${n},500.01,,2025-12`, 'amount is more than 500.00, which'],
      [
        `owed,${n},1,2025-09-30`,
        'period is inside what the register says is paid, through 2025-09',
      ],
      [`owed,${n},1,fee`, 'period is a joining fee'],
      [`owed,${n},1,,2026-01-01`, 'since does not lie before'],
      [`credit,${world.zawadi},1`, 'amount would pay twice, since'],
    ]
    for (const [line, why] of wrong) {
      const faults = faultsOf(await openWith(world, [line], { dryRun: true }))
      expect(faults, line).toEqual([expect.stringContaining(`2 ${why}`)])
    }
  })

  it('comes before anything else, once, and not ahead of its day', async () => {
    const world = await withRegister()
    const ahead = await openWith(world, [], { on: date('2026-03-03') })
    expect(ahead).toMatchObject({ refusal: { code: 'later-than-today' } })
    await openWith(world, [], { on: date('2026-03-02') })
    const again = await openWith(world, [])
    expect(again).toMatchObject({ refusal: { code: 'books-opened', on: '2026-03-02' } })
  })

  it('waits for a second person when the bank begins below nought, and is an alert', async () => {
    const world = await withRegister()
    await apply(world, {
      mutual: { code: 'umoja' },
      managers: [
        { name: 'Mercy', phone: '+254733000001', language: 'en' },
        { name: 'Wanjiru', phone: '+254733000002', language: 'en' },
      ],
    })
    const lines = [`owed,${AMINA},500,2025-12`, 'bank,,-800']
    expect(await openWith(world, lines)).toMatchObject({ refusal: { code: 'opening-needs-two' } })
    const proposed = await openWith(world, lines, { by: 'Mercy' })
    expect(proposed).toMatchObject({ ok: true, proposal: '1' })
    expect(await balances(world)).toEqual({})
    const again = await openWith(world, lines, { by: 'Mercy' })
    expect(again).toMatchObject({ refusal: { code: 'open-proposal', proposal: '1' } })
    const decide = (by: string) =>
      acting(world.ports, (desk) =>
        decideProposalIn(desk, {
          ...{ mutual: 'umoja', proposal: '1', decision: 'approved', by, reason: null },
        }),
      )
    expect(await decide('Mercy')).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await decide('Wanjiru')).toMatchObject({ ok: true })
    await postOpened(world.ports)
    expect(await balances(world)).toMatchObject({ '521': -80000, [`411/${AMINA}`]: 50000 })
    await expectSound(world)
    await lookAfter(world.ports, (await mutualOf(world)).mutual, date('2026-03-02'))
    const alerts = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
    expect(alerts.filter(({ kind }) => kind === 'bank-below')).toMatchObject([{ amount: 80000 }])
  })

  it('is no alert with nothing in the bank', async () => {
    const world = await withRegister()
    await openWith(world, ['bank,,0'])
    await lookAfter(world.ports, (await mutualOf(world)).mutual, date('2026-03-02'))
    const alerts = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
    expect(alerts.filter(({ kind }) => kind === 'bank-below')).toEqual([])
  })

  it('may wait some nights, while nothing of the mutual leaves by itself', async () => {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja', messagesFrom: null } })
    await register(world, [{ name: 'Amina', phone: '+254711000001', paidThrough: '2025-12-31' }])
    world.clock.move({ days: 3 })
    await runDueJobs(world.ports)
    expect(await charges(world)).toEqual([])
    expect(await openWith(world, [])).toMatchObject({ ok: true })
    await runDueJobs(world.ports)
    world.clock.move({ days: 1 })
    await runDueJobs(world.ports)
    expect(await charges(world)).toHaveLength(3)
  })

  it('is refused when charges stand in the books', async () => {
    const world = await withRegister()
    await bill(world.ports, 'umoja', date('2026-01-31'), 'test')
    expect(await openWith(world, [])).toMatchObject({ refusal: { code: 'books-begun' } })
    expect(await openings(world)).toEqual([])
  })

  it('leaves out whoever joined on its day or later', async () => {
    const world = await begin()
    const people = [
      { name: 'Amina', phone: '+254711000001', number: AMINA, joined: '2025-12-31' },
      { name: 'Zawadi', phone: '+254711000002', joined: '2026-01-01' },
    ]
    const [, zawadi] = await register(world, people)
    expect(faultsOf(await openWith(world, [`owed,${zawadi},1,2025-12`]))).toEqual([
      '2 of joined on 2026-01-01, not before the opening: leave it out',
    ])
    expect(await openWith(world, [])).toMatchObject({ totals: { households: 1 } })
    await bill(world.ports, 'umoja', date('2026-01-31'), 'test')
    expect((await charges(world)).map(({ number, starts_on }) => [number, starts_on])).toEqual(
      [
        [AMINA, '2026-01-01'],
        [zawadi, '2026-01-01'],
      ].sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1)),
    )
    await expectSound(world)
  })
})

async function mutualOf({ store }: World) {
  const books = await store.read((tx) => loadMutual(tx, 'umoja'))
  if (!books) throw new Error('no mutual')
  return books
}

async function owedOf(world: World, number: MemberNumber): Promise<number> {
  const read = await readStanding(world.ports, number, null)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value.standing.owed
}
