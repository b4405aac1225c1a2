import { expect, it } from 'vitest'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import {
  anotherProcess,
  apply,
  ask,
  CARRIER,
  describeWorlds,
  logged,
  makeWorld,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { checks } from './rows.ts'
import { describeStores } from '../store/stores.ts'
import { UMOJA } from '../statutes.ts'
import { answerInbox } from './by-itself.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const CLINIC = '+254722000001'

describeWorlds('a message that came in', (begin) => {
  async function withMembers() {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
      { name: 'Baraka Ali', phone: BARAKA, number: '05000016', paidThrough: '2026-02-28' },
    ])
    return world
  }

  function inbox({ store }: World) {
    return store.read((tx) => tx.selectFrom('inbox').selectAll().orderBy('message_id').execute())
  }

  it('twice with the same id is answered once', async () => {
    const world = await withMembers()
    await text(world, AMINA, 'BALANCE', 'm-1')
    await text(world, AMINA, 'BALANCE', 'm-1')
    expect(smsOf(world, AMINA)).toEqual([
      'Umoja Afya: Member 0412337-8. To pay: KSh 500. Covered until 20/03/2026. Dial *384*77#.',
    ])
    await text(world, AMINA, 'BALANCE', 'm-2')
    expect(smsOf(world, AMINA)).toHaveLength(2)
  })

  it('a hundred times at the same moment is answered once', async () => {
    const world = await withMembers()
    await Promise.all(Array.from({ length: 100 }, () => text(world, AMINA, 'BALANCE', 'm-1')))
    expect(smsOf(world, AMINA)).toHaveLength(1)
    expect(await inbox(world)).toEqual([expect.objectContaining({ outcome: 'balance' })])
  })

  it('that two processes answer at the same moment is answered once', async () => {
    const world = await withMembers()
    await receive(world, 'm-1', AMINA, 'BALANCE')
    await receive(world, 'm-2', CLINIC, '04123378')
    const other = anotherProcess(world, 'b')
    await Promise.all([answerInbox(world.ports), answerInbox(other.ports)])
    await world.worker.settle()
    expect(smsOf(world, CLINIC)).toHaveLength(1)
    expect(smsOf(world, AMINA)).toHaveLength(2)
    expect(await checks(world)).toHaveLength(1)
    expect(logged(world, 'error')).toEqual([])
  })

  it('that cannot be answered does not keep others from being answered', async () => {
    const world = await withMembers()
    await world.store.write((tx) =>
      tx
        .deleteFrom('beneficiary')
        .where('number', '=', '05000016' as never)
        .execute(),
    )
    await world.store.write((tx) =>
      tx
        .updateTable('member')
        .set({ plan_code: 'gone' })
        .where('number', '=', '05000016' as never)
        .execute(),
    )
    await receive(world, 'm-1', BARAKA, 'BALANCE')
    await receive(world, 'm-2', AMINA, 'BALANCE')
    await world.worker.settle()
    expect(smsOf(world, BARAKA)).toEqual(['We cannot answer now. Nothing was charged.'])
    expect(smsOf(world, AMINA)).toEqual([expect.stringContaining('To pay: KSh 500')])
    expect(logged(world, 'error')).toEqual(['sms-failed'])
    expect((await inbox(world)).map(({ outcome }) => outcome)).toEqual(['failed', 'balance'])
  })

  it('that cannot even be declined is given up, and the others have their turn', async () => {
    const world = await withMembers()
    // Nothing of this member's mutual can be read.
    await world.store.write((tx) => tx.updateTable('mutual').set({ currency: 'ABC' }).execute())
    for (const index of [1, 2, 3]) await receive(world, `m-${index}`, AMINA, 'BALANCE')
    await world.worker.settle()
    expect((await inbox(world)).map(({ outcome }) => outcome)).toEqual([
      'given up',
      'given up',
      'given up',
    ])
    await world.store.write((tx) => tx.updateTable('mutual').set({ currency: 'KES' }).execute())
    expect(await ask(world, AMINA, 'BALANCE')).toContain('To pay: KSh 500')
  })

  it('chooses the language from then on', async () => {
    const world = await withMembers()
    expect(await ask(world, AMINA, 'LANG SW')).toContain('Kiswahili')
    expect(await ask(world, AMINA, 'SALIO')).toContain('Deni')
    expect(await ask(world, BARAKA, 'BALANCE')).toContain('To pay')
  })

  it('of help names what this phone may ask', async () => {
    const world = await withMembers()
    expect(await ask(world, AMINA, 'HELP')).toContain('BALANCE')
    expect(await ask(world, AMINA, 'HELP')).not.toContain('COVER')
    expect(await ask(world, CLINIC, 'HELP')).toContain('COVER')
  })

  it('with STOP still leaves receipts coming, and START takes it back', async () => {
    const world = await withMembers()
    const optOuts = () => world.store.read((tx) => tx.selectFrom('opt_out').selectAll().execute())
    await text(world, AMINA, 'STOP')
    expect(await optOuts()).toEqual([expect.objectContaining({ phone: AMINA, sender: 'stop' })])
    await notify(world, payBill(world, { phone: AMINA, account: '04123378', amount: '500' }))
    expect(smsOf(world, AMINA).at(-1)).toContain('received KSh 500')
    await text(world, AMINA, 'START')
    expect(await optOuts()).toEqual([])
  })

  it('from a sender that is no phone is kept and answered to nobody', async () => {
    const world = await withMembers()
    const message = { messageId: 'm-1', from: null, to: '21512', text: 'SALE', sentAt: null }
    await receiveSms(world.ports, CARRIER, { ...message, sender: 'SHOP' })
    await world.worker.settle()
    expect(await inbox(world)).toMatchObject([{ sender: 'SHOP', outcome: 'from no phone' }])
    expect(world.carrier.sent).toEqual([])
  })

  it('about a membership of several is answered for each', async () => {
    const world = await withMembers()
    await register(world, [{ name: 'Amina Shop', phone: AMINA, number: '05000027' }])
    await text(world, AMINA, 'BALANCE')
    expect(smsOf(world, AMINA).map((sms) => /Member (\S+)\./.exec(sms)?.[1])).toEqual([
      '0412337-8',
      '0500002-7',
    ])
    expect(await ask(world, AMINA, 'BALANCE 0500002-7')).toContain('0500002-7')
    expect(smsOf(world, AMINA)).toHaveLength(3)
  })
})

describeStores('a message to an installation without a mutual', (open) => {
  it('is given up, and later ones are answered', async () => {
    const world = makeWorld(await open())
    await receive(world, 'm-1', AMINA, 'BALANCE')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    await apply(world, UMOJA)
    expect(await ask(world, AMINA, 'HELP')).toContain('To join')
  })
})

function receive(world: World, messageId: string, from: string, words: string): Promise<void> {
  return receiveSms(world.ports, CARRIER, {
    messageId,
    from: from as PhoneNumber,
    to: '21512',
    text: words,
    sentAt: null,
  })
}
