import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { depositCash } from '../../src/app/cash/deposit-cash.ts'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { apply, describeWorlds, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { decideProposal, recordCash } from './by-itself.ts'

const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: '+254733000004' }],
  collectors: [{ name: 'Juma Ali', phone: '+254733000002' }],
}

const HELD = 'cash in hand is the cash received less deposits, reversals and refunds'
const KNOWN = 'every receipt of cash is in the hand of somebody who is known'
const DEPOSITED = 'every deposit of cash stands in the books, with its amount'
const LATER = 'only cash and money at the bank are recorded later than they count'
const TWO = 'every correction was proposed and approved by two people'
const MADE = 'every correction that was approved was made, and no other'
const BOOKED = 'every correction stands in the books and in the member’s payments, with its amount'
const TAKEN = 'no money is taken from a member without a correction'

describeWorlds('corruption of cash', (begin) => {
  /** Cash received twice, one of them reversed, a part brought to the bank. */
  async function withCash(): Promise<World> {
    const world = await begin()
    await apply(world, STAFF)
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: '+254711000001', paidThrough: '2026-02-28' },
    ])) as [MemberNumber]
    const taken = { number, by: 'Juma Ali', withoutSms: false }
    await recordCash(world.ports, { ...taken, amount: minor(50_000), slip: '1' })
    await recordCash(world.ports, { ...taken, amount: minor(30_000), slip: '2' })
    const mutual = 'umoja'
    await acting(world.ports, (desk) => depositCash(desk, {
      ...{ mutual, amount: minor(40_000), by: 'Juma Ali', of: null, to: 'bank' },
      ...{ reference: 'KCB-1', part: true },
    }))
    const receipt = 'UM26-0000002'
    const asked = { mutual, receipt, refund: null, by: 'Juma Ali', reason: 'typed twice' }
    await proposeCorrection(world.ports, asked)
    const decided = { mutual, proposal: '1', decision: 'approved', by: 'Moses' } as const
    expect(await decideProposal(world.ports, { ...decided, reason: null })).toMatchObject({
      ok: true,
    })
    await expectSound(world)
    return world
  }

  it.each([
    'cash_receipt',
    'cash_deposit',
    'proposal',
    'proposal_decision',
    'correction',
  ] as const)('is kept from rows of %s', async (table) => {
    const world = await withCash()
    for (const change of [`update ${table} set mutual_id = mutual_id`, `delete from ${table}`]) {
      const changing = world.store.write((tx) => sql.raw(change).execute(tx))
      await expect(changing).rejects.toThrow(/is append-only/)
    }
  })

  it.each([
    ['a receipt of another sum', `update receipt set amount = amount + 1 where receipt_number = 'UM26-0000001'`, HELD],
    ['cash that left without a deposit', `update balance set credits = credits + 1 where account_id = '571/c1'`, HELD],
    ['a deposit of another sum', `update cash_deposit set amount = amount - 1`, HELD],
    ['a deposit out of another hand', `update cash_deposit set reference = 'x', amount = 1`, DEPOSITED],
    ['a deposit that went elsewhere', `update cash_deposit set account_id = '552/sandbox'`, DEPOSITED],
    ['a receipt of cash that nobody took', `delete from cash_receipt where box = 'c1'`, KNOWN],
    ['a receipt of cash that came by wallet', `update receipt set wallet = 'sandbox' where receipt_number = 'UM26-0000001'`, KNOWN],
    ['a payment by wallet that was recorded later', `update payment set value_on = '2026-03-01', recorded_on = '2026-03-02', receipt_id = receipt_id where amount < 0`, LATER],
    ['a correction that one person made', `update proposal set proposed_by = 'moses'`, TWO],
    ['a correction through one phone', `update proposal_decision set decided_phone = '+254733000002'`, TWO],
    ['a correction that nobody approved', `update proposal_decision set kind = 'denied'`, TWO],
    ['a correction that was refused', `update proposal_decision set kind = 'refused'`, MADE],
    ['a correction of another sum', `update correction set amount = amount - 1`, BOOKED],
    ['a correction out of another account', `update correction set account_id = '521'`, BOOKED],
    ['a payment taken back by nobody', `update correction set payment_id = (select payment_id from payment where amount > 0 limit 1)`, TAKEN],
  ])('is found: %s', async (_what, statement, check) => {
    const world = await withCash()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
}) // prettier-ignore
