import { expect, it } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { answerPrompt, describeWorlds, notify, payBill, type World } from '../world.ts'
import { pay, SOKO, TREASURER, withGroup } from './association-world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'

const NUMBERED = 'the parts of a shared receipt are numbered from 1, each a different member’s'
const SUM = 'the parts of a shared receipt sum to it'
const JOURNAL = 'each part of a shared receipt stands in its journal, with its amount'
const PLANNED = 'what was planned for an association is what its members got'
const INTENT = 'the parts of an intent sum to it'
const ONE = 'a member is in one association at a time'
const REGISTER = 'the register names the association that a member is in'

/** What somebody did to the database behind our back, and which check must find it. */
const CORRUPTIONS: readonly (readonly [what: string, sql: string, checks: readonly string[]])[] = [
  [
    'swaps the parts of two members',
    `update payment set amount = 150000 - amount where part is not null and receipt_id =
       (select receipt_id from receipt where sharing = 'plan')`,
    [JOURNAL, PLANNED],
  ],
  [
    'moves money from one part to another',
    `update payment set amount = amount + case part when 1 then -100 else 100 end where part < 3`,
    [JOURNAL, PLANNED],
  ],
  [
    'lowers a part',
    `update payment set amount = amount - 1 where part = 1`,
    [SUM, JOURNAL, PLANNED],
  ],
  ['deletes a part', `delete from payment where part = 2`, [SUM, JOURNAL, PLANNED]],
  ['renumbers a part', `update payment set part = 7 where part = 2`, [NUMBERED]],
  [
    'gives a part to another member',
    `update payment set number = '20000006' where number = '04123378'`,
    [NUMBERED, JOURNAL, PLANNED],
  ],
  ['says that a part is all there is', `update payment set part = null`, [NUMBERED]],
  [
    'forgets for which association it was',
    `update receipt set association_code = null`,
    [NUMBERED],
  ],
  [
    'changes what was planned',
    `update intent_part set amount = amount - 1 where number = '04123378'`,
    [PLANNED, INTENT],
  ],
  ['forgets what was planned', `delete from intent_part`, [PLANNED, INTENT]],
  ['changes what an intent asked for', `update intent set amount = amount + 1`, [INTENT]],
  [
    'puts a member into two associations',
    `insert into association_member (mutual_id, association_code, number, joined_on, ended_on, joined_by, ended_by)
       values ('umoja', 'jua-kali', '04123378', '2025-12-01', '2026-01-01', 'x', 'x')`,
    [ONE],
  ],
  [
    'takes a member out of the register’s association',
    `update member set association_code = null where number = '04123378'`,
    [REGISTER],
  ],
  ['forgets that a member is in one', `delete from association_member`, [REGISTER]],
]

describeWorlds('corruption of what associations paid', (begin) => {
  /** A payment as planned with a prompt, and one by the rule. */
  async function withPayments(): Promise<World> {
    const world = await begin()
    const numbers: MemberNumber[] = await withGroup(world, [
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
    ])
    expect(numbers).toContain('04123378')
    await pay(world)
    await world.worker.settle()
    await answerPrompt(world, TREASURER, 'approve')
    await notify(world, payBill(world, { phone: TREASURER, account: SOKO, amount: '900' }))
    await expectSound(world)
    return world
  }

  it.each(CORRUPTIONS)('that %s is found', async (_, statement, checks) => {
    const world = await withPayments()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    const found = findings.map(({ check }) => check)
    for (const check of checks) expect(found).toContain(check)
    for (const { what } of findings) expect(what).toMatch(/^umoja \S/)
  })
})
