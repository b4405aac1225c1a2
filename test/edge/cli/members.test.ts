import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const STAFF = JSON.stringify({
  mutual: { code: 'jappo' },
  managers: [
    { name: 'Moussa Fall', phone: '+221775556677' },
    { name: 'Awa Ndiaye', phone: '+221775556688' },
  ],
})

const BY = ['--by', 'Moussa Fall'] as const
const CAUSE = ['--cause', 'moves to Thies'] as const

/** A household without debts before March, and two managers. */
async function withMembers() {
  const terminal = makeTerminal()
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('staff.json', STAFF))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), '--mutual', 'jappo')
  return terminal
}

describe('members find', () => {
  it('prints whom a part of a name, phone or number may mean', async () => {
    const { run, done } = await withMembers()
    expect(await done('members', 'find', 'dio aw', '--mutual', 'jappo')).toBe(
      'number       name      born        phone          last day\n' +
        '0412337-8/0  Awa Diop  1988-02-03  +221776543210  -\n',
    )
    const found = await done('members', 'find', 'ali', '--mutual', 'jappo', '--json')
    expect(JSON.parse(found)).toEqual([
      {
        number: NUMBER,
        ordinal: 1,
        name: 'Ali Diop',
        birthDate: '2015',
        phone: null,
        leftOn: null,
      },
    ])
    expect(await done('members', 'find', 'zawadi', '--mutual', 'jappo')).toBe(
      'nobody is called so, or has such a phone or number\n',
    )
    expect(await run(['members', 'find', ' ', '--mutual', 'jappo'])).toMatchObject({
      code: 1,
      err: ['TEXT : must be a text of 1 to 80 characters'],
    })
  })
})

describe('commands for the life of members', () => {
  it('end a membership ahead, and take that back', async () => {
    const { run, done } = await withMembers()
    const ahead = ['members', 'resign', NUMBER, '--on', '2026-04-01', ...CAUSE, ...BY]
    expect(await done(...ahead)).toBe(
      '0412337-8 is over from 2026-04-01 on (resigned); decided by Moussa Fall\n',
    )
    expect(await done('members', 'stay', NUMBER, '--cause', 'stays', ...BY)).toBe(
      '0412337-8 goes on; decided by Moussa Fall\n',
    )
    const dies = ['members', 'decease', NUMBER, '--on', '2026-03-02', '--cause', 'told by her son']
    expect(JSON.parse(await done(...dies, ...BY, '--json'))).toEqual({
      number: NUMBER,
      kind: 'deceased',
      on: '2026-03-02',
      cause: 'told by her son',
      by: 'Moussa Fall',
    })
    expect(await run(['members', 'transfer', NUMBER, ...CAUSE, ...BY])).toMatchObject({
      code: 1,
      err: [
        'the membership of 04123378 ended on 2026-03-02 (deceased): members readmit takes the person back',
      ],
    })
    expect(await done('verify')).toContain('journals')
  })

  it('say what is wrong with a day, and who may not', async () => {
    const { run } = await withMembers()
    const resign = (...rest: string[]) =>
      run(['members', 'resign', NUMBER, ...CAUSE, ...rest]).then(({ err }) => err)
    expect(await resign(...BY, '--on', '2026-13-01')).toEqual([
      '--on 2026-13-01: is not a date YYYY-MM-DD',
    ])
    expect(await resign(...BY, '--on', '2026-06-03')).toEqual([
      '2026-06-03 is more than three months away: give an earlier day',
    ])
    expect(await resign('--by', 'Nobody')).toEqual([
      expect.stringContaining('Nobody does not work'),
    ])
  })

  it('propose to give up a debt and to readmit, which another manager approves', async () => {
    const { done, run } = await withMembers()
    await done('members', 'resign', NUMBER, '--on', '2026-03-02', ...CAUSE, ...BY)
    const off = ['members', 'write-off', NUMBER, '--amount', '500', ...CAUSE, ...BY]
    expect(await done(...off)).toBe(
      'proposal 1 waits for somebody else: decide approve 1 --mutual jappo\n',
    )
    const approve = (id: string) =>
      done('decide', 'approve', id, '--mutual', 'jappo', '--by', 'Awa Ndiaye')
    await approve('1')
    const readmit = ['members', 'readmit', NUMBER, '--cause', 'is back', ...BY, '--json']
    expect(JSON.parse(await done(...readmit))).toEqual({
      proposal: '2',
      kind: 'readmission',
      number: NUMBER,
      cause: 'is back',
      by: 'Moussa Fall',
    })
    await approve('2')
    // What is left of March, the joining fee again; March itself is not charged twice.
    expect(JSON.parse(await done('standing', NUMBER, '--json'))).toMatchObject({
      state: 'applicant',
      owed: { amount: 2000 },
    })
    expect((await run([...off.slice(0, 3), ...CAUSE, ...BY])).err).toEqual([
      'the membership of 04123378 is not over: only a debt of a member who has left is given up',
    ])
    expect(await done('verify')).toContain('journals')
  })

  it('give notice only where the statutes say after how many periods', async () => {
    const { run } = await withMembers()
    const hearing = ['--hearing', '28 March 10:00, office']
    expect((await run(['members', 'notice', NUMBER, ...hearing, ...BY])).err).toEqual([
      'the plan of 04123378 does not say when members are struck off: set strikeOffAfterPeriods',
    ])
    expect((await run(['members', 'strike-off', NUMBER, ...CAUSE, ...BY])).code).toBe(1)
  })

  it('list members by state, and tell the life of one', async () => {
    const { done, run } = await withMembers()
    const list = ['members', 'list', '--mutual', 'jappo']
    expect((await done(...list)).split('\n')[1]).toMatch(/^0412337-8 +Awa Diop +family +/)
    expect(JSON.parse(await done(...list, '--json'))).toMatchObject({ number: NUMBER, people: 2 })
    expect(await done(...list, '--state', 'deceased', '--json')).toBe('')
    expect((await run([...list, '--state', 'gone'])).code).toBe(2)
    await done('members', 'resign', NUMBER, '--on', '2026-03-02', ...CAUSE, ...BY)
    expect(await done('members', 'history', NUMBER)).toMatch(/resigned +- +moves to Thies +Moussa/)
    expect(JSON.parse(await done('members', 'history', NUMBER, '--json'))).toMatchObject([
      { on: '2025-10-10', what: 'active', cause: 'joined', by: 'statutes' },
      { on: '2026-03-02', what: 'resigned', by: 'Moussa Fall' },
    ])
  })
})
