import { expect, it } from 'vitest'
import type { Offer, PromptOutcome, Wallet } from '../../src/app/wallet.ts'
import { SMS_SEPTETS, septets } from '../../src/core/text/gsm7.ts'
import {
  answerPrompt,
  askToPay,
  type Changes,
  describeWorlds,
  dial,
  lastSms,
  register,
  text,
  type World,
} from '../world.ts'

const AMINA = '+254711000001'
const MPESA: Offer = { title: 'M-PESA', reach: 'yes' }

/** Amina, who owes for March, in a world whose wallet is known by a name. */
async function withWallet(
  begin: (changes?: Changes) => Promise<World>,
  language: string,
  offer: Offer = MPESA,
  outcome?: PromptOutcome,
): Promise<World> {
  const world = await begin()
  await register(world, [
    { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28', language },
  ])
  const wallet: Wallet = {
    ...world.operator.wallet,
    offerTo: () => offer,
    ...(outcome && { prompt: async () => outcome }),
  }
  Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
  return world
}

describeWorlds('a wallet by its own name', (begin) => {
  it.each([
    ['en', 'Pay KSh 500 by M-PESA', 'Enter your M-PESA PIN', 'received KSh 500 by M-PESA'],
    ['sw', 'Lipa KSh 500 kwa M-PESA', 'Weka PIN ya M-PESA', 'tumepokea KSh 500 kwa M-PESA'],
  ])('is on the screens and the receipt in %s', async (language, confirm, end, receipt) => {
    const world = await withWallet(begin, language)
    expect(await dial(world, AMINA, '1', '1')).toContain(confirm)
    const asked = await askToPay(world, AMINA)
    expect(asked).toMatch(/^END /)
    expect(asked).toContain(end)
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).toContain(receipt)
  })

  it('is in the answer to PAY and in why nothing was paid', async () => {
    const world = await withWallet(begin, 'en')
    await text(world, AMINA, 'PAY')
    expect(lastSms(world, AMINA)).toContain('Enter your M-PESA PIN')
    await answerPrompt(world, AMINA, 'no-funds')
    expect(lastSms(world, AMINA)).toContain('not enough money for KSh 500 by M-PESA')
  })

  it('is one that people know anyhow where nobody has said it', async () => {
    const world = await withWallet(begin, 'en', { reach: 'yes' })
    expect(await askToPay(world, AMINA)).toContain('Enter your mobile money PIN')
    await answerPrompt(world, AMINA, 'approve')
    expect(lastSms(world, AMINA)).toContain('received KSh 500 02/03 11:00 for')
  })

  it('fits on a screen and in an SMS when it is as long as one may be', async () => {
    const world = await withWallet(begin, 'en', { title: 'Vodacom M-Pesa', reach: 'yes' })
    expect(septets(await askToPay(world, AMINA))).toBeLessThanOrEqual(SMS_SEPTETS)
    await answerPrompt(world, AMINA, 'approve')
    expect(septets(lastSms(world, AMINA) ?? '')).toBeLessThanOrEqual(SMS_SEPTETS)
  })
})
