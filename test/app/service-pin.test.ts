import { expect, it } from 'vitest'
import { resetPin } from '../../src/app/membership/reset-pin.ts'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { createSecrets } from '../../src/edge/secrets.ts'
import {
  anotherProcess,
  ask,
  call,
  describeWorlds,
  dial,
  lastSms,
  logged,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'

const AMINA = '+254711000001'
const ROSE = '+254711000007'
const CLINIC = '+254722000001'
const PIN = '4702'
const ASKED = /^CON Type your service PIN\./
const STANDING = /^CON Covered until /

describeWorlds('the service PIN', (begin) => {
  async function guarded() {
    const world = await begin()
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough: '2026-02-28' },
    ])
    expect(await dial(world, AMINA, '6', '1', '1', PIN, PIN)).toMatch(/^END The service PIN is set/)
    return world
  }

  /** A new call that asks for the standing and types a PIN. */
  function tryPin(world: World, pin: string) {
    return fresh(world, '2', pin)
  }

  async function fresh(world: World, ...inputs: readonly string[]) {
    const calling = call(world, AMINA)
    const first = await calling.send()
    const start = first.includes('Continue where you stopped?') ? ['2'] : []
    let screen = first
    for (const input of [...start, ...inputs]) screen = await calling.type(input)
    return screen
  }

  function pins({ store }: World) {
    return store.read((tx) => tx.selectFrom('service_pin').selectAll().execute())
  }

  it('stands before what is private, and leads on when it is right', async () => {
    const world = await guarded()
    expect(await fresh(world, '2')).toMatch(ASKED)
    expect(await fresh(world, '3')).toMatch(ASKED)
    expect(await fresh(world, '4')).toMatch(ASKED)
    expect(await fresh(world, '5')).toMatch(ASKED)
    expect(await fresh(world, '1')).toContain('Owed: KSh 500')
    expect(await tryPin(world, PIN)).toMatch(STANDING)
    expect(await tryPin(world, '4703')).toContain('Wrong PIN. Tries left: 2.')
    expect((await pins(world))[0]).toMatchObject({ tries: 1 })
    expect(await tryPin(world, PIN)).toMatch(STANDING)
    expect((await pins(world))[0]).toMatchObject({ tries: 0 })
    await expectSound(world)
  })

  it('keeps names and sums out of answers by SMS, and lets receipts through', async () => {
    const world = await guarded()
    await register(world, [{ name: 'Awa Diop', phone: AMINA, number: '05000123' }])
    const asking = [
      'BALANCE',
      'FAMILY',
      'RECEIPT',
      'how much do i owe',
      'am i covered?',
      'i have paid',
    ]
    const more = [
      'my receipt please',
      'combien je dois',
      'nadaiwa kiasi gani',
      'status',
      'je nina bima?',
    ]
    for (const words of [...asking, ...more]) {
      const before = smsOf(world, AMINA).length
      await text(world, AMINA, words)
      const [told = ''] = smsOf(world, AMINA).slice(before)
      expect(told).toMatch(/PIN on the screen, never in an SMS. Dial \*384\*77#\.$/)
      expect(told).not.toMatch(/KSh|\d\d\/\d\d|Amina|0412337/)
    }
    await notify(world, payBill(world, { phone: AMINA, account: '04123378', amount: '500' }))
    expect(lastSms(world, AMINA)).toContain('received KSh 500')
  })

  it('keeps the name of a patient from the phone, whichever of its families was asked about', async () => {
    const world = await guarded()
    const [other = '', alone = ''] = await register(world, [
      { name: 'Awa Diop', phone: AMINA, paidThrough: '2026-03-31' },
      { name: 'Rose Wanjiru', phone: ROSE, paidThrough: '2026-03-31' },
    ])
    for (const number of ['04123378', other]) {
      await ask(world, CLINIC, number)
      expect(lastSms(world, AMINA)).toBe(
        'Umoja Afya: a clinic asked about your family 02/03 11:00. Not you? Reply NOT ME',
      )
    }
    await ask(world, CLINIC, alone)
    expect(lastSms(world, ROSE)).toContain("a clinic asked for Rose's cover 02/03 11:00")
  })

  it('says before it is set what it hides and what not', async () => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA }])
    const screen = await dial(world, AMINA, '6', '1')
    expect(screen).toContain('A PIN hides cover, family, visits, receipts, and names in SMS.')
    expect(screen).toContain('Not hidden: paying, SMS receipts, reminders.')
  })

  it('is nowhere in clear, neither in the call nor beside it', async () => {
    const world = await guarded()
    await tryPin(world, '8315')
    await tryPin(world, PIN)
    const kept = await world.store.read(async (tx) =>
      JSON.stringify([
        await tx.selectFrom('dialog').selectAll().execute(),
        await tx.selectFrom('service_pin').selectAll().execute(),
        world.log.lines,
      ]),
    )
    for (const pin of [PIN, '8315']) {
      expect(kept).not.toMatch(new RegExp(`(?<![0-9A-Za-z_-])${pin}(?![0-9A-Za-z_-])`))
    }
  })

  it('pauses after three wrong ones, even for the right one, then for a day, then for good', async () => {
    const world = await guarded()
    const wrong = async () => {
      let last = ''
      for (const pin of ['1111', '2222', '3333']) last = await tryPin(world, pin)
      return last
    }
    expect(await wrong()).toMatch(/^END Three wrong PINs/)
    expect(await tryPin(world, PIN)).toMatch(/^END Three wrong PINs/)
    world.clock.move({ minutes: 15 })
    expect(await wrong()).toMatch(/^END Six wrong PINs/)
    world.clock.move({ hours: 23 })
    expect(await tryPin(world, PIN)).toMatch(/^END Six wrong PINs/)
    world.clock.move({ hours: 1 })
    expect(await wrong()).toMatch(/^END Nine wrong PINs/)
    world.clock.move({ days: 100 })
    expect(await tryPin(world, PIN)).toMatch(/^END Nine wrong PINs/)
    expect(logged(world, 'warn')).toContain('pin-locked')
    await expectSound(world)
  })

  it('opens again after the pause, and the tries before are forgotten', async () => {
    const world = await guarded()
    for (const pin of ['1111', '2222', '3333']) await tryPin(world, pin)
    world.clock.move({ minutes: 15 })
    expect(await tryPin(world, PIN)).toMatch(STANDING)
    expect(await tryPin(world, '1111')).toContain('Tries left: 2.')
  })

  it('counts a try before it compares, so that three calls at once are all that are compared', async () => {
    const world = await guarded()
    const secrets = createSecrets('a key of tests', { cost: 1024 })
    const compared: number[] = []
    const watching = {
      ...secrets,
      isPin: async (pin: string, hash: string) => {
        compared.push((await pins(world))[0]?.tries ?? 0)
        return secrets.isPin(pin, hash)
      },
    }
    const calls = Array.from({ length: 12 }, (_, index) => {
      const process = anotherProcess(world, `p${index}-`, { secrets: watching })
      return call(process, AMINA)
    })
    for (const calling of calls) await calling.typeAll('2')
    const replies = await Promise.all(
      calls.map((calling, index) => calling.type(`50${index + 10}`)),
    )
    expect(compared).toHaveLength(3)
    expect(Math.min(...compared)).toBeGreaterThan(0)
    expect(
      replies.filter((reply) => reply.startsWith('END Three wrong PINs')).length,
    ).toBeGreaterThan(8)
    expect((await pins(world))[0]).toMatchObject({ tries: 3 })
  })

  it('counts a request once that the carrier repeats, also while it is compared', async () => {
    const world = await guarded()
    const calling = call(world, AMINA)
    await calling.typeAll('2')
    const first = calling.type('1111')
    const replies = await Promise.all([first, calling.send(), calling.send()])
    expect(new Set(replies).size).toBe(1)
    expect(await calling.send()).toBe(replies[0])
    expect((await pins(world))[0]).toMatchObject({ tries: 1 })
  })

  it('is taken away by a manager, and the member hears of it', async () => {
    const world = await guarded()
    for (const pin of ['1111', '2222', '3333']) await tryPin(world, pin)
    const number = '04123378' as MemberNumber
    const reset = (by: string) => acting(world.ports, (desk) => resetPin(desk, { number, by }))
    expect(await reset('Nobody')).toMatchObject({ refusal: { code: 'not-staff' } })
    expect(await reset('Mercy')).toMatchObject({ ok: true })
    expect(await reset('Mercy')).toEqual({ ok: false, refusal: { code: 'no-pin', number } })
    expect(await fresh(world, '2')).toMatch(STANDING)
    await world.worker.settle()
    expect(lastSms(world, AMINA)).toMatch(/the manager removed the service PIN of member 0412337-8/)
    const made = await world.store.read((tx) => tx.selectFrom('pin_event').selectAll().execute())
    expect(made.map(({ kind, made_by: by }) => `${kind} by ${by}`).sort()).toEqual([
      'reset by Mercy',
      'set by member',
    ])
    await expectSound(world)
  })

  it('is noticed by the books when somebody else put it there', async () => {
    const world = await guarded()
    await expect(world.store.write((tx) => tx.deleteFrom('pin_event').execute())).rejects.toThrow(
      /append-only/,
    )
    await corrupt(world, `update service_pin set set_at = set_at + 1, hash = 'mine'`)
    expect((await verify(world.ports)).findings).toEqual([
      { check: 'every service PIN was set by its member', what: 'umoja 04123378' },
    ])
  })

  it('is removed by whoever types it', async () => {
    const world = await guarded()
    expect(await fresh(world, '6', '1', PIN, '2')).toMatch(/^END The service PIN is removed/)
    expect(await fresh(world, '2')).toMatch(STANDING)
    await expectSound(world)
  })
})
