import { expect, it } from 'vitest'
import { readAlerts } from '../../src/app/alerts/alerts.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  apply,
  ask as askBySms,
  call,
  describeWorlds,
  dial,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { UMOJA } from '../statutes.ts'
import { checks } from './rows.ts'
import { expectSound } from './sound.ts'

const CLINIC = '+254722000001'
const AMINA = '+254711000001'
const HOUSEHOLD = {
  name: 'Amina Otieno',
  phone: AMINA,
  paidThrough: '2026-03-31',
  family: [['Juma Otieno', 'child', '2015']],
} as const

describeWorlds('a clinic on the phone', (begin) => {
  async function withAmina() {
    const world = await begin()
    const [number] = (await register(world, [HOUSEHOLD])) as [MemberNumber]
    return { world, number }
  }

  /** Dials anew, past the offer to go on where something typed would be lost. */
  async function again(world: World, ...inputs: readonly string[]): Promise<string> {
    const isOffered = (await dial(world, CLINIC)).includes('Continue where you stopped?')
    return dial(world, CLINIC, ...(isOffered ? ['2'] : []), ...inputs)
  }

  function bills(world: World) {
    return world.store.read((tx) => tx.selectFrom('bill').selectAll().execute())
  }

  it('hears the same as by SMS, with the same code, and the member is told (R42, R44)', async () => {
    const { world, number } = await withAmina()
    const screen = await dial(world, CLINIC, '1', number, '1')
    const sms = await askBySms(world, CLINIC, `D ${number}`)
    const code = /Code (\S+)/.exec(screen)?.[1] ?? ''
    expect(code).toMatch(/^.{6}-.$/)
    expect(sms).toContain(code)
    expect(screen).toContain('AMINA O. F 1988: YES.')
    expect(await checks(world)).toMatchObject([
      { channel: 'ussd', asked_by: CLINIC, number, ordinal: 0, answer: 'yes', visit_code: code },
      { channel: 'sms', answer: 'yes', visit_code: code },
    ])
    expect(smsOf(world, AMINA)).toHaveLength(1)
  })

  it('asks about another person of the card by the digit on it', async () => {
    const { world, number } = await withAmina()
    const screen = await dial(world, CLINIC, '1', number, '2', '1')
    expect(screen).toContain('JUMA O. M 2015: YES.')
    expect(screen).not.toMatch(/Amina/i)
  })

  it('is told that nobody can say after too many numbers, as by SMS, for an hour (R62)', async () => {
    const { world, number } = await withAmina()
    const alerts = { unknownPerHour: 3 }
    await apply(world, { mutual: { code: 'umoja', alerts } })
    await dial(world, CLINIC, '1', '1234567')
    await again(world, '1', '2234567')
    expect(await again(world, '1', number, '1')).toContain('YES.')
    await askBySms(world, CLINIC, '04123374')
    const throttled = await again(world, '1', number, '1')
    expect(throttled).toContain('We cannot check now. This is NOT a refusal.')
    expect(throttled).not.toMatch(/Amina/i)
    expect(await checks(world)).toHaveLength(4)
    const read = await readAlerts(world.ports, 'umoja', { all: false, limit: 100 })
    expect(read).toMatchObject({
      value: { alerts: [{ kind: 'guessing', cause: 'uhuru', count: 3 }] },
    })
    world.clock.move({ minutes: 61 })
    expect(await dial(world, CLINIC, '1', number, '1')).toContain('YES.')
    await expectSound(world)
  })

  it('asks by the phone, by an older card and by number and person, each in one answer less', async () => {
    const { world, number } = await withAmina()
    await world.store.write((tx) =>
      tx.updateTable('beneficiary').set({ card: 'UTM-77/1' }).where('ordinal', '=', 1).execute(),
    )
    const byPhone = await dial(world, CLINIC, '1', '0711000001')
    expect(byPhone).toContain(`Which patient of ${AMINA}?`)
    expect(await again(world, '1', '0711000001', '1')).toContain('AMINA O. F 1988: YES.')
    expect(await again(world, '1', 'UTM-77/1')).toContain('JUMA O. M 2015: YES.')
    expect(await again(world, '1', `${number}/1`)).toContain('JUMA O. M 2015: YES.')
    expect(await again(world, '1', `${number} 1`)).toContain('JUMA O. M 2015: YES.')
    expect(await again(world, '1', '0711000009', '1')).toContain('No information given.')
    const recorded = (await checks(world)).map(({ ordinal, reason }) => `${ordinal} ${reason}`)
    expect(recorded).toEqual(['0 OK', '1 OK', '1 OK', '1 OK', 'null N2'])
    await expectSound(world)
  })

  it('chooses between the families that share a phone, by how their numbers end (R62, D2)', async () => {
    const { world, number } = await withAmina()
    const [halima] = await register(world, [{ ...HOUSEHOLD, name: 'Halima Abdi', family: [] }])
    const shown = await dial(world, CLINIC, '1', '0711000001', '1')
    expect(shown).toContain('2 families use this phone. Whose number ends in:')
    const [first = '', second = ''] = [number, halima ?? ''].sort()
    expect(shown).toContain(`1. ${first.slice(-3, -1)}-${first.slice(-1)}`)
    expect(shown).toContain(`2. ${second.slice(-3, -1)}-${second.slice(-1)}`)
    expect(shown).not.toMatch(/amina|halima/i)
    expect(smsOf(world, AMINA)).toEqual([])
    const place = number === first ? '1' : '2'
    expect(await again(world, '1', '0711000001', '1', place)).toContain('AMINA O. F 1988: YES.')
    expect(await again(world, '1', '0711000001', '2', '1', place)).toContain('JUMA O. M 2015: YES.')
    const recorded = (await checks(world)).map((check) => `${check.answer} ${check.number ?? '-'}`)
    const ask = 'cannot-tell -'
    expect(recorded).toEqual([ask, ask, `yes ${number}`, ask, `yes ${number}`])
    await expectSound(world)
  })

  it('counts questions about shared phones as it counts guesses (R62)', async () => {
    const { world } = await withAmina()
    await register(world, [{ ...HOUSEHOLD, name: 'Halima Abdi', family: [] }])
    await apply(world, { mutual: { code: 'umoja', alerts: { unknownPerHour: 2 } } })
    for (const place of ['1', '2']) {
      const shown = await again(world, '1', '0711000001', '1')
      expect(shown).toContain('2 families use this phone. Whose number ends in:')
      expect(shown).toContain(`${place}. `)
    }
    const cannot = 'We cannot check now. This is NOT a refusal.'
    expect(await again(world, '1', '0711000001', '1')).toContain(cannot)
    expect(await again(world, '1', '0711000009', '1')).toContain(cannot)
    expect(await askBySms(world, CLINIC, '0711000001')).toContain('This is NOT a refusal')
    expect(await askBySms(world, CLINIC, '0711000009')).toContain('This is NOT a refusal')
    expect(await checks(world)).toHaveLength(2)
  })

  it('asks for one service after the answer, with its share', async () => {
    const { world, number } = await withAmina()
    const calling = call(world, CLINIC)
    for (const input of ['1', number]) await calling.type(input)
    const answer = await calling.type('1')
    const option = /(\d)\. For one service/.exec(answer)?.[1] ?? ''
    expect(await calling.type(option)).toContain('for which service?')
    const service = await calling.type('1')
    expect(service).toContain('YES.\nconsultation.\nPatient pays 20%.')
    expect(service).not.toContain('For one service')
    expect(await checks(world)).toMatchObject([
      { service_code: null },
      { service_code: 'consultation' },
    ])
  })

  it('hears by SMS that a service is not for it, where it names one of another clinic', async () => {
    const { world, number } = await withAmina()
    const providers = [{ code: 'uhuru', services: ['consultation'] }]
    await apply(world, {
      mutual: { code: 'umoja' },
      providers: [{ ...UMOJA.providers[0], ...providers[0] }],
    })
    expect(await askBySms(world, CLINIC, `COVER ${number} surgery`)).toContain(
      'NO. surgery. Service not covered at this facility.',
    )
    expect(await askBySms(world, CLINIC, `COVER ${number}`)).toContain('YES.')
  })

  it('mistypes twice and goes on; what was mistyped is recorded and tells nothing (R62)', async () => {
    const { world, number } = await withAmina()
    const calling = call(world, CLINIC)
    await calling.send()
    await calling.type('1')
    expect(await calling.type('1234567')).toContain('Unknown number or wrong digit.')
    expect(await calling.type('99999999')).toContain('Unknown number or wrong digit.')
    await calling.type(number)
    expect(await calling.type('1')).toContain('YES.')
    expect(await checks(world)).toMatchObject([
      { reason: 'N2', number: null },
      { reason: 'N1', number: null },
      { reason: 'OK', number },
    ])
  })

  it('asks nothing twice when the carrier repeats itself', async () => {
    const { world, number } = await withAmina()
    const calling = call(world, CLINIC)
    for (const input of ['1', number]) await calling.type(input)
    const first = await calling.type('1')
    expect(await calling.send()).toBe(first)
    expect(await checks(world)).toHaveLength(1)
  })

  it('bills the visit after seeing both shares, within five answers (R47)', async () => {
    const { world, number } = await withAmina()
    await dial(world, CLINIC, '1', number, '1')
    const shown = await again(world, '2', '1', '1', '1000')
    expect(shown).toContain('Patient pays KSh 200')
    expect(shown).toContain('Mutual pays KSh 800')
    expect(await bills(world)).toEqual([])
    const end = await again(world, '2', '1', '1', '1000', '1')
    expect(end).toMatch(/^END .*KSh 200.*KSh 800/)
    expect(await bills(world)).toMatchObject([
      { amount: 100_000, patient_amount: 20_000, mutual_amount: 80_000, billed_by: CLINIC },
    ])
    expect(await dial(world, CLINIC, '2')).toContain('No visit waits for a bill.')
    await expectSound(world)
  })

  it('is told nothing of a number of nobody, which is recorded', async () => {
    const { world } = await withAmina()
    const screen = await dial(world, CLINIC, '1', '04123378', '1')
    expect(screen).toContain('No information given.')
    expect(await checks(world)).toMatchObject([{ reason: 'N2', answer: 'no' }])
  })

  it('sees its own checks of today, and none of yesterday', async () => {
    const { world, number } = await withAmina()
    await dial(world, CLINIC, '1', number, '1')
    expect(await again(world, '3')).toContain('Checks today: 1')
    world.clock.move({ days: 1 })
    expect(await dial(world, CLINIC, '3')).toContain('No checks today yet.')
  })

  it('cannot confirm a bill that it was not shown: dialled and late answers stop before', async () => {
    const { world, number } = await withAmina()
    await dial(world, CLINIC, '1', number, '1')
    const calling = call(world, CLINIC)
    await calling.typeAll('2', '1', '1', '1000', '1')
    expect(await bills(world)).toEqual([])
    const other = call(world, CLINIC)
    await other.send()
    await other.typeAll('2', '1', '1', '1000', '1')
    expect(await bills(world)).toEqual([])
  })
})
