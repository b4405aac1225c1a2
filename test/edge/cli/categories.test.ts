import { expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const STAFF = {
  mutual: { code: 'jappo' },
  plans: [
    {
      ...{ code: 'poor', validFrom: '2025-01-01', unit: 'family', period: 'month' },
      ...{ contribution: '1000', dueDay: 5, graceDays: 15 },
      subsidy: { payer: 'state', percent: 100, from: '2025-01-01', members: 'named' },
      services: [{ code: 'consultation', patientPercent: 0 }],
    },
  ],
  managers: [
    { name: 'Khady Sarr', phone: '+221775556677' },
    { name: 'Moussa Fall', phone: '+221775556688' },
  ],
}

/** In the sandbox it is 2 March 2026. */
async function town() {
  const terminal = makeTerminal()
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('staff.json', JSON.stringify(STAFF)))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), '--mutual', 'jappo')
  return terminal
}

const WHO = ['--cause', 'poor list 2026', '--by', 'Khady Sarr']

it('a file of categories is proposed whole, and decided by another manager', async () => {
  const terminal = await town()
  const list = terminal.file('list.csv', `number;on;plan;subsidised;until\n${NUMBER};2026-04-01;poor;yes;31/12/2026\n`) // prettier-ignore
  const command = ['household', 'categories', list, '--mutual', 'jappo', ...WHO]
  expect(await terminal.done(...command, '--dry-run')).toBe(
    'nothing was proposed; without --dry-run: 1 households\n',
  )
  expect(await terminal.done('decide', 'list', '--mutual', 'jappo', '--json')).toBe('[]\n')
  expect(await terminal.done(...command)).toContain('decide approve 1')
  await terminal.done('decide', 'approve', '1', '--mutual', 'jappo', '--by', 'Moussa Fall')
  const standing = JSON.parse(await terminal.done('standing', NUMBER, '--on', '2026-04-10', '--json')) as object // prettier-ignore
  expect(standing).toMatchObject({ plan: 'poor' })
  const history = await terminal.done('members', 'history', NUMBER)
  expect(history).toContain('poor list 2026')
  await terminal.done('verify')
})

it('each fault of a file is told with its line, and nothing is proposed', async () => {
  const terminal = await town()
  const list = terminal.file('list.csv', `number,on,plan,subsidised\n${NUMBER},2026-04-02,poor,\n${NUMBER},2026-04-01,,maybe\n04123379,2026-04-01,poor,\n${NUMBER},2026-04-01,,\n`) // prettier-ignore
  const ran = await terminal.run(['household', 'categories', list, '--mutual', 'jappo', ...WHO])
  expect(ran.code).toBe(1)
  expect(ran.err.map((line) => line.replace(/^.*list\.csv/, 'list.csv'))).toEqual([
    'list.csv:2: number "0412337-8" no period begins on 2026-04-02 under both plans: give 2026-05-01',
    'list.csv:3: subsidised "maybe" is not yes or no',
    'list.csv:4: number "04123379" is not a member number, a digit must be wrong',
    'list.csv:5: changes nothing: give plan, subsidised or until',
    'list.csv:5: number "0412337-8" member 04123378 stands twice in the list: leave one out',
  ])
  expect(await terminal.done('decide', 'list', '--mutual', 'jappo', '--json')).toBe('[]\n')
})

it('one household is proposed by its number, where something changes', async () => {
  const terminal = await town()
  const one = ['household', 'category', NUMBER, '--on', '2026-04-01', ...WHO]
  expect((await terminal.run(one)).err).toEqual(['nothing changes: give --plan or --subsidised'])
  expect((await terminal.run([...one, '--plan', 'family'])).err).toEqual([
    `member ${NUMBER} is there already, so there is nothing to do`,
  ])
  expect(await terminal.done(...one, '--plan', 'poor')).toContain('proposal 1 waits')
})
