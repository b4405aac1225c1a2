import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const MUTUAL = ['--mutual', 'jappo'] as const
const BY = ['--by', 'Awa Ndiaye'] as const

/** A household of which the State pays half, 750 francs for March; the sandbox begins on 2 March 2026. */
async function withState() {
  const terminal = makeTerminal()
  const { done, file } = terminal
  const helped = STATUTES.replace(
    '"graceDays": 15,',
    '"graceDays": 15, "subsidy": { "payer": "state", "percent": 50, "from": "2025-01-01" },',
  )
  const managers = [
    { name: 'Moussa Fall', phone: '+221775556677' },
    { name: 'Awa Ndiaye', phone: '+221775556688' },
  ]
  await done('apply', file('jappo.json', helped))
  await done('apply', file('staff.json', JSON.stringify({ mutual: { code: 'jappo' }, managers })))
  await done('import', file('members.csv', MEMBERS), ...MUTUAL)
  await done('bill', ...MUTUAL)
  await done('payer', 'add', 'state', ...MUTUAL, '--name', 'Etat', '--kind', 'state', ...BY)
  return terminal
}

describe('commands for payers of subsidies', () => {
  it('record what they pay, and show what is left and every entry', async () => {
    const { done, run } = await withState()
    const receive = ['payer', 'receive', 'state', ...MUTUAL, ...BY]
    const paid = [...receive, '--amount', '500', '--ref', 'T-1', '--on', '2026-03-01']
    expect(await done(...paid)).toBe('T-1: 500 XOF was paid by state on 2026-03-01\n')
    expect(await done(...paid)).toBe('T-1: 500 XOF was recorded before\n')
    const half = /name --amount and --ref of the bank, or --received alone/
    expect((await run([...receive, '--amount', '500'])).err[0]).toMatch(half)
    expect((await run([...receive, '--received', 'X', '--amount', '5'])).err[0]).toMatch(half)
    expect(JSON.parse(await done('payer', 'list', ...MUTUAL, '--json'))).toMatchObject([
      { payer: 'state', owed: 750, paid: 500, settled: 0, left: 250, ahead: 0, currency: 'XOF' },
    ])
    const shown = (await done('payer', 'show', 'state', ...MUTUAL)).split('\n')
    expect(shown[2]).toMatch(/^2026-03\s+1\s+750\s+500\s+0\s+0\s+250$/)
    const statement = await done('report', 'statement', '--payer', 'state', ...MUTUAL)
    expect(statement).toMatch(/subsidy\s+2026-03-01\s+0412337-8\s+750\s+750/)
    expect(statement).toMatch(/payment\s+T-1\s+-\s+-500/)
    expect(statement).toContain('owed after 250 XOF')
    expect(await done('report', 'statement', 'payer', 'state', ...MUTUAL)).toBe(statement)
    expect((await run(['report', 'statement', '--payer', 'nobody', ...MUTUAL])).err).toEqual([
      'there is no payer nobody: payer add names one, payer list shows them',
    ])
    expect(await done('verify')).toContain('journals')
  })

  it('let two people decide what becomes of the rest', async () => {
    const { done, run } = await withState()
    const month = ['state', ...MUTUAL, '--month', '2026-03', '--reason', 'no budget', ...BY]
    await done('payer', 'give-up', ...month, '--amount', '250')
    expect((await run(['decide', 'approve', '1', ...MUTUAL, ...BY])).code).toBe(1)
    await done('decide', 'approve', '1', ...MUTUAL, '--by', 'Moussa Fall')
    expect(await done('payer', 'ask-members', ...month)).toBe(
      'proposal 2 waits for somebody else: decide approve 2 --mutual jappo\n',
    )
    await done('decide', 'approve', '2', ...MUTUAL, '--by', 'Moussa Fall')
    expect(JSON.parse(await done('payer', 'show', 'state', ...MUTUAL, '--json'))).toMatchObject({
      months: [{ month: '2026-03', amount: 750, givenUp: 250, asked: 500, left: 0 }],
    })
    expect(JSON.parse(await done('standing', NUMBER, '--json'))).toMatchObject({
      owed: { amount: 1250 },
    })
    expect((await run(['payer', 'give-up', ...month])).err).toEqual([
      'of 2026-03 there is 0 XOF left that state has not paid: name that, or less',
    ])
    expect(await done('verify')).toContain('journals')
  })
})
