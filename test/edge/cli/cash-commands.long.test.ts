import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const STAFF = JSON.stringify({
  mutual: { code: 'jappo' },
  managers: [
    { name: 'Moussa Fall', phone: '+221775556677' },
    { name: 'Awa Ndiaye', phone: '+221775556688' },
  ],
  collectors: [{ name: 'Ibou', phone: '+221775556699' }],
})

const RECORD = ['cash', 'record', NUMBER, '--amount', '1500', '--by', 'Ibou', '--slip', '118']
const MUTUAL = ['--mutual', 'jappo'] as const
const DEPOSIT = ['cash', 'deposit', ...MUTUAL, '--by', 'Ibou', '--ref', 'BICIS-1', '--amount']
const REVERSE = ['correct', 'reverse', 'JA26-0000001', ...MUTUAL, '--reason', 'typed twice']
const APPROVE = ['decide', 'approve', '1', ...MUTUAL, '--by']

/** A household without debts before March, two managers and a collector. */
async function withStaff() {
  const terminal = makeTerminal()
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('staff.json', STAFF))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), ...MUTUAL)
  return terminal
}

describe('commands for cash', () => {
  it('take cash of a member once, and say what is in hand', async () => {
    const { done } = await withStaff()
    expect(await done(...RECORD)).toBe('JA26-0000001: 1500 XOF for 0412337-8; in hand 1500 XOF\n')
    expect(JSON.parse(await done(...RECORD, '--json'))).toEqual({
      receipt: 'JA26-0000001',
      number: NUMBER,
      amount: 1500,
      currency: 'XOF',
      on: '2026-03-02',
      inHand: 1500,
      repeat: true,
    })
    expect(JSON.parse(await done('standing', NUMBER, '--json'))).toMatchObject({
      owed: { amount: 0 },
      paidThrough: '2026-03-31',
    })
    expect((await done('cash', 'in-hand', ...MUTUAL)).split('\n')).toEqual([
      'cash  in the hand of    amount  last deposit',
      'c1    Ibou            1500 XOF  -',
      'in all 1500 XOF',
      '',
    ])
    expect(JSON.parse(await done('cash', 'list', ...MUTUAL, '--json'))).toMatchObject([
      {
        kind: 'received',
        cash: 'c1',
        about: 'JA26-0000001',
        slip: '118',
        by: 'Ibou',
        change: 1500,
      },
    ])
    expect(await done('verify')).toContain('journals')
  })

  it.each([
    ['4500', null],
    ['4501', '4501 XOF is above what is usual here, 4500 XOF: say --right if it is right'],
    ['5', null],
    ['4', '4 XOF is below what is usual here, 5 XOF: say --right if it is right'],
  ])('ask back about %s francs: %s', async (amount, why) => {
    const { run, done } = await withStaff()
    const record = RECORD.with(4, amount)
    expect(await run(record)).toMatchObject({ code: why ? 1 : 0, err: why ? [why] : [] })
    const again = await done(...record, '--right')
    const first = why ? 'for 0412337-8' : 'was recorded before'
    expect(again).toBe(`JA26-0000001: ${amount} XOF ${first}; in hand ${amount} XOF\n`)
    expect((await run([...record])).code).toBe(0)
  })

  it('bring it to the bank whole, or say what is missing', async () => {
    const { run, done } = await withStaff()
    await done(...RECORD)
    expect(await run([...DEPOSIT, '1400'])).toEqual({
      code: 1,
      out: '',
      err: ['in hand are 1500 XOF, not 1400 XOF: 100 XOF are missing; --part leaves them in hand'],
    })
    expect((await run([...DEPOSIT, '1600'])).err).toEqual([
      'in hand are 1500 XOF, not 1600 XOF: record the 100 XOF that have no receipt first',
    ])
    expect(await done(...DEPOSIT, '1400', '--part')).toBe(
      '1400 XOF was brought to bank; in hand 100 XOF\n',
    )
    expect(await done(...DEPOSIT, '1400', '--part')).toContain('was recorded before')
    const wallet = ['--to', 'sandbox', '--of', 'Ibou', '--json']
    const byManager = DEPOSIT.map((word) => (word === 'Ibou' ? '+221775556677' : word))
    expect(JSON.parse(await done(...byManager, '100', ...wallet))).toEqual({
      ...{ ref: 'BICIS-1', cash: 'c1', amount: 100, currency: 'XOF', inHand: 0, repeat: false },
    })
    expect(await done('cash', 'list', ...MUTUAL, '--cash', 'c1')).toMatch(/deposit +-100 XOF/)
    expect(await done('cash', 'list', ...MUTUAL, '--cash', 'c2')).toBe(
      'no cash was ever recorded\n',
    )
  })

  it('let two people take a receipt back (R65)', async () => {
    const { run, done } = await withStaff()
    await done(...RECORD)
    expect(await done(...REVERSE, '--by', 'Awa Ndiaye')).toBe(
      'proposal 1 waits for somebody else: decide approve 1 --mutual jappo\n',
    )
    expect((await run([...APPROVE, 'awa ndiaye'])).err).toEqual([
      'Awa Ndiaye did the first step; somebody else must do this one: ask another manager',
    ])
    expect((await run([...APPROVE, 'Ibou'])).err).toEqual([
      'this is not in the role of Ibou: staff list shows who is what, and a manager may do it',
    ])
    expect(JSON.parse(await done('decide', 'list', ...MUTUAL, '--json'))).toMatchObject([
      {
        proposal: '1',
        kind: 'reversal',
        receipt: 'JA26-0000001',
        outcome: null,
        denied: [{ by: 'Awa Ndiaye', why: 'same-person' }, { by: 'Ibou' }],
      },
    ])
    expect(await done(...APPROVE, 'Moussa Fall')).toBe('proposal 1 was approved by Moussa Fall\n')
    expect(await done('decide', 'list', ...MUTUAL)).toBe('nothing waits for a decision\n')
    expect(await done('decide', 'list', ...MUTUAL, '--all')).toContain('Awa Ndiaye, Ibou')
    expect((await run([...APPROVE, 'Moussa Fall'])).err).toEqual([
      'proposal 1 was decided before: decide list shows those that wait',
    ])
    expect(await done('cash', 'in-hand', ...MUTUAL, '--json')).toContain('"amount":0')
    expect(JSON.parse(await done('verify', '--json'))).toMatchObject({ ok: true })
  })

  it('let two people pay back a part, or refuse to', async () => {
    const { done } = await withStaff()
    await done(...RECORD)
    const refund = ['correct', 'refund', 'JA26-0000001', ...MUTUAL, '--reason', 'paid twice']
    const from = ['--amount', '500', '--from', 'c1', '--by', 'Ibou', '--json']
    expect(JSON.parse(await done(...refund, ...from))).toEqual({
      ...{ proposal: '1', kind: 'refund', receipt: 'JA26-0000001', by: 'Ibou' },
      reason: 'paid twice',
    })
    const no = [
      'decide',
      'refuse',
      '1',
      ...MUTUAL,
      '--by',
      'Moussa Fall',
      '--reason',
      'it did come',
    ]
    expect(JSON.parse(await done(...no, '--json'))).toMatchObject({ outcome: 'refused' })
    await done(...refund, ...from)
    await done('decide', 'approve', '2', ...MUTUAL, '--by', 'Moussa Fall')
    expect(await done('cash', 'list', ...MUTUAL)).toMatch(/refund +-500 XOF +JA26-0000001/)
  })

  it('list who works for a mutual', async () => {
    const { done, file } = await withStaff()
    await done(...RECORD)
    const lines = (await done('staff', 'list', ...MUTUAL)).trim().split('\n')
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['role', 'name', 'phone', 'provider', 'until', 'cash'],
      ['clinic', 'Centre de sante Thiaroye', '+221771234567', 'thiaroye', '-', '-'],
      ['collector', 'Ibou', '+221775556699', '-', '-', 'c1'],
      ['manager', 'Moussa Fall', '+221775556677', '-', '-', '-'],
      ['manager', 'Awa Ndiaye', '+221775556688', '-', '-', '-'],
    ])
    const over = [{ phone: '+221775556699', until: '2026-03-01' }]
    const ended = { mutual: { code: 'jappo' }, collectors: over }
    await done('apply', file('ended.json', JSON.stringify(ended)))
    expect(await done('staff', 'list', ...MUTUAL, '--json')).not.toContain('Ibou')
    expect(await done('staff', 'list', ...MUTUAL, '--all', '--json')).toContain('"cash":"c1"')
  })
})

describe('a refusal of cash', () => {
  it.each([
    [
      [...RECORD, '--by', 'Nobody'],
      'Nobody does not work for jappo today: staff list shows who does',
    ],
    [[...RECORD, '--amount', '0'], '--amount 0: must be more than 0'],
    [[...RECORD, '--slip', ' '], '--slip : must be a text of 1 to 80 characters'],
    [
      [...DEPOSIT, '5', '--to', 'x'],
      'there is no wallet x: use a name from the installation file, or "bank"',
    ],
    [[...REVERSE, '--by', 'Ibou'], 'there is no receipt JA26-0000001: check its number'],
    [[...APPROVE, 'Moussa Fall'], 'there is no proposal 1: decide list shows those that wait'],
    [
      ['cash', 'in-hand', '--mutual', 'nobody'],
      'there is no mutual nobody: check the code, or create it with apply',
    ],
    [
      ['staff', 'list', '--mutual', 'nobody'],
      'there is no mutual nobody: check the code, or create it with apply',
    ],
    [
      ['decide', 'list', '--mutual', 'nobody'],
      'there is no mutual nobody: check the code, or create it with apply',
    ],
  ])('is one line that says why: %j', async (argv, why) => {
    const { run } = await withStaff()
    expect(await run(argv)).toEqual({ code: 1, out: '', err: [why] })
  })

  it('of a member without a phone says what a manager may do', async () => {
    const { run, done, file } = await withStaff()
    const others = MEMBERS.replaceAll('+221776543210', '').replaceAll(NUMBER, '')
    const added = await run(['import', file('others.csv', others), ...MUTUAL])
    const number = /(\d{7}-\d)/.exec(added.out)?.[1] ?? ''
    const record = ['cash', 'record', number, '--amount', '1500', '--slip', '7', '--by']
    expect((await run([...record, 'Moussa Fall'])).err[0]).toContain('with --no-phone')
    expect((await run([...record, 'Ibou', '--no-phone'])).err).toEqual([
      'this is not in the role of Ibou: staff list shows who is what, and a manager may do it',
    ])
    expect(await done(...record, 'Moussa Fall', '--no-phone')).toContain('in hand 1500 XOF')
  })
})
