import { describe, expect, it } from 'vitest'
import type { Offer, Wallet } from '../../../src/app/wallet.ts'
import { minor } from '../../../src/core/money.ts'
import type { PhoneNumber } from '../../../src/core/phone-number.ts'
import { asSet } from '../../../src/edge/wallets/as-set.ts'

const PHONE = '+254711000001' as PhoneNumber
const OWN: Offer = { title: 'M-PESA', reach: 'yes', least: minor(100), most: minor(25_000_000) }

function wallet(offer?: Offer): Wallet {
  return {
    ...{ name: 'w', kind: 'mpesa', title: 'M-PESA' },
    ...(offer && { offerTo: () => offer }),
    prompt: async () => ({ kind: 'unknown' }),
    query: async () => ({ kind: 'unknown' }),
    receive: () => ({
      ...{ kind: 'unreadable', why: 'nothing' },
      reply: { status: 200, contentType: 'text/plain', body: '' },
    }),
  }
}

describe('what the installation file says of an account', () => {
  it.each<[string, Parameters<typeof asSet>[1], Offer | undefined, Offer]>([
    ['nothing leaves what its adapter says', {}, OWN, OWN],
    [
      'a limit takes the place of that one',
      { limits: { most: '150000' } },
      OWN,
      { ...OWN, most: minor(15_000_000) },
    ],
    [
      'a limit that the adapter does not know is added',
      { limits: { perDay: '300000.50' } },
      OWN,
      { ...OWN, perDay: minor(30_000_050) },
    ],
    ['a title takes its place', { title: 'Lipa' }, OWN, { ...OWN, title: 'Lipa' }],
    ['a title is all that there is', { title: 'Lipa' }, undefined, { title: 'Lipa', reach: 'yes' }],
    [
      'an account that is closed stays closed',
      { title: 'Lipa', limits: { most: '5' } },
      { reach: 'closed' },
      { title: 'Lipa', reach: 'closed', most: minor(500) },
    ],
  ])('%s', (_, set, own, offer) => {
    expect(asSet(wallet(own), set).offerTo?.(PHONE, 'KES')).toEqual(offer)
  })

  it('names the account for whoever does not ask about a phone', () => {
    expect(asSet(wallet(OWN), { title: 'Lipa' }).title).toBe('Lipa')
  })
})
