import { expect, it } from 'vitest'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { acting } from '../../src/app/desk.ts'
import { changePhone } from '../../src/app/membership/change-phone.ts'
import { ask, describeWorlds, register, smsOf, text, type World } from '../world.ts'

const AMINA = '+254711000001'
const NUMBER = '04123378' as MemberNumber
const CLINIC = '+254722000001'
const MERCY = '+254733000001'
const NEW = '+254711000099' as PhoneNumber

describeWorlds('what was not the member’s', (begin) => {
  async function checked(): Promise<{ readonly world: World; readonly code: string }> {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: NUMBER, paidThrough: '2026-03-31' },
    ])
    const yes = await ask(world, CLINIC, '0412337-8 consultation')
    return { world, code: /Code (\S+)/.exec(yes ?? '')?.[1] ?? '' }
  }

  const isOpen = async (world: World, code: string) => {
    const told = (await ask(world, CLINIC, `BILL ${code} consultation 3000`)) ?? ''
    return told.includes('is recorded')
  }

  it.each(['no thanks', 'non merci', 'noo', 'no money now', 'hapana sina pesa', 'not me but Juma'])(
    'is not denied by "%s", and no denial is suggested',
    async (words) => {
      const { world, code } = await checked()
      const told = (await ask(world, AMINA, words)) ?? ''
      expect(told).not.toMatch(/NOT ME|\bNO\b/)
      expect(smsOf(world, MERCY)).toEqual([])
      expect(await isOpen(world, code)).toBe(true)
    },
  )

  it.each(['NO', 'Non', 'hapana!', 'NOT ME', "Ce n'est pas moi", 'si mimi'])(
    'is denied by "%s" alone, and taken back within ten minutes by "it was me"',
    async (words) => {
      const { world, code } = await checked()
      expect(await ask(world, AMINA, words)).toContain('is stopped')
      expect(await isOpen(world, code)).toBe(false)
      for (const polite of ['OK', 'thanks', 'ok it was me']) await text(world, AMINA, polite)
      expect(await isOpen(world, code)).toBe(false)
      world.clock.move({ minutes: 9 })
      expect(await ask(world, AMINA, 'It was me')).toContain(`Open again: ${code}`)
      expect(
        smsOf(world, MERCY).map((sms) => /not theirs|theirs after all/.exec(sms)?.[0]),
      ).toEqual(['not theirs', 'theirs after all'])
      expect(await isOpen(world, code)).toBe(true)
    },
  )

  it('is one alert however often it is denied, and another each time that there is something new', async () => {
    const { world } = await checked()
    const told = () => smsOf(world, MERCY).map((sms) => /not theirs: [^.]+|theirs after all: [^.]+/.exec(sms)?.[0])
    const minutes = (count: number) => world.clock.move({ minutes: count })
    for (let times = 0; times < 3; times += 1) {
      await text(world, AMINA, 'NOT ME')
      minutes(1)
    }
    const seen = ['not theirs: 0412337-8 uhuru']
    expect(told()).toEqual(seen)
    // What was opened again and denied again.
    await text(world, AMINA, 'IT WAS ME')
    minutes(1)
    await text(world, AMINA, 'NOT ME')
    minutes(1)
    await text(world, AMINA, 'NOT ME')
    seen.push('theirs after all: 0412337-8 uhuru', 'not theirs: 0412337-8 uhuru 11:04')
    expect(told()).toEqual(seen)
    await text(world, AMINA, 'IT WAS ME')
    seen.push('theirs after all: 0412337-8 uhuru 11:05')
    expect(told()).toEqual(seen)
    // The clinic asks once more.
    minutes(60)
    await text(world, CLINIC, '0412337-8 consultation')
    minutes(1)
    for (let times = 0; times < 2; times += 1) await text(world, AMINA, 'NOT ME')
    seen.push('not theirs: 0412337-8 uhuru 12:06')
    expect(told()).toEqual(seen)
  }) // prettier-ignore

  it('stays denied after ten minutes, and for every other phone', async () => {
    const { world, code } = await checked()
    await text(world, AMINA, 'NOT ME')
    expect(await ask(world, MERCY, 'IT WAS ME')).not.toContain('Open again')
    world.clock.move({ minutes: 10, seconds: 1 })
    expect(await ask(world, AMINA, "C'ETAIT MOI")).toContain('Nothing was denied')
    expect(await isOpen(world, code)).toBe(false)
  })

  it('may be taken back at ten minutes', async () => {
    const { world, code } = await checked()
    await text(world, AMINA, 'NOT ME')
    world.clock.move({ minutes: 10 })
    expect(await ask(world, AMINA, 'NI MIMI')).toContain(code)
  })

  async function changing() {
    const found = await checked()
    const asked = { number: NUMBER, phone: NEW, cause: 'new SIM', by: MERCY }
    expect(await acting(found.world.ports, (desk) => changePhone(desk, asked))).toMatchObject({
      ok: true,
    })
    await found.world.worker.settle()
    return found
  }

  it.each(['NO', 'no thanks', 'STOP', 'STOP CHANGE', 'zuia mabadiliko', 'noo'])(
    'keeps the phone by "%s" while a change waits (R64), and says how to deny the visit',
    async (words) => {
      const { world, code } = await changing()
      const told = (await ask(world, AMINA, words)) ?? ''
      expect(told).toContain('this phone stays')
      expect(told).toContain('NOT ME')
      expect(await isOpen(world, code)).toBe(true)
      expect(await ask(world, AMINA, 'STOP CHANGE')).toContain('No change of phone waits')
    },
  )

  it('denies the visit by NOT ME while a change waits, and says how to stop that', async () => {
    const { world, code } = await changing()
    const told = (await ask(world, AMINA, 'NOT ME')) ?? ''
    expect(told).toContain('is stopped')
    expect(told).toContain('STOP CHANGE')
    expect(await isOpen(world, code)).toBe(false)
    expect(await ask(world, AMINA, 'STOP CHANGE')).toContain('this phone stays')
  })
})
