import { expect, it } from 'vitest'
import { refreshLabels } from '../../src/app/payments/pay-into.ts'
import { findMutual } from '../../src/app/statutes/apply-statutes.ts'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { statementWallet } from '../../src/edge/wallets/statement.ts'
import { ask, call, describeWorlds, register, smsOf, apply, type World } from '../world.ts'
import { intents } from './rows.ts'

const AMINA = '+254711000001'
const LABEL = 'Bank account 0123 at Equity'
const BANK = { name: 'bank', currency: 'KES', label: LABEL }

describeWorlds('an account that is known by its statement alone', (begin) => {
  async function withBank(names: readonly string[]): Promise<World> {
    const { operator } = await begin()
    const wallets = new Map([
      ['sandbox', operator.wallet],
      ['bank', statementWallet(BANK)],
    ])
    const world = await begin({ wallets, operator })
    await apply(world, { mutual: { code: 'umoja', wallets: names } })
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-01-31' }])
    return world
  }

  it('is what screens and messages say, and nobody is asked through it', async () => {
    const world = await withBank(['bank'])
    const member = call(world, AMINA)
    await member.send()
    const screens = [await member.type('1')]
    while (/\n9\. /.test(screens.at(-1) ?? '') && screens.length < 4) {
      screens.push(await member.type('9'))
    }
    expect(screens.join('\n')).toContain(`to ${LABEL}, with your member number`)
    for (const screen of screens) expect(screen.length).toBeLessThanOrEqual(160)
    expect(await ask(world, AMINA, 'PAY')).toContain(`or to ${LABEL} with your member number.`)
    expect(smsOf(world, AMINA).at(-1)?.length).toBeLessThanOrEqual(160)
    await world.worker.settle()
    expect(await intents(world)).toEqual([])
  })

  it('beside one that asks, whichever stands first, leaves the asking to that', async () => {
    for (const names of [
      ['bank', 'sandbox'],
      ['sandbox', 'bank'],
    ]) {
      const world = await withBank(names)
      await ask(world, AMINA, 'PAY')
      expect(await intents(world)).toMatchObject([{ wallet: 'sandbox' }])
    }
  })

  it('has the label that the installation gives it at the next start', async () => {
    const world = await withBank(['bank'])
    const renamed = new Map([['bank', statementWallet({ ...BANK, label: 'Account 9 at KCB' })]])
    await refreshLabels({ ...world.ports, wallets: renamed })
    expect((await findMutual(world.ports, 'umoja'))?.wallets).toEqual([
      { wallet: 'bank', payBill: null, label: 'Account 9 at KCB' },
    ])
    await refreshLabels({ ...world.ports, wallets: new Map() })
    expect((await findMutual(world.ports, 'umoja'))?.wallets).toHaveLength(1)
  })

  it('is refused to a mutual of another currency', async () => {
    const world = await withBank(['bank'])
    const dollars = new Map([['bank', statementWallet({ ...BANK, currency: 'USD' })]])
    const ports = { ...world.ports, wallets: dollars }
    const file = { mutual: { code: 'umoja', wallets: ['bank'] } }
    expect(await applyFile(ports, file, { actor: 'test', sandbox: true })).toMatchObject({
      faults: [{ path: 'mutual.wallets[0]', why: 'bank is in USD, the mutual in KES' }],
    })
  })
})
