import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const OTHER = '10000004'
const STAFF = JSON.stringify({
  mutual: { code: 'jappo' },
  managers: [
    { name: 'Moussa Fall', phone: '+221775556677' },
    { name: 'Awa Ndiaye', phone: '+221775556688' },
  ],
  collectors: [{ name: 'Ibou', phone: '+221775556699' }],
})
const MUTUAL = ['--mutual', 'jappo'] as const
const SHEET = [...MUTUAL, '--by', 'Ibou'] as const

/** Two households that owe March; the sandbox begins on 2 March 2026. */
async function withStaff() {
  const terminal = makeTerminal()
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('staff.json', STAFF))
  const phone = '+221776543211'
  const members = `${MEMBERS}2,${OTHER},Binta Fall,F,1990,member,${phone},fr,family,,2025-10-10,yes,2026-02-28\n`
  await terminal.done('import', terminal.file('members.csv', members), ...MUTUAL)
  const sheet = (text: string) => terminal.file('sheet.csv', text)
  return { ...terminal, sheet }
}

describe('cash of an earlier day, by command', () => {
  it('is recorded with its day, or refused with the day from which it may count', async () => {
    const { run, done } = await withStaff()
    const record = ['cash', 'record', NUMBER, '--amount', '1500', '--by', 'Ibou', '--slip', '1']
    expect((await run([...record, '--on', '2026-02-22'])).err).toEqual([
      '2026-02-22 is too long ago: cash may count from 2026-02-23 on; cash propose asks another manager',
    ])
    expect((await run([...record, '--on', '2026-03-03'])).err).toEqual([
      '2026-03-03 is still to come: today is 2026-03-02',
    ])
    expect(await done(...record, '--on', '2026-02-23')).toBe(
      'JA26-0000001: 1500 XOF for 0412337-8, paid 2026-02-23; in hand 1500 XOF\n',
    )
    expect(await done('verify')).toContain('journals')
  })

  it('is proposed by one and decided by another', async () => {
    const { run, done } = await withStaff()
    const cash = [NUMBER, '--amount', '1500', '--on', '2026-02-01', '--slip', '9', '--by', 'Ibou']
    expect(await done('cash', 'propose', ...cash, '--reason', 'the slip was lost')).toBe(
      'proposal 1 waits for somebody else: decide approve 1 --mutual jappo\n',
    )
    const approve = ['decide', 'approve', '1', ...MUTUAL, '--by']
    expect((await run([...approve, 'Ibou'])).code).toBe(1)
    await done(...approve, 'Awa Ndiaye')
    expect(await done('cash', 'in-hand', ...MUTUAL)).toContain('1500 XOF')
    expect(JSON.parse(await done('standing', NUMBER, '--json'))).toMatchObject({
      owed: { amount: 0 },
    })
  })
})

describe('cash import', () => {
  const GOOD = `number;amount;slip;on\n0412337-8;1500;201;2026-02-27\n${OTHER};1 000;202;\n`

  it('records every line with its own day, and once', async () => {
    // Seen red: with slips named anew each time, the same sheet was recorded twice.
    const { done, sheet } = await withStaff()
    const file = sheet(GOOD)
    const dry = await done('cash', 'import', file, ...SHEET, '--dry-run')
    expect(dry).toContain('nothing was recorded; without --dry-run: 2 receipts, 2500 XOF')
    expect(await done('cash', 'list', ...MUTUAL)).toContain('no cash was ever recorded')
    const recorded = await done('cash', 'import', file, ...SHEET)
    expect(recorded).toContain('2 receipts, 2500 XOF, recorded before: 0; in hand 2500 XOF')
    const again = JSON.parse(await done('cash', 'import', file, ...SHEET, '--json')) as object
    expect(again).toMatchObject({
      ...{ sum: 2500, inHand: 2500, repeats: 2, dryRun: false },
      lines: [{ receipt: 'JA26-0000001', on: '2026-02-27' }, { receipt: 'JA26-0000002', on: null }],
    })
    expect(await done('verify')).toContain('journals')
  })

  it.each<[what: string, lines: readonly string[], faults: readonly RegExp[]]>([
    ['a slip twice', ['04123378,1500,1,', `${OTHER},1500,1,`], [/:3: slip stands in line 2 already/]],
    ['a number that nobody has', ['04123378,1500,1,', '20000006,1500,2,'], [/:3: number .*20000006/]],
    ['days that may not be', ['04123378,1500,1,2026-02-22', `${OTHER},1500,2,2026-03-03`], [/:2: on .*too long ago/, /:3: on .*to come/]],
    ['an unusual amount', ['04123378,99999,1,'], [/:2: amount .*above what is usual/]],
    ['a number with a wrong digit, and no amount', ['04123379,1500,1,', `${OTHER},,2,`], [/:2: number "04123379" is not a member number/, /:3: amount is empty/]],
  ])('does nothing when a line is wrong: %s', async (_what, lines, faults) => {
    // Seen red: with what was recorded before the wrong line kept, its receipt stood.
    const { run, done, sheet } = await withStaff()
    const file = sheet(['number,amount,slip,on', ...lines].join('\n'))
    const { code, err } = await run(['cash', 'import', file, ...SHEET])
    expect(code).toBe(1)
    expect(err).toHaveLength(faults.length)
    faults.forEach((fault, at) => expect(err[at]).toMatch(fault))
    expect(await done('cash', 'list', ...MUTUAL)).toContain('no cash was ever recorded')
  })
}) // prettier-ignore
