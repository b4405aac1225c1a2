import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const PHONE = '+221776543210'
const AT = Date.parse('2025-03-02T09:00:00Z')
const OF = ['--mutual', 'jappo']
const BY = [...OF, '--by', 'Awa Diop']

/** A mutual with a manager, somebody who waits for a call and somebody who complains. */
async function withPeople() {
  const terminal = makeTerminal()
  const { done, file, database } = terminal
  await done('apply', file('jappo.json', STATUTES))
  const managers = [{ name: 'Awa Diop', phone: '+221775556677', language: 'fr' }]
  await done('apply', file('m.json', JSON.stringify({ mutual: { code: 'jappo' }, managers })))
  await done('import', file('members.csv', MEMBERS), ...OF)
  const books = new Database(database)
  books.exec(`
    insert into call_request values ('jappo', 1, '${PHONE}', '${NUMBER}', 'pay', ${AT}, null, null);
    insert into complaint values ('jappo', 1, '${NUMBER}', '${PHONE}', 'ussd', 'charged',
      'thiaroye', '2026-03-01', 'Ils ont pris 800', null, null, null, '2026-03-02', ${AT}, null, null, null);
    insert into complaint values ('jappo', 2, '${NUMBER}', '${PHONE}', 'sms', 'unseen',
      null, '2026-03-01', null, null, null, null, '2026-03-02', ${AT}, null, null, null);
  `)
  books.close()
  return terminal
}

it('lists who wants to be called, and takes off who was', async () => {
  const { done, run } = await withPeople()
  expect(await done('calls', 'list', ...OF)).toMatch(/1 +Awa Diop +04123378 +\+221776543210 +pay/)
  expect(JSON.parse(await done('calls', 'list', ...OF, '--json'))).toEqual([
    {
      ...{ call: 1, name: 'Awa Diop', number: NUMBER, phone: PHONE, doing: 'pay' },
      ...{ askedAt: '2025-03-02T09:00:00.000Z', doneBy: null },
    },
  ])
  expect(await done('calls', 'done', '1', ...BY)).toBe('call 1 is done, by Awa Diop\n')
  const again = await run(['calls', 'done', '1', ...BY])
  expect(again).toMatchObject({
    code: 1,
    err: ['nobody with the number 1 waits for a call: calls list shows who does'],
  })
  expect(await run(['calls', 'done', 'x', ...BY])).toMatchObject({ code: 1 })
  expect(await done('calls', 'list', ...OF)).toBe('nobody waits for a call\n')
  expect(await done('calls', 'list', ...OF, '--all')).toContain('Awa Diop')
})

it('lists, shows, answers, closes and counts complaints', async () => {
  const { done, run } = await withPeople()
  const list = await done('complaints', 'list', ...OF)
  expect(list).toMatch(/C1 +2026-03-02 +charged +Centre de sante Thiaroye +2026-03-01 +04123378/)
  const all = JSON.parse(await done('complaints', 'list', ...OF, '--json')) as object[]
  expect(all).toMatchObject([{ code: 'C1', words: 'Ils ont pris 800' }, { code: 'C2' }])
  const shown = await done('complaints', 'show', 'C1', ...OF)
  expect(shown.split('\n').slice(0, 5)).toEqual([
    'C1, open, filed 2026-03-02',
    'Awa Diop, 04123378, +221776543210',
    'charged, Centre de sante Thiaroye, 2026-03-01',
    '"Ils ont pris 800"',
    'no check or payment was found',
  ])
  expect(JSON.parse(await done('complaints', 'show', '1', ...OF, '--json'))).toMatchObject({
    ...{ code: 'C1', state: 'open', currency: 'XOF', about: null },
  })
  const answer = ['complaints', 'answer', 'C1', '--text', 'On vous rembourse', ...BY]
  expect(await done(...answer)).toBe('the answer goes to +221776543210, by Awa Diop\n')
  const long = await run(['complaints', 'answer', 'C1', '--text', 'a'.repeat(160), ...BY])
  expect(long).toMatchObject({ code: 1, err: [expect.stringContaining('by 20 letters')] })
  expect(await done('complaints', 'show', 'C1', ...OF)).toContain('answered: "On vous rembourse"')
  expect(await done('complaints', 'close', 'C1', ...BY)).toContain('closed, by Awa Diop')
  const closed = await run(answer)
  expect(closed).toMatchObject({ code: 1, err: ['complaint C1 is closed already'] })
  for (const code of ['C9', 'x']) {
    const none = await run(['complaints', 'show', code, ...OF])
    expect(none).toMatchObject({
      code: 1,
      err: [`there is no complaint ${code}: complaints list shows them`],
    })
  }
  const report = await done(
    'complaints',
    'report',
    ...OF,
    '--from',
    '2026-03-01',
    '--to',
    '2026-03-02',
  )
  expect(report).toMatch(/thiaroye +1 +0 +0 +0 +0 +1 +0/)
  expect(report).toMatch(/- +0 +0 +1 +0 +0 +1 +1/)
  expect(report).not.toContain('Awa')
  const none = ['complaints', 'report', ...OF, '--from', '2026-03-03', '--to', '2026-03-04']
  expect(await done(...none)).toBe('nobody complained\n')
  await done('verify')
})
