import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { minor } from '../../src/core/money.ts'
import type { Decision } from '../../src/core/proposals/proposal.ts'
import { apply, ask, describeWorlds, register, smsOf, type World } from '../world.ts'
import { decideProposal, recordCash } from './by-itself.ts'

const MERCY = '+254733000001'
const MOSES = '+254733000003'
const TESSA = '+254733000004'
const SARAH = '+254733000005'

const STAFF = {
  mutual: { code: 'umoja', messagesFrom: '2026-03-01' },
  managers: [
    { name: 'Mercy', phone: MERCY, language: 'en' },
    { name: 'Moses', phone: MOSES, language: 'fr' },
  ],
  treasurers: [{ name: 'Tessa', phone: TESSA, language: 'en' }],
  secretaries: [{ name: 'Sarah', phone: SARAH, language: 'en' }],
}

describeWorlds('proposals that wait for a second person (R65)', (begin) => {
  async function withReceipts() {
    const world = await begin()
    await apply(world, STAFF)
    const names = ['Amina Otieno', 'Baraka Mwangi', 'Chiku Wanjala']
    const numbers = await register(
      world,
      names.map((name) => ({ name, paidThrough: '2026-02-28' })),
    )
    const receipts: string[] = []
    for (const number of numbers) {
      const asked = { number, amount: minor(50_000), by: 'Mercy', slip: number, withoutSms: true }
      const taken = await recordCash(world.ports, asked)
      if (!taken.ok) throw new Error(taken.refusal.code)
      receipts.push(`UM26-000000${receipts.length + 1}`)
    }
    await runDueJobs(world.ports)
    await world.worker.settle()
    return { world, receipts }
  }

  /** Mercy proposes to pay back so much of what a member paid, which is about money; no message has left yet. */
  async function propose(world: World, receipt: string | undefined, amountMinor: number) {
    const refund = { amount: minor(amountMinor), number: null, from: 'bank' }
    const asked = { mutual: 'umoja', receipt: receipt ?? '', refund, by: 'Mercy' }
    const made = await proposeCorrection(world.ports, { ...asked, reason: 'moved away' })
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    return made.value.proposal.proposal_id
  }

  async function payBack(...asked: Parameters<typeof propose>) {
    const proposal = await propose(...asked)
    await asked[0].worker.settle()
    return proposal
  }

  const decide = (world: World, proposal: string, decision: Decision, reason: string | null) =>
    decideProposal(world.ports, { mutual: 'umoja', proposal, decision, by: 'Tessa', reason })

  const proposed = (world: World, phone: string) =>
    smsOf(world, phone).filter((sms) => /(P\d+|APPLICANTS$|DEMANDES$)/.test(sms))

  it('are told to those who may decide them, in their languages, and to nobody else', async () => {
    const { world, receipts } = await withReceipts()
    await payBack(world, receipts[0], 30_000)
    expect(proposed(world, TESSA)).toEqual([
      expect.stringMatching(
        /^Umoja.*: Mercy proposes: Pay back from UM26-0000001, KSh 300 \(P1\)\. Until 09\/03\/2026\. .*Send APPROVE P1$/,
      ),
    ])
    expect(proposed(world, MOSES)).toEqual([expect.stringMatching(/Mercy propose: .*P1$/)])
    expect(proposed(world, MERCY)).toEqual([])
    expect(proposed(world, SARAH)).toEqual([])
    // Nor is one begun to them that is dropped as it would leave.
    const begun = await world.store.read((tx) =>
      tx.selectFrom('outbox').select('recipient').where('subject', '=', 'deciders/umoja').execute(),
    )
    expect(begun.map(({ recipient }) => recipient).sort()).toEqual([MOSES, TESSA])
    expect(await ask(world, TESSA, 'approve p1')).toMatch(/approved/)
  })

  it('that come together are told in two messages, of which the second counts them', async () => {
    const { world, receipts } = await withReceipts()
    for (const receipt of receipts) await payBack(world, receipt, 30_000)
    expect(proposed(world, TESSA)).toHaveLength(1)
    world.clock.move({ hours: 3, minutes: 59 })
    await world.worker.settle()
    expect(proposed(world, TESSA)).toHaveLength(1)
    world.clock.move({ minutes: 1 })
    await world.worker.settle()
    expect(proposed(world, TESSA).slice(1)).toEqual([
      expect.stringMatching(/\(P3\)\. 3 wait for you\. .*APPLICANTS$/),
    ])
  })

  it('made at night are told in the morning, unless they were decided by then', async () => {
    const { world, receipts } = await withReceipts()
    world.clock.set('2026-03-02T20:30:00Z')
    await propose(world, receipts[0], 30_000)
    // They are not even tried before.
    const begun = await world.store.read((tx) =>
      tx
        .selectFrom('outbox')
        .select('not_before')
        .where('subject', '=', 'deciders/umoja')
        .execute(),
    )
    const morning = Date.parse('2026-03-03T08:00:00+03:00')
    expect(begun.map(({ not_before: at }) => at)).toEqual([morning, morning])
    const second = await payBack(world, receipts[1], 20_000)
    expect([...proposed(world, TESSA), ...proposed(world, MOSES)]).toEqual([])
    await decide(world, second, 'approved', null)
    world.clock.set('2026-03-03T09:00:00Z')
    await world.worker.settle()
    expect(proposed(world, TESSA)).toEqual([expect.stringMatching(/\(P1\)/)])
    world.clock.set('2026-03-03T20:30:00Z')
    const third = await payBack(world, receipts[2], 30_000)
    await decide(world, third, 'approved', null)
    world.clock.set('2026-03-04T09:00:00Z')
    await world.worker.settle()
    expect(proposed(world, TESSA)).toHaveLength(1)
  })

  it('that could not leave by day wait for the morning, and leave to nobody who left by then', async () => {
    const { world, receipts } = await withReceipts()
    const { answer } = world.carrier
    world.carrier.answer = () => ({ kind: 'rejected', code: 'busy', retryable: true })
    world.clock.set('2026-03-02T16:00:00Z')
    await payBack(world, receipts[0], 30_000)
    world.carrier.answer = answer
    world.clock.set('2026-03-02T20:30:00Z')
    await world.worker.settle()
    expect([...proposed(world, TESSA), ...proposed(world, MOSES)]).toEqual([])
    const treasurers = [{ phone: TESSA, until: '2026-03-02' }]
    await apply(world, { mutual: { code: 'umoja' }, treasurers })
    world.clock.set('2026-03-03T09:00:00Z')
    await world.worker.settle()
    expect(proposed(world, MOSES)).toHaveLength(1)
    expect(proposed(world, TESSA)).toEqual([])
  })

  it('are told back to whoever proposed them when somebody refuses, with the reason', async () => {
    const { world, receipts } = await withReceipts()
    await decide(world, await payBack(world, receipts[0], 30_000), 'refused', 'she pays again')
    await world.worker.settle()
    expect(proposed(world, MERCY)).toEqual([
      expect.stringMatching(/: Tessa refused: .*\(P1\)\. she pays again\./),
    ])
  })

  it('are decided for seven days and not a second longer, which is told once', async () => {
    const { world, receipts } = await withReceipts()
    const first = await payBack(world, receipts[0], 30_000)
    const second = await payBack(world, receipts[1], 30_000)
    world.clock.move({ days: 7, seconds: -1 })
    expect(await decide(world, first, 'approved', null)).toMatchObject({ ok: true })
    world.clock.move({ seconds: 1 })
    expect(await decide(world, second, 'approved', null)).toMatchObject({
      refusal: { code: 'expired-proposal', proposal: second },
    })
    expect(await ask(world, TESSA, `approve p${second}`)).toMatch(/in seven days/)
    expect(await ask(world, TESSA, 'applicants')).toMatch(/nothing waits/)
    expect(await payBack(world, receipts[1], 30_000)).toBe('3')
    for (const days of [1, 1]) {
      world.clock.move({ days })
      await runDueJobs(world.ports)
      await world.worker.settle()
    }
    expect(proposed(world, MERCY)).toEqual([
      expect.stringMatching(/nobody decided in seven days: Pay back from .*\(P2\)/),
    ])
  })
})
