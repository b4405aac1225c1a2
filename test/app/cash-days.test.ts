import { expect, it } from 'vitest'
import { depositCash } from '../../src/app/cash/deposit-cash.ts'
import { proposeCash } from '../../src/app/cash/propose-cash.ts'
import type { CashTaken } from '../../src/app/cash/record-cash.ts'
import { acting } from '../../src/app/desk.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { date, plusDays } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { apply, ask, describeWorlds, register, smsOf, type World } from '../world.ts'
import { decideProposal, recordCash } from './by-itself.ts'
import { payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const CLINIC = '+254722000001'
const JUMA = '+254733000002'
const HOUSEHOLD = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }
const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: '+254733000004', language: 'en' }],
  collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'en' }],
}

/** The world begins on Monday 2 March 2026. */
const TODAY = date('2026-03-02')

describeWorlds('cash on its own day', (begin) => {
  async function town(): Promise<{ world: World; number: MemberNumber }> {
    const world = await begin()
    await apply(world, STAFF)
    const [number] = await register(world, [HOUSEHOLD])
    return { world, number: number as MemberNumber }
  }

  const taken = (number: MemberNumber, changes: Partial<CashTaken> = {}): CashTaken => ({
    ...{ number, amount: minor(50_000), by: 'Juma Ali', slip: '118', withoutSms: false },
    ...changes,
  })

  it('pays from the day paid, and the SMS of both name both days', async () => {
    const { world, number } = await town()
    const on = date('2026-02-27')
    expect(await recordCash(world.ports, taken(number, { on }))).toMatchObject({ ok: true })
    const [receipt] = await receipts(world)
    expect(receipt).toMatchObject({ value_on: on })
    expect(await payments(world)).toMatchObject([{ value_on: on, recorded_on: TODAY }])
    await world.worker.settle()
    expect(smsOf(world, AMINA)[0]).toMatch(/paid 27\/02, noted 02\/03\. Ref UM26-0000001/)
    expect(smsOf(world, JUMA)[0]).toMatch(/cash KSh 500 paid 27\/02 recorded for member/)
    await expectSound(world)
  })

  it('of today says nothing of days', async () => {
    const { world, number } = await town()
    await recordCash(world.ports, taken(number, { on: TODAY }))
    expect(await payments(world)).toMatchObject([{ value_on: TODAY, recorded_on: null }])
    await world.worker.settle()
    expect(smsOf(world, AMINA)[0]).toMatch(/received KSh 500 02\/03 11:00 for/)
    await expectSound(world)
  })

  it.each<[string, number, object | null]>([
    ['tomorrow', 1, { why: 'ahead' }],
    ['seven days back', -7, null],
    ['eight days back', -8, { why: 'too-early', nearest: '2026-02-23' }],
  ])('is refused or taken: %s', async (_what, days, refusal) => {
    const { world, number } = await town()
    const recorded = await recordCash(world.ports, taken(number, { on: plusDays(TODAY, days) }))
    if (refusal) expect(recorded).toMatchObject({ refusal: { code: 'cash-day', ...refusal } })
    else expect(recorded).toMatchObject({ ok: true })
    expect(await receipts(world)).toHaveLength(refusal ? 0 : 1)
    await expectSound(world)
  })

  it('goes as far back as the statutes say', async () => {
    const { world, number } = await town()
    await apply(world, { mutual: { code: 'umoja', cashDaysBack: 2 } })
    const on = (days: number) => taken(number, { on: plusDays(TODAY, -days), slip: `${days}` })
    expect(await recordCash(world.ports, on(3))).toMatchObject({ refusal: { why: 'too-early' } })
    expect(await recordCash(world.ports, on(2))).toMatchObject({ ok: true })
  })

  it('is not before what its collector brought away', async () => {
    const { world, number } = await town()
    await recordCash(world.ports, taken(number))
    const brought = { mutual: 'umoja', amount: minor(50_000), by: 'Juma Ali', of: null }
    await acting(world.ports, (desk) => depositCash(desk, { ...brought, to: 'bank', reference: 'KCB-1', part: false }))
    const on = plusDays(TODAY, -1)
    expect(await recordCash(world.ports, taken(number, { on, slip: '2' }))).toMatchObject({
      refusal: { code: 'cash-day', why: 'deposited', nearest: TODAY },
    })
    const other = taken(number, { on, slip: '2', by: 'Mercy' })
    expect(await recordCash(world.ports, other)).toMatchObject({ ok: true })
    await expectSound(world)
  })

  it('is not before a check of the household, and on its day it is', async () => {
    // Seen red: with the day of the check not looked at, cash counted before it.
    const { world, number } = await town()
    await ask(world, CLINIC, number)
    world.clock.move({ days: 3 })
    const refused = await recordCash(world.ports, taken(number, { on: plusDays(TODAY, -1) }))
    expect(refused).toMatchObject({ refusal: { why: 'cared', nearest: TODAY } })
    expect(await recordCash(world.ports, taken(number, { on: TODAY }))).toMatchObject({ ok: true })
    await expectSound(world)
  })

  it('that one may not record is recorded when a second person agrees, in the same hand', async () => {
    const { world, number } = await town()
    const on = plusDays(TODAY, -20)
    const asked = { ...taken(number), on, reason: 'the slip was lost' }
    const proposed = await acting(world.ports, (desk) => proposeCash(desk, asked))
    expect(proposed).toMatchObject({ ok: true, value: { proposal: { proposal_id: '1' } } })
    expect(await receipts(world)).toHaveLength(0)
    const decide = { mutual: 'umoja', proposal: '1', decision: 'approved', reason: null } as const
    expect(await decideProposal(world.ports, { ...decide, by: 'Moses' })).toMatchObject({ ok: true })
    expect(await payments(world)).toMatchObject([{ value_on: on, recorded_on: TODAY }])
    const again = await recordCash(world.ports, taken(number, { on }))
    expect(again).toMatchObject({ value: { isRepeat: true, inHand: 50_000 } })
    await expectSound(world)
  })

  it('to come is no matter for two people either', async () => {
    const { world, number } = await town()
    const asked = { ...taken(number), on: plusDays(TODAY, 1), reason: 'tomorrow' }
    const proposed = await acting(world.ports, (desk) => proposeCash(desk, asked))
    expect(proposed).toMatchObject({ refusal: { code: 'cash-day', why: 'ahead' } })
  })

  it('of a slip that was another day is refused', async () => {
    const { world, number } = await town()
    const on = plusDays(TODAY, -1)
    await recordCash(world.ports, taken(number, { on }))
    expect(await recordCash(world.ports, taken(number, { on }))).toMatchObject({ value: { isRepeat: true } })
    const other = await recordCash(world.ports, taken(number, { on: plusDays(on, -1) }))
    expect(other).toMatchObject({ refusal: { code: 'slip-taken' } })
  })

  it('counts waiting from the day it was recorded', async () => {
    const { world } = await town()
    await apply(world, waitingPlan())
    const joinedOn = '2026-02-25'
    const [number] = (await register(world, [
      { name: 'Halima', phone: '+254711000002', plan: 'waits', joined: joinedOn },
    ])) as [MemberNumber]
    await recordCash(world.ports, taken(number, { on: date(joinedOn) }))
    const read = await readStanding(world.ports, number, null)
    expect(read).toMatchObject({ value: { standing: { waitingUntil: '2026-04-01' } } })
  })

  function waitingPlan() {
    const plan = { code: 'waits', validFrom: '2025-01-01', unit: 'family', period: 'month' }
    return { mutual: { code: 'umoja' }, plans: [{ ...plan, contribution: '500', waiting: { months: 1 }, services: [] }] }
  }
}) // prettier-ignore
