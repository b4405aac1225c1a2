import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTerminal, STATUTES } from './terminal.ts'

const MUTUAL = ['--mutual', 'jappo']
const BY = ['--by', 'Awa Diop']

async function founded() {
  const terminal = makeTerminal()
  const { done, file } = terminal
  await done('apply', file('jappo.json', STATUTES))
  const settings = {
    mutual: {
      code: 'jappo',
      bookApprovalAbove: '50000',
      bookkeeping: {
        accounts: [{ code: '6223', name: 'Bureau' }],
        costCentres: [{ code: 'thies', name: 'Section of Thies', until: '2026-12-31' }],
      },
    },
    managers: [
      { name: 'Awa Diop', phone: '+221775550001' },
      { name: 'Moussa Fall', phone: '+221775550002' },
    ],
  }
  await done('apply', file('settings.json', JSON.stringify(settings)))
  return terminal
}

const RENT = ['--account', '6223', '--amount', '40000', '--from', 'bank', '--ref', 'L-03']

describe('book', () => {
  it('books, says so again, lists and takes back', async () => {
    const { done } = await founded()
    const rent = [
      'book',
      'record',
      ...MUTUAL,
      ...RENT,
      '--what',
      'Rent',
      '--centre',
      'thies',
      ...BY,
    ]
    const text = '40000 XOF from 521 to 6223/thies on 2026-03-02, Rent'
    expect(await done(...rent)).toBe(`${text}\n`)
    expect(await done(...rent)).toBe(`${text}; booked before, by Awa Diop\n`)
    expect(JSON.parse(await done(...rent, '--json'))).toEqual({
      ...{ reference: 'L-03', debit: '6223/thies', credit: '521', amount: 40_000, currency: 'XOF' },
      ...{ what: 'Rent', on: '2026-03-02', by: 'Awa Diop', isNew: false, proposal: null },
    })
    await done('book', 'reverse', 'L-03', ...MUTUAL, '--reason', 'twice', ...BY)
    expect(JSON.parse(await done('book', 'list', ...MUTUAL, '--json'))).toMatchObject([
      { reference: 'L-03', takenBackOn: '2026-03-02', takenBackBy: 'Awa Diop', why: 'twice' },
    ])
    expect((await done('book', 'list', ...MUTUAL)).split('\n')[1]).toBe(
      'L-03       2026-03-02  6223/thies  521    40000  Rent  Awa Diop  2026-03-02',
    )
    expect(await done('book', 'accounts', ...MUTUAL)).toContain(
      'cost centre thies: Section of Thies, until 2026-12-31',
    )
    expect(await done('book', 'accounts', ...MUTUAL)).toMatch(/^6223 +Bureau +cost +-$/m)
    await done('verify')
  })

  it('asks a second person above the limit', async () => {
    const { done } = await founded()
    const asked = ['book', 'record', ...MUTUAL, '--account', '711', '--amount', '50001', '--into', 'bank', '--ref', 'D', '--what', 'Grant', ...BY] // prettier-ignore
    expect(await done(...asked)).toBe(
      'proposal 1 waits for somebody else: decide approve 1 --mutual jappo\n',
    )
    await done('decide', 'approve', '1', ...MUTUAL, '--by', 'Moussa Fall')
    const balance = await done('report', 'balance', ...MUTUAL)
    expect(balance.split('\n')).toEqual([
      'Mutuelle Jappo (jappo), on the evening of 2026-03-02, amounts in XOF',
      'account  name              amount',
      '521      Bank               50001',
      '         assets             50001',
      '         liabilities            0',
      '         funds                  0',
      '         result             50001',
      '         funds and result   50001',
      '',
    ])
    const income = ['report', 'income', ...MUTUAL, '--from', '2026-03-01', '--to', '2026-03-31']
    expect(JSON.parse(await done(...income, '--json'))).toEqual({
      ...{ mutual: 'jappo', currency: 'XOF', from: '2026-03-01', to: '2026-03-31' },
      income: {
        lines: [{ code: '711', name: 'Grants', amount: 50_001, parts: [] }],
        total: 50_001,
      },
      costs: { lines: [], total: 0 },
      result: 50_001,
    })
  })

  it.each([
    [['--into', 'bank'], 'give either --from or --into: where the money came from, or went'],
    [['--ref', ' '], '--ref: is empty'],
    [['--account', '999'], 'there is no account 999 to book on: book accounts lists them, and the statutes file adds one'], // prettier-ignore
    [['--amount', '0'], '--amount 0: must be more than 0'],
  ])('refuses %j', async (changes, why) => {
    const { run } = await founded()
    const argv = ['book', 'record', ...MUTUAL, ...RENT, '--what', 'Rent', ...BY, ...changes]
    expect(await run(argv)).toEqual({ code: 1, out: '', err: [why] })
  })

  it('closes a year with two people once its books are closed', async () => {
    const { run, done } = await founded()
    await done('book', 'record', ...MUTUAL, ...RENT, '--what', 'Rent', '--on', '2025-12-31', ...BY)
    const year = ['book', 'close-year', '2025', ...MUTUAL, ...BY]
    expect((await run(year)).err[0]).toContain('the books are not closed through 2025-12-31')
    await done('close', ...MUTUAL, '--through', '2025-12-31', ...BY)
    expect((await done(...year)).split('\n')[0]).toBe(
      'jappo: 2025 came to -40000 XOF; 0 XOF to the legal reserve, -40000 XOF carried forward',
    )
    await done('decide', 'approve', '1', ...MUTUAL, '--by', 'Moussa Fall')
    expect(await done(...year)).toBe('jappo: 2025 was closed into the funds before this\n')
    const back = ['book', 'reopen-year', '2025', ...MUTUAL, '--reason', 'a loan', ...BY]
    expect(await done(...back)).toContain('proposal 2 waits')
    await done('verify')
  })
})

describe('report assembly', () => {
  it('writes a page, its figures, or JSON, to a new file or the terminal', async () => {
    const { done, folder } = await founded()
    await done('book', 'record', ...MUTUAL, ...RENT, '--what', 'Rent', ...BY)
    const ask = ['report', 'assembly', 'jappo', '2026']
    const page = join(folder, 'report.html')
    expect(await done(...ask, '--language', 'sw', '--output', page)).toBe(
      `${page}: Mutuelle Jappo, 2026\n`,
    )
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>\s+<html lang="sw">/)
    const figures = join(folder, 'report.csv')
    await done(...ask, '--output', figures)
    expect(readFileSync(figures, 'utf8')).toContain(',6223 Bureau,2026,40000,XOF')
    expect(await done(...ask, '--csv')).toContain(',6223 Bureau,2026,40000,XOF')
    expect(JSON.parse(await done(...ask, '--json'))).toMatchObject({
      ...{ mutual: 'jappo', currency: 'XOF', year: 2026, isFinal: false },
      income: { now: { result: -40_000 } },
    })
  })

  it.each([
    [['jappo', '26'], 'YEAR 26: is not a year such as 2026'],
    [['jappo', '2027'], '2027-01-01 is later than today: give today or an earlier day'],
    [['nobody', '2026'], 'there is no mutual nobody: check the code, or create it with apply'],
  ])('refuses %j', async (argv, why) => {
    const { run } = await founded()
    expect(await run(['report', 'assembly', ...argv])).toEqual({ code: 1, out: '', err: [why] })
  })
})
