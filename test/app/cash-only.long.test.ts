import { expect, it } from 'vitest'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { apply, ask, call, describeWorlds, dial, register, smsOf, type World } from '../world.ts'
import { pay, TREASURER, withGroup } from './association-world.ts'
import { intents } from './rows.ts'
import { expectSound } from './sound.ts'
import { remindByHand } from './by-itself.ts'

const AMINA = '+254711000001'
const MARY = '+254711000002'
const MERCY = '+254733000001'
const JUMA = '+254733000009'
const STRANGER = '+254799000001'
const CLINIC = '+254722000001'
const PLACE = 'Pay cash to a collector or at our office. Call +254700000001.'
const CASH = `${PLACE} No SMS receipt: not paid.`

const CASH_ONLY = {
  mutual: { code: 'umoja', wallets: [] },
  collectors: [{ name: 'Juma', phone: JUMA, language: 'en' }],
}

describeWorlds('a mutual that takes cash and its bank only', (begin) => {
  async function village() {
    const world = await begin()
    await apply(world, CASH_ONLY)
    const numbers = await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-01-31' },
      { name: 'Mary Atieno', phone: MARY, number: '05000016', paidThrough: '2026-03-31' },
    ])
    return { world, amina: numbers[0] as MemberNumber }
  }

  /** Nobody was asked for money, nothing failed, and the books are right. */
  async function expectNothingAsked(world: World): Promise<void> {
    await world.worker.settle()
    expect(await intents(world)).toEqual([])
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
    await expectSound(world)
  }

  it.each([
    'PAY',
    'pay please',
    'PAY 500',
    'PAY 2 MONTHS',
    'PAY 0412337-8',
    'PAY 0412337-8 500',
    'PAY 0.001',
    'I want to pay',
    'pay one thousand',
    'pay 500 or 600',
    'can I pay half?',
    'pay some money 0412337-8',
  ])('tells a member who texts "%s" what is owed and whom to pay', async (words) => {
    const { world } = await village()
    expect(await ask(world, AMINA, words)).toBe(
      `Umoja Afya: Member 0412337-8. To pay: KSh 1,000. ${CASH}`,
    )
    await expectNothingAsked(world)
  })

  it.each([
    [
      'fr',
      'PAYER',
      'Umoja Afya: Membre 0412337-8. A payer: KSh 1 000. En espèces: collecteur ou bureau. Appelez +254700000001. Sans SMS de recu: pas payé.',
    ],
    [
      'sw',
      'LIPA',
      'Umoja Afya: Mwanachama 0412337-8. Deni: KSh 1,000. Lipa taslimu kwa mkusanyaji au ofisini. Piga +254700000001. Bila SMS ya risiti: hujalipa.',
    ],
  ])('says it in %s', async (language, words, answer) => {
    const { world } = await village()
    await ask(world, AMINA, `LANG ${language.toUpperCase()}`)
    expect(await ask(world, AMINA, words)).toBe(answer)
    await expectNothingAsked(world)
  })

  it('tells who owes nothing that nothing is owed, and sends to the office without a phone', async () => {
    const { world } = await village()
    await apply(world, { mutual: { code: 'umoja', helpPhone: null } })
    expect(await ask(world, MARY, 'PAY 500')).toBe(
      'Umoja Afya: Member 0500001-6. Nothing to pay now. Pay cash to a collector or at our office. No SMS receipt: not paid.',
    )
  })

  it('tells whoever pays for another how, and nothing of the debt', async () => {
    const { world } = await village()
    const answer = `Umoja Afya: Member 0412337-8. ${CASH}`
    expect(await ask(world, MARY, 'PAY 0412337-8 500')).toBe(answer)
    expect(await ask(world, STRANGER, 'PAY 0412337-8 500')).toBe(answer)
    expect(await ask(world, CLINIC, 'PAY 0412337-8')).toBe(answer)
    expect(await ask(world, '+254799000002', 'PAY 500')).toBe(`Umoja Afya: ${CASH}`)
    await expectNothingAsked(world)
  })

  it('tells a phone that tries many numbers in a day no more', async () => {
    const { world } = await village()
    for (let tries = 0; tries < 10; tries += 1) await ask(world, CLINIC, 'PAY 9999999-2 500')
    expect(await ask(world, CLINIC, 'PAY 9999999-2 500')).toContain('Too many numbers')
    expect(await ask(world, CLINIC, 'PAY 0412337-8 500')).toContain('Too many numbers')
  })

  it.each([MERCY, JUMA])('tells who takes the cash (%s) how to record it', async (phone) => {
    const { world } = await village()
    const how = 'Cash you took? Send CASH 0412337-8 1500'
    expect(await ask(world, phone, 'PAY 0412337-8 500')).toBe(
      `Umoja Afya: Member 0412337-8. ${PLACE} ${how}`,
    )
    expect(await ask(world, phone, 'PAY')).toBe(`Umoja Afya: ${PLACE} ${how}`)
    await expectNothingAsked(world)
  })

  it('takes what a collector records, and the member has paid', async () => {
    const { world } = await village()
    expect(await ask(world, JUMA, 'CASH 0412337-8 1000')).toContain('cash KSh 1,000 recorded')
    expect(smsOf(world, AMINA).at(-1)).toContain('received KSh 1,000')
    expect(await ask(world, AMINA, 'PAY')).toContain('Nothing to pay now.')
    await expectNothingAsked(world)
  })

  it('answers "I have paid" without a word of an operator', async () => {
    const { world } = await village()
    const answer = await ask(world, AMINA, 'I have paid')
    expect(answer).toContain('Paid cash since?')
    expect(answer).not.toContain('operator')
  })

  it('says on the screen what is owed and whom to pay, and offers no request', async () => {
    const { world } = await village()
    const screen = await dial(world, AMINA, '1')
    expect(screen).toBe(
      'CON Owed: KSh 1,000\nPay cash to a collector or at our office\nCall +254700000001\nNo SMS receipt: not paid\n5. For another member\n8. Help\n0. Back',
    )
    expect(await dial(world, AMINA, '1', '1')).toContain('Choose a number.')
    expect(await dial(world, MARY, '1', '5', '04123378')).toMatch(
      /^END For A\. O\..*\nUmoja Afya\nPay cash/,
    )
    await expectNothingAsked(world)
  })

  it.each([
    ['the member', AMINA, ['1', '1'], '1'],
    ['another payer', STRANGER, ['1', '2', '04123378', '500'], '1'],
  ])(
    'asks nobody when it gives up its wallet while %s confirms',
    async (_, phone, before, last) => {
      const { world } = await village()
      await apply(world, { mutual: { code: 'umoja', wallets: ['sandbox'] } })
      const calling = call(world, phone)
      await calling.send()
      for (const typed of before) await calling.type(typed)
      await apply(world, CASH_ONLY)
      expect(await calling.type(last)).toMatch(/^CON /)
      await expectNothingAsked(world)
    },
  )

  it('tells a clinic to send the patient to the mutual, not to a call that asks for nothing', async () => {
    const { world } = await village()
    const answer = await ask(world, CLINIC, 'COVER 0412337-8')
    expect(answer).toContain('Patient to call the mutual')
    expect(answer).not.toContain('dial')
  })

  it('reminds with whom to call, not with what to dial', async () => {
    const { world, amina } = await village()
    const told = await remindByHand(world.ports, { number: amina, by: 'Mercy' })
    expect(told.ok).toBe(true)
    await world.worker.settle()
    expect(smsOf(world, AMINA).at(-1)).toBe(
      'Umoja Afya to Amina: still to pay: KSh 1,000. Member 0412337-8. Pay in cash: call +254700000001. No reminders: STOP',
    )
  })

  it('tells a treasurer how to pay for all, and asks no phone', async () => {
    const world = await begin()
    await withGroup(world, ['2026-01-31', '2026-02-28'])
    await apply(world, CASH_ONLY)
    const owing =
      'Umoja Afya, Soko Women: members who owe: 2 of 2, KSh 1,500. Pay in cash: call +254700000001. Send LIST'
    for (const words of ['PAY', 'PAY ALL', 'BALANCE']) {
      expect(await ask(world, TREASURER, words)).toBe(owing)
    }
    const screen = await dial(world, TREASURER, '1', '1')
    expect(screen).toMatch(/^CON Members who owe: 2 of 2, KSh 1,500\nPay cash/)
    expect(screen).not.toContain('Pay for all')
    expect(await dial(world, TREASURER, '1', '2', '1')).not.toMatch(/^8\. /m)
    const refused = { ok: false, refusal: { code: 'cash-only', mutual: 'umoja' } }
    expect(await pay(world)).toEqual(refused)
    expect(await pay(world, { dryRun: true })).toEqual(refused)
    await expectNothingAsked(world)
  })

  it('asks nobody when it gives up its wallet while a treasurer confirms', async () => {
    const world = await begin()
    await withGroup(world, ['2026-01-31'])
    const calling = call(world, TREASURER)
    await calling.send()
    for (const typed of ['1', '1', '1']) expect(await calling.type(typed)).toMatch(/^CON /)
    await apply(world, CASH_ONLY)
    expect(await calling.type('1')).toContain('Soko Women')
    await expectNothingAsked(world)
  })
})
