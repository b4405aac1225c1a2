import { describe, expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { addMember } from '../../src/app/membership/add-member.ts'
import { readBacklog } from '../../src/app/messages/backlog.ts'
import { bill } from '../../src/app/books/bill.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { planOf, readsAll, textsOf } from '../store/plans.ts'
import { sqliteEngine } from '../store/stores.ts'
import { answerPrompt, apply, askToPay, ask, dial, type World } from '../world.ts'
import { AWA, ok, pikineWorld, registerOne } from './visits-world.ts'

describe('what a caller waits for reads rows by their keys', () => {
  const engine = sqliteEngine()

  async function begin() {
    const url = await engine.freshUrl()
    const world = await pikineWorld(await engine.open({}, url))
    const number = await registerOne(world, AWA)
    const managers = [{ name: 'Fatou', phone: '+221771000009' }]
    await apply(world, { mutual: { code: 'pikine' }, managers })
    // Another connection, which has prepared nothing yet.
    const store = await engine.open({}, url)
    return {
      world: { ...world, store, ports: { ...world.ports, store } },
      number,
      path: url.slice('sqlite:'.length),
    }
  }

  const acts: [string, (world: World, number: MemberNumber) => Promise<unknown>][] = [
    ['a call that looks at the standing', (world) => dial(world, AWA.phone as string, '2')],
    ['a payment from the call to the receipt', (world) => paying(world, AWA.phone as string)],
    ['a check by SMS', (world, number) => ask(world, '+221771000001', `${number} consultation`)],
    ['a standing', async (world, number) => ok(await readStanding(world.ports, number, null))],
    ['a member registered by hand', (world) => registerByHand(world)],
    ['a batch of billing', (world) => bill(world.ports, 'pikine', date('2026-12-31'), 'test')],
  ]

  it.each(acts)('%s', async (_, act) => {
    const { world, number, path } = await begin()
    // What SQLite says of an insert is about foreign keys, and is not done without a violation.
    const ran = await textsOf(() => act(world, number))
    const texts = ran.filter((text) => !/^\s*insert/i.test(text))
    expect(texts.length).toBeGreaterThan(3)
    const wide = texts.flatMap((text) => readsAll(path, text))
    expect(wide).toEqual([])
  })

  it('what waits to be sent is counted without a row, however much it is', async () => {
    const { world, path } = await begin()
    const texts = await textsOf(() => readBacklog(world.ports))
    const ours = texts.filter((text) => text.includes('outbox'))
    const steps = ours.flatMap((text) => planOf(path, text)).map(({ detail }) => detail)
    expect(steps).toEqual(['SCAN outbox USING COVERING INDEX outbox_due'])
  })
})

async function paying(world: World, phone: string): Promise<void> {
  await askToPay(world, phone)
  expect(await answerPrompt(world, phone, 'approve')).not.toBeNull()
}

async function registerByHand({ ports }: World): Promise<void> {
  const member = { name: 'Khady Sow', sex: 'F', birthDate: '1990-05-01', plan: 'family' } as const
  const who = { mutual: 'pikine', cause: 'asked for', by: 'Fatou', actor: 'test' } as const
  ok(await acting(ports, (desk) => addMember(desk, { ...who, member, from: null, another: false })))
}
