import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { sendOnce } from '../../src/app/signing/send-once.ts'
import { describeWorlds, type World } from '../world.ts'
import { MENU, setPin, signIn } from './signing-world.ts'
import { MERCY, MOSES, staffTown } from './staff-town.ts'

describeWorlds('a form that is sent', (begin) => {
  async function town() {
    const world = await staffTown(await begin())
    await setPin(world, MERCY, MENU.manager)
    const { session } = await signIn(world, MERCY, MENU.manager, 'office')
    let done = 0
    const send = (form: string, by = session, work = async () => ({ count: (done += 1) })) =>
      acting(world.ports, (desk) =>
        sendOnce(desk, { session: by, form }, 'test', work, ({ count }) => count === 0),
      )
    return { world, send, times: () => done }
  }

  const forms = ({ store }: World) =>
    store.read((tx) => tx.selectFrom('office_form').selectAll().execute())

  it('acts once, also where it comes many times at the same moment, and answers the same', async () => {
    const { world, send, times } = await town()
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('first')))
    expect(answers).toEqual(answers.map(() => ({ count: answers[0]?.count })))
    expect(await send('first')).toEqual(answers[0])
    const before = times()
    expect(await send('second')).toEqual({ count: before + 1 })
    expect(await forms(world)).toHaveLength(2)
  })

  it('that failed was not sent: it acts when it comes again', async () => {
    const { world, send } = await town()
    const failing = () => Promise.reject(new Error('no'))
    await expect(send('first', undefined, failing)).rejects.toThrow('no')
    expect(await forms(world)).toEqual([])
    expect(await send('first')).toEqual({ count: 1 })
  })

  it('did nothing, by what it says: it is heard anew when it comes again', async () => {
    const { world, send } = await town()
    expect(await send('first', undefined, async () => ({ count: 0 }))).toEqual({ count: 0 })
    expect(await forms(world)).toEqual([])
    expect(await send('first')).toEqual({ count: 1 })
  })

  it('is another one of somebody else, who learns nothing of it', async () => {
    const { world, send } = await town()
    await setPin(world, MOSES, MENU.manager)
    const { session: other } = await signIn(world, MOSES, MENU.manager, 'office')
    expect(await send('first')).toEqual({ count: 1 })
    expect(await send('first', other)).toEqual({ count: 2 })
  })
})
