import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { acting } from '../../src/app/desk.ts'
import { addPayer } from '../../src/app/payers/payers.ts'
import { receiveFromPayer } from '../../src/app/payers/receive.ts'
import { proposeSettlement } from '../../src/app/payers/settle.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { date } from '../../src/core/dates.ts'
import { minor } from '../../src/core/money.ts'
import { apply, describeWorlds, register, type World } from '../world.ts'
import { decideProposal } from './by-itself.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'

const STATUTES = {
  mutual: { code: 'umoja' },
  plans: [
    {
      ...{ code: 'helped', validFrom: '2025-01-01', unit: 'family', period: 'month' },
      ...{ contribution: '500', services: [] },
      subsidy: { payer: 'state', percent: 50, from: '2025-01-01' },
    },
  ],
  managers: [{ name: 'Moses', phone: '+254733000004' }],
}

const OWED = 'what payers owe is their subsidies less what they paid and what was decided'
const BOOKED = 'every receipt of a payer stands in the books, with its amount'
const TWO = 'what a payer did not pay was decided by two people'
const ASKED = 'what members are asked of a subsidy is what was decided, and their charges'

describeWorlds('corruption of subsidies', (begin) => {
  /** The State owes 250 for March, paid 100, 50 was given up and 100 asked of the member. */
  async function withState(): Promise<World> {
    const world = await begin()
    const mutual = 'umoja'
    await apply(world, STATUTES)
    await register(world, [{ name: 'Amina', plan: 'helped', paidThrough: '2026-02-28' }])
    await bill(world.ports, mutual, date('2026-03-02'), 'test')
    await acting(world.ports, async (desk) => {
      await addPayer(desk, { mutual, code: 'state', name: 'State', kind: 'state', by: 'Mercy' })
      const money = { mutual, payer: 'state', amount: minor(10_000), reference: 'T-1' }
      await receiveFromPayer(desk, { ...money, on: null, received: null, by: 'Mercy' })
    })
    for (const [at, kind, amount] of [
      ['1', 'subsidy-given-up', 5_000],
      ['2', 'subsidy-asked', 10_000],
    ] as const) {
      const asked = { mutual, kind, payer: 'state', month: '2026-03', amount: minor(amount) }
      const why = { reason: 'no budget', by: 'Mercy' }
      await acting(world.ports, (desk) => proposeSettlement(desk, { ...asked, ...why }))
      const decided = { mutual, proposal: at, decision: 'approved', by: 'Moses' } as const
      await decideProposal(world.ports, { ...decided, reason: null })
    }
    await expectSound(world)
    return world
  }

  it.each([
    ['a subsidy that nobody owes', `update balance set debits = debits + 1 where account_id = '415/state'`, OWED],
    ['a settlement of another sum', `update payer_settlement set amount = amount - 1 where kind = 'given-up'`, OWED],
    ['a receipt of another sum', `update payer_receipt set amount = amount - 1`, BOOKED],
    ['a receipt at another account', `update payer_receipt set account_id = '552/sandbox'`, BOOKED],
    ['a settlement that nobody approved', `update proposal_decision set kind = 'denied'`, TWO],
    ['a settlement of another kind', `update proposal set kind = 'book'`, TWO],
    ['a part of another sum', `update payer_asked set amount = amount - 1`, ASKED],
    ['a part that was not asked', `delete from payer_asked`, ASKED],
  ])('is found: %s', async (_what, statement, check) => {
    const world = await withState()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
}) // prettier-ignore
