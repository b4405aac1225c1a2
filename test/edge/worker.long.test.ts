import { setImmediate, setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { queueSms } from '../../src/app/messages/sms-out.ts'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { createWorker } from '../../src/edge/worker.ts'
import { CARRIER, describeWorlds, logged, register, smsOf, type World } from '../world.ts'
import { acting } from '../../src/app/desk.ts'

const AMINA = '+254711000001'

describeWorlds('the worker', (begin) => {
  async function withAmina() {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    return world
  }

  let messages = 0

  async function texted(world: World, from = AMINA) {
    messages += 1
    await receiveSms(world.ports, CARRIER, {
      messageId: `worker-${messages}`,
      from: from as PhoneNumber,
      to: '21512',
      text: 'BALANCE',
      sentAt: null,
    })
  }

  it('has done all that there is once it has settled', async () => {
    const world = await withAmina()
    await texted(world)
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
  })

  it('does what came while it was at work, also in the moment in which it ends', async () => {
    const world = await withAmina()
    for (let turns = 0; turns < 40; turns += 1) {
      const first = world.worker.settle()
      await texted(world)
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      await world.worker.settle()
      expect(smsOf(world, AMINA)).toHaveLength(turns + 1)
      await first
    }
  })

  it('waits for what follows from its own, though others never give it rest', async () => {
    const world = await withAmina()
    const { worker, clock } = world
    let isBusy = true
    const busy = (async () => {
      while (isBusy) {
        // Calls that end, without a pause, and now and then a message.
        const untilMs = performance.now() + 200
        while (performance.now() < untilMs) {
          worker.kick()
          await setImmediate()
        }
        clock.move({ seconds: 1 })
        await texted(world, '+254711000002')
      }
    })()
    for (let count = 1; count <= 3; count += 1) {
      await texted(world)
      await worker.settle()
      expect(smsOf(world, AMINA)).toHaveLength(count)
    }
    isBusy = false
    await busy
    await worker.settle()
  }, 60_000)

  it('does not wait for a quiet that never comes: each answer to others brings another message', async () => {
    const world = await withAmina()
    const { carrier, clock } = world
    const send = carrier.send.bind(carrier)
    let brought = 0
    carrier.send = async (message) => {
      if (message.to !== AMINA && brought < 60) {
        brought += 1
        clock.move({ seconds: 1 })
        await texted(world, `+2547111${String(10_000 + brought)}`)
      }
      return send(message)
    }
    await texted(world, '+254711000002')
    await texted(world)
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
    expect(brought).toBeGreaterThan(0)
    expect(brought).toBeLessThan(30)
  }) // prettier-ignore

  it('goes on looking by itself once it has begun, until it is stopped', async () => {
    const world = await withAmina()
    const { worker } = world
    worker.start()
    await texted(world)
    await until(() => smsOf(world, AMINA).length === 1)
    await worker.stop()
    await texted(world)
    await setTimeout(1200)
    expect(smsOf(world, AMINA)).toHaveLength(1)
  })

  it('runs the jobs of a real service when it looks', async () => {
    const world = await withAmina()
    const worker = createWorker(world.ports, { settlesFirst: false })
    const runs = () => world.store.read((tx) => tx.selectFrom('job_run').selectAll().execute())
    worker.start()
    let count = 0
    while (count === 0) {
      await setTimeout(20)
      count = (await runs()).length
    }
    await worker.stop()
  })

  it('sends what is due though a job fails each time it looks', async () => {
    const world = await withAmina()
    const id = () => {
      throw new Error('no charge can be posted')
    }
    const ports = { ...world.ports, ids: { ...world.ports.ids, id } }
    const worker = createWorker(ports, { settlesFirst: false })
    worker.start()
    await until(() => logged(world, 'error').includes('job-failed'))
    const sms = { mutual: 'umoja', to: AMINA as PhoneNumber, text: 'receipt', priority: 2 } as const
    await acting(world.ports, (desk) => queueSms(desk, { ...sms, about: 'receipt' }))
    await until(() => smsOf(world, AMINA).length === 1)
    await worker.stop()
  })

  it('logs what fails and is there again', async () => {
    const world = await withAmina()
    const { store } = world
    const gone = new Error('the database is gone')
    let works = false
    const worker = createWorker(
      {
        ...world.ports,
        store: {
          ...store,
          read: (work) => (works ? store.read(work) : Promise.reject(gone)),
          write: (work) => (works ? store.write(work) : Promise.reject(gone)),
        },
      },
      { settlesFirst: true },
    )
    worker.kick()
    await until(() => logged(world, 'error').includes('worker-failed'))
    await texted(world)
    works = true
    await worker.settle()
    expect(smsOf(world, AMINA)).toHaveLength(1)
  })
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(10)
}
