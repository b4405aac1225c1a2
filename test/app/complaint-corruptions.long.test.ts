import { expect, it } from 'vitest'
import { answerComplaint } from '../../src/app/complaints/answer-complaint.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { describeWorlds, dial, notify, payBill, register, text, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const CLINIC = '+254722000001'

const CHECK = 'the check of a complaint is of its household, at its clinic'
const MONEY = 'the money of a complaint is the member’s, or came from the phone that complains'
const ANSWERS = 'a complaint is answered and closed after it was filed, and its answers are counted'

describeWorlds('corruption of complaints', (begin) => {
  /** C1 is about a check, C2 about money in suspense, C3 about a request; C1 is answered. */
  async function withComplaints(): Promise<World> {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-03-31' },
      { name: 'Baraka Ali', phone: BARAKA, number: '05000016', paidThrough: '2026-03-31' },
    ])
    await text(world, CLINIC, '04123378')
    await text(world, CLINIC, '05000016')
    await world.worker.settle()
    await dial(world, AMINA, '8', '2', '1', '1', '1', '1', '1')
    await notify(world, payBill(world, { phone: AMINA, account: 'mama', amount: '500' }))
    await dial(world, AMINA, '8', '2', '2', '1', '1', '1')
    await dial(world, BARAKA, '1', '1', '1')
    await world.worker.settle()
    await dial(world, BARAKA, '8', '2', '2', '1', '1', '1')
    const answer = { mutual: 'umoja', complaint: 1, words: 'It is paid', by: 'Mercy' }
    await acting(world.ports, (desk) => answerComplaint(desk, answer))
    await expectSound(world)
    return world
  }

  it.each([
    [CHECK, `update coverage_check set number = '05000016' where number = '04123378'`],
    [
      CHECK,
      `update complaint set check_id = (select check_id from coverage_check where number = '05000016')
       where check_id is not null`,
    ],
    [MONEY, `update receipt set payer_phone = '${BARAKA}' where state = 'suspense'`],
    [MONEY, `update receipt set payer_phone = null where state = 'suspense'`],
    [MONEY, `update intent set payer_phone = '${AMINA}'`],
    [ANSWERS, `update complaint_answer set answered_at = 1`],
    [ANSWERS, `update complaint_answer set answer_number = 2`],
    [ANSWERS, `update complaint set closed_at = 1, closed_by = 'Mercy' where complaint_number = 2`],
  ])('is noticed: %s, by %s', async (check, change) => {
    const world = await withComplaints()
    await corrupt(world, change)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
})
