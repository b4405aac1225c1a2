import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { outbox, receipts } from '../app/rows.ts'
import { expectSound } from '../app/sound.ts'
import { describeStores } from '../store/stores.ts'
import { runChild } from '../store/engine/children.ts'
import { UMOJA } from '../statutes.ts'
import { apply, CARRIER, makeWorld, payBill, register, type World } from '../world.ts'

const PHONES = Array.from({ length: 25 }, (_, at) => `+2547110001${10 + at}`)
const MANY = 200

/** An SMS lane of one process has so many under way. */
const UNDER_WAY = 20

describeStores('a process that is killed in the middle', (open, engine) => {
  const children: ReturnType<typeof runChild>[] = []
  afterEach(async () => {
    for (const child of children.splice(0)) await child.kill()
  })

  async function full(url: string): Promise<World> {
    const world = makeWorld(await open({}, url))
    await apply(world, UMOJA)
    const people = PHONES.map((phone, at) => ({ name: `Amina ${at}`, phone }))
    const numbers = await register(world, people)
    for (let at = 0; at < MANY; at += 1) {
      const phone = PHONES[at % PHONES.length] as string
      await receiveSms(world.ports, CARRIER, {
        ...{ messageId: `m-${at}`, from: phone as PhoneNumber, to: '21512' },
        ...{ text: 'BALANCE', sentAt: null },
      })
      const account = numbers[at % numbers.length] as string
      await receiveEvent(
        world.ports,
        'sandbox',
        'notice',
        payBill(world, { phone, account, amount: '10' }),
      )
    }
    return world
  }

  function start(url: string, world: World, began: number) {
    const child = runChild('../../edge/draining-child.ts', [
      url,
      String(world.clock.now()),
      String(began),
    ])
    children.push(child)
    return child
  }

  const handed = () =>
    children.flatMap(({ lines }) => lines).flatMap((line) => /^handed (\S+)/.exec(line)?.[1] ?? [])

  async function waiting(world: World): Promise<number> {
    const rows = await world.store.read(async (tx) => [
      ...(await tx
        .selectFrom('inbox')
        .select('message_id')
        .where('handled_at', 'is', null)
        .execute()),
      ...(await tx
        .selectFrom('event')
        .select('event_id')
        .where('handled_at', 'is', null)
        .execute()),
    ])
    const leaving = (await outbox(world)).filter(({ priority }) => priority <= 3)
    return (
      rows.length + leaving.filter(({ state }) => state === 'waiting' || state === 'sending').length
    )
  }

  it('loses and doubles nothing', async () => {
    const url = await engine.freshUrl()
    const world = await full(url)
    const began = Date.now()
    const first = start(url, world, began)
    const second = engine.engine === 'postgres' ? start(url, world, began) : null
    while (handed().length < MANY / 2) await setTimeout(10)
    await first.kill()
    if (!second) start(url, world, began)
    while ((await waiting(world)) > 0) await setTimeout(100)

    expect(await receipts(world)).toHaveLength(MANY)
    const rows = (await outbox(world)).filter(({ priority }) => priority === 2 || priority === 3)
    expect(rows).toHaveLength(2 * MANY)
    const times = new Map<string, number>()
    for (const id of handed()) times.set(id, (times.get(id) ?? 0) + 1)
    for (const { outbox_id: id, state } of rows) {
      // What the dead one had taken is unknown, and nobody else hands it over.
      if (state === 'unknown') expect(times.get(id) ?? 0).toBeLessThanOrEqual(1)
      else expect([state, times.get(id)]).toEqual(['sent', 1])
    }
    const unknown = rows.filter(({ state }) => state === 'unknown')
    expect(unknown.length).toBeLessThanOrEqual(UNDER_WAY)
    const ran = children.flatMap(({ lines }) => lines).filter((line) => line.startsWith('job-ran'))
    expect(new Set(ran).size).toBe(ran.length)
    await expectSound(world)
  }, 240_000)
})
