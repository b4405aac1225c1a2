import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { describeWorlds, notify, payBill, register, smsOf, text, type World } from '../world.ts'
import { expectSound } from './sound.ts'

/**
 * Faults that were found by reading openIMIS (`reference/domain.md` 2.3), by their numbers there:
 * those about what happens when money comes and messages go. Those about who is covered are in
 * `test/core/coverage/openimis.test.ts`. None of them may be ours.
 */

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const CLINIC = '+254722000001'
const APPLICANT = { name: 'Amina Otieno', phone: AMINA, joined: '2026-03-01', feePaid: false }

describeWorlds('what openIMIS gets wrong', (begin) => {
  async function withApplicant(): Promise<{ world: World; number: MemberNumber }> {
    const world = await begin()
    const [number] = (await register(world, [APPLICANT])) as [MemberNumber]
    return { world, number }
  }

  function pay(world: World, account: string, amount: string, receipt: string): Promise<void> {
    return notify(world, payBill(world, { phone: AMINA, account, amount, receipt }))
  }

  async function standingOf({ ports }: World, number: MemberNumber) {
    const found = await readStanding(ports, number, null)
    if (!found.ok) throw new Error('no standing')
    return found.value.standing
  }

  it('5: who is behind is warned, and who has paid is not', async () => {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
      { name: 'Baraka Ali', phone: BARAKA, paidThrough: '2026-03-31' },
    ])
    world.clock.set('2026-03-06T09:00:00Z')
    await runDueJobs(world.ports)
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('is late')])
    expect(smsOf(world, BARAKA)).toEqual([])
  })

  it('6: an SMS that the carrier did not take is not noted as sent', async () => {
    const { world, number } = await withApplicant()
    world.carrier.answer = () => ({ kind: 'rejected', code: 'number', retryable: false })
    await pay(world, number, '700', 'R1')
    const rows = await world.store.read((tx) =>
      tx
        .selectFrom('outbox')
        .select('state')
        .where('recipient', '=', AMINA as PhoneNumber)
        .execute(),
    )
    expect(rows).toEqual([{ state: 'failed' }])
    expect(smsOf(world, AMINA)).toEqual([])
  })

  it('7: what was said today is not said again today, and is on another day', async () => {
    const world = await begin()
    const paid = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-12-31' }
    const [number] = (await register(world, [paid])) as [MemberNumber]
    await text(world, CLINIC, number)
    world.clock.move({ hours: 3 })
    await text(world, CLINIC, number)
    expect(smsOf(world, AMINA)).toHaveLength(1)
    world.clock.move({ days: 1 })
    await text(world, CLINIC, number)
    expect(smsOf(world, AMINA)).toHaveLength(2)
  })

  it('8: money that is enough opens the membership at once, and is mobile money in the books', async () => {
    const { world, number } = await withApplicant()
    expect(await standingOf(world, number)).toMatchObject({ state: 'applicant' })
    await pay(world, number, '700', 'R1')
    expect(await standingOf(world, number)).toMatchObject({ state: 'waiting', owed: 0 })
    const moved = await world.store.read((tx) =>
      tx.selectFrom('transfer').select(['debit_account', 'amount']).execute(),
    )
    const treasury = moved.filter(({ debit_account: account }) => account.startsWith('5'))
    expect(treasury.map(({ debit_account: account }) => account)).toContain('552/sandbox')
    expect(treasury.every(({ debit_account: account }) => account === '552/sandbox')).toBe(true)
  })

  it('9: an amount that nobody expected is taken, and only the same receipt is the same money', async () => {
    const { world, number } = await withApplicant()
    await pay(world, number, '123.45', 'R1')
    await pay(world, number, '123.45', 'R1')
    expect(await standingOf(world, number)).toMatchObject({ owed: 70_000 - 12_345 })
    await pay(world, number, '123.45', 'R2')
    expect(await standingOf(world, number)).toMatchObject({ owed: 70_000 - 2 * 12_345 })
    await expectSound(world)
  })
})
