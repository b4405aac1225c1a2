import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { startTestService } from '../service.ts'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

/** Of the real service, whose clock may be wrong. */
const REAL = { NODE_ENV: 'production' }

/** What an operator meets at night is one line that says what to do. */

it.each([
  ['that is not there', () => undefined, /^there is no database \S+: DATABASE_URL .*npm start/],
  ['that is an empty file', (path: string) => writeFileSync(path, ''), /^there is no database /],
  ['that is a folder', (path: string) => mkdirSync(path), / is a folder: DATABASE_URL /],
  [
    'that is another file',
    (path: string) => writeFileSync(path, MEMBERS),
    /^cannot open .*not a d/,
  ],
])('a database %s', async (_what, make, line) => {
  const { run, database } = makeTerminal()
  make(database)
  const { code, out, err } = await run(['verify'])
  expect({ code, out, lines: err.length }).toEqual({ code: 1, out: '', lines: 1 })
  expect(err[0]).toMatch(line)
})

it('a database that another program has locked', async () => {
  const { run, done, file, database } = makeTerminal()
  await done('apply', file('jappo.json', STATUTES))
  const other = new Database(database)
  onTestFinished(() => void other.close())
  other.exec('begin immediate')
  const why = 'nothing was done: another program has the database locked; end it, or try again'
  expect(await run(['bill', '--mutual', 'jappo'])).toEqual({ code: 1, out: '', err: [why] })
  other.exec('rollback')
  await done('bill', '--mutual', 'jappo')
}, 120_000)

it('a folder for a copy or a register that is not there', async () => {
  const { run, done, file, folder } = makeTerminal()
  await done('apply', file('jappo.json', STATUTES))
  const target = join(folder, 'disk/new')
  const refused = { code: 1, out: '', err: [`${target}: there is no such folder`] }
  expect(await run(['backup', target])).toEqual(refused)
  const register = ['report', 'registers', '--mutual', 'jappo', '--register', 'members']
  expect(await run([...register, '--output', target])).toEqual(refused)
})

it('a file that is no copy', async () => {
  const { run, done, file } = makeTerminal()
  await done('migrate')
  const other = file('members.csv', MEMBERS)
  const why = 'nothing was changed, the copy is not sound: file is not a database'
  expect(await run(['restore', other])).toEqual({ code: 1, out: '', err: [`${other}: ${why}`] })
  await done('verify')
})

it('a port that is taken, and an address of another machine', async () => {
  const { folder } = makeTerminal()
  const settings = { DATABASE_URL: `sqlite:${join(folder, 'new.db')}` }
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as AddressInfo
  const started = startTestService({ ...settings, PORT: String(port) })
  await expect(started).rejects.toThrow(`port ${port} is taken by another program: set PORT`)
  const elsewhere = startTestService({ ...settings, PORT: '0', HOST: '192.0.2.1' })
  await expect(elsewhere).rejects.toThrow('HOST 192.0.2.1 is no address of this machine')
})

it('a second service on the same database', async () => {
  const { database } = makeTerminal()
  const settings = { DATABASE_URL: `sqlite:${database}`, PORT: '0' }
  const first = await startTestService(settings)
  onTestFinished(() => first.stop())
  await expect(startTestService(settings)).rejects.toThrow(
    / running on \S+: stop it first, or set /,
  )
})

it('a clock that jumped over a stop', async () => {
  const { run, done, database } = makeTerminal(REAL)
  await done('migrate')
  const known = (days: number) => {
    const db = new Database(database)
    const at = Date.now() - days * 24 * 3600 * 1000
    db.prepare(`insert or replace into setting (name, value) values ('clock-known', ?)`).run(at)
    db.close()
  }
  const bill = () => run(['bill', '--mutual', 'jappo'])
  const isRun = { err: [expect.stringContaining('no mutual')] as unknown }
  known(1)
  expect(await bill()).toMatchObject(isRun)
  known(7)
  const { code, out, err } = await bill()
  expect({ code, out, lines: err.length }).toEqual({ code: 1, out: '', lines: 1 })
  expect(err[0]).toMatch(/^nothing was done: the clock is not believed: it shows .* 7 days after /)
  expect(err[0]).toContain('`mutual-line clock accept`')
  const asked = ['coverage', NUMBER, '--provider', 'thiaroye']
  expect((await run(asked)).out).toMatch(/answer +cannot-tell/)
  expect((await run([...asked, '--on', '2026-03-02'])).out).toMatch(/answer +no/)
  await done('migrate')
  expect(await done('clock', 'accept')).toMatch(/^was doubted: .*\naccepted: 20/)
  expect(await bill()).toMatchObject(isRun)
  expect(JSON.parse(await done('clock', 'accept', '--json'))).toMatchObject({ daysOff: null })
})

it('a clock of the sandbox, which is always believed', async () => {
  const { run } = makeTerminal()
  const why = 'the clock of the sandbox is always believed'
  expect(await run(['clock', 'accept'])).toEqual({ code: 1, out: '', err: [why] })
})
