import { expect, it } from 'vitest'
import { makeTerminal, MEMBERS, STATUTES } from './terminal.ts'

const MUTUAL = ['--mutual', 'jappo']
const STATEMENT = 'receipt,paid_at,amount\nA1,2026-02-10 08:00:00,1500\n'

/** Words of a command line, quoted ones as one. */
function words(line: string): string[] {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''))
}

/** A mutual in the month after its first, and each line that its month has. */
async function lines(month: string) {
  const terminal = makeTerminal()
  const { done, file } = terminal
  await done('apply', file('jappo.json', STATUTES))
  const managers = [{ name: 'Awa Diop', phone: '+221775550001' }]
  const awa = JSON.stringify({ mutual: { code: 'jappo' }, managers })
  await done('apply', file('managers.json', awa))
  await done('import', file('members.csv', MEMBERS), ...MUTUAL)
  const { lines } = JSON.parse(await done('month', 'jappo', month, '--json')) as {
    lines: { subject: string; command: string }[]
  }
  return { ...terminal, lines }
}

it('every line of a month leads to a command that runs as it is written', async () => {
  const { lines: all, file, run } = await lines('2026-02')
  expect(all.length).toBeGreaterThan(15)
  for (const { subject, command } of all) {
    const argv = words(command).map((word) => {
      if (word === 'NAME') return 'Awa Diop'
      return word === 'FILE.csv' ? file('statement.csv', STATEMENT) : word
    })
    const { code, err } = await run(argv)
    // The statement differs from the books, as it should; the year of this month is not over.
    const may = /^(statements missing|year not in the funds)$/.test(subject) ? [0, 1] : [0]
    expect(may, `${subject}: ${command}: ${err.join()}`).toContain(code)
    if (subject === 'year not in the funds') expect(err.join()).toMatch(/books are not closed/)
  }
})

it('the list has no two lines of the same name, and none without a command', async () => {
  const { lines: all } = await lines('2026-02')
  expect(new Set(all.map(({ subject }) => subject)).size).toBe(all.length)
  expect(all.every(({ command }) => command !== '')).toBe(true)
})
