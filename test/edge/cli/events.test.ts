import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const CSV = `receipt,paid_at,amount,phone,account
OM1,2026-03-02 07:30,900000,+221770001122,${NUMBER}
`

const MANAGERS = {
  mutual: { code: 'jappo', heldAbove: '500000' },
  managers: [
    { name: 'Awa Diop', phone: '+221775556677', language: 'fr' },
    { name: 'Modou Fall', phone: '+221775556688', language: 'fr' },
  ],
}

describe('the commands about events', () => {
  it('list what is held, and post it once two managers agree', async () => {
    const { run, done, file } = makeTerminal()
    await done('apply', file('jappo.json', STATUTES))
    await done('apply', file('managers.json', JSON.stringify(MANAGERS)))
    await done('import', file('members.csv', MEMBERS), '--mutual', 'jappo')
    expect(await done('events', 'list')).toBe('nothing waits\n')
    await run(['reconcile', file('s.csv', CSV), '--wallet', 'sandbox', '--record'])
    const rows = JSON.parse(await done('events', 'list', '--unhandled', '--json')) as object[]
    expect(rows).toMatchObject([
      {
        ...{ state: 'held', why: 'amount', mutual: 'jappo', reference: 'OM1' },
        ...{ amount: 900_000, currency: 'XOF' },
      },
    ])
    expect(await done('events', 'list', '--unread', '--json')).toBe('[]\n')
    const { event } = rows[0] as { event: string }
    const ask = [event, '--mutual', 'jappo', '--by', 'Awa Diop', '--reason', 'a union paid']
    expect(await done('events', 'post', ...ask)).toBe('proposal 1 waits for another manager\n')
    expect(await done('verify')).toContain('1 notices are not in the books, 1 of them held')
    await done('decide', 'approve', '1', '--mutual', 'jappo', '--by', 'Modou Fall')
    expect(await done('events', 'list')).toBe('nothing waits\n')
    expect(JSON.parse(await done('standing', NUMBER, '--json'))).toMatchObject({
      owed: { amount: 0 },
    })
    const again = await run(['events', 'drop', ...ask])
    expect(again).toMatchObject({ code: 1, err: [expect.stringContaining('is held')] })
    const none = await run(['events', 'done', 'x', '--by', 'Awa Diop'])
    expect(none).toMatchObject({ code: 1, err: [expect.stringContaining('nothing unread')] })
  })
})
