import { expect, it } from 'vitest'
import {
  anotherProcess,
  answerPrompt,
  call,
  describeWorlds,
  dial,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { screensOf } from '../../src/core/text/kept-screens.ts'
import { intents, outbox } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const STRANGER = '+254799000001'

describeWorlds('a call', (begin, { engine }) => {
  async function withMembers() {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
      { name: 'Baraka Ali', phone: BARAKA, number: '05000016', paidThrough: '2026-01-31' },
    ])
    return world
  }

  function dialogs({ store }: World) {
    return store.read((tx) => tx.selectFrom('dialog').selectAll().orderBy('session_id').execute())
  }

  it('answers each repeated request with the same bytes, and asks for money once', async () => {
    const world = await withMembers()
    const calling = call(world, AMINA)
    const screens = [await calling.send()]
    for (const input of ['1', '1', '1']) {
      const screen = await calling.type(input)
      expect(await calling.send()).toBe(screen)
      screens.push(screen)
    }
    expect(new Set(screens).size).toBe(4)
    expect(await intents(world)).toHaveLength(1)
    expect(await outbox(world)).toHaveLength(1)
    await world.worker.settle()
    expect(await calling.send()).toBe(screens.at(-1))
    expect(world.operator.promptsOf(AMINA as never)).toHaveLength(1)
  })

  it('asks for money once when the request comes many times at the same moment', async () => {
    const world = await withMembers()
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('1')
    const confirm = await calling.type('1')
    const processes = Array.from({ length: 8 }, (_, index) =>
      engine === 'postgres' ? anotherProcess(world, `p${index}-`) : world,
    )
    const { sessionId } = calling
    const again = processes.map(async (process) => {
      const same = call(process, AMINA, { sessionId })
      return same.typeAll('1', '1', '1')
    })
    const replies = await Promise.all(again)
    expect(new Set(replies).size).toBe(1)
    expect(replies[0]).not.toBe(confirm)
    expect(replies[0]).toMatch(/^END A request for KSh 500/)
    expect(await intents(world)).toHaveLength(1)
    expect(await outbox(world)).toHaveLength(1)
    await expectSound(world)
  })

  it('of many at the same moment shows each caller only what is theirs', async () => {
    const world = await begin()
    const people = Array.from({ length: 40 }, (_, index) => ({
      name: `Caller N${index}x`,
      phone: `+2547110001${String(index).padStart(2, '0')}`,
      paidThrough: '2026-02-28',
    }))
    await register(world, people)
    const screens = await Promise.all(
      people.map(async ({ phone }) => {
        const calling = call(world, phone)
        await calling.send()
        await calling.type('1')
        return calling.type('1')
      }),
    )
    people.forEach(({ name }, index) => expect(screens[index]).toContain(name))
  })

  it('keeps each screen that a phone was shown, once and in its order, and none of another phone', async () => {
    const world = await withMembers()
    const kept = async () => {
      const rows = await world.store.read((tx) =>
        tx.selectFrom('dialog').select(['earlier', 'reply']).execute(),
      )
      return rows.map(({ earlier, reply }) => [...screensOf(earlier), reply])
    }
    const amina = call(world, AMINA, { sessionId: 'shared' })
    const shown = [await amina.send(), await amina.type('1'), await amina.type('9')]
    // The carrier asks again, since the answer did not come through.
    expect(await amina.send()).toBe(shown[2])
    expect(await kept()).toEqual([shown])
    const baraka = await call(world, BARAKA, { sessionId: 'shared' }).send()
    expect(await kept()).toEqual([[baraka]])
  })

  it('under a session id that another phone used begins afresh, for both of them', async () => {
    const world = await withMembers()
    const amina = call(world, AMINA, { sessionId: 'shared' })
    await amina.send()
    expect(await amina.type('1')).toContain('Owed: KSh 500')
    const baraka = call(world, BARAKA, { sessionId: 'shared' })
    expect(await baraka.send()).toContain('Baraka Ali')
    expect(await baraka.type('1')).toContain('Owed: KSh 1,000')
    // What she typed before is walked again as a deep dial is, which moves no money.
    expect(await amina.typeAll('1', '1')).toMatch(/^CON Pay KSh 500\nAmina Otieno/)
    expect(await intents(world)).toEqual([])
  })

  it('that was cut is offered again within ten minutes, and goes on where it stood', async () => {
    const world = await withMembers()
    await dial(world, AMINA, '1', '1')
    world.clock.move({ minutes: 9, seconds: 59 })
    const calling = call(world, AMINA)
    expect(await calling.send()).toBe('CON Continue where you stopped?\n1. Yes\n2. Main menu')
    expect(await calling.type('1')).toContain('Pay KSh 500')
    expect(await calling.type('1')).toMatch(/^END A request for KSh 500/)
    expect(await intents(world)).toHaveLength(1)
    expect(await dial(world, AMINA)).toContain('1. Pay')
  })

  it('that was cut may be started again', async () => {
    const world = await withMembers()
    await dial(world, AMINA, '1', '1')
    expect(await dial(world, AMINA, '2')).toContain('1. Pay')
  })

  it('that was cut is not offered after ten minutes, nor to another phone', async () => {
    const world = await withMembers()
    await dial(world, AMINA, '1', '1')
    expect(await dial(world, BARAKA)).toContain('1. Pay')
    world.clock.move({ minutes: 10, seconds: 1 })
    expect(await dial(world, AMINA)).toContain('1. Pay')
  })

  it('that ended is not offered again', async () => {
    const world = await withMembers()
    await dial(world, AMINA, '1', '1', '1')
    expect(await dial(world, AMINA)).toContain('1. Pay')
  })

  it('goes on with what is owed now, not with what was owed when it was cut', async () => {
    const world = await withMembers()
    await dial(world, BARAKA, '1', '1')
    const other = await dial(world, BARAKA, '2', '1', '1', '1')
    expect(other).toMatch(/^END A request for KSh 1,000/)
    await world.worker.settle()
    await answerPrompt(world, BARAKA, 'approve')
    expect(await dial(world, BARAKA, '1')).toContain('Nothing is owed now')
  })

  it('keeps the language that was chosen on the first', async () => {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, language: '', paidThrough: '2026-02-28' },
    ])
    const calling = call(world, AMINA)
    expect(await calling.send()).toMatch(
      /^CON Language.*\n1\. English\n2\. Kiswahili\n3\. Francais/s,
    )
    expect(await calling.type('2')).toContain('1. Lipa')
    expect(await dial(world, AMINA)).toContain('1. Lipa')
    await dial(world, AMINA, '1', '1', '1')
    await world.worker.settle()
    await answerPrompt(world, AMINA, 'refuse')
    expect(smsOf(world, AMINA)).toEqual([expect.stringMatching(/Hakuna|haku/)])
  })

  it('walks a deep dial, but not through a screen that moves money', async () => {
    const world = await withMembers()
    const deep = call(world, AMINA)
    expect(await deep.typeAll('1', '1', '1')).toContain('Pay KSh 500')
    expect(await intents(world)).toEqual([])
    expect(await deep.type('1')).toMatch(/^END A request/)
    expect(await intents(world)).toHaveLength(1)
  })

  it('of a stranger tells how to join, and nothing of anybody', async () => {
    const world = await withMembers()
    const screen = await dial(world, STRANGER, '1')
    expect(screen).toContain('To join')
    expect(screen).not.toContain('Amina')
  })

  it('in which something is wrong on our side leaves nothing behind', async () => {
    const world = await withMembers()
    const calling = call(world, AMINA)
    await calling.send()
    const before = await dialogs(world)
    await world.store.write((tx) => tx.updateTable('member').set({ plan_code: 'gone' }).execute())
    await expect(calling.type('1')).rejects.toThrow(/no version of the plan/)
    expect(await dialogs(world)).toEqual(before)
    await world.store.write((tx) => tx.updateTable('member').set({ plan_code: 'family' }).execute())
    expect(await calling.send()).toContain('Owed: KSh 500')
  })
})
