import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const MUTUAL = ['--mutual', 'jappo']
const BY = ['--by', 'Awa Diop']
const WHY = ['--reason', 'another village']
const MANAGERS = {
  mutual: { code: 'jappo' },
  managers: [
    { name: 'Awa Diop', phone: '+221775550001' },
    { name: 'Moussa Fall', phone: '+221775550002' },
  ],
}

async function founded() {
  const terminal = makeTerminal()
  const { done, file } = terminal
  await done('apply', file('jappo.json', STATUTES))
  await done('apply', file('managers.json', JSON.stringify(MANAGERS)))
  await done('import', file('members.csv', MEMBERS), ...MUTUAL)
  const sheet = (lines: string) => file('opening.csv', `what,of,amount,period\n${lines}\n`)
  return { ...terminal, sheet }
}

describe('correct opening', () => {
  it('shows what goes, waits for another manager, and lets a corrected file in', async () => {
    const { run, done, sheet } = await founded()
    const open = ['opening', sheet(`bank,,2000,`), ...MUTUAL, '--on', '2026-03-01']
    await done(...open)
    const dry = await done('correct', 'opening', ...MUTUAL, ...WHY, ...BY, '--dry-run')
    expect(dry.split('\n')).toEqual([
      'the opening of 2026-03-01 goes out of the books of jappo on 2026-03-01, with 1 households',
      expect.stringMatching(/^owed before \d+ XOF \(\d\), paid ahead \d+ XOF \(\d\)$/),
      '521 2000 XOF',
      'nothing was written',
      '',
    ])
    expect(await done('correct', 'opening', ...MUTUAL, ...WHY, ...BY)).toContain(
      'proposal 1 waits for somebody else: decide approve 1 --mutual jappo\n',
    )
    const right = ['opening', sheet('bank,,2500,'), ...MUTUAL, '--on', '2026-03-01']
    expect(await done(...right, '--dry-run')).toContain('nothing was written')
    expect((await run(right)).err).toEqual([
      'the books of jappo were opened on 2026-03-01 already: nothing more to do',
    ])
    await done('decide', 'approve', '1', ...MUTUAL, '--by', 'Moussa Fall')
    await done('verify')
    await done(...right)
    expect(await done('report', 'balance', ...MUTUAL)).toMatch(/^521 +Bank +2500$/m)
    await done('verify')
  })

  it('of one household takes its number, and the file after it as well', async () => {
    const { run, done, sheet } = await founded()
    await done('opening', sheet('bank,,2000,'), ...MUTUAL, '--on', '2026-03-01')
    const one = ['--number', NUMBER]
    await done('correct', 'opening', ...MUTUAL, ...one, ...WHY, ...BY)
    await done('decide', 'approve', '1', ...MUTUAL, '--by', 'Moussa Fall')
    const again = ['opening', sheet(`credit,${NUMBER},500,`), ...MUTUAL, '--on', '2026-03-01']
    expect((await run([...again, '--number', '04123379'])).err).toEqual([
      '--number 04123379: is not a member number, a digit must be wrong',
    ])
    expect((await run([...again])).code).toBe(1)
    const shown = JSON.parse(await done(...again, ...one, '--json')) as object
    expect(shown).toMatchObject({ households: 1, credit: { amount: 500 }, fund: { amount: -500 } })
    expect(await done('report', 'balance', ...MUTUAL)).toMatch(/^521 +Bank +2000$/m)
    await done('verify')
  })
})
