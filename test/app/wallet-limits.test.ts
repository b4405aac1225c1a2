import { expect, it } from 'vitest'
import type { Offer, Wallet } from '../../src/app/wallet.ts'
import { minor } from '../../src/core/money.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import {
  answerPrompt,
  askToPay,
  call,
  describeWorlds,
  dial,
  lastSms,
  notify,
  payBill,
  register,
  text,
  type World,
} from '../world.ts'
import { pay, TREASURER, withGroup } from './association-world.ts'
import { outbox } from './rows.ts'

const AMINA = '+254711000001'
const shillings = (count: number) => minor(count * 100)

describeWorlds('the limits of a wallet', (begin) => {
  /** Amina owes 500 shillings for each month since the end of this day. */
  async function withLimits(limits: Omit<Offer, 'reach'>, paidThrough = '2026-02-28') {
    const world = await begin()
    const [number] = await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough }])
    setLimits(world, limits)
    return { world, number: number as string }
  }

  function setLimits(world: World, limits: Omit<Offer, 'reach'>): void {
    const offer: Offer = { title: 'M-PESA', reach: 'yes', ...limits }
    const wallet: Wallet = { ...world.operator.wallet, offerTo: () => offer }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
  }

  const prompts = async (world: World) =>
    (await outbox(world)).filter(({ kind }) => kind === 'prompt').length

  it('are kept by the choices: the most that it takes stands in place of all that is owed', async () => {
    const { world } = await withLimits({ most: shillings(700) }, '2026-01-31')
    const pay = await dial(world, AMINA, '1')
    expect(pay).not.toContain('All: ')
    expect(pay).toContain('1. The most by M-PESA: KSh 700')
    expect(pay).toContain('2. One month: KSh 500')
    await askToPay(world, AMINA)
    expect(world.operator.promptsOf(AMINA as PhoneNumber)).toMatchObject([
      { amount: shillings(700) },
    ])
  })

  it.each([
    ['all that is owed is the most', 1000, 'All: KSh 1,000'],
    ['a shilling more is owed', 999, 'The most by M-PESA: KSh 999'],
  ])('are met when %s', async (_, most, offered) => {
    const { world } = await withLimits({ most: shillings(most) }, '2026-01-31')
    expect(await dial(world, AMINA, '1')).toContain(offered)
  })

  it('offer nothing that is above them', async () => {
    const { world } = await withLimits({ most: shillings(300) }, '2026-01-31')
    const pay = await dial(world, AMINA, '1')
    expect(pay).not.toContain('One month')
    expect(pay).toContain('The most by M-PESA: KSh 300')
  })

  it.each([
    ['700', 'CON ', 'Pay KSh 700'],
    ['701', 'CON ', 'At most KSh 700 at once by M-PESA.'],
    ['50', 'CON ', 'Pay KSh 50'],
    ['49', 'CON ', 'At least KSh 50 by M-PESA.'],
  ])('answer %s that was typed', async (typed, begins, says) => {
    const { world } = await withLimits({ least: shillings(50), most: shillings(700) })
    const screen = await dial(world, AMINA, '1', '3', typed)
    expect(screen.startsWith(begins)).toBe(true)
    expect(screen).toContain(says)
  })

  it.each([
    ['2', 'Pay KSh 1,000'],
    ['3', 'At most KSh 1,000 at once'],
  ])('answer %s periods ahead', async (count, says) => {
    const { world } = await withLimits({ most: shillings(1000) }, '2026-03-31')
    expect(await dial(world, AMINA, '1', '4', count)).toContain(says)
  })

  it('raise what is owed to the least that it takes', async () => {
    const { world } = await withLimits({ least: shillings(600) })
    expect(await dial(world, AMINA, '1')).toContain('All: KSh 600')
  })

  it('answer PAY with the limit and what to do, and ask for nothing', async () => {
    const { world } = await withLimits({ most: shillings(700) }, '2026-01-31')
    await text(world, AMINA, 'PAY')
    expect(lastSms(world, AMINA)).toMatch(
      /at most KSh 700 at once by M-PESA\. Nothing was asked for\. Send a smaller amount/,
    )
    expect(await prompts(world)).toBe(0)
    await text(world, AMINA, 'PAY 700')
    expect(lastSms(world, AMINA)).toContain('a request for KSh 700')
    expect(await prompts(world)).toBe(1)
  })

  it('count what the phone paid through us today, by prompt or pay-bill number', async () => {
    const { world, number } = await withLimits({ perDay: shillings(1200) })
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '300' }))
    expect(await dial(world, AMINA, '1', '3', '401')).toContain('At most KSh 400 more today')
    expect(await dial(world, AMINA, '1', '3', '400')).toContain('Pay KSh 400')
    // The day of the mutual: 21:00 in London is midnight in Nairobi.
    world.clock.set('2026-03-02T20:59:00Z')
    expect(await dial(world, AMINA, '1', '3', '401')).toContain('At most KSh 400 more today')
    world.clock.set('2026-03-02T21:01:00Z')
    expect(await dial(world, AMINA, '1', '3', '401')).toContain('Pay KSh 401')
  })

  it('say when the day leaves nothing, and how else to pay', async () => {
    const { world } = await withLimits({ least: shillings(50), perDay: shillings(540) })
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    const pay = await dial(world, AMINA, '1')
    expect(pay).toContain('You cannot pay more by M-PESA today')
    expect(pay).toContain('Pay cash')
    await text(world, AMINA, 'PAY 100')
    expect(lastSms(world, AMINA)).toContain('cannot pay more by M-PESA today')
  })

  it('are looked at again before a prompt leaves', async () => {
    const { world, number } = await withLimits({ perDay: shillings(800) })
    await dial(world, AMINA, '1', '1', '1')
    await notify(world, payBill(world, { phone: AMINA, account: number, amount: '301' }))
    await world.worker.settle()
    expect(world.operator.promptsOf(AMINA as PhoneNumber)).toEqual([])
    expect(lastSms(world, AMINA)).toContain('KSh 500 is beyond what M-PESA lets you pay now')
  })

  it('may come while somebody stands on the last screen', async () => {
    const { world } = await withLimits({})
    const calling = call(world, AMINA)
    await calling.send()
    for (const input of ['1', '1']) await calling.type(input)
    setLimits(world, { most: shillings(499) })
    expect(await calling.type('1')).toBe('END At most KSh 499 at once by M-PESA.')
    expect(await prompts(world)).toBe(0)
  })

  it('are kept for what an association pays, by phone, SMS and command', async () => {
    const world = await begin()
    await withGroup(world, ['2026-02-28', '2026-02-28'])
    await text(world, TREASURER, 'LANG EN')
    setLimits(world, { most: shillings(999) })
    const screen = await dial(world, TREASURER, '1')
    expect(screen).toContain('At most KSh 999 by M-PESA: choose fewer')
    expect(screen).not.toContain('Pay for all')
    await text(world, TREASURER, 'PAY ALL')
    expect(lastSms(world, TREASURER)).toContain('at most KSh 999 at once by M-PESA')
    const choice = { kind: 'owed', numbers: null } as const
    expect(await pay(world, { choice })).toMatchObject({
      refusal: { code: 'wallet-limit', limit: 'once', amount: { amount: shillings(999) } },
    })
    expect(await prompts(world)).toBe(0)
    setLimits(world, { most: shillings(1000) })
    expect(await pay(world, { choice })).toMatchObject({ ok: true })
    expect(await prompts(world)).toBe(1)
  })
})
