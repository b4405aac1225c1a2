import { expect, it } from 'vitest'
import { applyToJoin } from '../../src/app/applications/applications.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import {
  answerPrompt,
  apply,
  ask,
  describeWorlds,
  lastSms,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { checks, intents, outbox, payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const MERCY = '+254733000001'
const MOSES = '+254733000004'
const JUMA = '+254733000002'
const CLINIC = '+254722000001'
const OTHER_CLINIC = '+254722000009'

const STAFF = {
  mutual: { code: 'umoja' },
  managers: [{ name: 'Moses', phone: MOSES, language: 'fr' }],
  collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'sw' }],
}

describeWorlds('an errand by SMS', (begin) => {
  async function withMembers(): Promise<World> {
    const world = await begin()
    await apply(world, STAFF)
    await register(world, [
      {
        ...{ name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
        family: [
          ['Wanjiru Otieno', 'spouse', '1990', '2026-02-01'],
          ['Kamau Otieno', 'child', '2015'],
        ],
      },
      { name: 'Baraka Ali', phone: BARAKA, number: '05000016', paidThrough: '2025-12-31' },
    ])
    return world
  }

  it('pays what is owed, with one request however often it is asked', async () => {
    const world = await withMembers()
    const asked =
      'Umoja Afya: a request for KSh 500 for member 0412337-8 comes to this phone. Enter your mobile money PIN there. No SMS: not paid.'
    expect(await ask(world, AMINA, 'PAY')).toBe(asked)
    expect(await ask(world, AMINA, 'pay')).toContain('KSh 500 was asked for 1 minute ago')
    expect(world.operator.promptsOf(AMINA as PhoneNumber)).toHaveLength(1)
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).toContain('received KSh 500')
    expect(await ask(world, AMINA, 'PAY')).toContain('Nothing to pay now.')
    expect(await ask(world, AMINA, 'LIPA 1,500')).toContain('KSh 1,500')
    expect(await intents(world)).toHaveLength(2)
    await expectSound(world)
  })

  it('asks again once the request has expired', async () => {
    const world = await withMembers()
    await ask(world, AMINA, 'PAY')
    world.clock.move({ minutes: 11 })
    expect(await ask(world, AMINA, 'PAY 200')).toContain('KSh 200')
  })

  it('pays for another member, of whom only the first letters are told', async () => {
    const world = await withMembers()
    expect(await ask(world, AMINA, 'PAY 0500001-6')).toContain('PAY 0500001-6 500')
    expect(await ask(world, AMINA, 'PAY 300 for 0500001-6')).toContain('0500001-6 B. A.')
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, BARAKA)).toContain('was paid for you')
    expect(await ask(world, AMINA, 'PAY 0412337-4 300')).toContain('wrong or missing digit')
    expect(await ask(world, AMINA, 'PAY 0999999-0 300')).not.toContain('a request for')
    expect(await ask(world, AMINA, 'PAY 999,999')).toContain('The amount must be from KSh 1')
    expect(await ask(world, AMINA, 'PAY 10 20')).toContain('cannot read an amount')
    await expectSound(world)
  })

  it('tells the family, and sends the last receipt again', async () => {
    const world = await withMembers()
    expect(await ask(world, AMINA, 'FAMILY')).toBe(
      'Umoja Afya: Member 0412337-8. Amina, Wanjiru from 01/05/2026, Kamau. Covered until 20/03/2026.',
    )
    expect(await ask(world, AMINA, 'RECEIPT')).toContain('there is no payment of yours yet')
    await ask(world, AMINA, 'PAY')
    await answerPrompt(world, AMINA, 'approve')
    const [receipt] = await receipts(world)
    expect(await ask(world, AMINA, 'risiti')).toContain(receipt?.receipt_number)
    expect(await ask(world, BARAKA, 'RECEIPT')).not.toContain(receipt?.receipt_number)
  })

  it('bills a visit under its code, once', async () => {
    const world = await withMembers()
    const yes = await ask(world, CLINIC, 'COVER 0412337-8 consultation')
    const code = /Code (\S+)/.exec(yes ?? '')?.[1] ?? ''
    expect(await ask(world, CLINIC, `BILL ${code}`)).toContain('is not complete')
    expect(await ask(world, CLINIC, `BILL ${code} consultation 2 days`)).toContain('not complete')
    expect(await ask(world, CLINIC, `BILL ${code}9 consultation 3000`)).toContain('unknown code')
    expect(await ask(world, OTHER_CLINIC, `BILL ${code} consultation 3000`)).toContain('not')
    expect(await ask(world, CLINIC, `bill ${code.toLowerCase()} consult 3,000/-`)).toBe(
      `Umoja Afya: bill ${code}, KSh 3,000, is recorded. Patient pays KSh 600, we pay KSh 2,400.`,
    )
    expect(await ask(world, CLINIC, `BILL ${code} consultation 3000`)).toContain('no more bills')
    await expectSound(world)
  })

  it('says why a bill is not taken', async () => {
    const world = await withMembers()
    const yes = await ask(world, CLINIC, 'COVER 0412337-8 consultation')
    const code = /Code (\S+)/.exec(yes ?? '')?.[1] ?? ''
    const answer = await ask(world, CLINIC, `BILL ${code} surgery 3000`)
    expect(answer).toContain('nothing was recorded. A guarantee letter is needed first.')
  })

  it('tells managers and collectors who is behind, page by page, and what came in', async () => {
    const world = await withMembers()
    const many = Array.from({ length: 7 }, (_, index) => ({
      ...{ name: `Member ${index}`, phone: `+25471200000${index}`, paidThrough: '2025-11-30' },
    }))
    await register(world, many)
    world.clock.set('2026-03-10T08:00:00Z')
    await ask(world, AMINA, 'PAY')
    await answerPrompt(world, AMINA, 'approve')
    expect(await ask(world, MERCY, 'ARREARS')).toBe(
      'Umoja Afya 10/03/2026: members behind: 8 of 9. 1 period: 0, 2: 0, 3+: 8. Owed KSh 15,500. Send LIST 3',
    )
    const first = await ask(world, JUMA, 'ORODHA 3')
    expect(first).toContain('Zaidi: ENDELEA')
    const second = await ask(world, JUMA, 'ENDELEA')
    const third = await ask(world, JUMA, 'endelea')
    const all = `${first} ${second} ${third}`.match(/\d{7}-\d/g) ?? []
    expect(all).toHaveLength(8)
    expect(new Set(all).size).toBe(8)
    expect(third).not.toContain('ENDELEA')
    expect(await ask(world, JUMA, 'ENDELEA')).toContain('Hakuna orodha')
    expect(await ask(world, MOSES, 'SUITE')).toContain("Il n'y a pas de liste")
    expect(await ask(world, MERCY, 'LIST 1')).toContain('nobody is behind by 1')
    expect(await ask(world, MERCY, 'TOTAL')).toBe(
      'Umoja Afya: received today KSh 500, in 7 days KSh 500, this month KSh 500.',
    )
    expect(await ask(world, MERCY, 'MEMBER 0500001-6')).toContain('To pay: KSh 1,500')
    expect(await ask(world, AMINA, 'MEMBER 0500001-6')).not.toContain('To pay')
  })

  it('forgets a list after a day', async () => {
    const world = await withMembers()
    const many = Array.from({ length: 7 }, (_, index) => ({
      ...{ name: `Member ${index}`, phone: `+25471200000${index}`, paidThrough: '2025-11-30' },
    }))
    await register(world, many)
    expect(await ask(world, MERCY, 'LIST')).toContain('More: NEXT')
    world.clock.move({ hours: 24 })
    expect(await ask(world, MERCY, 'NEXT')).toContain('There is no list')
  })

  it('records cash once, with the receipt on the member’s phone', async () => {
    const world = await withMembers()
    const id = await text(world, JUMA, 'TASLIMU 0412337-8 1500/=')
    await text(world, JUMA, 'TASLIMU 0412337-8 1500/=', id)
    expect(smsOf(world, JUMA)).toEqual([expect.stringContaining('KSh 1,500')])
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('received KSh 1,500')])
    // Another message that says the same is asked about, and taken when it says so.
    expect(await ask(world, JUMA, 'CASH 0412337-8 1500')).toContain('TENA')
    expect(await payments(world)).toHaveLength(1)
    await ask(world, JUMA, 'CASH 0412337-8 1500 TENA')
    await ask(world, JUMA, 'CASH 0412337-8 200')
    expect(await payments(world)).toHaveLength(3)
    expect(await ask(world, JUMA, 'CASH 0412337-8 12 34')).toContain('Kiasi hakisomeki')
    expect(await ask(world, AMINA, 'CASH 0412337-8 500')).toContain('cannot be asked')
    expect(await payments(world)).toHaveLength(3)
    await expectSound(world)
  })

  it('takes no cash of a member without a phone', async () => {
    const world = await withMembers()
    const [number] = await register(world, [{ name: 'Chausiku', paidThrough: '2026-02-28' }])
    expect(await ask(world, MERCY, `CASH ${number} 500`)).toContain('no phone for the receipt')
    expect(await payments(world)).toHaveLength(0)
  })

  it('matches a payment of nobody', async () => {
    const world = await withMembers()
    const stranger = '+254799000001'
    await notify(world, payBill(world, { phone: stranger, account: 'rent', amount: '500' }))
    expect(await ask(world, MERCY, 'MATCH')).toBe(
      'Umoja Afya, not matched (1): UM26-0000001 KSh 500. Send MATCH JP26-0038114 0412337-8',
    )
    expect(await ask(world, MERCY, 'MATCH UM26-0000009 0412337-8')).toContain('do not find')
    expect(await ask(world, JUMA, 'MATCH UM26-0000001 0412337-8')).not.toContain('0412337-8.')
    expect(await ask(world, MERCY, 'match um260000001 04123378')).toContain(
      'is now counted for member 0412337-8',
    )
    expect(lastSms(world, AMINA)).toContain('KSh 500')
    expect(await ask(world, MERCY, 'MATCH UM26-0000001 0412337-8')).toContain('already')
    expect(await ask(world, MERCY, 'TOTAL')).not.toContain('Not matched')
    await expectSound(world)
  })

  it.each([
    ['1500', 'is now counted'],
    ['1501', 'is not given to member 0412337-8 yet. Confirm it on a call from this phone'],
  ])('gives %s of nobody to a member by SMS: %s', async (amount, told) => {
    const world = await withMembers()
    await notify(world, payBill(world, { phone: '+254799000001', account: 'rent', amount }))
    const match = 'MATCH UM26-0000001 0412337-8'
    expect(await ask(world, MERCY, match)).toContain(told)
    expect(await ask(world, MERCY, match)).toContain(amount === '1500' ? 'already' : told)
    expect(await payments(world)).toHaveLength(amount === '1500' ? 1 : 0)
    await expectSound(world)
  })

  it.each([
    ['1500', 'P1 est approuv'],
    ['1501', 'est trop pour un SMS'],
  ])('approves a match of %s by SMS: %s, and refuses it either way', async (amount, told) => {
    const world = await withMembers()
    await apply(world, { mutual: { code: 'umoja', matchApprovalAbove: '400' } })
    await notify(world, payBill(world, { phone: '+254799000001', account: 'x', amount }))
    expect(await ask(world, MERCY, 'MATCH UM26-0000001 0412337-8')).toContain('second manager')
    expect(await ask(world, MOSES, 'APPROUVER P1')).toContain(told)
    expect(await payments(world)).toHaveLength(amount === '1500' ? 1 : 0)
    if (amount === '1500') return
    expect(await ask(world, MOSES, 'REFUSER P1')).toContain('P1 est refus')
    expect(await payments(world)).toEqual([])
  })

  it('has a second manager approve a large match', async () => {
    const world = await withMembers()
    await apply(world, { mutual: { code: 'umoja', matchApprovalAbove: '400' } })
    await notify(world, payBill(world, { phone: '+254799000001', account: 'x', amount: '500' }))
    const waits = await ask(world, MERCY, 'MATCH UM26-0000001 0412337-8')
    expect(waits).toContain('waits for a second manager: APPROVE P1')
    expect(await ask(world, MERCY, 'APPROVE P1')).toContain('Another manager')
    expect(await ask(world, MOSES, 'DEMANDES')).toContain('P1 Argent UM26-0000001 pour 0412337-8')
    expect(await ask(world, MOSES, 'APPROUVER 1')).toContain('P1 est approuv')
    expect(await ask(world, MOSES, 'APPROUVER P1')).toContain('déjà décidé')
    expect(await ask(world, MERCY, 'APPROVE A77')).toContain('Nothing of this number')
    expect(lastSms(world, AMINA)).toContain('KSh 500')
    await expectSound(world)
  })

  it('decides who joins', async () => {
    const world = await withMembers()
    const joining = async (phone: string, name: string) => {
      const person = { name, sex: 'F', birthDate: '1990' } as const
      const asked = { mutual: 'umoja', phone: phone as PhoneNumber, channel: 'ussd' } as const
      await acting(world.ports, (desk) =>
        applyToJoin(desk, { ...asked, person, familySize: 3, place: null }),
      )
    }
    await joining('+254799000001', 'Zawadi Njeri')
    await joining('+254799000002', 'Neema Achieng')
    expect(await ask(world, MERCY, 'APPLICANTS')).toBe(
      'Umoja Afya, to decide (2): A1 Zawadi Njeri wants to join: Woman, 1990, family of 3, 0799000001. Send APPROVE A1',
    )
    expect(await ask(world, MERCY, 'APPROVE A1')).toBe('Umoja Afya: A1 is approved.')
    expect(lastSms(world, '+254799000001')).toContain('Umoja Afya')
    expect(await ask(world, MERCY, 'REFUSE 2')).toBe('Umoja Afya: A2 is refused.')
    expect(await ask(world, MERCY, 'APPLICANTS')).toContain('nothing waits')
    expect(await ask(world, JUMA, 'APPLICANTS')).not.toContain('A1')
    await expectSound(world)
  })

  it('tells a stranger nothing, once a day, and a company’s name never', async () => {
    const world = await withMembers()
    const stranger = '+254799000009'
    for (const words of ['TOTAL', 'PAY 500', 'MEMBER 0412337-8', 'help', 'CASH 0412337-8 500'])
      await text(world, stranger, words)
    const pointer =
      'Umoja Afya: this number is not registered here. To join, or to pay for a member: Dial *384*77#.'
    const form = 'The member number is missing. Send for example PAY 0412337-8 500'
    expect(smsOf(world, stranger)).toEqual([pointer, form])
    expect(await payments(world)).toEqual([])
    expect((await outbox(world)).filter(({ kind }) => kind === 'prompt')).toEqual([])
  })

  it('lets a stranger pay for a member, who is told, and says what joining costs', async () => {
    const world = await withMembers()
    const stranger = '+254799000009'
    expect(await ask(world, stranger, 'how can I join?')).toBe(
      'Umoja Afya: KSh 500 a month for the family, and it pays: consultation, surgery. Dial *384*77#.',
    )
    expect(await ask(world, stranger, 'PAY 200 0500001-6')).toContain('0500001-6 B. A.')
    await answerPrompt(world, stranger, 'approve')
    expect(lastSms(world, BARAKA)).toContain('was paid for you')
  })

  it('answers "I have paid" with what arrived, or since when nothing has', async () => {
    const world = await withMembers()
    expect(await ask(world, AMINA, 'I have paid')).toContain('nothing has arrived since 10/06/2025')
    await ask(world, AMINA, 'PAY')
    await answerPrompt(world, AMINA, 'approve')
    expect(await ask(world, AMINA, 'nimelipa')).toContain('we last received KSh 500 02/03 11:00')
    world.clock.move({ days: 2 })
    expect(await ask(world, AMINA, 'PAID')).toContain('we last received KSh 500')
    world.clock.move({ days: 1 })
    expect(await ask(world, AMINA, "j'ai payé")).toContain('nothing has arrived since 02/03/2026')
    expect(await ask(world, BARAKA, 'did my money arrive?')).not.toContain('KSh 500')
  })

  it('pays so many periods of the plan, and asks about other units', async () => {
    const world = await withMembers()
    expect(await ask(world, AMINA, 'pay 2 months')).toContain('a request for KSh 1,000')
    await answerPrompt(world, AMINA, 'approve')
    expect(await ask(world, BARAKA, 'lipa miezi 2')).toContain('a request for KSh 1,000')
    await answerPrompt(world, BARAKA, 'refuse')
    for (const words of ['pay 2 weeks', 'pay half', 'pay 2 days', 'pay 500 or 600'])
      expect(await ask(world, BARAKA, words)).not.toContain('a request for')
  })

  it('bills under a code alone where the check named the service', async () => {
    const world = await withMembers()
    const named = await ask(world, CLINIC, '0412337-8 consultation')
    const code = /Code (\S+)/.exec(named ?? '')?.[1] ?? ''
    expect(await ask(world, CLINIC, `${code} 1000`)).toContain('KSh 1,000, is recorded')
    const open = await ask(world, CLINIC, '0412337-8/2')
    const other = /Code (\S+)/.exec(open ?? '')?.[1] ?? ''
    expect(await ask(world, CLINIC, `${other} 1000`)).toContain('service or the amount')
  })

  it('says of a named person only that the suffix is wanted, also of a number nobody has', async () => {
    const world = await withMembers()
    const asked = await ask(world, CLINIC, '0412337-8 Brian')
    expect(asked).toContain('for whom?')
    const nobody = await ask(world, CLINIC, '4107351-1 Brian')
    expect(nobody?.replaceAll('4107351-1', '0412337-8')).toBe(asked)
    expect(await ask(world, CLINIC, '0412337-8 na 2')).toContain('for whom?')
    expect(await ask(world, CLINIC, '0412337-8 Kamau')).toContain('for whom?')
    expect(await ask(world, CLINIC, '0412337-8 Otieno')).toContain('for whom?')
    expect(await ask(world, CLINIC, '0412337-8 amina')).toContain('YES')
    expect(await ask(world, CLINIC, '0412337-8/2 Kamau')).toContain('KAMAU')
    expect(smsOf(world, AMINA)).toHaveLength(2)
  })

  it.each([
    ['1500', true],
    ['1', true],
    ['0.50', false],
  ])(
    'takes cash of %s at once: %s, and other amounts when they are sent again',
    async (sum, isUsual) => {
      const world = await withMembers()
      await text(world, JUMA, `CASH 0412337-8 ${sum}`)
      expect(await payments(world)).toHaveLength(isUsual ? 1 : 0)
      if (isUsual) return
      expect(lastSms(world, JUMA)).toContain('si kawaida')
      await text(world, JUMA, `CASH 0412337-8 ${sum} TENA`)
      expect(await payments(world)).toHaveLength(1)
    },
  )

  it.each(['0412337-8 Brian', '0412337-8 child faith', '041 233 78 na 2', '4107351-1 Brian'])(
    'keeps %s as a check about nobody, which counts as guessing (R62)',
    async (words) => {
      const world = await withMembers()
      await apply(world, { mutual: { code: 'umoja', alerts: { unknownPerHour: 3 } } })
      for (let count = 1; count <= 3; count += 1) {
        expect(await ask(world, CLINIC, words)).toContain('for whom?')
        expect(await checks(world)).toHaveLength(count)
      }
      expect((await checks(world)).at(-1)).toMatchObject({
        ...{ number: null, ordinal: null, answer: 'no', reason: 'N2', visit_code: null },
        ...{ channel: 'sms', asked_by: CLINIC },
      })
      // One more than the limit is somebody guessing: nothing is told, of nobody.
      expect(await ask(world, CLINIC, words)).toContain('cannot check now')
      expect(await ask(world, CLINIC, '0412337-8')).toContain('cannot check now')
    },
  )

  it.each([
    [-1, true],
    [0, true],
    [1, false],
  ])('takes a bill of what the ceiling leaves and %s more at once: %s', async (more, isUsual) => {
    const world = await withMembers()
    const ceiling = { amount: '2000', per: 'person', every: 'year' }
    const services = [{ code: 'consultation', patientPercent: 20, ceiling }]
    const plan = { code: 'family', validFrom: '2026-03-02', services }
    await apply(world, { mutual: { code: 'umoja' }, plans: [plan] })
    const yes = await ask(world, CLINIC, 'COVER 0412337-8 consultation')
    const left = Number(/KSh ([\d,]+) left/.exec(yes ?? '')?.[1]?.replace(',', ''))
    const code = /Code (\S+)/.exec(yes ?? '')?.[1] ?? ''
    const bill = `BILL ${code} consultation ${left + more}`
    const told = await ask(world, CLINIC, bill)
    expect(told).toContain(isUsual ? 'is recorded' : 'not usual')
    if (isUsual) return
    expect(await ask(world, CLINIC, `${bill} AGAIN`)).toContain('is recorded')
  })
})
