import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { COMMANDS } from '../../../src/edge/cli/commands.ts'
import { acquireWriterLock } from '../../../src/store/engine/lock.ts'
import { postgresEngine } from '../../store/stores.ts'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

/** A database with one household, on the sandbox's first day. */
async function withMembers(settings: Readonly<Record<string, string>> = {}) {
  const terminal = makeTerminal(settings)
  await terminal.done('migrate')
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), '--mutual', 'jappo')
  return terminal
}

describe('help', () => {
  it('lists every command', async () => {
    const { code, out, err } = await makeTerminal().run(['--help'])
    expect({ code, err }).toEqual({ code: 0, err: [] })
    for (const { name } of COMMANDS) expect(out).toContain(` ${name.split(' ')[0]} `)
  })

  it('is beside a version for whoever reports a fault', async () => {
    const { code, out } = await makeTerminal().run(['--version'])
    expect(code).toBe(0)
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'of %s says what it does and describes each argument and option',
    async (name, command) => {
      const { code, out } = await makeTerminal().run([...name.split(' '), '--help'])
      expect(code).toBe(0)
      const told = out.replace(/\s+/g, ' ')
      const details = [...(command.arguments ?? []), ...(command.options ?? [])]
      for (const { describe } of [command, ...details]) expect(told).toContain(describe)
      for (const line of command.details ?? []) expect(told).toContain(line)
      expect(told.match(/\(required\)/g)?.length ?? 0).toBe(
        (command.options ?? []).filter(({ required }) => required).length,
      )
      const listed = (await makeTerminal().run([...name.split(' ').slice(0, -1), '--help'])).out
      for (const line of command.details ?? []) expect(listed).not.toContain(line.slice(0, 40))
    },
  )
})

describe('the examples that help shows', () => {
  const examples = COMMANDS.flatMap(({ examples, ...command }) =>
    examples.map((example) => [example, command] as const),
  )

  it.each(examples)('are of the command as it is: %s', (example, command) => {
    const words = [...example.replace(/ > \S+$/, '').matchAll(/"[^"]*"|\S+/g)].map(([word]) => word)
    const name = command.name.split(' ')
    expect(words.slice(0, name.length)).toEqual(name)
    const given = words.filter((word) => word.startsWith('--'))
    const options = command.options ?? []
    const flags = options.map((option) => option.flags.split(' ')[0] as string)
    expect(given.filter((flag) => !flags.includes(flag))).toEqual([])
    const required = options.filter((option) => option.required).map(({ flags }) => flags)
    expect(required.filter((flag) => !given.includes(flag.split(' ')[0] as string))).toEqual([])
    for (const { flags: flag, choices } of options) {
      const value = words[words.indexOf(flag.split(' ')[0] as string) + 1]
      if (choices && given.includes(flag.split(' ')[0] as string)) expect(choices).toContain(value)
    }
    const values = options.filter(({ flags: flag }) => flag.includes(' ')).map(({ flags: flag }) => flag.split(' ')[0]) // prettier-ignore
    const bare = words.slice(name.length).filter((word, at, all) => {
      return !word.startsWith('--') && !values.includes(all[at - 1])
    })
    const needed = (command.arguments ?? []).filter(({ optional }) => !optional)
    expect(bare.length).toBeGreaterThanOrEqual(needed.length)
    expect(bare.length).toBeLessThanOrEqual((command.arguments ?? []).length)
  })
})

describe('the examples that help shows, on the mutual of examples/', () => {
  /** These wait for somebody, or go on until they are told to stop. */
  const endless = ['serve', 'simulate', 'dial']
  const examples = COMMANDS.filter(({ name }) => !endless.includes(name)).flatMap(
    (command) => command.examples,
  )
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-examples-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const made = join(folder, 'made.db')

  async function makeExampleMutual(): Promise<void> {
    const { done } = makeTerminal({ DATABASE_URL: `sqlite:${made}` })
    await done('apply', 'examples/statutes-jappo.json')
    await done('import', 'examples/members.csv', '--mutual', 'jappo')
  }

  it.each(examples)('are done as typed, or something is not there: %s', async (example) => {
    const { run, database } = makeTerminal()
    if (!existsSync(made)) await makeExampleMutual()
    copyFileSync(made, database)
    const typed = example
      .replace(/ > \S+$/, '')
      .replace(/--output (\S+)/, `--output ${database}.$1`)
    const words = [...typed.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)
    const { code, err } = await run(words)
    if (code === 0) return
    expect({ code, lines: err.length }).toEqual({ code: 1, lines: 1 })
    expect(err[0]).toMatch(NOTHING_THERE)
  })
})

/** Of what an example needs besides a mutual and two members. */
const NOTHING_THERE = new RegExp(
  [
    'there (is|are) (no|0) ',
    // A town is invented in a database of its own.
    'there is mutual jappo in this database already',
    ' holds 0 ',
    'the books do not agree: 1 findings',
    'nothing that was approved waits to be paid',
    'number exists already',
    'has no (service PIN|end|member)',
    'has 0 unpaid periods',
    'is not over',
    'owes nothing',
    'is owed 0 ',
    'no change of phone',
    '^in hand are 0 ',
    'is not a collector of',
    'nobody who works for',
    'clock of the sandbox is always believed',
    'nothing unread is called',
    'waits for a call',
    // An anchor is of books, and the example's are others.
    'the books do not agree: 1 findings',
    'cannot connect to PostgreSQL',
    'does not work for',
    'the books are not closed through',
    'is not the last year that was closed',
    'nobody hears your call',
    'has no subsidy for those whom a list names',
    '^no (sign-in|token) .* holds',
    'no code was asked for',
    'is not the code',
  ].join('|'),
)

describe('wrong usage', () => {
  it.each([
    [[]],
    [['rubbish']],
    [['standing']],
    [['standing', NUMBER, NUMBER]],
    [['standing', NUMBER, '--rubbish']],
    [['standing', NUMBER, '--on']],
    [['bill']],
    [['coverage', NUMBER]],
    [['suspense']],
    [['suspense', 'rubbish']],
    [['export', 'journal', '--mutual', 'jappo', '--format', 'xml']],
  ])('is 2 and said on standard error: %j', async (argv) => {
    const { code, out, err } = await makeTerminal().run(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.length).toBeGreaterThan(0)
  })
})

describe('a refusal', () => {
  it.each([
    [['standing', '04123377'], 'NUMBER 04123377: is not a member number, a digit must be wrong'],
    [
      ['standing', '82063627'],
      'there is no member 82063627: check the number, or look for it with members list',
    ],
    [['standing', NUMBER, '--on', '2026-02-30'], '--on 2026-02-30: is not a date YYYY-MM-DD'],
    [
      ['bill', '--mutual', 'nobody'],
      'there is no mutual nobody: check the code, or create it with apply',
    ],
    [
      ['suspense', 'list', '--mutual', 'nobody'],
      'there is no mutual nobody: check the code, or create it with apply',
    ],
    [['suspense', 'match', 'JP26-1', NUMBER], 'there is no receipt JP26-1: check its number'],
    [
      ['export', 'journal', '--mutual', 'nobody', '--format', 'csv'],
      'there is no mutual nobody: check the code, or create it with apply',
    ],
    [['apply', 'no-such.json'], 'no-such.json: there is no such file'],
    [['import', '/', '--mutual', 'jappo'], '/: is a directory'],
    [['dial', '0711000222'], 'PHONE 0711000222: is not in international form: +254711000222'],
  ])('is 1 and one line that says why: %j', async (argv, why) => {
    const { run } = await withMembers()
    expect(await run(argv)).toEqual({ code: 1, out: '', err: [why] })
  })

  it('names every setting that is wrong in one line', async () => {
    const { run } = makeTerminal({ PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'mysql://db' })
    const { code, err } = await run(['verify'])
    expect({ code, lines: err.length }).toEqual({ code: 1, lines: 1 })
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(err[0]).toContain(name)
  })

  it.each([
    ['a database that is not there', {}],
    ['a server that is not there', { DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x' }],
  ])('of %s is one line', async (_what, environment) => {
    const { code, err } = await makeTerminal(environment).run(['verify'])
    expect({ code, lines: err.length }).toEqual({ code: 1, lines: 1 })
    expect(err[0]).not.toContain('hidden')
  })

  it('of a file names the line and the field of each fault', async () => {
    const { run, file, done } = await withMembers()
    const wrong = STATUTES.replace('"1500"', '"15x0"').replace('"dueDay"', '"dewDay"')
    const statutes = file('wrong.json', wrong)
    const { code, err } = await run(['apply', statutes])
    expect(code).toBe(1)
    expect(err).toHaveLength(2)
    expect(err[0]).toMatch(new RegExp(`^${statutes}:8: plans\\[0\\]\\.contribution `))
    expect(err[1]).toMatch(new RegExp(`^${statutes}:8: plans\\[0\\]\\.dewDay `))
    const broken = file('broken.json', '{\n"mutual": {\n')
    expect((await run(['apply', broken])).err[0]).toMatch(new RegExp(`^${broken}:3: is not JSON`))
    const members = file('wrong.csv', MEMBERS.replace('1988-02-03', '1988-02-30'))
    const imported = await run(['import', members, '--mutual', 'jappo', '--update'])
    expect(imported.err[0]).toMatch(new RegExp(`^${members}:2: birth_date `))
    expect(await done('apply', file('again.json', STATUTES))).toBe('nothing changed\n')
  })

  it('of a real service keeps commands with its settings away from the sandbox’s database', async () => {
    const { database } = await withMembers()
    const service = makeTerminal({ NODE_ENV: 'production', DATABASE_URL: `sqlite:${database}` })
    const { code, err } = await service.run(['bill', '--mutual', 'jappo'])
    expect({ code, err }).toEqual({ code: 1, err: [expect.stringContaining('sandbox') as string] })
  })

  it('says when somebody else writes and takes no commands', async () => {
    const { run, database } = await withMembers()
    const lock = acquireWriterLock(database)
    try {
      const { code, err } = await run(['bill', '--mutual', 'jappo'])
      expect(code).toBe(1)
      expect(err).toEqual([expect.stringContaining('another process writes to') as string])
    } finally {
      lock?.release()
    }
  })
})

describe('the commands', () => {
  it('make a mutual and register its members', async () => {
    const { run, done, file } = makeTerminal()
    expect(await done('migrate')).toMatch(/^ran 0001-start\n/)
    expect(await done('migrate')).toBe('the database is of this version\n')
    const statutes = file('jappo.json', STATUTES)
    expect(await done('apply', statutes)).toContain('mutual jappo: new')
    expect(await done('apply', statutes)).toBe('nothing changed\n')
    const members = file('members.csv', MEMBERS)
    const dry = await done('import', members, '--mutual', 'jappo', '--dry-run')
    expect(dry).toContain('nothing was written; without --dry-run: 1 new members (2 people)')
    expect((await run(['standing', NUMBER])).code).toBe(1)
    const imported = await done('import', members, '--mutual', 'jappo')
    expect(imported).toContain('line 2: 0412337-8')
    expect((await run(['import', members, '--mutual', 'jappo'])).code).toBe(1)
    expect((await run(['import', members, '--mutual', 'jappo', '--update'])).code).toBe(0)
  })

  it('need no migration for a database that is new', async () => {
    const { done, file } = makeTerminal()
    expect(await done('apply', file('jappo.json', STATUTES))).toContain('mutual jappo: new')
  })

  it('tell a standing to people and to programs', async () => {
    const { done } = await withMembers()
    expect(JSON.parse(await done('standing', '0412337-8', '--json'))).toEqual({
      number: NUMBER,
      mutual: 'jappo',
      plan: 'family',
      state: 'active',
      owed: { amount: 1500, currency: 'XOF' },
      credit: { amount: 0, currency: 'XOF' },
      paidThrough: '2026-02-28',
      coveredUntil: '2026-03-20',
      waitingUntil: null,
      charges: [{ period: '2026-03', dueOn: '2026-03-05', amount: 1500, paid: 0 }],
    })
    const text = await done('standing', NUMBER, '--on', '2026-04-02')
    expect(text.split('\n')).toEqual([
      'member         0412337-8 Awa Diop',
      'plan           family, Mutuelle Jappo (jappo)',
      'on             2026-04-02',
      'state          suspended',
      'owed           3000 XOF',
      'credit         0 XOF',
      'paid through   2026-02-28',
      'covered until  -',
      'waiting until  -',
      '',
      'period   due on      amount  paid',
      '2026-03  2026-03-05    1500     0',
      '2026-04  2026-04-05    1500     0',
      '',
    ])
  })

  it.each([
    [NUMBER, { answer: 'yes', reason: 'OK', until: '2026-03-20' }, 'Awa'],
    ['0412337-8/1', { answer: 'yes', reason: 'OK', until: '2026-03-20' }, 'Ali'],
    [`${NUMBER} 1`, { answer: 'yes', reason: 'OK', until: '2026-03-20' }, 'Ali'],
    [`${NUMBER}/2`, { answer: 'no', reason: 'N2', until: null }, undefined],
    ['04123377', { answer: 'no', reason: 'N1', until: null }, undefined],
  ])('decide coverage of %j', async (who, answer, firstName) => {
    const { done } = await withMembers()
    const json = await done('coverage', who, '--provider', 'thiaroye', '--json')
    const told = JSON.parse(json) as { person: { firstName: string } | null }
    expect(told).toMatchObject(answer)
    expect(told.person?.firstName).toBe(firstName)
  })

  it('bill once, and keep books that agree', async () => {
    const { done } = await withMembers()
    const bill = ['bill', '--mutual', 'jappo', '--on', '2026-04-01']
    expect(await done(...bill)).toBe('jappo: 2 charges posted by 2026-04-01, 1 members\n')
    expect(await done(...bill)).toBe('jappo: 0 charges posted by 2026-04-01, 1 members\n')
    expect(await done('verify')).toContain('2 journals\n')
    expect(JSON.parse(await done('verify', '--json'))).toMatchObject({ ok: true, findings: [] })
    const table = await done('export', 'journal', '--mutual', 'jappo', '--format', 'csv')
    expect(table.trim().split('\n')).toHaveLength(3)
    const later = ['--from', '2026-04-01', '--to', '2026-04-01']
    const books = await done(
      'export',
      'journal',
      '--mutual',
      'jappo',
      '--format',
      'hledger',
      ...later,
    )
    expect(books.match(/^\d{4}-\d\d-\d\d /gm)).toEqual(['2026-04-01 '])
    expect(await done('suspense', 'list', '--mutual', 'jappo')).toBe('nothing is in suspense\n')
  })

  it('write a copy that is verified, and put it back', async () => {
    const { run, done, folder } = await withMembers()
    const copy = join(folder, 'copy.db')
    await done('bill', '--mutual', 'jappo', '--on', '2026-03-01')
    expect(await done('backup', copy)).toContain('written and verified, 1 journals')
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect((await run(['backup', copy])).err).toEqual([`${copy}: is there already`])
    await done('bill', '--mutual', 'jappo', '--on', '2026-05-01')
    expect(await done('verify')).toContain('3 journals')
    expect(await done('restore', copy)).toContain('restored, 1 journals')
    expect(await done('verify')).toContain('1 journals')
    const kept = readdirSync(folder).filter((name) => name.includes('.before-restore-'))
    expect(kept).not.toEqual([])
    expect(existsSync(copy)).toBe(true)
  })

  it('write a copy that only the owner of a key can read, and put it back with that', async () => {
    const identity = await generateIdentity()
    const recipient = await identityToRecipient(identity)
    const { run, done, file, folder } = await withMembers({ BACKUP_AGE_RECIPIENT: recipient })
    const copy = join(folder, 'copy.db.age')
    await done('backup', copy)
    const sealed = readFileSync(copy)
    expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    // A short word may stand in as many random bytes by chance.
    expect(sealed.includes('CREATE TABLE')).toBe(false)
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => /part|sealed/.test(name))).toEqual([])
    await done('bill', '--mutual', 'jappo', '--on', '2026-05-01')
    const key = file('key.txt', `# created: today\n# public key: ${recipient}\n${identity}\n`)
    expect((await run(['restore', copy])).err).toEqual([expect.stringContaining('--identity')])
    const other = file('other.txt', await generateIdentity())
    expect((await run(['restore', copy, '--identity', other])).code).toBe(1)
    const torn = Buffer.from(sealed)
    torn[torn.length - 100] = (torn[torn.length - 100] ?? 0) ^ 1
    writeFileSync(join(folder, 'torn.db.age'), torn)
    const changed = ['restore', join(folder, 'torn.db.age'), '--identity', key]
    expect((await run(changed)).code).toBe(1)
    expect(await done('verify')).toContain('3 journals')
    expect(await done('restore', copy, '--identity', key)).toContain('restored, 0 journals')
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('encrypt nothing without a key to encrypt to', async () => {
    const { run, folder } = await withMembers()
    const refused = await run(['backup', join(folder, 'copy.db.age')])
    expect(refused.err).toEqual([expect.stringContaining('BACKUP_AGE_RECIPIENT')])
  })

  it('restore nothing that is not sound, and nothing under a running service', async () => {
    const { run, done, file, folder, database } = await withMembers()
    const before = await done('standing', NUMBER, '--json')
    const rubbish = await run(['restore', file('rubbish.db', 'rubbish '.repeat(1000))])
    expect(rubbish).toMatchObject({
      code: 1,
      err: [expect.stringContaining('not sound') as string],
    })
    const copy = join(folder, 'copy.db')
    await done('backup', copy)
    const torn = readFileSync(copy)
    torn.fill(0xff, torn.length - 9000, torn.length - 4096)
    expect((await run(['restore', file('torn.db', torn.toString('latin1'))])).code).toBe(1)
    const lock = acquireWriterLock(database)
    expect(await run(['restore', copy])).toMatchObject({
      code: 1,
      err: [expect.stringContaining('stop it first') as string],
    })
    lock?.release()
    expect(await done('standing', NUMBER, '--json')).toBe(before)
  })
})

describe.runIf(inject('postgresUrl'))('the commands on PostgreSQL', () => {
  const { emptyUrl } = postgresEngine()

  it('run by themselves, from the migration to the books', async () => {
    const { run, done, file } = makeTerminal({ DATABASE_URL: await emptyUrl() })
    const statutes = file('jappo.json', STATUTES)
    expect(await run(['apply', statutes])).toMatchObject({
      code: 1,
      err: [expect.stringContaining('run `mutual-line migrate`') as string],
    })
    expect(await done('migrate')).toMatch(/^ran 0001-start\n/)
    expect(await done('apply', statutes)).toContain('mutual jappo: new')
    await done('import', file('members.csv', MEMBERS), '--mutual', 'jappo')
    expect(await done('bill', '--mutual', 'jappo')).toContain('1 charges posted by 2026-03-02')
    expect(await done('standing', NUMBER)).toContain('owed           1500 XOF')
    expect(await done('verify')).toContain('1 journals')
  })
})
