import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const STAFFED = STATUTES.replace(
  '"providers": [',
  `"managers": [{ "name": "Khady Sarr", "phone": "+221770000001" },
    { "name": "Moussa Fall", "phone": "+221770000002" }],
  "providers": [`,
)

const PAID_IN = `receipt,paid_at,amount,phone,account
OM1,2026-03-02 07:30,3000,+221770001122,${NUMBER}
`

/** The same statement with the refund, its fee, and money that left without a word of ours. */
const PAID_OUT = `receipt,paid_at,amount,phone,account,kind,linked
OM1,2026-03-02 07:30,3000,+221770001122,${NUMBER},,
OM2,2026-03-02 08:30,-1000,,JA26P000001,transfer,
OM2,2026-03-02 08:30,-10,,,fee,OM2
OM3,2026-03-02 08:31,-70,,,gift,
`

async function withReceipt() {
  const terminal = makeTerminal()
  const { done, file } = terminal
  await done('apply', file('jappo.json', STAFFED))
  await done('import', file('members.csv', MEMBERS), '--mutual', 'jappo')
  await done('reconcile', file('in.csv', PAID_IN), '--wallet', 'sandbox', '--record')
  return terminal
}

const IN_JAPPO = ['--mutual', 'jappo'] as const
const BY_KHADY = ['--by', 'Khady Sarr'] as const
const BY_MOUSSA = ['--by', 'Moussa Fall'] as const

describe('money out by file, by command', () => {
  it('is proposed, approved, written, and paid by the statement', async () => {
    const { run, done, file } = await withReceipt()
    const ask = ['JA26-0000001', ...IN_JAPPO, '--amount', '1000', '--from', 'sandbox']
    const proposed = await done('payout', 'refund', ...ask, '--reason', 'too much', ...BY_KHADY)
    expect(proposed).toBe('proposal 1 waits for somebody else: decide approve 1 --mutual jappo\n')
    await done('decide', 'approve', '1', ...IN_JAPPO, ...BY_MOUSSA)
    const write = ['payment-file', 'write', ...IN_JAPPO, '--from', 'sandbox', ...BY_KHADY]
    const csv = await done(...write)
    expect(csv.split('\n')).toEqual([
      'reference,payee,account,amount,currency,date,purpose',
      expect.stringMatching(
        /^JA26-P000001,Awa Diop,221770001122,1000,XOF,20\d\d-\d\d-\d\d,refund JA26-0000001$/,
      ),
      '',
    ])
    expect(await done(...write)).toBe(csv)
    expect(await done('payment-file', 'show', 'JA26-F0001', ...IN_JAPPO)).toBe(csv)
    expect(await done('payment-file', 'list', ...IN_JAPPO)).toMatch(
      /JA26-F0001 +sandbox .* written/,
    )
    expect(JSON.parse(await done('payout', 'list', ...IN_JAPPO, '--json'))).toMatchObject([
      { reference: 'JA26-P000001', state: 'written', payTo: '77xx1122', amount: 1000, days: 0 },
    ])
    const report = async () => done('report', 'reconciliation', ...IN_JAPPO)
    expect(await report()).toContain('1000 XOF on its way out: 0 wait for a file, 1 in one')
    const reconcile = ['reconcile', file('out.csv', PAID_OUT), '--wallet', 'sandbox', '--record']
    const { code, out } = await run(reconcile)
    expect(code).toBe(1)
    expect(out).toContain('2 recorded from the statement')
    expect(out).toMatch(/OM3 +2026-03-02 +70 +- .* of a kind unknown here/)
    expect(out).not.toContain('OM2')
    expect(await report()).toMatch(/statements through 2026-03-02\n +1 not-understood, the oldest/)
    expect(await done('payout', 'list', ...IN_JAPPO)).toBe('nothing is on its way out\n')
    const [paid] = JSON.parse(await done('payout', 'list', ...IN_JAPPO, '--all', '--json')) as [
      object,
    ]
    expect(paid).toMatchObject({ state: 'paid', paidOn: '2026-03-02', operatorReference: 'OM2' })
    expect(await done('verify')).toContain('journals')
  })

  it('that came back goes to another account, or nowhere, when two people say so', async () => {
    const { run, done, file } = await withReceipt()
    const ask = ['JA26-0000001', ...IN_JAPPO, '--amount', '1000', '--from', 'sandbox']
    await done('payout', 'refund', ...ask, '--reason', 'too much', ...BY_KHADY)
    await done('decide', 'approve', '1', ...IN_JAPPO, ...BY_MOUSSA)
    const write = ['payment-file', 'write', ...IN_JAPPO, '--from', 'sandbox', ...BY_KHADY]
    await done(...write)
    const back = file(
      'back.csv',
      'receipt,paid_at,amount,phone,account,kind,linked\n' +
        `OM1,2026-03-02 07:30,3000,+221770001122,${NUMBER},,\n` +
        'OM2,2026-03-02 08:30,-1000,,JA26P000001,transfer,\nOM3,2026-03-02 08:31,1000,,,,OM2\n',
    )
    const { code, out } = await run(['reconcile', back, '--wallet', 'sandbox', '--record'])
    expect([code, out]).toEqual([1, expect.stringContaining('2 recorded from the statement')])
    expect(out).toMatch(/JA26-P000001 .* came back: payout redirect or payout cancel/)
    const list = async (...more: string[]) =>
      JSON.parse(await done('payout', 'list', ...IN_JAPPO, '--json', ...more)) as unknown
    expect(await list()).toMatchObject([{ state: 'returned', returnedOn: '2026-03-02' }])
    expect(await done('report', 'reconciliation', ...IN_JAPPO)).toContain('1 came back')
    const to = ['--to', '+221770003344', '--reason', 'wrong number', ...BY_KHADY]
    await done('payout', 'redirect', 'JA26-P000001', ...IN_JAPPO, ...to)
    await done('decide', 'approve', '2', ...IN_JAPPO, ...BY_MOUSSA)
    expect(await list('--all')).toMatchObject([
      { state: 'redirected', next: 'JA26-P000002' },
      { reference: 'JA26-P000002', state: 'waiting', payTo: '77xx3344', amount: 1000 },
    ])
    const cancel = ['payout', 'cancel', 'JA26-P000002', ...IN_JAPPO, '--reason', 'not wanted']
    await done(...cancel, ...BY_KHADY)
    await done('decide', 'approve', '3', ...IN_JAPPO, ...BY_MOUSSA)
    expect(await list()).toEqual([])
    expect((await run([...cancel, ...BY_KHADY])).err).toEqual([
      expect.stringContaining('JA26-P000002 was cancelled'),
    ])
    expect(await done('verify')).toContain('journals')
  })

  it('is taken back by two people, and written anew', async () => {
    const { run, done } = await withReceipt()
    const clinic = [
      'payout',
      'clinic',
      'thiaroye',
      ...IN_JAPPO,
      '--amount',
      '1',
      '--from',
      'sandbox',
    ]
    const refused = await run([...clinic, '--to', '0770001122', '--reason', 'x', ...BY_KHADY])
    expect(refused.err).toEqual([expect.stringContaining('thiaroye')])
    const write = ['payment-file', 'write', ...IN_JAPPO, '--from', 'sandbox', ...BY_KHADY]
    expect((await run(write)).err).toEqual([expect.stringContaining('nothing that was approved')])
    const ask = ['JA26-0000001', ...IN_JAPPO, '--amount', '1000', '--from', 'sandbox']
    await done('payout', 'refund', ...ask, '--reason', 'too much', ...BY_KHADY)
    await done('decide', 'approve', '1', ...IN_JAPPO, ...BY_MOUSSA)
    await done(...write)
    const back = ['payment-file', 'back', 'JA26-F0001', ...IN_JAPPO, '--reason', 'lost']
    await done(...back, ...BY_KHADY)
    expect((await run(['decide', 'approve', '2', ...IN_JAPPO, ...BY_KHADY])).code).toBe(1)
    await done('decide', 'approve', '2', ...IN_JAPPO, ...BY_MOUSSA)
    expect(JSON.parse(await done(...write, '--json'))).toMatchObject({
      ...{ file: 'JA26-F0002', isNew: true, amount: 1000 },
      payouts: [{ reference: 'JA26-P000001' }],
    })
  })
})
