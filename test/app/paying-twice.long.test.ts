import { expect, it } from 'vitest'
import { readStanding, standingJson } from '../../src/app/membership/read-standing.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { UMOJA } from '../statutes.ts'
import {
  answerPrompt,
  apply,
  ask,
  askToPay,
  call,
  describeWorlds,
  dial,
  lastSms,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { balances, listOf, pay, phoneOf, TREASURER, withGroup } from './association-world.ts'
import { intents } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001' as PhoneNumber

/** Paid up to the end of February: she owes March. */
const HOUSEHOLD = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }

describeWorlds('a member who dials again while a prompt is slow', (begin) => {
  async function withRequest() {
    const world = await begin()
    const [number] = (await register(world, [HOUSEHOLD])) as [MemberNumber]
    await askToPay(world, AMINA)
    return { world, number }
  }

  /** Confirms once more what is owed, and answers what is shown then. */
  async function again(world: World, answer: '1' | '2') {
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('1')
    await calling.type('1')
    const shown = await calling.type('1')
    const end = await calling.type(answer)
    await world.worker.settle()
    return { shown, end }
  }

  async function owed(world: World, number: MemberNumber) {
    const result = await readStanding(world.ports, number, null)
    if (!result.ok) throw new Error('no standing')
    const { owed, credit } = standingJson(result.value)
    return { owed: owed.amount, credit: credit.amount }
  }

  it('is shown the request that is open, and waits', async () => {
    const { world } = await withRequest()
    world.clock.move({ minutes: 3 })
    const { shown, end } = await again(world, '1')
    expect(shown).toContain('KSh 500 was asked for 3 minutes ago\n1. Wait\n2. Ask again')
    expect(end).toMatch(/^END The request for KSh 500 by mobile money is on this phone/)
    expect(await intents(world)).toHaveLength(1)
    expect(world.operator.promptsOf(AMINA)).toHaveLength(1)
  })

  it('is asked again without being shown one that has expired', async () => {
    const { world } = await withRequest()
    world.clock.move({ minutes: 10 })
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('1')
    await calling.type('1')
    expect(await calling.type('1')).toMatch(/^END A request for KSh 500 will come/)
  })

  it('gets no second prompt when the operator says that the first was paid', async () => {
    const { world, number } = await withRequest()
    // The payer answered, and the operator's notice was lost.
    const [prompt] = world.operator.promptsOf(AMINA)
    world.operator.answer(prompt?.intentId as string, 'approve', world.clock.now())
    const { end } = await again(world, '2')
    expect(end).toMatch(/^END A request for KSh 500 will come/)
    expect(world.operator.promptsOf(AMINA)).toEqual([])
    expect(await owed(world, number)).toEqual({ owed: 0, credit: 0 })
    expect(smsOf(world, AMINA)).toContainEqual(expect.stringContaining('received KSh 500'))
    expect(lastSms(world, AMINA)).toContain('an earlier request was paid, so we did not ask for')
    await expectSound(world)
  })

  it('is asked again while the first is open, and hears what was paid ahead', async () => {
    const { world, number } = await withRequest()
    await again(world, '2')
    expect(world.operator.promptsOf(AMINA)).toHaveLength(2)
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).not.toContain('Paid ahead')
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).toContain('Paid ahead: KSh 500.')
    expect(await owed(world, number)).toEqual({ owed: 0, credit: 50_000 })
    await expectSound(world)
  })
})

describeWorlds('a member who asks by SMS while a prompt is slow', (begin) => {
  async function withRequest() {
    const world = await begin()
    const [number, other] = (await register(world, [
      HOUSEHOLD,
      { name: 'Mary Otieno', phone: '+254711000002', paidThrough: '2026-02-28' },
    ])) as [MemberNumber, MemberNumber]
    await askToPay(world, AMINA)
    return { world, number, other }
  }

  const open = (minutes: string, again: string) =>
    `Umoja Afya: KSh 500 was asked for ${minutes} ago. Answer it on this phone. To ask again send ${again}`

  it.each([
    ['PAY', 'PAY AGAIN'],
    ['PAY 200', 'PAY 200 AGAIN'],
    ['PAY 1,500.00', 'PAY 1500 AGAIN'],
    ['PAY 2 MONTHS', 'PAY 1000 AGAIN'],
  ])('is told of the request that a call made, and how to ask again: %s', async (sms, again) => {
    const { world } = await withRequest()
    expect(await ask(world, AMINA, sms)).toBe(open('1 minute', again))
    world.clock.move({ minutes: 9 })
    expect(await ask(world, AMINA, sms)).toBe(open('9 minutes', again))
    expect(await intents(world)).toHaveLength(1)
    expect(await ask(world, AMINA, again)).toContain('comes to this phone')
    expect(world.operator.promptsOf(AMINA)).toHaveLength(2)
    expect(await ask(world, AMINA, sms)).toContain('was asked for 1 minute ago')
    expect(await intents(world)).toHaveLength(2)
  })

  it('is told with the number that was named, in the language of the phone', async () => {
    const { world, number } = await withRequest()
    const named = `${number.slice(0, 7)}-${number.slice(7)}`
    expect(await ask(world, AMINA, `PAY ${number}`)).toContain(`send PAY ${named} AGAIN`)
    await text(world, AMINA, 'LANG SW')
    expect(await ask(world, AMINA, 'LIPA')).toMatch(/dakika 1 iliyopita.*tuma LIPA TENA$/)
    await text(world, AMINA, 'LANG FR')
    expect(await ask(world, AMINA, 'PAYER')).toMatch(/il y a 1 minute.*: PAYER ENCORE$/)
  })

  it('is asked for somebody else at once: a request is open for its member', async () => {
    const { world, other } = await withRequest()
    expect(await ask(world, AMINA, `PAY ${other} 300`)).toContain('a request for KSh 300')
    expect(await ask(world, AMINA, `PAY ${other} 300`)).toContain('KSh 300 was asked for 1 minute')
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('1')
    await calling.type('1')
    expect(await calling.type('1')).toContain('KSh 500 was asked for 1 minute ago')
  })

  it('is asked afresh when the time of the request is over', async () => {
    const { world } = await withRequest()
    world.clock.move({ minutes: 10 })
    expect(await ask(world, AMINA, 'PAY')).toContain('a request for KSh 500')
  })

  it('gets no second prompt when the operator says that the first was paid', async () => {
    const { world } = await withRequest()
    const [prompt] = world.operator.promptsOf(AMINA)
    world.operator.answer(prompt?.intentId as string, 'approve', world.clock.now())
    await text(world, AMINA, 'PAY AGAIN')
    expect(world.operator.promptsOf(AMINA)).toEqual([])
    expect(lastSms(world, AMINA)).toContain('an earlier request was paid, so we did not ask for')
    await expectSound(world)
  })
})

describeWorlds('a treasurer who asks while a prompt is slow', (begin) => {
  /** Two members owe March, and the treasurer was asked for both. */
  async function withRequest() {
    const world = await begin()
    const numbers = await withGroup(world, ['2026-02-28', '2026-02-28'])
    await text(world, TREASURER, 'LANG EN')
    const end = await dial(world, TREASURER, ...TO_ALL, '1')
    expect(end).toContain('A request for KSh 1,000')
    await world.worker.settle()
    return { world, numbers }
  }

  const TO_ALL = ['1', '1'] as const

  /** Goes on where the screen asks, since a call that was cut is offered again. */
  async function again(world: World, answer: '1' | '2') {
    const calling = call(world, TREASURER)
    const first = await calling.send()
    if (first.includes('Continue')) await calling.type('2')
    for (const input of TO_ALL) await calling.type(input)
    const shown = await calling.type('1')
    const end = await calling.type(answer)
    await world.worker.settle()
    return { shown, end }
  }

  const prompts = (world: World) => world.operator.promptsOf(TREASURER as PhoneNumber)

  it('is shown the request that is open, and waits', async () => {
    const { world } = await withRequest()
    world.clock.move({ minutes: 3 })
    const { shown, end } = await again(world, '1')
    expect(shown).toContain('KSh 1,000 was asked for 3 minutes ago\n1. Wait\n2. Ask again')
    expect(end).toMatch(/^END The request for KSh 1,000 by mobile money is on this phone/)
    expect(await intents(world)).toHaveLength(1)
  })

  it('asks again, pays twice, and hears with all members what was paid ahead', async () => {
    const { world, numbers } = await withRequest()
    const { end } = await again(world, '2')
    expect(end).toMatch(/^END A request for KSh 1,000/)
    expect(prompts(world)).toHaveLength(2)
    await answerPrompt(world, TREASURER, 'approve')
    expect(lastSms(world, TREASURER)).not.toContain('Paid ahead')
    expect(lastSms(world, phoneOf(0))).not.toContain('Paid ahead')
    await answerPrompt(world, TREASURER, 'approve')
    expect(lastSms(world, TREASURER)).toContain('Paid ahead: KSh 1,000.')
    expect(lastSms(world, phoneOf(0))).toContain('Paid ahead: KSh 500.')
    expect(await balances(world, numbers)).toEqual([-500, -500])
    await expectSound(world)
  })

  it('gets no second prompt when the operator says that the first was paid', async () => {
    const { world } = await withRequest()
    const [prompt] = prompts(world)
    world.operator.answer(prompt?.intentId as string, 'approve', world.clock.now())
    const { end } = await again(world, '2')
    expect(end).toMatch(/^END A request for KSh 1,000/)
    expect(prompts(world)).toEqual([])
    expect(smsOf(world, TREASURER)).toContainEqual(expect.stringContaining('received KSh 1,000'))
    expect(lastSms(world, TREASURER)).toContain('an earlier request was paid, so we did not ask')
    await expectSound(world)
  })

  it.each([
    ['a second prompt for other members than those of the first', 1, 1],
    ['none for one of those that were paid for', 0, 0],
  ])('gets %s, when the operator says that the first was paid', async (_, place, count) => {
    const world = await begin()
    const numbers = await withGroup(world, ['2026-02-28', '2026-02-28'])
    const forOne = (at: number) =>
      pay(world, {
        choice: { kind: 'owed', numbers: [numbers[at] as MemberNumber] },
        again: true,
      })
    await forOne(0)
    await world.worker.settle()
    const [prompt] = prompts(world)
    world.operator.answer(prompt?.intentId as string, 'approve', world.clock.now())
    await forOne(place)
    await world.worker.settle()
    expect(prompts(world)).toHaveLength(count)
    await expectSound(world)
  })

  it('hears the same by SMS, and by the command', async () => {
    const { world } = await withRequest()
    world.clock.move({ minutes: 2 })
    expect(await ask(world, TREASURER, 'PAY')).toContain(
      'KSh 1,000 was asked for 2 minutes ago. Answer it on this phone. To ask again send PAY AGAIN',
    )
    expect(await ask(world, TREASURER, 'PAY ALL')).toContain('send PAY ALL AGAIN')
    for (const dryRun of [true, false]) {
      expect(await pay(world, { dryRun })).toMatchObject({
        refusal: { code: 'request-open', request: { amount: 100_000 }, minutes: 2 },
      })
    }
    expect(await intents(world)).toHaveLength(1)
    expect(await ask(world, TREASURER, 'PAY ALL AGAIN')).toContain('a request for KSh 1,000')
    expect(await pay(world, { again: true })).toMatchObject({ ok: true })
    expect(prompts(world)).toHaveLength(2)
  })

  it('is asked for the own membership all the same', async () => {
    const { world } = await withRequest()
    await register(world, [{ ...HOUSEHOLD, phone: TREASURER }])
    expect(await ask(world, TREASURER, 'PAY')).toContain('a request for KSh 500 for member')
  })
})

describeWorlds('a wallet that moves whole shillings', (begin) => {
  it('names the nearest amounts, by SMS and on a screen', async () => {
    const world = await begin()
    await register(world, [HOUSEHOLD])
    expect(await ask(world, AMINA, 'PAY 500.50')).toContain('KSh 500 or KSh 501')
    const calling = call(world, AMINA)
    await calling.send()
    const menu = await calling.type('1')
    const [, other = ''] = /(\d)\. Another amount/.exec(menu) ?? []
    await calling.type(other)
    expect(await calling.type('500.50')).toContain('Only 500 or 501.')
    expect(await intents(world)).toHaveLength(0)
    expect(await calling.type('500.00')).toContain('Pay KSh 500')
  })

  it.each([
    ['PAY 500.505', 'Do you mean 500 or 501? Send it so. Nothing was done.'],
    ['PAY 5k', 'Do you mean 5000? Send it so. Nothing was done.'],
    ['PAY 500 FCFA', 'Amounts here are in KSh. Send it in KSh. Nothing was done.'],
    ['PAY 5\u00b2', 'We cannot read an amount. Send for example PAY 0412337-8 500'],
  ])('says by SMS what is wrong with an amount and what to send: %s', async (sms, says) => {
    const world = await begin()
    await register(world, [HOUSEHOLD])
    expect(await ask(world, AMINA, sms)).toBe(says)
    expect(await intents(world)).toHaveLength(0)
  })

  it('moves what a group owes, rounded up once, and refuses another sum by the command', async () => {
    const world = await begin()
    const [plan] = UMOJA.plans
    await apply(world, { ...UMOJA, plans: [{ ...plan, contribution: '500.25' }] })
    const numbers = await withGroup(world, ['2026-02-28', '2026-02-28'])
    await text(world, TREASURER, 'LANG EN')
    expect(await dial(world, TREASURER, '1')).toContain('2 of 2, KSh 1,000.50')
    expect(await dial(world, TREASURER, '1', '1')).toContain('Pay KSh 1,001, members: 2')
    expect(await ask(world, TREASURER, 'PAY ALL')).toContain('a request for KSh 1,001 for Soko')
    await answerPrompt(world, TREASURER, 'approve')
    expect(lastSms(world, TREASURER)).toContain('Paid ahead: KSh 0.50.')
    expect(await balances(world, numbers)).toEqual([-0.5, 0])
    const choice = { kind: 'amount', amount: minor(50_050), numbers: null } as const
    expect(await pay(world, { choice })).toMatchObject({
      refusal: { code: 'amount-step', below: { amount: 50_000 }, above: { amount: 50_100 } },
    })
    expect(await pay(world, { choice: listOf([numbers[0] as MemberNumber, 0.5]) })).toMatchObject({
      refusal: { code: 'amount-step', below: { amount: 100 }, above: { amount: 100 } },
    })
    await expectSound(world)
  })

  it('asks for no less than what is owed, so that cents can be paid', async () => {
    const world = await begin()
    const [plan] = UMOJA.plans
    await apply(world, { ...UMOJA, plans: [{ ...plan, contribution: '500.50' }] })
    await register(world, [HOUSEHOLD])
    const calling = call(world, AMINA)
    await calling.send()
    expect(await calling.type('1')).toContain('1. All: KSh 501')
    expect(await ask(world, AMINA, 'PAY')).toContain('a request for KSh 501 ')
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).toContain('Paid ahead: KSh 0.50.')
    await expectSound(world)
  })
})
