import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { answerPrompt, ask, askToPay, describeWorlds, dial, notify, payBill, register, type World } from '../world.ts' // prettier-ignore
import { receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'

describeWorlds('what somebody said', (begin) => {
  async function told(keep?: World['ports']['keep']): Promise<World> {
    const world = await begin(keep ? { keep } : {})
    const amina = { name: 'Amina Otieno', phone: AMINA, number: '04123378' }
    await register(world, [{ ...amina, paidThrough: '2026-02-28' }])
    await dial(world, AMINA)
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    await ask(world, AMINA, 'BAL')
    return world
  }

  async function left({ store }: World) {
    return store.read(async (tx) => ({
      dialogs: (await tx.selectFrom('dialog').select('phone').execute()).length,
      inbox: (await tx.selectFrom('inbox').select('text').where('text', '<>', '').execute()).length,
      outbox: (await tx.selectFrom('outbox').select('text').where('text', 'like', '%KSh 500%').execute()).length,
      bodies: (await tx.selectFrom('event').select('body').where('body', '<>', '').execute()).length,
      hashes: (await tx.selectFrom('event').select('body_hash').where('body_hash', '<>', '').execute()).length,
    }))
  } // prettier-ignore

  it('is forgotten after the days that are set, each in its time, and the books stay', async () => {
    const world = await told({ calls: 10, texts: 20, bodies: 30 })
    const all = await left(world)
    expect(all).toMatchObject({ inbox: 1, bodies: 1, hashes: 1 })
    expect(Math.min(all.dialogs, all.outbox)).toBeGreaterThan(0)
    const after = async (days: number) => {
      world.clock.set('2026-03-02T12:00:00Z')
      world.clock.move({ days })
      await runDueJobs(world.ports)
      return left(world)
    }
    expect(await after(9)).toMatchObject({ ...all, outbox: expect.any(Number) as number })
    expect(await after(11)).toMatchObject({ dialogs: 0, inbox: 1, bodies: 1 })
    expect((await after(19)).inbox).toBe(1)
    expect(await after(21)).toMatchObject({ inbox: 0, bodies: 1 })
    expect((await after(29)).bodies).toBe(1)
    expect(await after(31)).toMatchObject({ dialogs: 0, inbox: 0, bodies: 0, hashes: 1 })
    expect(await receipts(world)).toMatchObject([{ state: 'posted', amount: 50_000 }])
    await expectSound(world)
  })

  it('is kept for ever where that is set', async () => {
    const world = await told({ calls: null, texts: null, bodies: null })
    const all = await left(world)
    world.clock.move({ days: 500 })
    await runDueJobs(world.ports)
    expect(await left(world)).toMatchObject({ inbox: all.inbox, bodies: 1, dialogs: all.dialogs })
  })

  it('is known again by its hash: the same notice later is no second payment', async () => {
    const world = await told({ calls: 1, texts: 1, bodies: 1 })
    const notice = payBill(world, { phone: AMINA, account: '0412337-8', amount: '500' })
    await notify(world, notice)
    world.clock.move({ days: 3 })
    await runDueJobs(world.ports)
    expect((await left(world)).bodies).toBe(0)
    await notify(world, notice)
    await notify(world, { ...notice, amount: '700' })
    expect(await receipts(world)).toHaveLength(2)
    const alerts = await world.store.read((tx) => tx.selectFrom('alert').select('kind').execute())
    expect(alerts.map(({ kind }) => kind)).toContain('callback-conflict')
    await expectSound(world)
  })

  it('that nobody has acted on is never forgotten', async () => {
    const world = await told({ calls: 1, texts: 1, bodies: 1 })
    await world.store.write((tx) => tx.updateTable('event').set({ handled_at: null, outcome: null }).execute()) // prettier-ignore
    await world.store.write((tx) => tx.updateTable('inbox').set({ handled_at: null }).execute())
    world.clock.move({ days: 3 })
    await runDueJobs(world.ports)
    expect(await left(world)).toMatchObject({ inbox: 1, bodies: 1 })
  })
})
