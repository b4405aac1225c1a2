import { expect, it } from 'vitest'
import { decideProposalIn } from '../../src/app/decisions/decide-proposal.ts'
import { acting, inMutual, reading } from '../../src/app/desk.ts'
import { listActs } from '../../src/app/phones/acts-of-phone.ts'
import { closePhone } from '../../src/app/phones/close-phone.ts'
import { proposeOpening } from '../../src/app/phones/open-phone.ts'
import { receiveSms } from '../../src/app/sms/receive-sms.ts'
import { addStaff } from '../../src/app/staff/staff-acts.ts'
import { verify } from '../../src/app/verify/verify.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { lockPhone } from '../../src/store/engine/dialect.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import {
  anotherProcess, apply, ask, call, CARRIER, describeWorlds, dial, lastSms, smsOf, text, type World,
} from '../world.ts' // prettier-ignore
import { UMOJA } from '../statutes.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { AMINA, JUMA, MERCY, MOSES, staffTown } from './staff-town.ts'

const NEW = '+254733000009' as PhoneNumber
const CLINIC = '+254722000001' as PhoneNumber
const DESK = '+254722000002' as PhoneNumber

describeWorlds('a phone of the staff that was lost', (begin) => {
  const town = async () => staffTown(await begin())

  function close(world: World, phone: PhoneNumber, code = 'umoja') {
    return acting(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, code)
      if (!books) throw new Error(code)
      const asked = { phone, way: 'command', by: 'Mercy', from: null } as const
      return closePhone(inMutual(desk, books.mutual), asked)
    })
  }

  async function acts(world: World, phone: PhoneNumber) {
    const listed = await reading(world.ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'umoja')
      if (!books) throw new Error('umoja')
      return listActs(inMutual(desk, books.mutual), { phone, days: 7 })
    })
    return listed.ok ? listed.value.acts.map(({ what, about }) => `${what} ${about}`) : []
  }

  function open(world: World, phone: PhoneNumber, newPhone: PhoneNumber | null = null) {
    const asked = { mutual: 'umoja', phone, newPhone, reason: 'found', by: 'Mercy' }
    return acting(world.ports, (desk) => proposeOpening(desk, asked))
  }

  function decide(world: World, proposal: string, by: string) {
    const asked = { mutual: 'umoja', proposal, decision: 'approved', by, reason: null } as const
    return acting(world.ports, (desk) => decideProposalIn(desk, asked))
  }

  it('is closed by a colleague with one message, and nothing from it counts any more', async () => {
    // Seen red: with the roles of closed phones loaded like any others, the thief’s cash was recorded.
    const world = await town()
    expect(await ask(world, JUMA, 'CASH 0412337-8 500')).toContain('recorded')
    const told = await ask(world, MERCY, 'LOST 0733000002')
    expect(told).toBe(
      'Umoja Afya: phone 0733000002 Juma Ali is closed as lost. 7 days: cash KSh 500 (1). Said by Mercy.',
    )
    expect(lastSms(world, MOSES)).toBe(told)
    expect(smsOf(world, MERCY).filter((one) => one === told)).toHaveLength(1)
    expect(lastSms(world, JUMA)).toContain('Mercy says this phone is lost')
    const before = await world.store.read((tx) => tx.selectFrom('receipt').selectAll().execute())
    for (const words of ['CASH 0412337-8 700', 'ARREARS', 'LIST 1', 'MEMBER 0412337-8', 'NEXT']) {
      const answer = await ask(world, JUMA, words)
      expect(answer ?? '', words).not.toMatch(/recorded|KSh|Amina|0711|behind/)
    }
    expect(await dial(world, JUMA)).not.toContain('Cash')
    const after = await world.store.read((tx) => tx.selectFrom('receipt').selectAll().execute())
    expect(after).toEqual(before)
    expect(await acts(world, JUMA)).toContain('cash UM26-0000001')
    await expectSound(world)
  })

  it.each([
    ['en', 'stolen phone Juma Ali', 'is closed as lost'],
    ['fr', 'PERDU 0733 000 002', 'fermé car perdu'],
    ['sw', 'simu imeibiwa Juma Ali', 'imefungwa'],
  ])('is named by number or name in any language: %s', async (language, words, answer) => {
    const world = await town()
    await text(world, MERCY, `LANG ${language}`)
    expect(await ask(world, MERCY, words)).toContain(answer)
    expect(lastSms(world, JUMA)).toContain('Mercy says this phone is lost')
  })

  it('loses calls that are open, in every process, at the next answer', async () => {
    const world = await town()
    const other = anotherProcess(world, 'other-')
    const [here, there] = [call(world, JUMA), call(other, JUMA)]
    for (const calling of [here, there]) {
      expect(await calling.typeAll('1', '04123378', '500')).toContain('Cash received: KSh 500')
    }
    await close(world, JUMA)
    for (const calling of [here, there]) expect(await calling.type('1')).not.toContain('Recorded')
    expect(await world.store.read((tx) => tx.selectFrom('receipt').selectAll().execute())).toEqual(
      [],
    )
  })

  it('is not heard by a message that was stored before and is read after', async () => {
    const world = await town()
    await receiveSms(world.ports, CARRIER, {
      ...{ messageId: 'm', from: JUMA, to: '21512', text: 'CASH 0412337-8 700', sentAt: null },
    })
    await close(world, JUMA)
    await world.worker.settle()
    expect(await world.store.read((tx) => tx.selectFrom('receipt').selectAll().execute())).toEqual(
      [],
    )
  })

  it('waits for what it has begun, and what comes after waits for the closing', async () => {
    const world = await town()
    if (world.store.engine === 'sqlite') return
    const calling = call(world, JUMA)
    await calling.typeAll('1', '04123378', '500')
    const done: string[] = []
    let turn: Promise<unknown> = Promise.resolve()
    await acting(world.ports, async (desk) => {
      await lockPhone(desk.tx, JUMA, 'alone')
      turn = calling.type('1').then((screen) => done.push(screen.slice(0, 3)))
      const books = await loadMutual(desk.tx, 'umoja')
      if (!books) throw new Error('umoja')
      const asked = { phone: JUMA, way: 'command', by: 'Mercy', from: null } as const
      await closePhone(inMutual(desk, books.mutual), asked)
      expect(done).toEqual([])
    })
    await turn
    expect(await world.store.read((tx) => tx.selectFrom('receipt').selectAll().execute())).toEqual(
      [],
    )
  })

  it('is closed by colleagues only, never the own one, and three a day from one phone', async () => {
    const world = await town()
    expect(await ask(world, MERCY, 'LOST 0733000001')).toContain('from this phone')
    expect(await ask(world, MERCY, 'LOST 0711000001')).toContain('Nobody who works')
    expect(await ask(world, MERCY, 'LOST Nobody Else')).toContain('Nobody who works')
    expect(await ask(world, CLINIC, 'LOST 0733000002')).toContain('Nobody who works')
    expect(await ask(world, AMINA, 'LOST 0733000002')).not.toContain('closed')
    const more = ['0733000011', '0733000012', '0733000013', '0733000014']
    for (const [at, phone] of more.entries()) {
      const whose = `Helper ${'ABCD'[at]}`
      const added = { mutual: 'umoja', role: 'collector', phone: `+254${phone.slice(1)}` } as const
      await acting(world.ports, (desk) =>
        addStaff(desk, {
          ...added,
          ...{ phone: added.phone as PhoneNumber, whose, from: null, until: null },
          ...{ cause: 'x', by: 'Mercy' },
        }),
      )
    }
    for (const phone of more.slice(0, 3)) {
      expect(await ask(world, JUMA, `LOST ${phone}`)).toContain('is closed')
    }
    expect(await ask(world, JUMA, `LOST ${more[3]}`)).toContain('Too many phones')
    world.clock.move({ hours: 24 })
    expect(await ask(world, JUMA, `LOST ${more[3]}`)).toContain('is closed')
  })

  it('of a clinic is closed by the other phone of that clinic, and asks no more', async () => {
    const world = await town()
    const other = { mutual: 'umoja', role: 'clinic', phone: DESK, whose: 'uhuru' } as const
    await acting(world.ports, (desk) =>
      addStaff(desk, { ...other, from: null, until: null, cause: 'x', by: 'Mercy' }),
    )
    expect(await ask(world, CLINIC, '0412337-8')).toContain('YES')
    expect(await ask(world, DESK, 'LOST 0722000001')).toContain('checks 1')
    expect(await ask(world, CLINIC, '0412337-8')).not.toContain('YES')
    expect(await ask(world, DESK, '0412337-8')).toContain('YES')
    expect(lastSms(world, MERCY)).toContain('0722000001')
  })

  it('gets no news that managers get, also what waited for the morning', async () => {
    const world = await town()
    world.clock.set('2026-03-02T20:00:00Z')
    await ask(world, AMINA, 'CALL ME')
    await close(world, MOSES)
    await world.worker.settle()
    const before = smsOf(world, MOSES).length
    world.clock.set('2026-03-03T08:00:00Z')
    await world.worker.settle()
    await ask(world, AMINA, 'COMPLAIN CHARGED UHURU TODAY')
    await world.worker.settle()
    expect(smsOf(world, MOSES).slice(before)).toEqual([])
    expect(lastSms(world, MERCY)).toContain('Charged although covered')
  })

  it('opens again when a second manager says so, not before and not by the same one', async () => {
    const world = await town()
    expect(await open(world, JUMA)).toMatchObject({ refusal: { code: 'staff-phone-open' } })
    await close(world, JUMA)
    const proposed = await open(world, JUMA)
    expect(proposed).toMatchObject({ ok: true })
    expect(await decide(world, '1', 'Mercy')).toMatchObject({ refusal: { code: 'same-person' } })
    expect(await ask(world, JUMA, 'ARREARS')).not.toContain('behind')
    expect(await ask(world, MOSES, 'APPROVE P1')).toContain('P1 is approved')
    expect(lastSms(world, JUMA)).toContain('is open again for work. Approved by Moses')
    expect(await ask(world, JUMA, 'ARREARS')).toContain('behind')
    expect(await close(world, JUMA)).toMatchObject({ ok: true })
    expect(await ask(world, JUMA, 'ARREARS')).not.toContain('behind')
    await expectSound(world)
  })

  it('is replaced by another one, with roles and cash, and stays closed for good', async () => {
    const world = await town()
    await ask(world, JUMA, 'CASH 0412337-8 500')
    await close(world, JUMA)
    const again = { mutual: 'umoja', role: 'collector', whose: 'Juma Ali', cause: 'x' } as const
    const days = { from: null, until: null, by: 'Mercy' }
    for (const phone of [JUMA, NEW]) {
      const added = await acting(world.ports, (desk) =>
        addStaff(desk, { ...again, ...days, phone }),
      )
      expect(added).toMatchObject({ refusal: { code: 'staff-phone-closed' } })
    }
    expect(await open(world, JUMA, NEW)).toMatchObject({ ok: true })
    expect(await decide(world, '1', 'Moses')).toMatchObject({ ok: true })
    expect(await dial(world, NEW, '1', '3')).toContain('KSh 500')
    expect(await ask(world, JUMA, 'ARREARS')).not.toContain('behind')
    expect(await open(world, JUMA)).toMatchObject({ refusal: { code: 'staff-phone-closed' } })
    await expectSound(world)
  })

  it('is told of to the managers of another mutual, where it is still open', async () => {
    const world = await town()
    await apply(world, {
      ...UMOJA,
      mutual: { ...UMOJA.mutual, code: 'pili', name: 'Pili Afya', serviceCode: '*384*78#' },
      managers: [{ name: 'Zuri', phone: NEW, language: 'en' }],
    })
    await close(world, CLINIC)
    await world.worker.settle()
    expect(lastSms(world, NEW)).toBe(
      'Pili Afya: phone 0722000001 Uhuru Clinic is said to be lost. Here it is still open. To close it send LOST 0722000001',
    )
    expect(await ask(world, NEW, 'LOST 0722000001')).toContain('is closed')
  })

  it('is noticed by the books when one person opened it', async () => {
    const world = await town()
    await close(world, JUMA)
    await open(world, JUMA)
    await corrupt(world, `insert into phone_opening values ('umoja', 1, '1', null, 1772438400000)`)
    expect((await verify(world.ports)).findings).toEqual([
      {
        check: 'every phone that was closed is opened or replaced only by two people',
        what: 'umoja 1',
      },
    ])
  })
})
