import { expect, it } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import { UMOJA } from '../statutes.ts'
import { describeStores } from '../store/stores.ts'
import { corruptAt } from './corrupt.ts'
import {
  answerPrompt,
  apply,
  askToPay,
  makeWorld,
  notify,
  payBill,
  register,
  text,
  type World,
} from '../world.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const CLINIC = '+254722000001'

const CHAIN = 'each journal’s hash follows from the one before'
const BALANCES = 'balances are the sums of transfers'
const CHARGES = 'every charge stands in the books, with its amount'
const CHARGE_JOURNALS = 'every journal of a charge has its charge'
const RECEIPTS = 'every receipt came into the books once, with its amount'
const NO_RECEIPT = 'no money is in the books without its receipt'
const IN_FULL = 'every receipt is a member’s in full, or in suspense'
const SUSPENSE = 'the suspense accounts hold the receipts in suspense'
const MEMBERS = 'what members owe and have in advance is charges less payments'
const EITHER = 'nobody owes and has paid in advance at once'
const PAYMENTS = 'every payment stands in the books, with its member and day'
const GAPS = 'receipt numbers have no gaps'
const INTENTS = 'an intent that is paid has its receipt'
const CODES = 'a yes that was given has its visit code'

const LAST = '(select journal_id from journal where seq = (select max(seq) from journal))'

/** What somebody did to the database behind our back, and which check must find it. */
const CORRUPTIONS: readonly (readonly [what: string, sql: string, checks: readonly string[]])[] = [
  [
    'changes the amount of a transfer',
    `update transfer set amount = amount + 1 where journal_id = ${LAST} and line = 0`,
    [CHAIN, BALANCES],
  ],
  [
    'changes the account of a transfer',
    `update transfer set credit_account = '702' where credit_account = '701' and journal_id =
       (select min(journal_id) from journal where kind = 'charge')`,
    [CHAIN, BALANCES],
  ],
  ['deletes a transfer', `delete from transfer where journal_id = ${LAST} and line = 0`, [CHAIN]],
  [
    'changes the date of a journal',
    `update journal set effective_on = '2026-01-01' where seq = 2`,
    [CHAIN],
  ],
  [
    'deletes the last journal',
    `delete from transfer where journal_id = ${LAST}; delete from journal where journal_id = ${LAST}`,
    [CHAIN],
  ],
  ['deletes a journal in the middle', 'delete from journal where seq = 3', [CHAIN]],
  ['changes the head of the chain', 'update chain set seq = seq - 1', [CHAIN]],
  ['forgets the head of the chain', 'delete from chain', [CHAIN]],
  [
    'changes a balance',
    `update balance set debits = debits + 1 where account_id like '552/%'`,
    [BALANCES],
  ],
  [
    'lets a member owe what was paid in advance',
    `update balance set debits = debits + 1 where account_id = '411/04123378'`,
    [BALANCES, EITHER],
  ],
  [
    'deletes a charge',
    `delete from charge where number = '04123378' and starts_on = '2026-03-01'`,
    [CHARGE_JOURNALS, MEMBERS],
  ],
  [
    'adds a charge without a journal',
    `insert into charge (mutual_id, number, kind, starts_on, ends_on, due_on, amount, plan_code, journal_id)
       values ('umoja', '04123378', 'contribution', '2026-04-01', '2026-04-30', '2026-04-05', 50000, 'family', 'none')`,
    [CHARGES, MEMBERS],
  ],
  [
    'changes the amount of a charge',
    `update charge set amount = amount - 1 where number = '04123378'`,
    [CHARGES, MEMBERS],
  ],
  [
    'changes the amount of a receipt',
    `update receipt set amount = amount + 1 where state = 'suspense'`,
    [RECEIPTS, SUSPENSE],
  ],
  [
    'deletes a receipt',
    `delete from receipt where state = 'suspense'`,
    [NO_RECEIPT, SUSPENSE, GAPS],
  ],
  ['deletes a payment', `delete from payment where amount = 50000`, [IN_FULL, MEMBERS]],
  [
    'gives a payment to another member',
    `update payment set number = '05000016' where amount = 50000`,
    [PAYMENTS, MEMBERS],
  ],
  [
    'changes the day of a payment',
    `update payment set value_on = '2025-01-01' where amount = 50000`,
    [PAYMENTS],
  ],
  [
    'calls a receipt in suspense posted',
    `update receipt set state = 'posted', reason = null where state = 'suspense'`,
    [IN_FULL, SUSPENSE],
  ],
  [
    'loses the receipt of an intent',
    'update receipt set intent_id = null where intent_id is not null',
    [INTENTS],
  ],
  [
    'leaves a gap in the receipt numbers',
    `update receipt set receipt_number = 'UM26-0000009' where receipt_number = 'UM26-0000002'`,
    [GAPS],
  ],
  ['counts receipts that are not there', 'update series set last = last + 1', [GAPS]],
  ['forgets how far receipts were counted', 'delete from series', [GAPS]],
  [
    'takes the code from a yes',
    `update coverage_check set visit_code = null where answer = 'yes'`,
    [CODES],
  ],
  ['deletes a visit', 'delete from visit', [CODES]],
]

describeStores('verify', (open, { engine, freshUrl }) => {
  async function withBooks(): Promise<{ world: World; url: string }> {
    const url = await freshUrl()
    const world = makeWorld(await open({}, url))
    await apply(world, UMOJA)
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
      {
        name: 'Baraka Ali',
        phone: BARAKA,
        number: '05000016',
        joined: '2026-01-10',
        feePaid: false,
      },
    ])
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    await notify(world, payBill(world, { phone: BARAKA, account: '05000016', amount: '700' }))
    await notify(world, payBill(world, { phone: BARAKA, account: 'x', amount: '300' }))
    await notify(world, payBill(world, { phone: AMINA, account: '04123378', amount: '100' }))
    await text(world, CLINIC, '04123378')
    return { world, url }
  }

  it('finds nothing in a healthy database, and says how much it looked at', async () => {
    const { world } = await withBooks()
    const { findings, journals, checks } = await verify(world.ports)
    expect(findings).toEqual([])
    expect(journals).toBe(9)
    expect(checks).toEqual(
      expect.arrayContaining([...new Set(CORRUPTIONS.flatMap(([, , c]) => c))]),
    )
  })

  it('finds nothing in an empty one', async () => {
    expect((await verify(makeWorld(await open()).ports)).findings).toEqual([])
  })

  it.each(CORRUPTIONS)('notices who %s', async (_, statement, checks) => {
    const { world, url } = await withBooks()
    await corrupt(url, statement)
    const { findings } = await verify(world.ports)
    const found = new Set(findings.map(({ check }) => check))
    for (const check of checks) expect(found).toContain(check)
    for (const { what } of findings) expect(what).toMatch(/^umoja \S/)
  })

  it('names the journal that was changed, and only that one', async () => {
    const { world, url } = await withBooks()
    await corrupt(url, `update journal set effective_on = '2026-01-01' where seq = 2`)
    const { findings } = await verify(world.ports)
    expect(findings).toEqual([{ check: CHAIN, what: 'umoja journal 2 was changed' }])
  })

  /** As somebody who has the database in hand: past every trigger and foreign key. */
  async function corrupt(url: string, statements: string): Promise<void> {
    expect(await corruptAt(engine, url, statements.split(';'))).toBeGreaterThan(0)
  }
})
