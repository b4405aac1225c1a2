import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { writing } from '../../../src/edge/cli/context.ts'
import { loadMutual } from '../../../src/store/mutuals/directory.ts'
import { checkCoverage } from '../../../src/app/coverage/check-coverage.ts'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'
import { acting, inMutual } from '../../../src/app/desk.ts'

const SERVICES = `[{ "code": "consultation", "patientPercent": 20,
  "ceiling": { "amount": "30000", "per": "family", "every": "year" } },
  { "code": "surgery", "patientPercent": 10, "guaranteeLetter": true }]`

/** A mutual with one household, and a visit that the clinic opened today. */
async function withVisit() {
  const terminal = makeTerminal()
  const { done, file, database } = terminal
  const statutes = STATUTES.replace(/\[\{ "code": "consultation".*\]/, SERVICES).replace(
    '"services": ["consultation"]',
    '"services": ["consultation", "surgery"]',
  )
  await done('migrate')
  await done('apply', file('jappo.json', statutes))
  await done('import', file('members.csv', MEMBERS), '--mutual', 'jappo')
  return { ...terminal, code: await openVisit(database) }
}

async function openVisit(database: string): Promise<string> {
  const read = readConfig({ DATABASE_URL: `sqlite:${database}` }, 'command')
  if (!read.ok) throw new Error(read.faults.join())
  const log = createLog({ level: 'error', key: null, secrets: [], to: { write: () => true } })
  const code = await writing(read.config, log, { kind: 'write' }, ({ ports }) =>
    acting(ports, async (desk) => {
      const books = await loadMutual(desk.tx, 'jappo')
      if (!books) throw new Error('no mutual')
      const subject = { number: NUMBER as never, ordinal: 0 }
      const question = { mutual: 'jappo', provider: 'thiaroye', subject, service: 'consultation' }
      const asked = { channel: 'sms', by: 'test' }
      return (await checkCoverage(inMutual(desk, books.mutual), question, asked)).visitCode
    }),
  )
  return code as string
}

const IN_JAPPO = ['--mutual', 'jappo'] as const
const BY_AWA = ['--by', 'Awa Sow'] as const
const BY_MOUSSA = ['--by', 'Moussa Fall'] as const

describe('visits by command', () => {
  const billing = (code: string, amount: string, ...more: string[]) => [
    'visit', 'bill', code, ...IN_JAPPO, '--provider', 'thiaroye', '--service', 'consultation',
    '--amount', amount, ...BY_AWA, ...more,
  ] // prettier-ignore

  it('are billed, listed and reversed, and the clinic is paid', async () => {
    const { run, done, code } = await withVisit()
    expect(await done(...billing(code, '10000'))).toBe(
      `${code}: 10000 XOF, patient 2000 XOF, mutual 8000 XOF\n`,
    )
    expect(await run(billing(code, '10000'))).toEqual({
      code: 1,
      out: '',
      err: [`visit code ${code} has its bill already: reverse that one first, if it is wrong`],
    })
    const listed = JSON.parse(await done('visit', 'list', ...IN_JAPPO, '--json')) as unknown[]
    expect(listed).toEqual([
      expect.objectContaining({
        visitCode: code,
        openedOn: '2026-03-02',
        state: 'used',
        outcome: 'billed',
        bill: expect.objectContaining({ patient: 2_000, mutual: 8_000, by: 'Awa Sow' }) as unknown,
      }),
    ])
    expect(await done('visit', 'list', ...IN_JAPPO)).toContain(`${code}  2026-03-02  thiaroye`)
    const paying = ['provider', 'pay', 'thiaroye', ...IN_JAPPO, '--from', 'bank', '--ref', 'CHQ-1']
    const tooMuch = await run([...paying, '--amount', '8001', ...BY_AWA])
    expect(tooMuch.err).toEqual(['thiaroye is owed 8000 XOF and not more: pay that, or less'])
    expect(await done(...paying, '--amount', '3000', ...BY_AWA)).toBe(
      'thiaroye was paid 3000 XOF on 2026-03-02\n',
    )
    const own = await run(['visit', 'reverse', code, ...IN_JAPPO, ...BY_AWA])
    expect(own.err).toEqual([
      'Awa Sow did the first step; somebody else must do this one: ask another manager',
    ])
    const reversed = JSON.parse(
      await done('visit', 'reverse', code, ...IN_JAPPO, ...BY_MOUSSA, '--json'),
    ) as unknown
    expect(reversed).toMatchObject({
      decisions: [{ kind: 'reversed', on: '2026-03-02', by: 'Moussa Fall' }],
    })
    const statement = ['provider', 'statement', 'thiaroye', ...IN_JAPPO]
    expect(JSON.parse(await done(...statement, '--json'))).toMatchObject({
      currency: 'XOF',
      entries: [{ kind: 'bill' }, { kind: 'payment' }, { kind: 'reversal', owed: -3_000 }],
      after: -3_000,
    })
    expect(await done(...statement)).toContain('owed -3000 XOF\n')
    expect(await done('verify')).not.toContain('WRONG')
  })

  it('are billed with an unusual amount once it is said to be right', async () => {
    const { run, done, code } = await withVisit()
    expect(await run(billing(code, '4'))).toEqual({
      code: 1,
      out: '',
      err: ['a bill of 4 XOF is less than a coin, 5 XOF: say --right if it is right'],
    })
    expect(await done(...billing(code, '4', '--right'))).toMatch(/^\S+: 4 XOF, patient 1 XOF/)
  })

  it('under a guarantee letter, which is issued, listed and withdrawn', async () => {
    const { done, run } = await withVisit()
    const issuing = ['letter', 'issue', `${NUMBER}/0`, '--provider', 'thiaroye', ...BY_AWA]
    const surgery = ['--service', 'surgery', '--amount', '90000', '--to', '2026-03-31']
    expect(await done(...issuing, ...surgery)).toBe('guarantee letter JA26-L000001 was issued\n')
    const list = ['letter', 'list', ...IN_JAPPO]
    expect(JSON.parse(await done(...list, '--json'))).toMatchObject([
      { letter: 'JA26-L000001', amount: 90_000, issuedBy: 'Awa Sow', state: 'open', used: false },
    ])
    const asking = ['coverage', NUMBER, '--provider', 'thiaroye', '--service', 'surgery']
    expect(JSON.parse(await done(...asking, '--json'))).toMatchObject({
      answer: 'yes',
      left: 90_000,
    })
    const approving = ['letter', 'approve', 'ja26-l000001', ...IN_JAPPO, ...BY_MOUSSA]
    expect((await run(approving)).err).toEqual([
      'guarantee letter JA26-L000001 is approved already',
    ])
    const withdrawing = ['letter', 'withdraw', 'JA26-L000001', ...IN_JAPPO, ...BY_MOUSSA]
    expect(await done(...withdrawing)).toBe('guarantee letter JA26-L000001 was withdrawn\n')
    expect(await done(...list)).toContain('withdrawn')
    expect(await done(...asking, '--json')).toContain('"G1"')
  })

  it.each([
    [
      ['visit', 'bill', '222222-3'],
      '222222-3 is not a visit code: a letter or digit must be wrong, so look at it again',
    ],
    [
      ['visit', 'bill', '222222-2'],
      'there is no visit code 222222-2 of this provider: visit list shows its codes',
    ],
  ])('refuse %j', async (argv, why) => {
    const { run } = await withVisit()
    const { code, err } = await run([...argv, ...billing('', '100').slice(3)])
    expect({ code, err }).toEqual({ code: 1, err: [why] })
  })

  it.each([
    ['10,5', '--amount 10,5: has a fraction, and XOF has none: write 10 or 11'],
    ['0', '--amount 0: must be more than 0'],
    ['-5', '--amount -5: is not an amount in XOF such as 1500'],
  ])('refuse an amount of %j', async (amount, why) => {
    const { run, code } = await withVisit()
    expect((await run(billing(code, amount))).err).toEqual([why])
  })

  it('refuse who has no name, and decide only what waits for it', async () => {
    const { run, code } = await withVisit()
    const nobody = await run(['visit', 'reverse', code, ...IN_JAPPO, '--by', '77'])
    expect(nobody.err).toEqual(['--by 77: is not the name of a person'])
    const nothing = await run(['visit', 'reverse', code, ...IN_JAPPO, ...BY_AWA])
    expect(nothing.err).toEqual([`no bill stands on visit code ${code}, so there is nothing to do`])
    const deciding = ['visit', 'decide', code, ...IN_JAPPO, '--decision', 'accepted', ...BY_AWA]
    expect((await run(deciding)).err).toEqual([
      `no bill stands on visit code ${code}, so there is nothing to do`,
    ])
    expect((await run(['visit', 'decide', code, ...IN_JAPPO, ...BY_AWA])).code).toBe(2)
  })
})
