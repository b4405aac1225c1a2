import { expect, it } from 'vitest'
import { readStanding, standingJson } from '../../src/app/membership/read-standing.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { UMOJA } from '../statutes.ts'
import {
  answerPrompt,
  apply,
  ask,
  askToPay,
  call,
  describeWorlds,
  lastSms,
  register,
  smsOf,
  type World,
} from '../world.ts'
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
    expect(end).toMatch(/^END The request for KSh 500 is on this phone/)
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
