import { expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const STAFF = JSON.stringify({
  mutual: { code: 'jappo' },
  managers: [{ name: 'Moussa Fall', phone: '+221775556677' }],
})

const MUTUAL = ['--mutual', 'jappo'] as const

it('the messages of a mutual are counted by kind at the command line', async () => {
  const { done, run, file } = makeTerminal()
  await done('apply', file('jappo.json', STATUTES))
  await done('apply', file('staff.json', STAFF))
  await done('import', file('members.csv', MEMBERS), ...MUTUAL)
  await done('cash', 'record', NUMBER, '--amount', '1500', '--by', 'Moussa Fall', '--slip', '1')
  const report = await done('report', 'messages', ...MUTUAL, '--from', '2026-03-01')
  expect(report).toContain('kind      sent  unknown  failed  cancelled  waiting  parts  cost')
  const json = await done('report', 'messages', ...MUTUAL, '--from', '2026-03-01', '--json')
  expect(JSON.parse(json)).toMatchObject({
    mutual: 'jappo',
    from: '2026-03-01',
    kinds: { receipt: { waiting: 1, sent: 0, parts: 0, cost: [] } },
  })
  const nobody = await run(['report', 'messages', '--mutual', 'nobody'])
  expect(nobody.code).toBe(1)
  expect(nobody.err.join()).toContain('nobody')
  const today = await run(['report', 'messages', ...MUTUAL, '--to', 'today'])
  expect(today.code).toBe(1)
  expect(today.err.join()).toContain('--to today')
})
