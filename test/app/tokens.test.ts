import { expect, it } from 'vitest'
import { closePhone } from '../../src/app/phones/close-phone.ts'
import { createToken, endNamedToken, listTokens } from '../../src/app/signing/tokens.ts'
import { date } from '../../src/core/dates.ts'
import { describeWorlds, type World } from '../world.ts'
import { doing, inUmoja } from './signing-world.ts'
import { expectSound } from './sound.ts'
import { MERCY, staffTown } from './staff-town.ts'

describeWorlds('a token of automation', (begin) => {
  const town = async (): Promise<World> => staffTown(await begin())

  async function made(world: World, until: string | null = null) {
    const asked = { name: 'nightly', acts: ['reconcile', 'cash deposit'], by: 'Mercy' }
    const token = await inUmoja(world, (desk) =>
      createToken(desk, { ...asked, until: until === null ? null : date(until) }),
    )
    if (!token.ok) throw new Error(token.refusal.code)
    return token.value
  }

  it('does what it lists, in the name of the manager who made it, and nothing else', async () => {
    const world = await town()
    const { token } = await made(world)
    expect(await doing(world, token, 'reconcile')).toBe('Mercy')
    expect(await doing(world, token, 'cash record')).toBe('token-may-not')
    expect(await doing(world, token, 'decide approve')).toBe('token-may-not')
    expect(await doing(world, token, 'reconcile', 'jappo')).toBe('token-may-not')
    const acts = await world.store.read((tx) => tx.selectFrom('signed_act').selectAll().execute())
    expect(acts.map(({ act, name, phone, session_id: session, denied }) => [act, name, phone, session, denied])).toEqual([
      ['reconcile', 'Mercy', MERCY, null, null],
      ...['cash record', 'decide approve', 'reconcile'].map((act) => [act, 'Mercy', MERCY, null, 'token-may-not']),
    ]) // prettier-ignore
    await expectSound(world)
  })

  it('is kept as a hash, and knows when it was last used', async () => {
    const world = await town()
    const { token } = await made(world)
    expect(await inUmoja(world, listTokens)).toMatchObject([{ used_at: null, holds: true }])
    world.clock.move({ minutes: 5 })
    await doing(world, token, 'reconcile')
    const rows = await world.store.read((tx) => tx.selectFrom('staff_token').selectAll().execute())
    expect(rows).toMatchObject([{ used_at: world.clock.now() }])
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('does a decision for nobody, whatever was written into its row', async () => {
    const world = await town()
    const { token } = await made(world)
    await world.store.write((tx) =>
      tx.updateTable('staff_token').set({ acts: 'decide approve,reconcile' }).execute(),
    )
    expect(await doing(world, token, 'decide approve')).toBe('token-may-not')
  })

  it('is over after its last day', async () => {
    const world = await town()
    const { token } = await made(world, '2026-03-03')
    world.clock.set('2026-03-03T20:59:59Z')
    expect(await doing(world, token, 'reconcile')).toBe('Mercy')
    world.clock.set('2026-03-03T21:00:00Z')
    expect(await doing(world, token, 'reconcile')).toBe('token-over')
  })

  it('ends by command, and then its name is free', async () => {
    const world = await town()
    const { token } = await made(world)
    const again = () => made(world)
    await expect(again()).rejects.toThrow('token-taken')
    const end = () =>
      inUmoja(world, (desk) => endNamedToken(desk, { name: 'nightly', by: 'Moses' }))
    expect(await end()).toMatchObject({ ok: true, value: { ended_by: 'Moses' } })
    expect(await doing(world, token, 'reconcile')).toBe('token-over')
    expect(await end()).toMatchObject({ refusal: { code: 'unknown-token' } })
    expect(await doing(world, (await again()).token, 'reconcile')).toBe('Mercy')
  })

  it('is made by managers alone, and ends when the phone of its maker is lost', async () => {
    const world = await town()
    const asked = { name: 'mine', acts: ['cash record'], until: null, by: 'Juma Ali' }
    const mine = await inUmoja(world, (desk) => createToken(desk, asked))
    expect(mine).toMatchObject({ refusal: { code: 'not-in-role' } })
    const { token } = await made(world)
    const lost = { phone: MERCY, way: 'command', by: 'Moses', from: null } as const
    await inUmoja(world, (desk) => closePhone(desk, lost))
    expect(await doing(world, token, 'reconcile')).toBe('token-over')
    expect(await inUmoja(world, listTokens)).toMatchObject([{ holds: false, ended_by: 'Moses' }])
  })
})
