import { expect, it } from 'vitest'
import { memberNumberFrom } from '../../src/core/member-number.ts'
import { answerPrompt, ask, call, describeWorlds, dial, register, smsOf } from '../world.ts'
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
})
