import { expect, it } from 'vitest'
import {
  formatMemberNumber,
  type MemberNumber,
  memberNumberFrom,
} from '../../src/core/member-number.ts'
import { UMOJA } from '../statutes.ts'
import {
  answerPrompt,
  apply,
  ask,
  call,
  describeWorlds,
  dial,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { intents } from './rows.ts'
import { expectSound } from './sound.ts'

const DAUGHTER = '+254711000001'
const MOTHER = '+254711000002'

describeWorlds('paying for another member', (begin) => {
  async function family() {
    const world = await begin()
    const numbers = await register(world, [
      { name: 'Amina Otieno', phone: DAUGHTER, number: '04123378', paidThrough: '2026-02-28' },
      { name: 'Mary Atieno Otieno', phone: MOTHER, paidThrough: '2026-01-31' },
      { name: 'Left Long Ago', phone: '+254711000003', paidThrough: '2026-01-31' },
    ])
    return { world, mother: numbers[1] as string, left: numbers[2] as string }
  }

  it('asks the payer, pays the member, and tells both of them', async () => {
    const { world, mother } = await family()
    const confirm = await dial(world, DAUGHTER, '1', '5', mother, '500')
    expect(confirm).toMatch(/^CON Pay KSh 500\nFor M\. A\. O\., member \d{7}-\d\n/)
    expect(confirm).not.toContain('Mary')
    expect(await dial(world, DAUGHTER, '1', '1')).toMatch(/^END .*no SMS, not paid\.$/)
    await world.worker.settle()
    await answerPrompt(world, DAUGHTER, 'approve')
    expect(await intents(world)).toMatchObject([
      { number: mother, payer_phone: DAUGHTER, state: 'paid' },
    ])
    expect(smsOf(world, DAUGHTER).join()).toMatch(/received KSh 500 .* for member/)
    expect(smsOf(world, MOTHER).join()).toMatch(/KSh 500 was paid for you/)
    expect(await dial(world, MOTHER, '2')).toContain('05/03/2026: KSh 500')
    expect(await dial(world, DAUGHTER, '2')).toContain('05/03/2026: KSh 500')
    await expectSound(world)
  })

  it('finds nobody whose membership is over, and says no more than of a number nobody has', async () => {
    const { world, left } = await family()
    await world.store.write(async (tx) => {
      await tx
        .updateTable('member')
        .set({ ended_on: '2026-02-01' as never, end_state: 'resigned' })
        .where('number', '=', left as never)
        .execute()
    })
    const nobody = await dial(world, DAUGHTER, '1', '5', '99999992')
    expect(nobody).toContain('No member has that number')
    expect(await dial(world, DAUGHTER, '1', '5', left)).toBe(nobody)
    expect(await intents(world)).toEqual([])
  })

  it('tells a phone that tries many numbers in a day no more, on the screen and by SMS', async () => {
    const { world, mother } = await family()
    for (let body = 9_000_000; body < 9_000_010; body += 1) {
      const nobody = memberNumberFrom(String(body))
      expect(await dial(world, DAUGHTER, '1', '5', nobody)).toContain('No member has that number')
    }
    const over = memberNumberFrom('9000010')
    expect(await dial(world, DAUGHTER, '1', '5', over)).toMatch(/^END Too many numbers/)
    expect(await dial(world, DAUGHTER, '1', '5', mother)).toMatch(/^END Too many numbers/)
    expect(await ask(world, DAUGHTER, `PAY 500 ${mother}`)).toMatch(/^Too many numbers/)
    expect(await dial(world, DAUGHTER, '1', '1', '1')).toMatch(/^END A request/)
    expect(await dial(world, MOTHER, '1', '5', '04123378')).toContain('For A. O.')
    world.clock.move({ days: 1 })
    expect(await dial(world, DAUGHTER, '1', '5', mother)).toContain('For M. A. O.')
  })

  it('counts a number that the carrier sends twice once', async () => {
    const { world, mother } = await family()
    const calling = call(world, DAUGHTER)
    for (const input of ['1', '5']) await calling.type(input)
    await calling.type(mother)
    await calling.send()
    const rows = await world.store.read((tx) => tx.selectFrom('payee_tries').selectAll().execute())
    expect(rows).toMatchObject([{ phone: DAUGHTER, found: 1, unknown: 0 }])
  })

  /** Dials afresh, whatever call was cut before, and goes on from the question for the number. */
  async function payFor(world: World, ...inputs: readonly string[]): Promise<string> {
    const calling = call(world, DAUGHTER)
    let screen = await calling.send()
    if (screen.includes('Continue')) screen = await calling.type('2')
    for (const input of ['1', '5', ...inputs]) screen = await calling.type(input)
    return screen
  }

  it('offers one month of the plan, and says nothing of what that member owes', async () => {
    const { world, mother } = await family()
    const offered = await payFor(world, mother)
    expect(offered).toBe(
      `CON For M. A. O., member ${dashed(mother)}\nChoose 1 or type any amount\n1. One month: KSh 500\n2. One more\n8. Help\n0. Back`,
    )
    expect(await payFor(world, mother, '1')).toMatch(/^CON Pay KSh 500\n/)
    expect(await payFor(world, mother, '1', '1')).toMatch(/^END A request/)
    await world.worker.settle()
    await answerPrompt(world, DAUGHTER, 'approve')
    await payFor(world, mother, '1300', '1')
    await world.worker.settle()
    await answerPrompt(world, DAUGHTER, 'approve')
    // All is paid now, and some of it ahead: the offer is what it was.
    expect(await payFor(world, mother)).toBe(offered)
    await expectSound(world)
  })

  it('offers the same by SMS, and takes months of a plan for a family', async () => {
    const { world, mother } = await family()
    const number = dashed(mother)
    const asked = `How much? One month: KSh 500. Send for example PAY ${number} 500`
    expect(await ask(world, DAUGHTER, `PAY ${mother}`)).toBe(asked)
    expect(await ask(world, DAUGHTER, `PAY 2 WEEKS ${mother}`)).toBe(asked)
    expect(await ask(world, DAUGHTER, `PAY 3 MONTHS ${mother}`)).toContain(
      `a request for KSh 1,500 for member ${number} M. A. O. comes`,
    )
    expect(await intents(world)).toMatchObject([{ number: mother, amount: 150_000 }])
  })

  it('tells by no limit what a member owes, by SMS and on the screen', async () => {
    const { world, mother } = await family()
    const limits = 'The amount must be from KSh 1 to KSh 12,000. Nothing was done.'
    expect(await ask(world, DAUGHTER, `PAY 12001 ${mother}`)).toBe(limits)
    expect(await payFor(world, mother, '12001')).toContain('At most KSh 12,000.')
    world.clock.move({ days: 90 })
    expect(await ask(world, DAUGHTER, `PAY 12001 ${mother}`)).toBe(limits)
    expect(await ask(world, DAUGHTER, `PAY 12000 ${mother}`)).toContain('a request for KSh 12,000')
  })

  it('offers one person’s month of a plan for each person, so that nobody counts a family', async () => {
    const world = await begin()
    const [plan] = UMOJA.plans
    await apply(world, { ...UMOJA, plans: [{ ...plan, unit: 'person', contribution: '100' }] })
    const [, mother, alone] = (await register(world, [
      { name: 'Amina Otieno', phone: DAUGHTER, paidThrough: '2026-02-28' },
      {
        ...{ name: 'Mary Atieno Otieno', phone: MOTHER, paidThrough: '2026-01-31' },
        family: [
          ['Kamau Otieno', 'child', '2015'],
          ['Zuri Otieno', 'child', '2017'],
        ],
      },
      { name: 'Musa Okello', phone: '+254711000003', paidThrough: '2026-01-31' },
    ])) as string[] as [string, string, string]
    for (const number of [mother, alone]) {
      expect(await payFor(world, number)).toContain('\n1. One month, one person: KSh 100\n')
      for (const text of [`PAY ${number}`, `PAY 2 MONTHS ${number}`]) {
        expect(await ask(world, DAUGHTER, text)).toBe(
          `How much? One month, one person: KSh 100. Send for example PAY ${dashed(number)} 100`,
        )
      }
      expect(await ask(world, DAUGHTER, `PAY 36001 ${number}`)).toContain('to KSh 36,000.')
    }
    expect(await intents(world)).toEqual([])
  })
})

function dashed(number: string): string {
  return formatMemberNumber(number as MemberNumber)
}
