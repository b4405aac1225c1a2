import { expect, it } from 'vitest'
import { memberNumberFrom } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import {
  answerPrompt,
  apply,
  ask,
  describeWorlds,
  lastSms,
  register,
  smsOf,
  text,
} from '../world.ts'
import { ASSOCIATIONS, phoneOf, SOKO, TREASURER, withGroup } from './association-world.ts'
import { payments } from './rows.ts'
import { expectSound } from './sound.ts'

describeWorlds('a treasurer by SMS', (begin) => {
  async function withSix() {
    const world = await begin()
    await apply(world, ASSOCIATIONS)
    await register(
      world,
      Array.from({ length: 6 }, (_, index) => ({
        name: `Amina Member${index}`,
        phone: phoneOf(index),
        number: memberNumberFrom(String(1_000_000 + index)),
        paidThrough: index === 0 ? '2026-03-31' : '2026-02-28',
        association: SOKO,
      })),
    )
    return world
  }

  const numbersIn = (sms: string | null) => sms?.match(/\d{7}-\d/g) ?? []

  it('hears what the members owe, and which of them, page by page', async () => {
    const world = await withSix()
    expect(await ask(world, TREASURER, 'BALANCE')).toBe(
      'Umoja Afya, Soko Women: members who owe: 5 of 6, KSh 2,500. Send PAY ALL to pay for all, LIST to see who.',
    )
    const first = await ask(world, TREASURER, 'LIST')
    expect(first).toMatch(/^Umoja Afya, Soko Women: 1000001-\d Amina M\. KSh 500; /)
    expect(first).toMatch(/More: NEXT$/)
    const second = await ask(world, TREASURER, 'NEXT')
    expect(second).not.toContain('More')
    expect(new Set([...numbersIn(first), ...numbersIn(second)]).size).toBe(5)
    expect(await ask(world, TREASURER, 'NEXT')).toContain('no list to go on with')
  })

  it('pays for all of them with one request, and each hears of it', async () => {
    const world = await withSix()
    const asked =
      'Umoja Afya: a request for KSh 2,500 for Soko Women, members: 5, comes. Enter your mobile money PIN there. No SMS: not paid.'
    expect(await ask(world, TREASURER, 'PAY')).toBe(asked)
    expect(await ask(world, TREASURER, 'PAY ALL')).toContain('KSh 2,500 was asked for 1 minute ago')
    expect(world.operator.promptsOf(TREASURER as PhoneNumber)).toHaveLength(1)
    await answerPrompt(world, TREASURER, 'approve')
    expect(await payments(world)).toHaveLength(5)
    for (const index of [1, 2, 3, 4, 5]) {
      expect(lastSms(world, phoneOf(index))).toContain('KSh 500 was paid for you')
    }
    expect(smsOf(world, phoneOf(0))).toEqual([])
    for (const words of ['BALANCE', 'LIST', 'PAY ALL']) {
      expect(await ask(world, TREASURER, words)).toBe(
        'Umoja Afya: no member of Soko Women owes anything.',
      )
    }
    await expectSound(world)
  })

  it('speaks French and Swahili', async () => {
    const world = await withSix()
    await text(world, TREASURER, 'LANG SW')
    expect(await ask(world, TREASURER, 'SALIO')).toMatch(/wanaodaiwa: 5 kati ya 6, .*LIPA WOTE/)
    expect(await ask(world, TREASURER, 'ORODHA')).toMatch(/Zaidi: ENDELEA$/)
    await text(world, TREASURER, 'LANG FR')
    expect(await ask(world, TREASURER, 'SOLDE')).toMatch(/doivent: 5 sur 6, .*PAYER TOUS/)
    expect(await ask(world, TREASURER, 'PAYER TOUS')).toMatch(
      /demande de KSh 2 500 pour Soko Women, membres: 5/,
    )
  })

  it('is told of the own membership and the group apart, and pays for the one that was named', async () => {
    const world = await begin()
    const [number] = await withGroup(world, ['2026-01-31', '2026-02-28'])
    await register(world, [{ name: 'Rose Treasurer', phone: TREASURER, paidThrough: '2026-02-28' }])
    const before = smsOf(world, TREASURER).length
    await text(world, TREASURER, 'BALANCE')
    const told = smsOf(world, TREASURER).slice(before).join('\n')
    expect(told).toMatch(/Member \d{7}-\d\. To pay: KSh 500/)
    expect(told).toContain('Soko Women: members who owe: 2 of 2, KSh 1,500')
    expect(await ask(world, TREASURER, 'PAY')).toContain('a request for KSh 500 for member')
    await answerPrompt(world, TREASURER, 'approve')
    expect(await ask(world, TREASURER, 'PAY ALL')).toContain(
      'a request for KSh 1,500 for Soko Women, members: 2',
    )
    // One request is open for each that is paid for: this is for somebody else.
    expect(await ask(world, TREASURER, `PAY ${number} 100`)).toContain('a request for KSh 100')
  })
})
