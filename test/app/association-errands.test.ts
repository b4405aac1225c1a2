import { expect, it } from 'vitest'
import { memberNumberFrom, type MemberNumber } from '../../src/core/member-number.ts'
import { add } from '../../src/core/money.ts'
import {
  answerPrompt,
  apply,
  call,
  describeWorlds,
  notify,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { ASSOCIATIONS, balances, phoneOf, SOKO, TREASURER, withGroup } from './association-world.ts'
import { intents, payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

/** Members of the group of the story, each of whom owes the same month. */
const GROUP_SIZE = 60

const OTHER_TREASURER = '+254744000002'
const OVER = '+254744000003'

describeWorlds('a treasurer on the phone', (begin) => {
  async function withSixty() {
    const world = await begin()
    await apply(world, ASSOCIATIONS)
    const numbers = await register(
      world,
      Array.from({ length: GROUP_SIZE }, (_, index) => ({
        name: `Member ${index}`,
        phone: phoneOf(index),
        number: memberNumberFrom(String(1_000_000 + index)),
        paidThrough: '2026-02-28',
        association: SOKO,
      })),
    )
    return { world, numbers }
  }

  /** Dials afresh, whatever call was cut before, and returns the last screen. */
  async function dialled(world: World, phone: string, ...inputs: readonly string[]) {
    const calling = call(world, phone)
    let screen = await calling.send()
    if (screen.startsWith('CON Language')) screen = await calling.type('1')
    if (screen.includes('cut')) screen = await calling.type('2')
    for (const input of inputs) screen = await calling.type(input)
    return screen
  }

  async function partsOf(world: World) {
    const [receipt] = await receipts(world)
    const parts = await payments(world)
    return { receipt, parts, sum: add(...parts.map(({ amount }) => amount)) }
  }

  it('pays for 60: one prompt, an SMS to each, and parts that sum to the payment (R05)', async () => {
    const { world, numbers } = await withSixty()
    expect(await dialled(world, TREASURER, '1')).toContain('Members who owe: 60 of 60, KSh 30,000')
    expect(await dialled(world, TREASURER, '1', '1')).toContain('Pay KSh 30,000, members: 60')
    const end = await dialled(world, TREASURER, '1', '1', '1')
    expect(end).toMatch(
      /^END A request for KSh 30,000 .* member \(60\) gets an SMS: no SMS, not paid\.$/,
    )
    await world.worker.settle()
    await answerPrompt(world, TREASURER, 'approve')
    const { receipt, parts, sum } = await partsOf(world)
    expect(receipt).toMatchObject({ state: 'posted', sharing: 'plan', amount: 3_000_000 })
    expect(parts).toHaveLength(GROUP_SIZE)
    expect(sum).toBe(receipt?.amount)
    for (let index = 0; index < GROUP_SIZE; index += 1) {
      expect(smsOf(world, phoneOf(index))).toEqual([
        expect.stringContaining('KSh 500 was paid for you ('),
      ])
    }
    expect(smsOf(world, TREASURER)).toEqual([
      expect.stringContaining('KSh 30,000 02/03 11:00 for Soko Women, members: 60.'),
    ])
    expect(new Set(await balances(world, numbers))).toEqual(new Set([0]))
    expect(await dialled(world, TREASURER, '1')).toContain('Members: 60. Nobody owes')
    expect(await dialled(world, TREASURER, '2')).toContain('02/03 KSh 30,000, members: 60')
    await expectSound(world)
  })

  it('pays for chosen ones of them, over pages, and for nobody else (R05)', async () => {
    const { world, numbers } = await withSixty()
    await dialled(world, TREASURER)
    const calling = call(world, TREASURER)
    for (const input of ['1', '2', '1', '2', '9', '1']) await calling.type(input)
    // The second was chosen and is after all not.
    await calling.type('0')
    expect(await calling.type('2')).toContain('Chosen: 2, KSh 1,000')
    expect(await calling.type('8')).toContain('Pay KSh 1,000, members: 2')
    expect(await calling.type('1')).toMatch(/^END A request for KSh 1,000/)
    await world.worker.settle()
    await answerPrompt(world, TREASURER, 'approve')
    const { receipt, parts, sum } = await partsOf(world)
    expect(sum).toBe(receipt?.amount)
    expect(parts.map(({ number }) => number)).toEqual([numbers[0], numbers[3]])
    expect(smsOf(world, phoneOf(1))).toEqual([])
    expect(await dialled(world, TREASURER, '1')).toContain('Members who owe: 58 of 60, KSh 29,000')
    await expectSound(world)
  })

  it('pages by cursor through more than one list holds, each member once', async () => {
    const { world, numbers } = await withSixty()
    await dialled(world, TREASURER)
    const calling = call(world, TREASURER)
    let screen = await calling.typeAll('1', '2')
    const seen: string[] = []
    for (let pages = 0; pages < 40; pages += 1) {
      seen.push(...(screen.match(/\d{7}-\d/g) ?? []))
      const next = /^(\d)\. Next members/m.exec(screen)?.[1]
      if (!next && !screen.includes('9. More')) break
      screen = await calling.type(next ?? '9')
    }
    expect(seen.map((number) => number.replace('-', ''))).toEqual(numbers)
  })

  it('is asked again when somebody paid meanwhile, and nothing is asked of the phone', async () => {
    const { world, numbers } = await withSixty()
    await dialled(world, TREASURER)
    const calling = call(world, TREASURER)
    expect(await calling.typeAll('1', '1')).toContain('Pay KSh 30,000')
    const own = { phone: phoneOf(0), account: numbers[0] as MemberNumber, amount: '500' }
    await notify(world, payBill(world, own))
    expect(await calling.type('1')).toContain('What our members owe')
    expect(await intents(world)).toEqual([])
  })

  it('asks once, also when the carrier repeats itself, and never by a dialled answer', async () => {
    const { world } = await withSixty()
    await dialled(world, TREASURER)
    await call(world, TREASURER).typeAll('1', '1', '1')
    expect(await intents(world)).toEqual([])
    const calling = call(world, TREASURER)
    await calling.send()
    for (const input of ['2', '1', '1']) await calling.type(input)
    const end = await calling.type('1')
    expect(end).toMatch(/^END A request/)
    expect(await calling.send()).toBe(end)
    expect(await intents(world)).toHaveLength(1)
  })

  it('sees only the own association, and nothing once the time is over', async () => {
    const world = await begin()
    await apply(world, {
      ...ASSOCIATIONS,
      associations: [
        ...ASSOCIATIONS.associations,
        { code: 'over', name: 'Over', phone: OVER, until: '2026-03-01' },
      ],
    })
    await withGroup(world, ['2026-01-31', '2026-02-28'])
    expect(await dialled(world, OTHER_TREASURER, '1')).toContain('Members: 0. Nobody owes')
    expect(await dialled(world, TREASURER, '1')).toContain('Members who owe: 2 of 2, KSh 1,500')
    expect(await dialled(world, OVER)).not.toContain('our members')
  })
})
