import { expect, it } from 'vitest'
import { describeWorlds, smsOf, type World } from '../world.ts'
import { askCode, codeTo, doing, fresh, giveCode, MENU, PIN, setPin } from './signing-world.ts'
import { expectSound } from './sound.ts'
import { AMINA, MERCY, staffTown } from './staff-town.ts'

const STRANGER = '+254799000009'

/** Faults that sign-ins by SMS had elsewhere, each tried here. */
describeWorlds('a sign-in by a code', (begin) => {
  const town = async (): Promise<World> => staffTown(await begin())

  function sessions({ store }: World) {
    return store.read((tx) => tx.selectFrom('staff_session').selectAll().execute())
  }

  const wrongFor = (code: string) => (code === '000 000' ? '111111' : '000000')

  it('takes the code that an SMS brought to the phone', async () => {
    const world = await town()
    const handle = await askCode(world, MERCY)
    expect(smsOf(world, MERCY)).toEqual([
      `Umoja Afya: ${codeTo(world, MERCY)} is your code to sign in, for 10 minutes. Tell it to nobody.`,
    ])
    expect(await giveCode(world, handle, codeTo(world, MERCY))).toBe('Mercy')
    expect(await sessions(world)).toMatchObject([{ phone: MERCY, door: 'command', way: 'sms' }])
    await expectSound(world)
  })

  it('opens under a token that was not there before the code was right', async () => {
    const world = await town()
    const handle = await askCode(world, MERCY)
    await giveCode(world, handle, codeTo(world, MERCY))
    expect(await doing(world, handle, 'close')).toBe('signed-out')
    const kept = JSON.stringify(await sessions(world))
    expect(kept).not.toContain(handle)
  })

  it('is of use once, also where it is given twice at the same moment', async () => {
    const world = await town()
    const handle = await askCode(world, MERCY)
    const code = codeTo(world, MERCY)
    const came = await Promise.all([giveCode(world, handle, code), giveCode(world, handle, code)])
    expect(came.sort()).toEqual(['Mercy', 'sign-in-over'])
    expect(await giveCode(world, handle, code)).toBe('sign-in-over')
    expect(await sessions(world)).toHaveLength(1)
  })

  it.each([
    [599, 'Mercy'],
    [600, 'sign-in-over'],
  ])('holds for ten minutes: after %d seconds %s', async (seconds, came) => {
    const world = await town()
    const handle = await askCode(world, MERCY)
    world.clock.move({ seconds })
    expect(await giveCode(world, handle, codeTo(world, MERCY))).toBe(came)
  })

  it('has five tries in an hour, and a new code brings no new ones', async () => {
    const world = await town()
    const first = await askCode(world, MERCY)
    const wrong = wrongFor(codeTo(world, MERCY))
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await giveCode(world, first, wrong)).toBe('sign-in-code')
    }
    const second = await askCode(world, MERCY)
    expect(await giveCode(world, second, wrong)).toBe('sign-in-code')
    expect(await giveCode(world, second, wrong)).toBe('sign-in-code')
    expect(await giveCode(world, second, codeTo(world, MERCY))).toBe('sign-in-tries')
    world.clock.move({ minutes: 60 })
    const third = await askCode(world, MERCY)
    expect(await giveCode(world, third, codeTo(world, MERCY))).toBe('Mercy')
  })

  it('compares five at most of many that come at once, while more codes are asked for', async () => {
    // Seen red: with no limit on tries, all nine were compared.
    const world = await town()
    const handle = await askCode(world, MERCY)
    const wrong = wrongFor(codeTo(world, MERCY))
    const came = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        at % 4 === 3 ? askCode(world, MERCY) : giveCode(world, handle, wrong),
      ),
    )
    const [count] = await world.store.read((tx) =>
      tx.selectFrom('sign_in_count').selectAll().execute(),
    )
    expect(count).toMatchObject({ tries: 9, sends: 4 })
    expect(came.filter((one) => one === 'sign-in-tries')).toHaveLength(4)
  })

  it('sends three in an hour, each in the place of the one before', async () => {
    const world = await town()
    const first = await askCode(world, MERCY)
    const code = codeTo(world, MERCY)
    const second = await askCode(world, MERCY)
    expect(await giveCode(world, first, code)).toBe('sign-in-over')
    expect(await giveCode(world, second, codeTo(world, MERCY))).toBe('Mercy')
    await askCode(world, MERCY)
    const last = codeTo(world, MERCY)
    const third = await askCode(world, MERCY)
    expect(smsOf(world, MERCY).filter((sms) => sms.includes('your code'))).toHaveLength(3)
    // A fourth that was not sent does not take the third away.
    expect(await giveCode(world, third, last)).toBe('sign-in-code')
  })

  it('asks a phone for the service PIN that it has, so that a stolen one alone signs nobody in', async () => {
    // Seen red: with the code alone compared, whoever held the phone was Mercy.
    const world = await town()
    await setPin(world, MERCY, MENU.manager)
    const handle = await askCode(world, MERCY)
    const code = codeTo(world, MERCY)
    expect(await giveCode(world, handle, code)).toBe('sign-in-pin')
    expect(await giveCode(world, handle, code, '1470')).toBe('sign-in-pin')
    // Whoever has no code learns nothing of the PIN.
    expect(await giveCode(world, handle, wrongFor(code), PIN)).toBe('sign-in-code')
    expect(await giveCode(world, handle, code, PIN)).toBe('Mercy')
    expect(await sessions(world)).toHaveLength(1)
  })

  it('counts a wrong PIN with those of calls, also where many come at once', async () => {
    const world = await town()
    await setPin(world, MERCY, MENU.manager)
    const handle = await askCode(world, MERCY)
    const code = codeTo(world, MERCY)
    const wrong = () => giveCode(world, handle, code, '1470')
    const came = await Promise.all([wrong(), wrong(), wrong(), wrong()])
    expect(came.filter((one) => one === 'sign-in-pin-locked').length).toBeGreaterThan(0)
    expect(await giveCode(world, handle, code, PIN)).toBe('sign-in-pin-locked')
    expect(await fresh(world, MERCY, '8', '4', '1', PIN)).toContain('Three wrong PINs')
    expect(await sessions(world)).toEqual([])
    await expectSound(world)
  })

  it('is of no use to whoever did not ask for it', async () => {
    const world = await town()
    await askCode(world, MERCY)
    const code = codeTo(world, MERCY)
    const other = await askCode(world, STRANGER)
    expect(await giveCode(world, other, code)).toBe('sign-in-code')
    expect(await giveCode(world, 'a handle of nobody', code)).toBe('sign-in-over')
  })

  it.each([
    ['a stranger', STRANGER],
    ['a member', AMINA],
  ])('says of %s what it says of staff, and sends nothing', async (_, phone) => {
    const world = await town()
    const told: string[][] = []
    for (const one of [phone, MERCY]) {
      const came: string[] = []
      const handle = await askCode(world, one)
      for (let tries = 0; tries < 6; tries += 1) came.push(await giveCode(world, handle, '12345'))
      world.clock.move({ minutes: 10 })
      came.push(await giveCode(world, handle, '123456'))
      told.push(came)
    }
    expect(told[0]).toEqual(told[1])
    expect(told[0]?.slice(4)).toEqual(['sign-in-code', 'sign-in-tries', 'sign-in-tries'])
    expect(smsOf(world, phone)).toEqual([])
  })
})
