import { describe, expect, it } from 'vitest'
import type { Print } from '../../../src/edge/cli/command.ts'
import { COMMANDS } from '../../../src/edge/cli/commands.ts'
import { counted, tellProgress } from '../../../src/edge/cli/progress.ts'
import { makeTerminal } from './terminal.ts'

const NAMED = COMMANDS.map((command) => [command.name, command] as const)

describe('with --json', () => {
  it.each(NAMED)('wrong usage of %s is a document too', async (name) => {
    const ran = await makeTerminal().run([...name.split(' '), '--no-such-option', '--json'])
    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.out)).toMatchObject({ errors: expect.any(Array) as unknown })
    expect(ran.err.length).toBeGreaterThan(0)
  })
})

describe('help', () => {
  it.each(NAMED)('of %s says what exit codes mean, and has --json', async (name) => {
    const { out } = await makeTerminal().run([...name.split(' '), '--help'])
    for (const line of ['0  done', '1  refused or failed', '2  wrong usage', '70 the database']) {
      expect(out).toContain(line)
    }
    expect(out).toContain('--json')
  })

  it.each([
    ['verify', 'the books do not agree'],
    ['reconcile', 'something differs'],
    ['check', 'something cannot work'],
  ])('of %s says when it fails although it was done', async (name, why) => {
    expect((await makeTerminal().run([name, '--help'])).out).toContain(why)
  })
})

/** What is about one thing or a list of a few takes no second, however large the mutual is. */
const QUICK = [
  /^(alerts|application|bank|calls|complaints|correct|decide|fee|letter|payment-file) /,
  /^household (?!categories$)/,
  /^(payer|sessions|token) |^sign-(in|out)$|^cash (?!import$)/,
  /^(payout|person|provider|staff|suspense|visit) /,
  /^book (?!close-year$)/,
  /^association (list|members leave|statement)$/,
  /^events (done|drop|list|post)$/,
  /^members (?!list$)/,
  /^(anchor|check|clock accept|coverage|dial|menu-card|open|reminders send|serve|simulate|standing)$/,
  /^wallet list$/,
] as const

describe('progress', () => {
  it('is told by every command that may take over a second', () => {
    const quick = (name: string) => QUICK.some((some) => some.test(name))
    const wrong = COMMANDS.filter(({ name, slow = false }) => slow === quick(name))
    expect(wrong.map(({ name }) => name)).toEqual([])
    expect(COMMANDS.filter(({ slow }) => slow).length).toBeGreaterThan(20)
  })

  function listening() {
    const told: string[] = []
    const print: Print = { out: () => {}, err: (line) => void told.push(line), progress: () => {} }
    return { told, print }
  }

  it('is told once a second, from the first second on', () => {
    const { told, print } = listening()
    let now = 0
    const progress = tellProgress(print, { name: 'verify' }, true, () => now)
    const write = counted(progress.print, 'journals', () => undefined)
    for (const at of [0, 999, 1000, 1500, 1999, 2000, 4000]) {
      now = at
      write('x')
    }
    progress.stop()
    expect(told).toEqual([
      'verify: 3 journals, 1 s',
      'verify: 6 journals, 2 s',
      'verify: 7 journals, 4 s',
    ])
  })

  it('is told of a command that says nothing itself', async () => {
    const { told, print } = listening()
    const progress = tellProgress(print, { name: 'bill' }, true)
    await new Promise((resolve) => setTimeout(resolve, 1300))
    progress.stop()
    expect(told).toEqual(['bill: at work, 1 s'])
  })

  it('is not told where nobody reads it, unless it is asked for', async () => {
    const { told, print } = listening()
    const quiet = tellProgress(print, { name: 'verify' }, false)
    quiet.print.progress('1 journals')
    expect(told).toEqual([])
    const { out } = await makeTerminal().run(['verify', '--help'])
    expect(out).toContain('--progress')
  })
})
