import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { parseCsv } from '../../app/parse-csv.ts'
import { makeWorld, notify, payBill } from '../../world.ts'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const BY = ['--by', 'Awa Diop']
const MUTUAL = ['--mutual', 'jappo']

/** A mutual with one household that paid 5,000 francs into the wallet, on the sandbox's first day. */
async function withMoney() {
  const terminal = makeTerminal()
  const { done, file, database } = terminal
  await done('apply', file('jappo.json', STATUTES))
  await done('import', file('members.csv', MEMBERS), ...MUTUAL)
  const store = await openStore(`sqlite:${database}`)
  const world = makeWorld(store)
  const paid = { phone: '+221776543210', account: NUMBER, amount: '5000', currency: 'XOF' }
  await notify(world, payBill(world, paid))
  await store.close()
  return terminal
}

describe('close', () => {
  it('closes the books, says so, and says it again', async () => {
    const { done } = await withMoney()
    const close = ['close', ...MUTUAL, '--through', '2026-02-28', ...BY]
    const [first, head, open] = (await done(...close)).split('\n')
    expect(first).toBe(
      'jappo: closed through 2026-02-28 by Awa Diop, after 2 journals; 0 charges posted first',
    )
    expect(head).toMatch(/^the chain ends in [0-9a-f]{64}$/)
    expect(open).toBe('the first open day is 2026-03-01')
    expect(await done(...close)).toContain(', before this\n')
    expect(JSON.parse(await done(...close, '--json'))).toMatchObject({
      ...{ mutual: 'jappo', through: '2026-02-28', isNew: false, charges: 0, seq: 2 },
      by: 'Awa Diop',
      accounts: {},
    })
    expect(await done('verify')).toContain('ok     what was closed stays as it was closed')
  })

  it.each([
    [
      ['--through', '2026-03-02', ...BY],
      '2026-03-02 is not over yet: close the books through an earlier day',
    ],
    [['--through', '2026-02-30', ...BY], '--through 2026-02-30: is not a date YYYY-MM-DD'],
    [['--through', '2026-02-01', '--by', ' '], '--by  : is not the name of a person'],
    [
      ['--through', '2026-01-31', ...BY],
      'the books are closed through 2026-02-15 already and stay closed: give a later day',
    ],
  ])('refuses %j', async (argv, why) => {
    const { run, done } = await withMoney()
    await done('close', ...MUTUAL, '--through', '2026-02-15', ...BY)
    expect(await run(['close', ...MUTUAL, ...argv])).toEqual({ code: 1, out: '', err: [why] })
  })
})

describe('bank sweep and fee record', () => {
  const TOLD = [...MUTUAL, '--wallet', 'sandbox', '--amount', '1500', '--ref', 'VIR-1', ...BY]

  it('record what left the wallet once, by whom', async () => {
    const { done } = await withMoney()
    const swept = 'sandbox: 1500 XOF swept to the bank on 2026-03-02, VIR-1'
    expect(await done('bank', 'sweep', ...TOLD)).toBe(`${swept}\n`)
    expect(await done('bank', 'sweep', ...TOLD)).toBe(`${swept}; recorded before, by Awa Diop\n`)
    expect(
      JSON.parse(await done('fee', 'record', ...TOLD, '--on', '2026-02-28', '--json')),
    ).toEqual({
      ...{ kind: 'operator-fee', wallet: 'sandbox', amount: 1500, currency: 'XOF' },
      ...{ reference: 'VIR-1', on: '2026-02-28', by: 'Awa Diop', isNew: true },
    })
    expect(await done('verify')).toContain('4 journals')
  })

  it.each([
    [['--amount', '5001'], '552/sandbox holds 5000 XOF and not more: pay less, or from elsewhere'],
    [['--amount', '1.5'], '--amount 1.5: has a fraction, and XOF has none: write 1 or 2'],
    [['--amount', '5.001'], '552/sandbox holds 5000 XOF and not more: pay less, or from elsewhere'],
    [
      ['--wallet', 'other'],
      'there is no wallet other: use a name from the installation file, or "bank"',
    ],
    [['--ref', ' '], '--ref: is empty'],
    [['--mutual', 'nobody'], 'there is no mutual nobody: check the code, or create it with apply'],
    [['--on', '2026-03-03'], '2026-03-03 is later than today: give today or an earlier day'],
  ])('refuse %j', async (changes, why) => {
    const { run } = await withMoney()
    expect(await run(['bank', 'sweep', ...TOLD, ...changes])).toEqual({
      code: 1,
      out: '',
      err: [why],
    })
  })
})

describe('report', () => {
  it('writes a register to the terminal and to a new file, whole or not at all', async () => {
    const { done, run, folder } = await withMoney()
    const dues = ['report', 'registers', ...MUTUAL, '--register', 'dues', '--from', '2026-03-01']
    const text = await done(...dues)
    const path = join(folder, 'dues.csv')
    expect(await done(...dues, '--output', path)).toBe(`${path}: 1 lines\n`)
    const written = readFileSync(path, 'utf8')
    expect(written.endsWith('\r\n')).toBe(true)
    expect(parseCsv(written)).toEqual(parseCsv(text))
    expect(parseCsv(text)[1]).toEqual([
      '0412337-8',
      'Awa Diop',
      'family',
      '',
      '',
      '1500',
      '1500',
      '1500',
      '1500',
      '',
    ])
    writeFileSync(path, 'mine')
    expect(await run([...dues, '--output', path])).toMatchObject({
      code: 1,
      err: [`${path}: is there already`],
    })
    expect(readFileSync(path, 'utf8')).toBe('mine')
    const other = join(folder, 'other.csv')
    const nobody = ['report', 'registers', '--mutual', 'nobody', '--register', 'dues']
    expect((await run([...nobody, '--output', other])).err).toEqual([
      'there is no mutual nobody: check the code, or create it with apply',
    ])
    expect([existsSync(other), existsSync(`${other}.part`)]).toEqual([false, false])
    const nowhere = join(folder, 'no', 'dues.csv')
    expect((await run([...dues, '--output', nowhere])).err).toEqual([
      `${nowhere}: there is no such folder`,
    ])
  })

  it('tells the indicators to people and to programs', async () => {
    const { done } = await withMoney()
    await done(
      'fee',
      'record',
      ...MUTUAL,
      '--wallet',
      'sandbox',
      '--amount',
      '50',
      '--ref',
      'F',
      ...BY,
    )
    const ask = ['report', 'indicators', ...MUTUAL, '--from', '2026-02-01', '--to', '2026-03-31']
    const more = ['--population', '1000', '--other-costs', '25', '--renewal-days', '1']
    expect(JSON.parse(await done(...ask, ...more, '--json'))).toEqual({
      ...{ mutual: 'jappo', currency: 'XOF', from: '2026-02-01', to: '2026-03-31' },
      collection: { due: 1500, paid: 1500, perMille: 1000 },
      renewal: { days: 1, ended: 0, renewed: 0, pending: 1, perMille: null },
      penetration: { beneficiaries: 2, population: 1000, perMille: 2 },
      claims: { claims: 0, earned: 1500, perMille: 0 },
      administration: { costs: 75, earned: 1500, perMille: 50 },
      use: { visits: 0, covered: 4, days: 2, perMille: 0 },
      confirmed: { covered: 2, confirmed: 0, perMille: 0 },
      billToPayment: { bills: 0, days: 0, averageDays: null },
      months: [
        ['2026-02', 0, { ended: 1, renewed: 0, pending: 0 }],
        ['2026-03', 1, { ended: 0, renewed: 0, pending: 1 }],
      ].map(([month, householdsThatPaid, renewal]) => ({ month, householdsThatPaid, renewal })),
      ageing: {
        one: { members: 0, amount: 0 },
        two: { members: 0, amount: 0 },
        threeOrMore: { members: 0, amount: 0 },
        ended: { members: 0, amount: 0 },
      },
      unmatched: {
        ...{ receipts: 5000, unmatched: 0, week: 0, month: 0, older: 0, oldestDays: null },
        ...{ otherCurrency: 0, perMille: 0 },
      },
    })
    expect((await done(...ask, ...more)).split('\n')).toEqual([
      'Mutuelle Jappo (jappo), 2026-02-01 to 2026-03-31, amounts in XOF',
      'collection        100.0 %, 1500 paid of 1500 due',
      'renewal           -, 0 of 0 within 1 days; 1 undecided',
      'penetration       0.2 %, 2 beneficiaries of 1000',
      'claims            0.0 %, 0 for care of 1500 earned',
      'running costs     5.0 %, 75 of 1500 earned',
      'use               0.0 %, 0 visits of 2.000 people covered on average',
      'confirmed         0.0 %, 0 asked about by a clinic of 2 people covered',
      'bill to payment   - days on average, 0 bills paid',
      '2026-02           0 households paid; 0 of 1 renewed, 0 undecided',
      '2026-03           1 households paid; 0 of 0 renewed, 1 undecided',
      'late 1 period     0 members, 0',
      'late 2 periods    0 members, 0',
      'late 3 or more    0 members, 0',
      'late and left     0 members, 0',
      'unmatched         0.0 %, 0 of 5000 received',
      'unmatched by age  0 to 7 days, 0 to 30, 0 older; oldest - days',
      '',
    ])
  })

  it('tells a statement to people and to programs', async () => {
    const { done } = await withMoney()
    const ask = ['report', 'statement', 'member', '0412337-8']
    expect((await done(...ask)).split('\n')).toEqual([
      `member ${NUMBER} Awa Diop, Mutuelle Jappo (jappo)`,
      'from 2026-03-01 to 2026-03-02',
      'owed before 0 XOF',
      'counts on   happened on  what           about            member            amount          owed',
      '2026-03-01  2026-03-01   contribution   2026-03-01       0412337-8           1500          1500',
      '2026-03-02  2026-03-02   payment        JA26-0000001     0412337-8          -5000         -3500',
      'owed after -3500 XOF',
      '',
    ])
    expect(JSON.parse(await done(...ask, '--from', '2026-03-02', '--json'))).toEqual({
      ...{ mutual: 'jappo', currency: 'XOF', kind: 'member', id: NUMBER, name: 'Awa Diop' },
      ...{ from: '2026-03-02', to: '2026-03-02', opening: 1500, closing: -3500 },
      entries: [
        {
          ...{ countsOn: '2026-03-02', happenedOn: '2026-03-02', what: 'payment' },
          ...{ about: 'JA26-0000001', number: NUMBER, amount: -5000, owed: -3500 },
        },
      ],
    })
    const clinic = ['report', 'statement', 'provider', 'thiaroye', ...MUTUAL, '--json']
    expect(JSON.parse(await done(...clinic))).toMatchObject({ entries: [], opening: 0, closing: 0 })
  })

  it.each([
    [['report', 'registers', ...MUTUAL, '--register', 'complaints']],
    [['report', 'indicators', ...MUTUAL, '--from', '2026-01-01']],
    [['report', 'statement', 'clinic', 'thiaroye', ...MUTUAL]],
    [['report', 'statement', 'provider', 'thiaroye']],
  ])('is wrong usage: %j', async (argv) => {
    const { run } = await withMoney()
    const { code, out, err } = await run(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.length).toBeGreaterThan(0)
  })

  it.each([
    [
      ['registers', '--register', 'dues', '--from', '2026-03-02', '--to', '2026-03-01'],
      '2026-03-02 is later than 2026-03-01: give the earlier day first',
    ],
    [
      ['indicators', '--from', '2026-03-02', '--to', '2026-03-01'],
      '2026-03-02 is later than 2026-03-01: give the earlier day first',
    ],
    [
      ['indicators', '--from', '2026-03-01', '--to', '2026-03-02', '--population', '-5'],
      '--population -5: is not a whole number',
    ],
    [
      ['indicators', '--from', '2026-03-01', '--to', '2026-03-02', '--other-costs', 'x'],
      '--other-costs x: is not an amount in XOF such as 1500',
    ],
    [
      ['statement', 'member', '04123377'],
      'ID 04123377: is not a member number, a digit must be wrong',
    ],
    [
      ['statement', 'association', 'nobody'],
      'there is no association nobody: association list shows them',
    ],
    [
      ['statement', 'member', NUMBER, '--to', '2026-02-01', '--from', '2026-02-02'],
      '2026-02-02 is later than 2026-02-01: give the earlier day first',
    ],
  ])('refuses %j', async (argv, why) => {
    const { run } = await withMoney()
    const [what, ...rest] = argv as [string, ...string[]]
    expect(await run(['report', what, ...rest, ...MUTUAL])).toEqual({
      code: 1,
      out: '',
      err: [why],
    })
  })
})
