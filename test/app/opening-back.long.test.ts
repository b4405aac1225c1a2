import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { readIndicators } from '../../src/app/books/read-indicators.ts'
import { postOpened } from '../../src/app/openings/post-rest.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { ageingByBooks } from '../../src/store/membership/arrears.ts'
import { describeWorlds, notify, payBill, register, smsOf, type World } from '../world.ts'
import {
  AMINA,
  AMINAS,
  approve,
  propose,
  standingOf,
  takeBack,
  type Town,
  withRegister,
  ZAWADIS,
} from './opening-back-world.ts'
import { balances, faultsOf, openWith } from './opening-world.ts'
import { charges } from './rows.ts'
import { expectSound } from './sound.ts'
import { readProviderStatement } from './by-itself.ts'

const OWN = ['cash,Mercy,250', 'bank,,2000', 'wallet,sandbox,300', 'clinic,uhuru,400', 'subsidy,state,90'] // prettier-ignore
const WRONG = [`owed,${AMINA},1500,,2025-10`, ...OWN]
const RIGHT = [`owed,${AMINA},200,2025-12`, ...OWN.slice(1), 'cash,Mercy,270']

describeWorlds('taking an opening back', (begin) => {
  async function founded(): Promise<Town> {
    return withRegister(await begin())
  }

  /** Three months are charged; Amina pays 1,700 and Zawadi, who is paid ahead, 100. */
  async function monthsOf(town: World): Promise<void> {
    town.clock.move({ minutes: 1 })
    await bill(town.ports, 'umoja', date('2026-03-02'), 'test')
    await notify(town, payBill(town, { phone: AMINAS, account: AMINA, amount: '1700' }))
    const { zawadi } = town as Town
    await notify(town, payBill(town, { phone: ZAWADIS, account: zawadi, amount: '100' }))
    town.clock.move({ minutes: 1 })
  }

  async function figuresOf(town: Town) {
    const span = { from: date('2026-01-01'), to: date('2026-03-02') }
    const read = await readIndicators(town.ports, 'umoja', span, 30)
    const before = { from: date('2025-12-01'), to: date('2026-01-31') }
    return {
      balances: await balances(town),
      standings: [
        await standingOf(town, AMINA),
        await standingOf(town, town.zawadi),
        await standingOf(town, town.neema),
      ],
      indicators: read.ok && read.value,
      older: await readIndicators(town.ports, 'umoja', before, 30),
      late: await town.store.read((tx) => ageingByBooks(tx, 'umoja', date('2026-03-02'))),
      posted: (await charges(town)).map(({ number, starts_on, amount }) => [number, starts_on, amount]), // prettier-ignore
    }
  }

  it('leaves the books as if it had never been, and what was paid since pays what else is due', async () => {
    // Seen red: with the debts of the opening taken out of what is due alone, 411 went below nought.
    const town = await founded()
    await openWith(town, WRONG)
    await monthsOf(town)
    expect(await standingOf(town, AMINA)).toMatchObject({ owed: 130000 })
    await takeBack(town)
    expect(await balances(town)).toEqual({
      // Of 1,700, three months of 500 are paid, and 200 are in advance.
      [`419/${AMINA}`]: -20000,
      [`411/${town.zawadi}`]: 140000,
      [`411/${town.neema}`]: 150000,
      '552/sandbox': 180000,
      '701': -450000,
    })
    expect(await standingOf(town, AMINA)).toMatchObject({ owed: 0, paidThrough: '2026-03-31' })
    expect(await standingOf(town, town.zawadi)).toMatchObject({ owed: 140000 })
    const span = { from: null, to: null }
    const statement = await readProviderStatement(town.ports, 'umoja', 'uhuru', span)
    expect(statement).toMatchObject({
      value: { after: 0, entries: [{ change: 40000 }, { kind: 'opening taken back', owed: 0 }] },
    })
    await expectSound(town)
  })

  it('and opening the right file gives what that file alone would have given', async () => {
    // Seen red: with credit brought into advances only, Zawadi owed and was ahead at once.
    const corrected = await founded()
    await openWith(corrected, WRONG)
    await monthsOf(corrected)
    const dry = await openWith(corrected, RIGHT, { dryRun: true })
    await takeBack(corrected)
    expect(await openWith(corrected, RIGHT)).toEqual({ ...dry, ok: true })
    await expectSound(corrected)
    const right = await founded()
    await openWith(right, RIGHT)
    await monthsOf(right)
    const expected = await figuresOf({ ...right, zawadi: right.zawadi, neema: right.neema })
    expect(await figuresOf(corrected)).toEqual(expected)
    expect(await openWith(corrected, RIGHT)).toMatchObject({ refusal: { code: 'books-opened' } })
    await takeBack(corrected)
    await openWith(corrected, RIGHT)
    expect(await balances(corrected)).toEqual(expected.balances)
    await expectSound(corrected)
  })

  it('of one household leaves the others, and opening it again gives the same', async () => {
    const corrected = await founded()
    await openWith(corrected, [`owed,${AMINA},1500,,2025-10`, ...RIGHT.slice(1)])
    await monthsOf(corrected)
    const before = await balances(corrected)
    await takeBack(corrected, { number: AMINA })
    const { [`419/${AMINA}`]: advance, [`411/${AMINA}`]: due, '101': fund } = await balances(corrected) // prettier-ignore
    expect([advance, due, fund]).toEqual([-20000, undefined, (before['101'] ?? 0) + 150000])
    await corrected.worker.settle()
    expect(smsOf(corrected, AMINAS).at(-1)).toMatch(
      /^Umoja Afya: What the old books say of member 0412337-8 was corrected\. Covered until 20\/04\/2026\.$/,
    )
    expect(smsOf(corrected, ZAWADIS).join()).not.toContain('corrected')
    await expectSound(corrected)
    const others = [`owed,${corrected.neema},1,2025-12`, 'bank,,1']
    const faults = faultsOf(await openWith(corrected, others, { number: AMINA }))
    expect(faults.map((fault) => fault.slice(0, 40))).toEqual([
      '2 of is not about member 0412337-8: leav',
      '3 what is not about member 0412337-8: le',
    ])
    const again = await openWith(corrected, RIGHT.slice(0, 1), { number: AMINA })
    expect(again).toMatchObject({ ok: true, totals: { households: 1 }, fund: 20000 })
    await expectSound(corrected)
    const right = await founded()
    await openWith(right, RIGHT)
    await monthsOf(right)
    expect(await figuresOf(corrected)).toEqual(await figuresOf(right))
    expect(await openWith(corrected, [], { number: AMINA })).toMatchObject({ refusal: { code: 'part-stands' } }) // prettier-ignore

    // And all of it after that.
    await takeBack(corrected)
    expect(await balances(corrected)).toMatchObject({ [`419/${AMINA}`]: -20000 })
    await openWith(corrected, RIGHT)
    expect(await figuresOf(corrected)).toEqual(await figuresOf(right))
    await expectSound(corrected)
  })

  it('waits for another manager, who may be the first to refuse', async () => {
    const town = await founded()
    await openWith(town, WRONG)
    const dry = await propose(town, { dryRun: true })
    expect(dry).toMatchObject({
      value: {
        on: '2026-01-01',
        countsOn: '2026-01-01',
        totals: { households: 3, owing: { count: 1, amount: 150000 }, ahead: { amount: 150000 } },
        accounts: { length: 5 },
        proposal: null,
      },
    })
    const before = await balances(town)
    expect(await propose(town)).toMatchObject({ value: { proposal: { proposal_id: '1' } } })
    expect(await propose(town)).toMatchObject({ refusal: { code: 'open-proposal' } })
    expect(await approve(town, '1', 'Mercy')).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await balances(town)).toEqual(before)
    expect(await approve(town, '1')).toMatchObject({ ok: true })
    expect(await propose(town)).toMatchObject({ refusal: { code: 'no-opening' } })
  })

  it('counts on the first open day, and the corrected file as well', async () => {
    const town = await founded()
    await openWith(town, WRONG)
    await monthsOf(town)
    await closeBooks(town.ports, 'umoja', date('2026-01-31'), { by: 'Mercy', actor: 'test' })
    town.clock.move({ minutes: 1 })
    await takeBack(town)
    await openWith(town, RIGHT)
    const journals = await town.store.read((tx) =>
      tx.selectFrom('journal').select(['source', 'event_on', 'effective_on']).execute(),
    )
    const late = journals.filter(({ event_on, effective_on }) => event_on !== effective_on)
    expect(new Set(late.map(({ source }) => source))).toEqual(new Set(['opening', 'reversal']))
    expect(new Set(late.map(({ effective_on }) => effective_on))).toEqual(new Set(['2026-02-01']))
    await expectSound(town)
  })

  it('takes in a household that was forgotten, as long as nothing is posted of it', async () => {
    const town = await founded()
    await openWith(town, WRONG)
    await takeBack(town)
    const [forgotten] = (await register(town, [
      { name: 'Halima Said', phone: '+254711000004', paidThrough: '2025-11-30' },
    ])) as [MemberNumber]
    const opened = await openWith(town, [...RIGHT, `owed,${forgotten},100,2025-12`])
    expect(opened).toMatchObject({ totals: { households: 4, owing: { amount: 30000 } } })
    await expectSound(town)
  })

  it('that two people agree on by phone is posted by the service', async () => {
    const town = await founded()
    await openWith(town, WRONG)
    await propose(town)
    await approve(town, '1')
    expect(await balances(town)).toMatchObject({ [`411/${AMINA}`]: 150000 })
    town.clock.move({ seconds: 61 })
    await runDueJobs(town.ports)
    expect(await balances(town)).toEqual({})
    await expectSound(town)
  })

  it('is refused with why where it cannot be', async () => {
    const town = await founded()
    expect(await propose(town)).toMatchObject({ refusal: { code: 'no-opening' } })
    await openWith(town, WRONG)
    const nobody = '01110000' as MemberNumber
    expect(await propose(town, { number: nobody })).toMatchObject({ refusal: { code: 'no-part' } })
    expect(await propose(town, { by: 'Juma' })).toMatchObject({ ok: false })
    const spend = (more: number) =>
      town.store.write((tx) =>
        tx
          .updateTable('balance')
          .set((eb) => ({ credits: eb('credits', '+', more) }))
          .where('account_id', '=', '571/c1')
          .execute(),
      )
    // All of it is there, or a cent less.
    await spend(1)
    expect(await propose(town)).toMatchObject({
      refusal: { code: 'opening-spent', account: '571/c1', left: { amount: 24999 } },
    })
    expect(await propose(town, { number: AMINA, dryRun: true })).toMatchObject({ ok: true })
    await spend(-1)
    expect(await propose(town, { dryRun: true })).toMatchObject({ ok: true })
    await takeBack(town, { number: AMINA })
    expect(await propose(town, { number: AMINA })).toMatchObject({ refusal: { code: 'no-part' } })
    await takeBack(town)
    expect(await openWith(town, RIGHT, { on: date('2026-01-02') })).toMatchObject({
      refusal: { code: 'opening-day', on: '2026-01-01' },
    })
    expect(await openWith(town, [], { number: AMINA })).toMatchObject({
      refusal: { code: 'no-opening' },
    })
    await openWith(town, RIGHT)
    expect(await openWith(town, [], { number: AMINA })).toMatchObject({
      refusal: { code: 'part-stands' },
    })
  })

  it('keeps from billing and reminding until it is opened again, and then it is made good', async () => {
    const town = await founded()
    await openWith(town, WRONG)
    await runDueJobs(town.ports)
    await takeBack(town)
    const before = (await charges(town)).length
    town.clock.move({ days: 31 })
    await runDueJobs(town.ports)
    expect(await charges(town)).toHaveLength(before)
    await openWith(town, RIGHT)
    await runDueJobs(town.ports)
    await postOpened(town.ports)
    expect((await charges(town)).length).toBe(before + 3)
    await expectSound(town)
  })
})
