import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const CSV = `receipt,paid_at,amount,phone,account,kind
OM1,2026-03-02 07:30,1500,+221770001122,${NUMBER},
FEE1,2026-03-02 07:31,-15,,,fee
`

async function withMutual() {
  const terminal = makeTerminal()
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), '--mutual', 'jappo')
  return { ...terminal, statement: terminal.file('statement.csv', CSV) }
}

describe('the command reconcile', () => {
  it('shows what does not agree and what to do, records it, and then agrees (R61)', async () => {
    const { run, done, statement } = await withMutual()
    const ask = ['reconcile', statement, '--wallet', 'sandbox']
    const first = await run(ask)
    expect(first.code).toBe(1)
    expect(first.err).toEqual([
      `${statement}: 2 differences between statement, receipts and ledger`,
    ])
    expect(first.out.split('\n')).toEqual([
      'sandbox: 2 movements, 2 new, 0 recorded from the statement',
      expect.stringMatching(/^reference +on +statement +here +since +what$/),
      expect.stringMatching(
        /^OM1 +2026-03-02 +1500 +- +today +paid and not recorded: --record; or it is held: events list$/,
      ),
      expect.stringMatching(/^FEE1 +2026-03-02 +15 +- +today +a fee not recorded: --record/),
      '',
    ])
    expect((await done(...ask, '--record', '--by', 'Awa Diop')).split('\n')).toEqual([
      'sandbox: 2 movements, 0 new, 2 recorded from the statement',
      'statement, receipts and ledger agree',
      '',
    ])
    expect(JSON.parse(await done(...ask, '--json'))).toEqual({
      ...{ wallet: 'sandbox', currency: 'XOF', lines: 2, new: 0, passedOver: 0, recorded: 0 },
      differences: [],
      balances: { in: 1500, out: 15, ledger: 1485 },
    })
    expect(JSON.parse(await done('standing', NUMBER, '--json'))).toMatchObject({
      owed: { amount: 0 },
      paidThrough: '2026-03-31',
    })
    expect(await done('verify')).toContain('journals')
  })

  it('takes a file, or asks the operator for its statement, which not each gives', async () => {
    const { run, statement } = await withMutual()
    const of = (...argv: string[]) => run(['reconcile', ...argv, '--wallet', 'sandbox'])
    expect(await of()).toMatchObject({ code: 2, err: [expect.stringContaining('--fetch')] })
    expect(await of(statement, '--fetch')).toMatchObject({ code: 2 })
    expect(await of('--fetch')).toMatchObject({
      ...{ code: 1, err: [expect.stringContaining('no statement by request')] },
    })
  })

  it('shows opening and closing balances beside the ledger, and where they do not follow', async () => {
    const { run, done, file } = await withMutual()
    const csv = `receipt,paid_at,amount,phone,account,kind,balance
OM1,2026-03-02 07:30,1500,,${NUMBER},,1500
FEE1,2026-03-02 07:31,-15,,,fee,1475
`
    const ask = ['reconcile', file('b.csv', csv), '--wallet', 'sandbox', '--record']
    expect((await done(...ask)).split('\n')).toEqual([
      'sandbox: 2 movements, 2 new, 2 recorded from the statement',
      'opening balance 0, as in the ledger; closing balance 1475, in the ledger 1485',
      'balances do not follow from the lines at FEE1: is a part missing?',
      'statement, receipts and ledger agree',
      '',
    ])
    const { balances } = JSON.parse((await run([...ask, '--json'])).out) as { balances: unknown }
    expect(balances).toEqual({
      ...{ in: 1500, out: 15, ledger: 1485, gaps: ['FEE1'] },
      opening: { statement: 0, ledger: 0 },
      closing: { statement: 1475, ledger: 1485 },
    })
    expect(await done('report', 'reconciliation', '--mutual', 'jappo')).toContain(
      'closing balance on 2026-03-02: 1475 XOF, in the ledger 1485',
    )
  })

  it('names each faulty line, a wallet of nobody, and days in the wrong order', async () => {
    const { run, file, statement } = await withMutual()
    const rows = 'OM2,2026-03-32,5,,,\n,2026-03-02 07:30,x,,,\n1.23457E+10,2026-03-02 07:30,5,,,\n'
    const bad = file('bad.csv', `${CSV}${rows}`)
    expect((await run(['reconcile', bad, '--wallet', 'sandbox'])).err).toEqual([
      `${bad}:4: paid_at is not a day and time such as 2026-03-14 10:16:02`,
      `${bad}:5: receipt must be 1 to 64 characters`,
      `${bad}:5: amount is not one amount in XOF`,
      `${bad}:6: receipt 1.23457E+10 is a number that a spreadsheet has shortened: its digits are lost; take the file from the operator anew`,
    ])
    const other = await run(['reconcile', statement, '--wallet', 'orange'])
    expect(other).toMatchObject({ code: 1, err: [expect.stringContaining('orange')] })
    const span = ['--from', '2026-03-03', '--to', '2026-03-02']
    const reversed = await run(['reconcile', statement, '--wallet', 'sandbox', ...span])
    expect(reversed).toMatchObject({
      code: 1,
      err: ['2026-03-03 is later than 2026-03-02: give the earlier day first'],
    })
  })

  it('names a receipt that stands with another day or payer, and hides the phones (R61)', async () => {
    const { run, done, file, statement } = await withMutual()
    await done('reconcile', statement, '--wallet', 'sandbox', '--record')
    const again = file(
      'again.csv',
      CSV.replace('OM1,2026-03-02', 'OM1,2026-03-01').replace('770001122', '770001123'),
    )
    const { code, out } = await run(['reconcile', again, '--wallet', 'sandbox', '--json'])
    expect(code).toBe(1)
    const { new: added, differences } = JSON.parse(out) as {
      new: number
      differences: { kind: string; reference: string; says: unknown }[]
    }
    expect(added).toBe(0)
    expect(differences.map(({ kind, reference, says }) => [kind, reference, says])).toEqual([
      ['statement-differs', 'OM1', { statement: '2026-03-01', here: '2026-03-02' }],
      ['statement-differs', 'OM1', { statement: '77xx1123', here: '77xx1122' }],
    ])
  })

  it('reads decimals as it is told, where both readings fit', async () => {
    const { done, file } = await withMutual()
    const csv = 'receipt;paid_at;amount\nOM7;02/03/2026 07:30;1.500\n'
    const ask = ['reconcile', file('c.csv', csv), '--wallet', 'sandbox', '--dates', 'dmy']
    const kept = await done(...ask, '--decimals', 'comma', '--record')
    expect(kept).toContain('1 recorded')
    expect(await done('suspense', 'list', '--mutual', 'jappo')).toContain('1500')
  })
})
