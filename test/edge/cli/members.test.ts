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
      err: ['the membership of 04123378 is over since 2026-03-02 (deceased)'],
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
      '2026-06-03 is more than three months away: give a nearer day',
    ])
    expect(await resign('--by', 'Nobody')).toEqual([
      expect.stringContaining('Nobody is no manager or collector'),
    ])
  })
})
