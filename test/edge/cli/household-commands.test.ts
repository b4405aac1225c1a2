import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const STAFF = JSON.stringify({
  mutual: { code: 'jappo' },
  managers: [{ name: 'Moussa Fall', phone: '+221775556677' }],
  collectors: [{ name: 'Ibou', phone: '+221775556699' }],
})

const MUTUAL = ['--mutual', 'jappo'] as const
const BY = ['--by', 'Moussa Fall'] as const
const CAUSE = ['--cause', 'showed her card'] as const
const BABY = ['household', 'add', NUMBER, '--name', 'Fatou Diop', '--sex', 'F', '--birth-date', '2026-02-20', '--relation', 'child'] // prettier-ignore

async function withHousehold() {
  const terminal = makeTerminal()
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('staff.json', STAFF))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), ...MUTUAL)
  const errors = (...argv: string[]) => terminal.run(argv).then(({ err }) => err)
  const json = (...argv: string[]) =>
    terminal.done(...argv, '--json').then((text) => JSON.parse(text) as unknown)
  /** What a phone would have left in the books. */
  const write = (sql: string) => {
    const db = new Database(terminal.database)
    db.exec(sql)
    db.close()
  }
  return { ...terminal, errors, json, write }
}

describe('commands for households', () => {
  it('add a person, show it, and let it leave', async () => {
    const { done, json, errors } = await withHousehold()
    expect(await json(...BABY, ...BY)).toEqual({
      ...{ number: NUMBER, ordinal: 2, name: 'Fatou Diop', joinedOn: '2026-03-02' },
    })
    expect(await errors(...BABY, ...BY)).toEqual([
      'this person is a beneficiary already, 0412337-8/2: ' +
        'move that one, or say with --another that it is somebody else',
    ])
    expect(await errors(...BABY, '--by', 'Ibou')).toEqual([
      'this is not in the role of Ibou: staff list shows who is what, and a manager may do it',
    ])
    const remove = ['household', 'remove', '0412337-8/2', '--on', '2026-03-02', ...CAUSE, ...BY]
    expect(await done(...remove)).toBe(
      'Fatou Diop, 0412337-8/2, belongs to it through 2026-03-02\n',
    )
    expect(await errors(...remove)).toEqual([
      `${NUMBER}/2 left this household before: the last day was 2026-03-02`,
    ])
    expect(await json('household', 'show', NUMBER)).toMatchObject({
      ...{ number: NUMBER, plan: 'family' },
      people: [{ ordinal: 0 }, { ordinal: 1 }, { ordinal: 2, leftOn: '2026-03-02' }],
      changes: [
        { kind: 'person-added', by: 'Moussa Fall' },
        { kind: 'denied', by: 'Ibou' },
        { kind: 'person-left', cause: 'showed her card' },
      ],
    })
    expect(await errors('household', 'show', '04123379')).toEqual([
      'NUMBER 04123379: is not a member number, a digit must be wrong',
    ])
    expect(await done('verify')).toContain('journals')
  })

  it('register a member, and move somebody to that household', async () => {
    const { done, json, errors } = await withHousehold()
    const add = ['members', 'add', ...MUTUAL, '--name', 'Khady Sow', '--sex', 'F', '--plan', 'family'] // prettier-ignore
    const { number } = (await json(...add, '--birth-date', '1990', ...BY)) as { number: string }
    expect(await errors(...add, '--birth-date', '2015', ...BY)).toHaveLength(1)
    const move = ['household', 'move', '0412337-8/1', '--relation', 'child', ...CAUSE, ...BY]
    expect(await done(...move, '--to', number)).toMatch(/^Ali Diop is \d+-\d\/1 from \d{4}-/)
    expect(await errors(...move, '--to', number)).toHaveLength(1)
    expect(await errors(...move, '--to', NUMBER)).toHaveLength(1)
    expect(await json('household', 'show', number)).toMatchObject({
      people: [{ name: 'Khady Sow' }, { name: 'Ali Diop', relation: 'child' }],
    })
    expect(await json('household', 'ageing', ...MUTUAL)).toEqual([])
    expect(await errors('household', 'ageing', ...MUTUAL, '--within', 'soon')).toEqual([
      '--within soon: is not a whole number from 0 to 3660',
    ])
    expect(await done('verify')).toContain('journals')
  })

  it('change a phone with a day’s hold, and take that back', async () => {
    const { done, json, errors } = await withHousehold()
    const phone = ['household', 'phone', NUMBER, ...CAUSE, ...BY]
    expect(await errors(...phone)).toEqual(['--phone or --cancel is needed'])
    expect(await json(...phone, '--phone', '771112233')).toMatchObject({ phone: '+221771112233' })
    expect(await errors(...phone, '--phone', '771112244')).toEqual([
      `${NUMBER} gets another phone within a day: wait, or stop that change with --cancel`,
    ])
    expect(await done(...phone, '--cancel')).toBe('+221776543210 stays the phone of 0412337-8\n')
    expect(await done('verify')).toContain('journals')
  })

  it('decide what was asked by phone, once', async () => {
    const { done, json, errors, write } = await withHousehold()
    for (const id of [1, 2]) {
      write(`insert into application (mutual_id, application_id, kind, phone, name, sex, birth_date,
        channel, applied_on, applied_at) values ('jappo', '${id}', 'join', '+22177000000${id}',
        'Coumba Ba ${id}', 'F', '199${id}', 'ussd', '2026-03-01', 1772000000000)`)
      write(`insert into undecided values ('jappo', 'application', '${id}')`)
    }
    expect(await json('application', 'list', ...MUTUAL)).toMatchObject([
      { application: '1', kind: 'join', outcome: null },
      { application: '2' },
    ])
    expect(await json('application', 'show', '1', ...MUTUAL)).toMatchObject({
      ...{ application: '1', kind: 'join', birthDate: '1991', familySize: null, place: null },
    })
    const decide = (what: string, ...rest: string[]) => ['application', what, ...rest, ...MUTUAL]
    expect(await done(...decide('approve', '1'), ...BY)).toMatch(
      /^application 1 was approved by Moussa Fall: \d{8}\/0\n$/,
    )
    expect(await errors(...decide('approve', '1'), ...BY)).toEqual([
      'application 1 was decided before: application list shows those that wait',
    ])
    expect(await errors(...decide('approve', '9'), ...BY)).toEqual([
      'there is no application 9: application list shows those that wait',
    ])
    const refuse = [...decide('refuse', '2'), '--reason', 'lives elsewhere']
    expect(await errors(...refuse, '--by', 'Ibou')).toEqual([
      'this is not in the role of Ibou: staff list shows who is what, and a manager may do it',
    ])
    expect(await json(...refuse, ...BY)).toMatchObject({
      ...{ application: '2', outcome: 'refused', registered: null, decidedBy: 'Moussa Fall' },
      denied: [{ by: 'Ibou' }],
    })
    expect(await done('application', 'list', ...MUTUAL)).toBe('nothing waits for a decision\n')
    expect(await json('application', 'list', ...MUTUAL, '--all')).toHaveLength(2)
  })

  it('warn of rows that look like somebody else’s, and take them in', async () => {
    const { run, file } = await withHousehold()
    const twice = MEMBERS.replace(NUMBER, '').replace('+221776543210', '')
    const path = file('again.csv', twice)
    const imported = await run(['import', path, ...MUTUAL])
    expect(imported).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 new members') as string,
    })
    expect(imported.err).toEqual([
      `${path}:2: looks like 0412337-8/0; if it is the same person remove one (R06)`,
    ])
  })
})

describe('commands for who works for a mutual, and what they look at', () => {
  it('add and end a phone, and say who decided', async () => {
    const { done, json, errors } = await withHousehold()
    const add = (phone: string, role: string, ...rest: string[]) =>
      ['staff', 'add', phone, ...MUTUAL, '--role', role, ...rest] as const
    const end = (phone: string, role: string) =>
      ['staff', 'end', phone, ...MUTUAL, '--role', role, '--cause', 'phone stolen', ...BY] as const
    expect(await json(...add('775556600', 'manager', '--name', 'Awa Ndiaye', ...BY))).toEqual({
      ...{ role: 'manager', name: 'Awa Ndiaye', phone: '+221775556600', provider: null },
      ...{ from: '2026-03-02', until: null, by: 'Moussa Fall' },
    })
    expect(await errors(...add('775556600', 'manager', '--name', 'Awa Ndiaye', ...BY))).toEqual([
      '+221775556600 is the manager Awa Ndiaye already, so there is nothing to do',
    ])
    expect(await errors(...add('775556699', 'manager', '--name', 'Omar', ...BY))).toEqual([
      '+221775556699 is the phone of the collector Ibou: give another phone, or end that role first',
    ])
    expect(await errors(...add('77', 'clinic', '--name', 'Omar', ...BY))).toEqual([
      'PHONE 77: is not a phone number of SN',
    ])
    expect(await errors(...add('775556601', 'clinic', '--name', 'Omar', ...BY))).toEqual([
      'a clinic’s phone goes by its --provider, without --name',
    ])
    await done(...add('775556601', 'clinic', '--provider', 'thiaroye', '--by', 'Awa Ndiaye'))
    await done('cash', 'record', NUMBER, '--amount', '1500', '--by', 'Ibou', '--slip', '1')
    expect(await errors(...end('775556699', 'collector'))).toEqual([
      'Ibou has 1500 XOF in hand: record the deposit first, with cash deposit',
    ])
    await done(...end('775556600', 'manager'))
    expect(await errors(...end('775556677', 'manager'))).toEqual([
      'Moussa Fall is the last manager: add another one first',
    ])
    expect(await errors(...end('775556600', 'manager'))).toEqual([
      '+221775556600 is not a manager of this mutual: staff list shows who is',
    ])
    expect(await json('staff', 'list', ...MUTUAL, '--all')).toContainEqual({
      ...{ role: 'manager', name: 'Awa Ndiaye', phone: '+221775556600', provider: null },
      ...{ from: '2026-03-02', until: '2026-03-01', cash: null },
      ...{ cause: 'phone stolen', by: 'Moussa Fall' },
    })
    expect(await done('staff', 'list', ...MUTUAL)).not.toContain('Awa Ndiaye')
    expect(await done('verify')).toContain('journals')
  })

  it('list alerts, and note that they were looked at', async () => {
    const { done, json, errors, write } = await withHousehold()
    expect(await done('alerts', 'list', ...MUTUAL)).toBe('there is nothing to look at\n')
    write(`insert into alert (mutual_id, alert_number, kind, cause, count, amount, on_date, raised_at)
      values ('jappo', 1, 'suspense', 'JA26-0000001', 1, 500, '2026-03-01', 1772000000000)`)
    expect(await json('alerts', 'list', ...MUTUAL)).toEqual([
      {
        ...{ alert: 1, on: '2026-03-01', kind: 'suspense', cause: 'JA26-0000001', count: 1 },
        ...{ amount: 500, currency: 'XOF', doneBy: null },
      },
    ])
    const close = (alert: string, by = 'Moussa Fall') =>
      ['alerts', 'done', alert, ...MUTUAL, '--by', by] as const
    expect(await errors(...close('1', 'Ibou'))).toEqual([
      'this is not in the role of Ibou: staff list shows who is what, and a manager may do it',
    ])
    expect(await done(...close('1'))).toBe('alert 1 is done, by Moussa Fall\n')
    for (const alert of ['1', '2', 'x']) expect(await errors(...close(alert))).toHaveLength(1)
    expect(await json('alerts', 'list', ...MUTUAL, '--all')).toMatchObject([
      { doneBy: 'Moussa Fall' },
    ])
  })

  it('list what members are told on a day, and remind one by hand, not twice', async () => {
    const { done, json, errors } = await withHousehold()
    await done('bill', ...MUTUAL)
    const list = ['reminders', 'list', ...MUTUAL]
    expect(Array.isArray(await json(...list))).toBe(true)
    expect(await errors(...list, '--on', 'soon')).toEqual(['--on soon: is not a date YYYY-MM-DD'])
    const send = ['reminders', 'send', NUMBER]
    expect(await errors(...send, '--by', 'Nobody')).toHaveLength(1)
    expect(await json(...send, ...BY)).toMatchObject({
      ...{ number: NUMBER, amount: 1500, currency: 'XOF' },
    })
    expect(await errors(...send, ...BY)).toHaveLength(1)
  })
})
