import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { apply, describeWorlds, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { takeBack, TWO } from './opening-back-world.ts'
import { openWith } from './opening-world.ts'
import { expectSound } from './sound.ts'

const OWN = 'what a mutual brought from older books stands in these, account by account'
const BROUGHT = 'what a household brought from older books stands in these, with its amount'
const CHARGED = 'what a household brought from older books is that of its charges'
const MADE = 'every journal of an opening is of one that was made'
const BACK = 'what was taken back of an opening is out of the books, with its amount'
const BY_TWO = 'every opening that was taken back was decided by two people, and no other'
const BACK_MADE = 'every journal that takes back an opening is of one that was taken back'
const CASH = 'cash in hand is the cash received less deposits, reversals and refunds'
const CLINIC = 'what providers are owed is bills less reversals and payments'
const HANDLED = 'what was acknowledged is acted on within an hour'

const AMINA = '04123378'
const ZAWADI = '10000004' as MemberNumber

describeWorlds('corruption of an opening', (begin) => {
  /** Amina owes, Zawadi is ahead, and the mutual has cash, a bank and a debt. */
  async function opened(): Promise<World> {
    const world = await begin()
    await register(world, [
      { name: 'Amina', phone: '+254711000001', number: AMINA, paidThrough: '2025-10-31' },
      { name: 'Zawadi', phone: '+254711000002', number: ZAWADI, paidThrough: '2026-02-28' },
    ])
    await openWith(world, ['cash,Mercy,250', 'bank,,1000', 'clinic,uhuru,400'])
    await bill(world.ports, 'umoja', date('2026-03-02'), 'test')
    await expectSound(world)
    return world
  }

  it.each([
    ['more in the bank', `update opening_line set amount = amount + 1 where account_id = '521'`, OWN],
    ['an account that is not named any more', `delete from opening_line where account_id = '521'`, OWN],
    ['less cash', `update opening_line set amount = amount - 1 where account_id like '571/%'`, CASH],
    ['a smaller debt', `update opening_line set amount = amount + 1 where account_id like '401/%'`, CLINIC],
    ['a debt of another amount', `update opening_household set owed = owed + 1 where owed > 0`, BROUGHT],
    ['money ahead of another amount', `update opening_household set credit = credit + 1 where credit > 0`, BROUGHT],
    ['a household that is in the books of nothing', `update opening_household set journal_id = null where owed > 0`, BROUGHT],
    ['an opening on another day', `update opening set on_date = '2026-01-02'`, BROUGHT],
    ['a charge with more paid', `update opening_charge set paid_before = paid_before + 1 where paid_before < amount and is_prepaid = 0`, CHARGED],
    ['a period more that was paid ahead', `update opening_charge set amount = amount + 1 where is_prepaid = 1`, CHARGED],
    ['a charge less', `delete from opening_charge where paid_before < amount and is_prepaid = 0 and starts_on = '2025-11-01'`, CHARGED],
    ['a journal of nobody’s opening', `update opening set journal_id = null`, MADE],
  ])('is noticed: %s', async (_, statement, check) => {
    // Seen red: with the sums of accounts not compared, more in the bank went unnoticed.
    const world = await opened()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  }) // prettier-ignore

  /** The same, of which Zawadi's part was taken back, and then all of it and opened again. */
  async function openedAgain(): Promise<World> {
    const world = await opened()
    await apply(world, TWO)
    world.clock.move({ minutes: 1 })
    await takeBack(world, { number: ZAWADI })
    await takeBack(world)
    await openWith(world, ['cash,Mercy,250', 'bank,,1000', 'clinic,uhuru,400'])
    await expectSound(world)
    return world
  }

  it.each([
    ['more of a debt taken back', `update transfer set amount = amount + 1 where journal_id in (select back_journal_id from opening_household where owed > 0)`, BACK],
    ['the journal of another household', `update opening_household set back_journal_id = (select min(other.back_journal_id) from opening_household as other where other.number <> opening_household.number) where back_journal_id is not null`, BACK],
    ['more of the bank taken back', `update transfer set amount = amount + 1 where journal_id in (select back_journal_id from opening) and (debit_account = '521' or credit_account = '521')`, BACK],
    ['a part that stands again', `update opening_household set taken_back_at = null where taken_back_at is not null`, BY_TWO],
    ['an opening that stands again', `update opening set taken_back_at = null, only_number = '1' where taken_back_at is not null`, BACK],
    ['by nobody', `delete from proposal_decision`, BY_TWO],
    ['by one person', `update proposal_decision set decided_by = 'Mercy'`, BY_TWO],
    ['by one phone', `update proposal_decision set decided_phone = '+254733000001'`, BY_TWO],
    ['agreed and not done', `update opening set back_proposal_id = '1' where back_proposal_id = '2'`, BY_TWO],
    ['a journal of nothing taken back', `update opening set back_journal_id = null`, BACK_MADE],
  ])('is noticed of one that was taken back: %s', async (_, statement, check) => {
    // Seen red: with the amount of what was taken back not compared, more of a debt went unnoticed.
    const world = await openedAgain()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  }) // prettier-ignore

  it('may not be in the books for an hour, and not longer', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina', phone: '+254711000001', paidThrough: '2025-10-31' }])
    await openWith(world, [])
    await corrupt(
      world,
      `update balance set debits = 0, credits = 0`,
      `update opening_household set journal_id = null`,
    )
    const found = async () =>
      (await verify(world.ports)).findings.flatMap(({ check, what }) =>
        check === HANDLED ? [what] : [],
      )
    world.clock.move({ minutes: 60 })
    expect(await found()).toEqual([])
    world.clock.move({ seconds: 1 })
    expect(await found()).toEqual(['opening of umoja'])
  })
})
