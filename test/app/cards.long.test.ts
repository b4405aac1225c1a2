import { describe, expect, it } from 'vitest'
import { formatMemberNumber, type MemberNumber } from '../../src/core/member-number.ts'
import { peopleOfCard } from '../../src/store/membership/cards.ts'
import {
  apply,
  ask,
  call,
  describeWorlds,
  lastSms,
  notify,
  payBill,
  register,
  text,
  type World,
} from '../world.ts'
import { checks, receipts } from './rows.ts'
import { readSuspense } from './by-itself.ts'

const CLINIC = '+254722000001'
const MERCY = '+254733000001'
const JUMA = '+254733000002'
const AMINA = '+254711000001'
const NEEMA = '+254711000002'
/** As long as a member number, with a wrong check digit. */
const WRONG = '04567890'
/** Neema's card is Amina's member number. */
const NUMBER = '04123378' as MemberNumber
const CLASHING = 'NUM 0412337-8, TEL 0412337-8 or CARD 0412337-8'

const STAFF = {
  mutual: { code: 'umoja' },
  collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'en' }],
}

describeWorlds('an older card', (begin) => {
  async function withCards(amina = 'MUT-2019/0456', neema = WRONG) {
    const world = await begin()
    await apply(world, STAFF)
    const paidThrough = '2026-02-28'
    const [, other] = await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: NUMBER, card: amina, paidThrough },
      { name: 'Neema Mrisho', phone: NEEMA, born: '1990-01-01', card: neema, paidThrough },
    ])
    return { world, other: formatMemberNumber(other as MemberNumber) }
  }

  /** Dials afresh, whatever call was cut before. */
  async function dial(world: World, phone: string, ...inputs: readonly string[]) {
    const calling = call(world, phone)
    let screen = await calling.send()
    if (screen.includes('was cut')) screen = await calling.type('2')
    for (const input of inputs) screen = await calling.type(input)
    return screen
  }

  const found = (world: World, card: string) =>
    world.store.read((tx) => peopleOfCard(tx, ['umoja'], card))

  it.each(['mut-2019/0456', 'MUT 2019 456', 'mut20190456'])(
    'is found as %s in every door',
    async (typed) => {
      const { world } = await withCards()
      expect(await found(world, typed)).toEqual([{ mutual: 'umoja', number: NUMBER, ordinal: 0 }])
      expect(await ask(world, CLINIC, `CARD ${typed.replaceAll(' ', '/')}`)).toContain('AMINA O.')
      expect(await dial(world, MERCY, '3', typed)).toContain('0412337-8 Amina O.')
      expect(await ask(world, MERCY, `MEMBER ${typed.replaceAll(' ', '/')}`)).toContain('0412337-8')
    },
  )

  it('is as typed before it is alike, and of two that are alike neither is taken', async () => {
    const { world } = await withCards('0456', '77')
    await world.store.write((tx) =>
      tx.updateTable('beneficiary').set({ card: '456' }).where('card', '=', '77').execute(),
    )
    expect(await found(world, '0456')).toMatchObject([{ number: NUMBER }])
    expect(await found(world, '456')).toHaveLength(1)
    expect(await found(world, '00456')).toHaveLength(2)
    expect(await dial(world, MERCY, '3', '00456')).toContain('Several members')
  })

  it('with as many digits as a member number is found behind its wrong check digit', async () => {
    const { world, other } = await withCards()
    expect(await ask(world, CLINIC, WRONG)).toContain('NEEMA M.')
    expect(await dial(world, CLINIC, '1', WRONG)).toContain('NEEMA M.')
    expect(await dial(world, MERCY, '3', WRONG)).toContain(`${other} Neema M.`)
    expect(await ask(world, MERCY, `MEMBER ${WRONG}`)).toContain(other)
  })

  it('keeps the service that a clinic names behind it', async () => {
    const { world } = await withCards()
    await ask(world, CLINIC, `${WRONG} consultation`)
    await ask(world, CLINIC, '0412337-8 consultation')
    expect(await checks(world)).toMatchObject([
      { service_code: 'consultation' },
      { service_code: 'consultation' },
    ])
  })

  it('with words of somebody else is asked about, as a number is', async () => {
    const { world } = await withCards()
    expect(await ask(world, CLINIC, `${WRONG} child faith`)).toContain('for whom?')
    expect(await ask(world, CLINIC, `${WRONG} Neema`)).toContain('NEEMA M.')
  })

  it('that nobody has stays a wrong digit, which a clinic’s guesses count', async () => {
    const { world } = await withCards()
    expect(await ask(world, CLINIC, '04567892')).toContain('unknown number or wrong digit')
    expect(await dial(world, CLINIC, '1', '04567892')).toContain('Unknown number or wrong digit')
    expect(await checks(world)).toMatchObject([{ reason: 'N1' }, { reason: 'N1' }])
    expect(await dial(world, MERCY, '3', '04567892')).toContain('Unknown number or wrong digit')
    expect(await ask(world, MERCY, 'MEMBER 04567892')).toContain('wrong or missing digit')
  })

  it('that is somebody else’s member number is asked about, until it is said which', async () => {
    const { world, other } = await withCards('A-17', NUMBER)
    expect(await ask(world, CLINIC, NUMBER)).toContain(CLASHING)
    expect(await ask(world, CLINIC, `NUM ${NUMBER}`)).toContain('AMINA O.')
    expect(await ask(world, CLINIC, `CARD ${NUMBER}`)).toContain('NEEMA M.')
    const which = 'NUM, TEL or CARD'
    expect(await dial(world, CLINIC, '1', NUMBER, '1')).toContain(which)
    expect(await dial(world, MERCY, '3', NUMBER)).toContain(which)
    expect(await dial(world, MERCY, '3', `NUM ${NUMBER}`)).toContain('0412337-8 Amina O.')
    expect(await dial(world, MERCY, '3', `CARD ${NUMBER}`)).toContain(`${other} Neema M.`)
    expect(await ask(world, MERCY, `MEMBER ${NUMBER}`)).toContain(CLASHING)
    expect(await ask(world, MERCY, `MEMBER CARD ${NUMBER}`)).toContain(other)
  })

  it('that is somebody else’s phone is asked about', async () => {
    const { world, other } = await withCards('A-17', '0711000001')
    expect(await ask(world, CLINIC, '0711000001')).toContain('CARD')
    expect(await ask(world, CLINIC, 'TEL 0711000001')).toContain('AMINA O.')
    expect(await ask(world, MERCY, 'MEMBER CARD 0711000001')).toContain(other)
  })

  it('shows a collector number and name before cash counts', async () => {
    const { world } = await withCards()
    const calling = call(world, JUMA)
    for (const input of ['1', 'mut 2019 456', '1']) await calling.type(input)
    const asked = await calling.type('500')
    expect(asked).toContain('0412337-8 Amina O.')
    expect(await calling.type('1')).toMatch(/^END Recorded/)
  })

  describe('behind PAID', () => {
    /** Money of a phone that lies in suspense, since its payer typed nothing of use. */
    async function withMoneyOf(phone: string) {
      const { world, other } = await withCards()
      await notify(world, payBill(world, { phone, account: 'school', amount: '500' }))
      const state = async () => (await receipts(world)).map((receipt) => receipt.state)
      return { world, other, state }
    }

    const STRANGER = '+254799000001'
    const HOW =
      /are kept safe, ref UM26-\d+\. Send the member number, or .*: PAID CARD MUT-2019\/0456 AO$/

    it('gives it to the household of the payer’s own phone', async () => {
      const { world, state } = await withMoneyOf(AMINA)
      await text(world, AMINA, 'PAID CARD mut 2019 0456')
      expect(await state()).toEqual(['suspense'])
      await text(world, AMINA, 'PAID mut-2019/456')
      expect(await state()).toEqual(['posted'])
      expect(lastSms(world, AMINA)).toContain('received KSh 500')
    })

    it.each(['PAID CARD MUT-2019/0456 AO', 'PAID MUT-2019/0456 Amina Otieno'])(
      'gives it from another phone with the first letters of the name: %s',
      async (sms) => {
        const { world, state } = await withMoneyOf(STRANGER)
        expect(await ask(world, STRANGER, 'PAID CARD MUT-2019/0456')).toMatch(HOW)
        expect(await ask(world, STRANGER, 'PAID CARD MUT-2019/0456 NM')).toMatch(HOW)
        expect(await state()).toEqual(['suspense'])
        await text(world, STRANGER, sms)
        expect(await state()).toEqual(['posted'])
        expect(lastSms(world, STRANGER)).toContain('is now counted for member 0412337-8')
      },
    )

    it('tells nothing of a card, whether anybody has it or not, and counts the tries', async () => {
      const { world, state } = await withMoneyOf(STRANGER)
      const nobody = await ask(world, STRANGER, 'PAID CARD MUT-2019/0999 NM')
      expect(nobody?.replace('0999', '0456')).toMatch(HOW)
      for (let tries = 1; tries < 10; tries += 1) {
        expect(await ask(world, STRANGER, 'PAID CARD MUT-2019/0456 NM')).toMatch(HOW)
      }
      for (const letters of ['NM', 'AO']) {
        const over = await ask(world, STRANGER, `PAID CARD MUT-2019/0456 ${letters}`)
        expect(over).toMatch(/^Too many numbers/)
      }
      expect(await state()).toEqual(['suspense'])
    })
  })

  it('takes money from the household’s own phone, and from no other', async () => {
    const { world } = await withCards()
    const asked = () => world.store.read((tx) => tx.selectFrom('intent').select('number').execute())
    expect(await ask(world, NEEMA, 'PAY MUT-2019/0456 500')).toContain('PAY')
    expect(await asked()).toEqual([])
    expect(await ask(world, AMINA, 'PAY CARD mut2019/0456 500')).toContain('0412337-8')
    expect(await asked()).toEqual([{ number: NUMBER }])
  })

  it('of cash by SMS is confirmed with the member number first', async () => {
    const { world } = await withCards()
    expect(await ask(world, JUMA, 'CASH MUT-2019/0456 500')).toBe(
      'Is MUT-2019/0456 the card of 0412337-8 Amina O.? Then send CASH 0412337-8 500',
    )
    expect(await receipts(world)).toEqual([])
    expect(await ask(world, JUMA, 'CASH MUT-2019/0999 500')).toContain('MUT-2019/0999')
  })

  it('typed as the account is suggested to the manager, and never posted', async () => {
    const { world } = await withCards()
    const account = 'mut 2019 456'
    await notify(world, payBill(world, { phone: '+254799000001', account, amount: '900' }))
    expect(await receipts(world)).toMatchObject([{ state: 'suspense' }])
    const kept = await readSuspense(world.ports, 'umoja')
    const cardOf = { number: NUMBER, name: 'Amina Otieno' }
    expect(kept).toMatchObject([{ cardOf }])
    expect(await dial(world, MERCY, '4', '1')).toContain('Card of 0412337-8 Amina O.')
    expect(await ask(world, MERCY, 'MATCH')).toContain('KSh 900 (0412337-8?)')
  })

  it('to pay for shows the first letters before anything is asked', async () => {
    const { world } = await withCards()
    const shown = await dial(world, NEEMA, '1', '5', 'mut 2019 456')
    expect(shown).toContain('A. O.')
    expect(shown).toContain('0412337-8')
    expect(shown).not.toMatch(/Amina/i)
  })
})
