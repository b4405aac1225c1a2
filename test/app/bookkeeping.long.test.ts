import { expect, it } from 'vitest'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { acting, reading } from '../../src/app/desk.ts'
import { proposeYearBack, proposeYearEnd } from '../../src/app/bookkeeping/close-year.ts'
import { readBalance, readIncome } from '../../src/app/bookkeeping/read-statements.ts'
import {
  type EntryAsked,
  listEntries,
  recordEntry,
  reverseEntry,
} from '../../src/app/bookkeeping/record-entry.ts'
import { reconcileStatement } from '../../src/app/payments/reconcile.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date, instant } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import {
  anotherProcess,
  apply,
  describeWorlds,
  notify,
  payBill,
  register,
  text,
  type World,
} from '../world.ts'
import { corrupt } from './corrupt.ts'
import { approve, STAFF } from './members-world.ts'
import { expectSound } from './sound.ts'
import { ok } from './visits-world.ts'

const SETTINGS = {
  ...STAFF,
  mutual: {
    code: 'umoja',
    bookApprovalAbove: '1000',
    bookkeeping: {
      accounts: [
        { code: '6223', name: 'Rent of the office' },
        { code: '625', name: 'Old', until: '2026-02-28' },
      ],
      costCentres: [
        { code: 'kisumu', name: 'Kisumu' },
        { code: 'old', name: 'Old', until: '2026-02-28' },
      ],
      legalReservePercent: 20,
    },
  },
}

const RENT: EntryAsked = {
  ...{ mutual: 'umoja', account: '622', centre: null, from: 'bank', into: null },
  ...{ amount: minor(40_000), reference: 'R-03', what: 'Rent of March', on: null, by: 'Mercy' },
}

const GRANT: EntryAsked = {
  ...RENT,
  ...{ account: '711', from: null, into: 'bank', reference: 'DON-7', what: 'Grant' },
}

function record({ ports }: World, changes: Partial<EntryAsked> = {}, of: EntryAsked = RENT) {
  return acting(ports, (desk) => recordEntry(desk, { ...of, ...changes }, 'test'))
}

function reverse({ ports }: World, reference: string, by = 'Mercy') {
  const asked = { mutual: 'umoja', reference, reason: 'booked twice', by }
  return acting(ports, (desk) => reverseEntry(desk, asked, 'test'))
}

async function entries({ ports }: World) {
  const days = { from: null, to: null }
  return ok(await reading(ports, (desk) => listEntries(desk, 'umoja', days))).entries
}

async function income({ ports }: World, from: string, to: string) {
  const span = { from: date(from), to: date(to) }
  return ok(await reading(ports, (desk) => readIncome(desk, 'umoja', span))).statement
}

async function sheet({ ports }: World, day: string | null = null) {
  const on = day === null ? null : date(day)
  return ok(await reading(ports, (desk) => readBalance(desk, 'umoja', on))).sheet
}

function why(result: { ok: boolean; refusal?: { code: string } }) {
  return result.ok ? null : result.refusal?.code
}

describeWorlds('other money', (begin) => {
  async function founded() {
    const world = await begin()
    await apply(world, SETTINGS)
    return world
  }

  it('is booked once under its number, by somebody of the mutual', async () => {
    const world = await founded()
    const processes = [0, 1, 2].map((index) =>
      world.store.engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    const all = await Promise.all(processes.map((process) => record(process)))
    const isNew = all.map((one) => ok(one)).map((one) => one.entry !== null && one.isNew)
    expect(isNew.filter(Boolean)).toHaveLength(1)
    expect(await entries(world)).toMatchObject([
      { debit_account: '622', credit_account: '521', amount: 40_000, recorded_by: 'Mercy' },
    ])
    expect(why(await record(world, { amount: minor(40_001) }))).toBe('entry-differs')
    expect(why(await record(world, { account: '6223' }))).toBe('entry-differs')
    await expectSound(world)
  })

  it.each([
    [{ account: '623' }, 'unknown-account'],
    [{ account: '411' }, 'unknown-account'],
    [{ account: '701' }, 'unknown-account'],
    [{ from: 'till' }, 'unknown-account'],
    [{ from: '622' }, 'unknown-account'],
    [{ centre: 'nairobi' }, 'unknown-cost-centre'],
    [{ centre: 'old' }, 'account-ended'],
    [{ centre: 'old', on: date('2026-02-28') }, null],
    [{ account: '244', centre: 'kisumu' }, 'account-not-split'],
    [{ account: '625' }, 'account-ended'],
    [{ account: '625', on: date('2026-02-28') }, null],
    [{ account: '625', on: date('2026-03-01') }, 'account-ended'],
    [{ from: 'sandbox' }, 'more-than-there-is'],
    [{ on: date('2026-03-03') }, 'later-than-today'],
    [{ by: 'Nobody' }, 'not-staff'],
    [{ mutual: 'nobody' }, 'unknown-mutual'],
    [{ amount: minor(100_000) }, null],
    [{ from: '421' }, null],
  ] as const)('with %j: %s', async (changes, refusal) => {
    const world = await founded()
    expect(why(await record(world, changes))).toBe(refusal)
    expect(await entries(world)).toHaveLength(refusal === null ? 1 : 0)
  })

  it('leaves a wallet only as far as it holds it, and comes into it', async () => {
    const world = await founded()
    await register(world, [{ name: 'Amina', phone: '+254711000001' }])
    await notify(world, payBill(world, { phone: '+254799000001', account: 'mama', amount: '400' }))
    expect(why(await record(world, { from: 'sandbox', amount: minor(40_001) }))).toBe(
      'more-than-there-is',
    )
    ok(await record(world, { from: 'sandbox' }))
    ok(await record(world, { into: 'sandbox' }, GRANT))
    expect((await sheet(world)).assets.lines).toMatchObject([{ code: '552', amount: 40_000 }])
    await expectSound(world)
  })

  it('from a wallet is what a statement calls something else, until it is taken back', async () => {
    const world = await founded()
    ok(await record(world, { into: 'sandbox', reference: 'DON-7' }, GRANT))
    ok(await record(world, { from: 'sandbox', reference: 'R-03' }))
    world.clock.set('2026-03-06T08:00:00Z')
    const line = (reference: string, kind: 'other' | 'payment') => ({
      ...{ reference, kind, amount: minor(40_000), linked: null, phone: null, account: null },
      ...{ on: date('2026-03-02'), at: instant(Date.parse('2026-03-02T09:00:00Z')) },
    })
    const lines = [line('DON-7', 'payment'), line('R-03', 'other')]
    const span = { from: date('2026-03-02'), to: date('2026-03-02') }
    const given = { wallet: 'sandbox', fileName: 'march.csv', lines, ...span }
    const as = { record: true, by: 'Mercy', actor: 'test' }
    expect(ok(await reconcileStatement(world.ports, given, as)).differences).toEqual([])
    ok(await reverse(world, 'R-03'))
    expect(ok(await reconcileStatement(world.ports, given, as)).differences).toMatchObject([
      { kind: 'not-understood', reference: 'R-03' },
    ])
  })

  it('leaves cash in hand only as far as it is there, and a check of cash knows it', async () => {
    const world = await founded()
    const amina = { name: 'Amina', phone: '+254711000001' }
    const [number = ''] = await register(world, [amina])
    await text(world, '+254733000002', `CASH ${number} 500`)
    expect(why(await record(world, { from: 'c1', amount: minor(50_001) }))).toBe(
      'more-than-there-is',
    )
    ok(await record(world, { from: 'c1' }))
    ok(await record(world, { into: 'c1', amount: minor(7_000) }, GRANT))
    expect((await sheet(world)).assets.lines).toContainEqual(
      expect.objectContaining({ code: '571', amount: 17_000 }),
    )
    ok(await reverse(world, 'R-03'))
    await expectSound(world)
  })

  it('above the limit waits for a second person', async () => {
    const world = await founded()
    const asked = ok(await record(world, { amount: minor(100_001), centre: 'kisumu' }))
    expect(await entries(world)).toEqual([])
    const id = asked.proposal?.proposal_id ?? ''
    expect(why(await record(world, { amount: minor(100_001) }))).toBe('open-proposal')
    expect(why(await approve(world, id, 'Mercy'))).toBe('same-person')
    ok(await approve(world, id))
    expect(await entries(world)).toMatchObject([{ debit_account: '622/kisumu', proposal_id: id }])
    const back = ok(await reverse(world, 'R-03', 'Moses'))
    expect(back.proposal?.act).toMatchObject({ kind: 'book-back', amount: 100_001 })
    ok(await approve(world, back.proposal?.proposal_id ?? '', 'Mercy'))
    expect((await entries(world))[0]?.reversal).toMatchObject({ about: 'booked twice' })
    expect((await income(world, '2026-03-01', '2026-03-31')).costs).toEqual({ lines: [], total: 0 })
    await expectSound(world)
  })

  it('is taken back once, from today on', async () => {
    const world = await founded()
    ok(await record(world, { on: date('2026-02-10') }))
    expect(why(await reverse(world, 'R-04'))).toBe('unknown-entry')
    ok(await reverse(world, 'R-03'))
    expect(why(await reverse(world, 'R-03'))).toBe('entry-taken-back')
    expect(why(await record(world))).toBe('entry-taken-back')
    expect((await income(world, '2026-02-01', '2026-02-28')).result).toBe(-40_000)
    expect((await income(world, '2026-02-01', '2026-03-31')).result).toBe(0)
    await expectSound(world)
  })

  it('of a closed month counts on the first open day, and keeps its own', async () => {
    const world = await founded()
    ok(await closeBooks(world.ports, 'umoja', date('2026-02-28'), { by: 'Mercy', actor: 'test' }))
    ok(await record(world, { on: date('2026-02-10') }))
    expect((await income(world, '2026-02-01', '2026-02-28')).result).toBe(0)
    expect((await income(world, '2026-03-01', '2026-03-01')).result).toBe(-40_000)
    expect(await entries(world)).toMatchObject([{ on_date: '2026-02-10' }])
  })

  const STANDS = 'every entry of other money stands in the books, with its amount'
  const TWO = 'no other money that two people agreed on lacks one of them'

  it.each([
    ['another amount', `update book_entry set amount = amount + 1`, STANDS],
    [
      'another account',
      `update book_entry set debit_account = '521' where debit_account = '622'`,
      STANDS,
    ],
    ['another day', `update book_entry set on_date = '2026-03-01'`, STANDS],
    [
      'no record',
      `delete from book_entry where reverses_id is not null`,
      'no other money is in the books without its record',
    ],
    ['no second person', `update proposal_decision set decided_by = 'Mercy'`, TWO],
    ['no decision', `delete from proposal_decision`, TWO],
  ])('is caught by verify with %s', async (_what, statement, check) => {
    const world = await founded()
    ok(await record(world))
    ok(await reverse(world, 'R-03'))
    const asked = ok(await record(world, { reference: 'R-04', amount: minor(100_001) }))
    ok(await approve(world, asked.proposal?.proposal_id ?? ''))
    await expectSound(world)
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
})

describeWorlds('a year', (begin) => {
  const year = (world: World, of: number, by = 'Mercy') =>
    acting(world.ports, (desk) => proposeYearEnd(desk, { mutual: 'umoja', year: of, by }))
  const back = (world: World, of: number) =>
    acting(world.ports, (desk) =>
      proposeYearBack(desk, { mutual: 'umoja', year: of, by: 'Mercy', reason: 'a loan' }),
    )
  const closed = async ({ ports }: World, through: string) =>
    ok(await closeBooks(ports, 'umoja', date(through), { by: 'Mercy', actor: 'test' }))

  /** 2026 came to a surplus of 500 shillings. */
  async function overWorld() {
    const world = await begin()
    await apply(world, SETTINGS)
    ok(await record(world, { amount: minor(90_000) }, GRANT))
    ok(await record(world))
    world.clock.set('2027-02-01T08:00:00Z')
    return world
  }

  it('goes into the funds once two people agree, and its statement stays as it was', async () => {
    const world = await overWorld()
    expect(why(await year(world, 2026))).toBe('books-open')
    await closed(world, '2026-12-30')
    expect(why(await year(world, 2026))).toBe('books-open')
    await closed(world, '2026-12-31')
    const before = await income(world, '2026-01-01', '2026-12-31')
    const asked = ok(await year(world, 2026))
    expect(asked.distribution).toEqual({ result: 50_000, legalReserve: 10_000, carried: 40_000 })
    const id = asked.proposal?.proposal_id ?? ''
    expect(why(await approve(world, id, 'Mercy'))).toBe('same-person')
    ok(await approve(world, id))
    expect(await income(world, '2026-01-01', '2026-12-31')).toEqual(before)
    expect((await income(world, '2027-01-01', '2027-12-31')).result).toBe(0)
    expect(await sheet(world, '2026-12-31')).toMatchObject({
      funds: { total: 0 },
      result: 50_000,
      worth: 50_000,
    })
    const now = await sheet(world)
    expect(now).toMatchObject({ result: 0, worth: 50_000 })
    expect(now.funds.lines.map(({ code, amount }) => [code, amount])).toEqual([
      ['111', 10_000],
      ['121', 40_000],
    ])
    // Again changes nothing.
    expect(ok(await year(world, 2026))).toMatchObject({ proposal: null })
    expect(ok(await year(world, 2025))).toMatchObject({ proposal: null })
    await expectSound(world)
  })

  it('with a loss is carried forward, and the next surplus makes it good first', async () => {
    const world = await begin()
    await apply(world, SETTINGS)
    ok(await record(world))
    world.clock.set('2027-06-01T08:00:00Z')
    ok(await record(world, { amount: minor(60_000) }, GRANT))
    await closed(world, '2026-12-31')
    const first = ok(await year(world, 2026))
    expect(first.distribution).toEqual({ result: -40_000, legalReserve: 0, carried: -40_000 })
    ok(await approve(world, first.proposal?.proposal_id ?? ''))
    world.clock.set('2028-02-01T08:00:00Z')
    await closed(world, '2027-12-31')
    const second = ok(await year(world, 2027))
    expect(second.distribution).toEqual({ result: 60_000, legalReserve: 4_000, carried: 56_000 })
    ok(await approve(world, second.proposal?.proposal_id ?? ''))
    expect((await sheet(world)).funds.lines.map(({ code, amount }) => [code, amount])).toEqual([
      ['111', 4_000],
      ['121', 16_000],
    ])
    await expectSound(world)
  })

  it('is opened by two people again, the last one only, and closed anew', async () => {
    const world = await overWorld()
    await closed(world, '2026-12-31')
    expect(why(await back(world, 2026))).toBe('year-open')
    ok(await approve(world, ok(await year(world, 2026)).proposal?.proposal_id ?? ''))
    expect(why(await back(world, 2025))).toBe('year-open')
    const asked = ok(await back(world, 2026))
    ok(await approve(world, asked.proposal?.proposal_id ?? ''))
    expect(await sheet(world)).toMatchObject({ funds: { lines: [] }, result: 50_000 })
    expect(why(await back(world, 2026))).toBe('year-open')
    const again = ok(await year(world, 2026))
    expect(again.distribution).toMatchObject({ result: 50_000 })
    ok(await approve(world, again.proposal?.proposal_id ?? ''))
    expect((await sheet(world)).funds.total).toBe(50_000)
    await expectSound(world)
  })

  it('without anything earned or spent has nothing to close', async () => {
    const world = await overWorld()
    await closed(world, '2026-12-31')
    expect(why(await year(world, 2025))).toBe('nothing-to-close')
  })

  it.each([
    ['no second person', `update proposal_decision set decided_by = 'Mercy'`],
    ['another year', `update proposal set about = '2025'`],
  ])('is caught by verify with %s', async (_what, statement) => {
    const world = await overWorld()
    await closed(world, '2026-12-31')
    ok(await approve(world, ok(await year(world, 2026)).proposal?.proposal_id ?? ''))
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(
      'no year went into the funds, or back, without its two persons',
    )
  })
})
