import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { handleEvents } from '../../src/app/payments/wallet-events.ts'
import { receiveCallback } from '../../src/app/payments/receive-callback.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { openMpesa } from '../edge/wallets/subjects-mpesa.ts'
import { ask, describeWorlds, register, smsOf, type World } from '../world.ts'
import { SOKO, TREASURER, withGroup } from './association-world.ts'
import { matchSuspense } from './by-itself.ts'
import { receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000222'
const HUSBAND = '+254722000333'
const STRANGER = '+254733000222'

function hash(phone: string): string {
  return createHash('sha256').update(phone.slice(1)).digest('hex')
}

describeWorlds('a payer whose number M-PESA hides', (begin) => {
  async function withAmina() {
    const world = await begin()
    Object.assign(world.ports, { wallets: new Map([['sandbox', openMpesa({})]]) })
    const [number] = (await register(world, [
      { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
      { name: 'Baraka Odhiambo', phone: HUSBAND },
    ])) as [MemberNumber]
    return { world, number }
  }

  async function pays(world: World, MSISDN: string, account: string, receipt = 'UCE4XK91TQ') {
    const raw = JSON.stringify({
      ...{ TransactionType: 'Pay Bill', TransID: receipt, TransTime: '20260302110000' },
      ...{ TransAmount: '500.00', BusinessShortCode: '600111', BillRefNumber: account, MSISDN },
    })
    const arrived = { rest: 'paid', method: 'POST', headers: {}, raw } as const
    await receiveCallback(world.ports, 'sandbox', arrived)
    await handleEvents(world.ports)
    await world.worker.settle()
  }

  const payers = async (world: World) => (await receipts(world)).map(({ payer_phone: of }) => of)

  it.each([
    ['the mask of the member', '2547 ***** 222', AMINA],
    ['the hash of the member', hash(AMINA), AMINA],
    ['the mask of somebody else', '2547 ***** 333', null],
    ['the hash of another member', hash(HUSBAND), null],
    ['a number that is not hidden', HUSBAND.slice(1), HUSBAND],
  ])('is told by %s beside an account number', async (_what, MSISDN, payer) => {
    const { world, number } = await withAmina()
    await pays(world, MSISDN, number)
    expect(await receipts(world)).toMatchObject([{ state: 'posted', payer_phone: payer }])
    expect(smsOf(world, AMINA)).toHaveLength(1)
    await expectSound(world)
  })

  it('is asked whose the money is when the hash is of a phone that we know (R14)', async () => {
    const { world, number } = await withAmina()
    await pays(world, hash(HUSBAND), 'school')
    expect(await receipts(world)).toMatchObject([{ state: 'suspense', payer_phone: HUSBAND }])
    expect(smsOf(world, HUSBAND)).toEqual([
      expect.stringContaining('received KSh 500 without a valid member number'),
    ])
    expect(await ask(world, HUSBAND, number)).toContain('is now counted')
    await expectSound(world)
  })

  it.each([
    ['a mask, though it fits one member alone', '2547 ***** 222'],
    ['the hash of a phone that nobody has', hash(STRANGER)],
  ])('is nobody for money without an account and %s', async (_what, MSISDN) => {
    const { world, number } = await withAmina()
    await pays(world, MSISDN, '')
    expect(await receipts(world)).toMatchObject([{ state: 'suspense', payer_phone: null }])
    expect(smsOf(world, AMINA)).toEqual([])
    // Nothing of the hint is kept beside the receipt.
    expect(JSON.stringify(await receipts(world))).not.toContain('222')
    await matchSuspense(world.ports, 'UM26-0000001', number)
    await expectSound(world)
  })

  it('is nobody where the mask fits two phones of a household', async () => {
    const { world } = await withAmina()
    const two = [
      { name: 'Zawadi Njeri', phone: '+254700000444', number: '10000004' },
      { name: 'Zuhura Njeri', phone: '+254700000555', number: '20000006' },
    ]
    await register(world, two)
    await world.store.write((tx) =>
      tx
        .insertInto('phone_role')
        .values({
          ...{ phone: '+254711000444' as never, role: 'member', mutual_id: 'umoja' },
          ...{ ref: '10000004', name: 'Z', until: null, until_at: null, since: null },
          from_at: 0 as never,
        })
        .execute(),
    )
    await pays(world, '2547 ***** 444', '10000004', 'UCE4XK91T1')
    await pays(world, '2547 ***** 555', '20000006', 'UCE4XK91T2')
    expect(await payers(world)).toEqual([null, '+254700000555'])
  })

  it('is the treasurer of the association whose code was typed', async () => {
    const world = await begin()
    Object.assign(world.ports, { wallets: new Map([['sandbox', openMpesa({})]]) })
    await withGroup(world, ['2026-01-31', '2026-02-28'])
    await pays(world, hash(TREASURER), SOKO)
    expect(await receipts(world)).toMatchObject([{ state: 'posted', payer_phone: TREASURER }])
    await expectSound(world)
  })
})
