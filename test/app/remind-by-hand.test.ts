import { expect, it } from 'vitest'
import { readReminders } from '../../src/app/reminders/read-reminders.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { apply, describeWorlds, lastSms, register, smsOf, text, type World } from '../world.ts'
import { expectSound } from './sound.ts'
import { remindByHand } from './by-itself.ts'

const AMINA = '+254711000001'

describeWorlds('reminding by hand', (begin) => {
  async function owing(
    paidThrough = '2026-02-28',
  ): Promise<{ world: World; number: MemberNumber }> {
    const world = await begin()
    const collectors = [{ name: 'Juma Ali', phone: '+254733000002' }]
    await apply(world, { mutual: { code: 'umoja' }, collectors })
    const amina = { name: 'Amina Otieno', phone: AMINA, paidThrough }
    const [number] = (await register(world, [amina])) as [MemberNumber]
    return { world, number }
  }

  const refusal = (code: string) => ({ ok: false, refusal: { code } })

  it('tells the member at once what is owed, and once in 72 hours (R52)', async () => {
    const { world, number } = await owing()
    expect(await remindByHand(world.ports, { number, by: 'Mercy' })).toMatchObject({ ok: true })
    await world.worker.settle()
    expect(lastSms(world, AMINA)).toContain('still to pay: KSh 500')
    world.clock.move({ hours: 71 })
    const again = await remindByHand(world.ports, { number, by: '+254733000001' })
    expect(again).toMatchObject(refusal('reminded-recently'))
    world.clock.move({ hours: 1 })
    expect(await remindByHand(world.ports, { number, by: 'Mercy' })).toMatchObject({ ok: true })
    await expectSound(world)
  })

  it('waits for the morning in the quiet hours (R51)', async () => {
    const { world, number } = await owing()
    world.clock.set('2026-03-02T19:00:00Z')
    await remindByHand(world.ports, { number, by: 'Mercy' })
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    world.clock.set('2026-03-03T05:00:00Z')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
  })

  it('is a manager’s, for whoever owes and wants to hear (R54)', async () => {
    const { world, number } = await owing()
    const collector = await remindByHand(world.ports, { number, by: 'Juma Ali' })
    expect(collector).toMatchObject(refusal('not-in-role'))
    const nobody = await remindByHand(world.ports, { number, by: 'Somebody' })
    expect(nobody).toMatchObject(refusal('not-staff'))
    await text(world, AMINA, 'STOP')
    const stopped = await remindByHand(world.ports, { number, by: 'Mercy' })
    expect(stopped).toMatchObject(refusal('reminders-stopped'))
    const paid = await owing('2026-03-31')
    const free = await remindByHand(paid.world.ports, { number: paid.number, by: 'Mercy' })
    expect(free).toMatchObject(refusal('nothing-to-remind'))
  })

  it('can be looked at before: who is told what on a day, and why not', async () => {
    const { world } = await owing()
    await text(world, AMINA, 'STOP')
    const lines: string[] = []
    const read = await readReminders(world.ports, 'umoja', date('2026-03-21'), (line) => {
      lines.push(`${line.stage.kind} ${line.silence}`)
    })
    await readReminders(world.ports, 'umoja', date('2026-03-06'), (line) => {
      lines.push(`${line.stage.kind} ${line.silence}`)
    })
    expect(read).toMatchObject({ ok: true })
    expect(lines).toEqual(['suspended null', 'grace stopped'])
  })
})
