import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import { answerComplaint, closeComplaint } from '../../src/app/complaints/answer-complaint.ts'
import { reportComplaints } from '../../src/app/complaints/count-complaints.ts'
import { readComplaint, readComplaints } from '../../src/app/complaints/read-complaints.ts'
import { memberNumberFrom } from '../../src/core/member-number.ts'
import { septets } from '../../src/core/text/gsm7.ts'
import {
  answerPrompt,
  apply,
  ask,
  call,
  describeWorlds,
  dial,
  lastSms,
  notify,
  payBill,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const MERCY = '+254733000001'
const NEEMA = memberNumberFrom('0500002')
const CLINIC = '+254722000001'
const OTHER = '+254722000009'

describeWorlds('a complaint', (begin) => {
  async function withMembers(): Promise<World> {
    const world = await begin()
    await apply(world, {
      mutual: { code: 'umoja' },
      providers: [
        {
          ...{ code: 'kibera', name: 'Kibera Health Centre', services: ['consultation'] },
          ...{ agreement: { from: '2025-01-01' }, phones: [OTHER] },
        },
      ],
    })
    const paidThrough = '2026-03-31'
    await register(world, [
      { name: 'Amina Otieno', phone: AMINA, number: '04123378', paidThrough },
      { name: 'Baraka Ali', phone: BARAKA, number: '05000016', paidThrough },
    ])
    return world
  }

  async function shown(world: World, complaint = 1) {
    const found = await readComplaint(world.ports, 'umoja', complaint)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value.told
  }

  async function listed(world: World, all = false) {
    const found = await readComplaints(world.ports, 'umoja', { all, limit: 99 })
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value.complaints.map(({ code, kind, state }) => `${code} ${kind} ${state}`)
  }

  function answer(world: World, words: string, by = 'Mercy', complaint = 1) {
    return acting(world.ports, (desk) =>
      answerComplaint(desk, { mutual: 'umoja', complaint, words, by }),
    )
  }

  function close(world: World, by = 'Mercy', complaint = 1) {
    return acting(world.ports, (desk) => closeComplaint(desk, { mutual: 'umoja', complaint, by }))
  }

  it('reaches the managers with the check it is about, the clinic used last being offered first', async () => {
    const world = await withMembers()
    await text(world, CLINIC, '04123378')
    await world.worker.settle()
    const calling = call(world, AMINA)
    await calling.send()
    await calling.type('8')
    await calling.type('2')
    expect(await calling.type('1')).toContain('1. Uhuru Clinic\n2. Kibera Health Centre')
    await calling.type('1')
    await calling.type('1')
    await calling.type('They asked for 800')
    expect(await calling.type('1')).toMatch(/^END Complaint C1 is with the manager/)
    await world.worker.settle()
    expect(lastSms(world, MERCY)).toBe(
      'Umoja Afya: C1 Charged although covered, Uhuru Clinic 02/03. Amina O. 0412337-8 +254711000001. "They asked for 800" ANSWER C1 ...',
    )
    expect(await shown(world)).toMatchObject({
      ...{ name: 'Amina Otieno', clinic: 'Uhuru Clinic', on: '2026-03-02', kind: 'charged' },
      about: { kind: 'check', when: '02/03 11:00', answer: 'yes' },
    })
    expect(smsOf(world, CLINIC)).toHaveLength(1)
    expect(JSON.stringify(world.log.lines)).not.toContain('800')
    await expectSound(world)
  })

  it('names no check of another clinic, another day or another household', async () => {
    const world = await withMembers()
    await text(world, CLINIC, '05000016')
    await text(world, OTHER, '04123378')
    await world.worker.settle()
    await dial(world, AMINA, '8', '2', '1', '2', '1', '1', '1')
    expect(await shown(world)).toMatchObject({ clinic: 'Uhuru Clinic', about: null })
    world.clock.move({ days: 3 })
    await complain(world, BARAKA)
    expect(await shown(world, 2)).toMatchObject({ clinic: 'Uhuru Clinic', about: null })
    await expectSound(world)
  })

  it('about a payment names what lies in suspense, or the request that nobody paid', async () => {
    const world = await withMembers()
    await dial(world, BARAKA, '8', '2', '2', '1', '1', '1')
    expect(await shown(world)).toMatchObject({ kind: 'unseen', about: null })
    await dial(world, AMINA, '1', '1', '1')
    await world.worker.settle()
    await answerPrompt(world, AMINA, 'refuse')
    await dial(world, AMINA, '8', '2', '2', '1', '1', '1')
    expect(await shown(world, 2)).toMatchObject({ about: { kind: 'request', amount: 50_000 } })
    await notify(world, payBill(world, { phone: BARAKA, account: 'mama', amount: '500' }))
    await dial(world, BARAKA, '8', '2', '2', '2', '1', '1')
    expect(await shown(world, 3)).toMatchObject({ about: { kind: 'receipt', isMatched: false } })
    await expectSound(world)
  })

  it('is answered by one SMS to the member, told by whom, and may be answered again', async () => {
    const world = await withMembers()
    await complain(world, AMINA)
    expect(await ask(world, MERCY, 'ANSWER C1 The clinic pays you back.\nCome tomorrow')).toBe(
      'Umoja Afya: the answer to C1 went to +254711000001.',
    )
    expect(lastSms(world, AMINA)).toBe('Umoja Afya, C1: The clinic pays you back. Come tomorrow')
    expect(await listed(world)).toEqual(['C1 charged answered'])
    expect(await dial(world, AMINA, '8', '3')).toContain(
      'C1 02/03 Charged although covered: answered\nThe clinic pays you back. Come tomorrow',
    )
    expect(await answer(world, 'It is paid')).toMatchObject({ ok: true, value: { by: 'Mercy' } })
    await world.worker.settle()
    expect(lastSms(world, AMINA)).toBe('Umoja Afya, C1: It is paid')
    await expectSound(world)
  })

  it('is answered in one part or not at all', async () => {
    const world = await withMembers()
    await complain(world, AMINA)
    const room = 160 - (septets('Umoja Afya, C1: ') ?? 0)
    const tooLong = `ANSWER C1 ${'a'.repeat(room + 1)}`
    expect(await ask(world, MERCY, tooLong)).toBe(
      'The answer to C1 is too long by 1 letters. Nothing was sent.',
    )
    expect(smsOf(world, AMINA)).toEqual([])
    expect(await ask(world, MERCY, 'ANSWER C1')).toContain('ANSWER C7')
    expect(await ask(world, MERCY, 'ANSWER C2 yes')).toBe(
      'We have no open complaint of this number.',
    )
    await ask(world, MERCY, `ANSWER C1 ${'a'.repeat(room)}`)
    expect(septets(lastSms(world, AMINA) ?? '')).toBe(160)
  })

  it('is nobody’s but the managers’ to answer and to close', async () => {
    const world = await withMembers()
    await complain(world, AMINA)
    expect(await answer(world, 'yes', 'Juma')).toMatchObject({ refusal: { code: 'not-staff' } })
    expect(await close(world, 'Juma')).toMatchObject({ refusal: { code: 'not-staff' } })
    expect(await answer(world, '12', 'Mercy')).toMatchObject({ refusal: { code: 'answer-empty' } })
    await ask(world, BARAKA, 'ANSWER C1 yes')
    expect(await listed(world)).toEqual(['C1 charged open'])
    expect(await close(world)).toMatchObject({ ok: true })
    expect(await close(world)).toMatchObject({ refusal: { code: 'complaint-closed' } })
    expect(await answer(world, 'yes')).toMatchObject({ refusal: { code: 'complaint-closed' } })
    expect(await close(world, 'Mercy', 9)).toMatchObject({ refusal: { code: 'unknown-complaint' } })
    expect(await listed(world)).toEqual([])
    expect(await listed(world, true)).toEqual(['C1 charged closed'])
    const changing = world.store.write((tx) =>
      sql`insert into complaint_answer values ('umoja', 1, 1, 'x', 'y', 1)`.execute(tx),
    )
    await changing
    const rewriting = world.store.write((tx) =>
      sql`update complaint_answer set words = 'z'`.execute(tx),
    )
    await expect(rewriting).rejects.toThrow(/is append-only/)
  })

  it('is seen by the managers on the screen, where it is answered and closed', async () => {
    const world = await withMembers()
    await complain(world, AMINA)
    const list = call(world, MERCY)
    expect(await list.send()).toContain('6. Alerts: 1')
    expect(await list.type('6')).toContain('1. Complaints: 1, C1 02/03 Kibera Health.')
    expect(await list.type('1')).toContain('1. C1 Kibera Health C. 02/03')
    expect(await list.type('1')).toContain('No check or payment found.')
    await list.type('1')
    expect(await list.type('We ask the clinic')).toBe('END Sent to +254711000001.')
    expect(await dial(world, MERCY)).toContain('6. Alerts\n')
    const again = call(world, MERCY)
    await again.send()
    expect(await ask(world, MERCY, 'ALERTS')).toBe('Umoja Afya: no alerts.')
    expect(await listed(world)).toEqual(['C1 charged answered'])
  })

  it('of one phone waits three times at most, and is filed once', async () => {
    const world = await withMembers()
    expect(await complain(world, AMINA, '1')).toContain('Complaint C1 is with the manager.')
    expect(await complain(world, AMINA, '1')).toContain('Complaint C1 is with the manager already')
    expect(await complain(world, AMINA, '1', '2')).toContain('Complaint C2')
    expect(await complain(world, AMINA, '3')).toContain('Complaint C3')
    expect(await complain(world, AMINA, '3', '2')).toContain('wait already')
    expect(await ask(world, AMINA, 'COMPLAIN PAID 500 28/02')).toContain('wait already')
    await answer(world, 'yes', 'Mercy', 1)
    world.clock.move({ hours: 1 })
    expect(await complain(world, AMINA, '3', '2')).toContain('wait already')
    world.clock.move({ days: 1 })
    expect(await complain(world, AMINA, '3', '1')).toContain('Complaint C4')
    expect(await listed(world)).toHaveLength(4)
    await expectSound(world)
  })

  it('by SMS asks for what it lacks, and the next message completes the same one', async () => {
    const world = await withMembers()
    await text(world, CLINIC, '04123378')
    await world.worker.settle()
    expect(await ask(world, AMINA, 'I was turned away at the clinic')).toBe(
      'Umoja Afya: complaint C1 is noted. Where was it, on which day? Send for example COMPLAIN KIBERA 01/03',
    )
    expect(await shown(world)).toMatchObject({ kind: 'turned-away', clinic: null, about: null })
    expect(await ask(world, AMINA, 'COMPLAIN uhuru')).toBe(
      'Umoja Afya: complaint C1 is noted. On which day? Send for example COMPLAIN 01/03',
    )
    expect(await ask(world, AMINA, 'complain today')).toBe(
      'Umoja Afya: complaint C1 is with the manager. The answer comes by SMS.',
    )
    expect(await shown(world)).toMatchObject({
      ...{ clinic: 'Uhuru Clinic', on: '2026-03-02', words: 'I was turned away at the clinic' },
      about: { kind: 'check' },
    })
    expect(smsOf(world, MERCY)).toHaveLength(3)
    expect(await ask(world, AMINA, 'complain today')).toContain('tell us what happened')
    await expectSound(world)
  })

  it.each([
    ['COMPLAIN LEVEL we are on the poor list', AMINA],
    ['my level is wrong, we are on the poor list', AMINA],
    ['PLAINTE CATEGORIE nous sommes sur la liste des pauvres', BARAKA],
    ['lalamiko: kundi langu si sahihi', BARAKA],
  ])('by SMS contests what the household is under: %s', async (sent, phone) => {
    const world = await withMembers()
    expect(await ask(world, phone, sent)).toContain('complaint C1 is with the manager')
    expect(await shown(world)).toMatchObject({
      kind: 'category',
      clinic: null,
      on: null,
      about: null,
    })
    expect((await shown(world)).words?.toLowerCase()).toBe(sent.toLowerCase())
    expect(lastSms(world, MERCY)).toContain('My plan or price is wrong')
    expect(await ask(world, phone, sent)).toContain('C1')
    expect(await listed(world)).toEqual(['C1 category open'])
    await expectSound(world)
  })

  it('contests the plan or the list that a household is under, once', async () => {
    const world = await withMembers()
    const calling = call(world, AMINA)
    await calling.send()
    for (const answered of ['8', '2', '5', '1']) await calling.type(answered)
    expect(await calling.type('1')).toContain('Complaint C1 is with the manager')
    await world.worker.settle()
    expect(lastSms(world, MERCY)).toContain('My plan or price is wrong')
    expect(await shown(world)).toMatchObject({ kind: 'category', clinic: null, on: null })
    expect(await listed(world)).toEqual(['C1 category open'])
    const again = call(world, AMINA)
    await again.send()
    for (const answered of ['8', '2', '5', '1']) await again.type(answered)
    expect(await again.type('1')).toContain('C1')
    expect(await listed(world)).toEqual(['C1 category open'])
    await expectSound(world)
  })

  it('by SMS is another one when it says something else', async () => {
    const world = await withMembers()
    await ask(world, AMINA, 'I was turned away at Kibera')
    expect(await ask(world, AMINA, 'uhuru charged me 800 yesterday')).toContain('C2 is with')
    expect(await ask(world, AMINA, 'COMPLAIN yesterday')).toContain('C1 is with the manager.')
    expect(await listed(world)).toEqual(['C1 turned-away open', 'C2 charged open'])
    world.clock.move({ days: 3 })
    await answer(world, 'yes', 'Mercy', 1)
    await world.worker.settle()
    expect(await ask(world, AMINA, 'COMPLAIN')).toBe(
      'Umoja Afya: tell us what happened, where and when: COMPLAIN CHARGED KIBERA TODAY. Call +254700000001.',
    )
  })

  it('by SMS from a phone of two members says for whom', async () => {
    const world = await withMembers()
    await register(world, [{ name: 'Neema Ali', phone: AMINA, number: NEEMA }])
    expect(await ask(world, AMINA, 'uhuru charged me today')).toContain('0412337-8')
    expect(await listed(world)).toEqual([])
    await ask(world, AMINA, `uhuru charged me today ${NEEMA}`)
    expect(await shown(world)).toMatchObject({ name: 'Neema Ali', kind: 'charged' })
  })

  it('of a stranger is none', async () => {
    const world = await withMembers()
    await ask(world, '+254799000001', 'they charged me at uhuru today')
    expect(await listed(world)).toEqual([])
  })

  it('is counted for each clinic without names', async () => {
    const world = await withMembers()
    await complain(world, AMINA, '1')
    await complain(world, BARAKA, '3')
    await ask(world, BARAKA, 'COMPLAIN PAID 500 01/03')
    world.clock.move({ days: 2 })
    await answer(world, 'yes')
    const asked = { from: null, to: null }
    const report = await reportComplaints(world.ports, 'umoja', asked)
    expect(report).toMatchObject({
      ok: true,
      value: {
        clinics: [
          { provider: 'kibera', total: 2, open: 1, longestDays: 2, kinds: { charged: 1 } },
          { provider: null, total: 1, open: 1 },
        ],
      },
    })
    expect(JSON.stringify(report)).not.toContain('Amina')
    const none = await reportComplaints(world.ports, 'umoja', {
      ...asked,
      to: '2026-03-01' as never,
    })
    expect(none).toMatchObject({ value: { clinics: [] } })
  })

  it('is an alert of its own each time, without what was written', async () => {
    const world = await withMembers()
    await ask(world, AMINA, 'uhuru charged me 800 today')
    const alerts = await readAlerts(world.ports, 'umoja', { all: true, limit: 9 })
    expect(alerts).toMatchObject({
      value: { alerts: [{ kind: 'complaint', cause: '04123378 C1 uhuru 2026-03-02' }] },
    })
  })

  it('goes to the member’s phone of now when the one that complained is somebody else’s', async () => {
    const world = await withMembers()
    await complain(world, AMINA)
    await world.store.write(async (tx) => {
      await sql`update phone_role set phone = '+254711000077' where phone = ${AMINA}`.execute(tx)
      await sql`update beneficiary set phone = '+254711000077' where phone = ${AMINA}`.execute(tx)
    })
    await answer(world, 'It is paid')
    await world.worker.settle()
    expect(smsOf(world, AMINA)).toEqual([])
    expect(lastSms(world, '+254711000077')).toBe('Umoja Afya, C1: It is paid')
  })
})

/** Complains of the first clinic, by name, today or on the day of a digit. */
async function complain(world: World, phone: string, kind = '1', day = '1'): Promise<string> {
  return dial(world, phone, '8', '2', kind, '1', day, '1', '1')
}
