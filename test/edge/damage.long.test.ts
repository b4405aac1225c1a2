import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
  closeSync,
  copyFileSync,
  readdirSync,
} from 'node:fs'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './cli/terminal.ts'
import { MAIN } from '../program.ts'

const WHAT_TO_DO = /mutual-line restore COPY/

/** Overwrites the page in which a table of the database begins. */
function spoil(path: string, table: string): void {
  const db = new Database(path)
  db.pragma('wal_checkpoint(truncate)')
  const page = db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table)
  const size = Number(db.pragma('page_size', { simple: true }))
  db.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(size, 0xa5), 0, size, (Number(page) - 1) * size)
  closeSync(file)
}

async function withMembers() {
  const terminal = makeTerminal()
  const { done, file } = terminal
  await done('apply', file('jappo.json', STATUTES))
  await done('import', file('members.csv', MEMBERS), '--mutual', 'jappo')
  return terminal
}

it.each([
  ['verify', ['verify'], 'journal'],
  ['standing', ['standing', NUMBER], 'member'],
  ['a command that writes', ['bill', '--mutual', 'jappo'], 'member'],
])('%s says what a damaged page means and what to do', async (_what, argv, table) => {
  const { run, database } = await withMembers()
  spoil(database, table)
  const { code, out, err } = await run(argv)
  expect({ code, out, lines: err.length }).toEqual({ code: 70, out: '', lines: 1 })
  expect(err[0]).toMatch(/the database file is damaged \(database disk image is malformed\)/)
  expect(err[0]).toMatch(WHAT_TO_DO)
})

it('a service that meets a damaged page says why it ends, and why it does not start again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-damage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const start = () => {
    const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`, PORT: '0' }
    const child = spawn(process.execPath, [MAIN, 'serve'], { cwd: folder, env })
    onTestFinished(() => void child.kill('SIGKILL'))
    const printed = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (printed.out += String(chunk)))
    child.stderr.on('data', (chunk) => (printed.err += String(chunk)))
    return { child, printed, ended: once(child, 'close') as Promise<[number]> }
  }
  const first = start()
  await expect.poll(() => first.printed.out, { timeout: 60_000 }).toContain('The sandbox is at')
  spoil(join(folder, 'ml.db'), 'dialog')
  const { port } = JSON.parse(
    first.printed.out.split('\n').find((line) => line.includes('"started"')) ?? '{}',
  ) as { port: number }
  const call = { sessionId: 's', phoneNumber: '+254700000001', serviceCode: '*384*100#', text: '' }
  const body = new URLSearchParams(call)
  await fetch(`http://127.0.0.1:${port}/at/sandbox/ussd`, { method: 'POST', body }).catch(
    () => null,
  )
  expect(await first.ended).toEqual([70, null])
  expect(first.printed.out).toMatch(/mutual-line restore COPY.*"event":"database-unfit"/)
  const again = start()
  expect(await again.ended).toEqual([1, null])
  expect(again.printed.err).toMatch(/the database file is damaged \(/)
  expect(again.printed.err).toMatch(WHAT_TO_DO)
}, 120_000)

it('a restore keeps every original, under its time', async () => {
  const { folder, done, database, run } = await withMembers()
  const copy = join(folder, 'copy.db')
  await done('backup', copy)
  const originals: Buffer[] = []
  for (let times = 0; times < 3; times += 1) {
    if (times === 1) spoil(database, 'member')
    originals.push(readFileSync(database))
    expect((await run(['restore', copy])).code).toBe(0)
  }
  const kept = readdirSync(folder).filter((name) =>
    /\.before-restore-\d{8}T\d{6}Z(-\d)?$/.test(name),
  )
  expect(kept).toHaveLength(3)
  const contents = kept.map((name) => readFileSync(join(folder, name)))
  for (const original of originals)
    expect(contents.some((content) => content.equals(original))).toBe(true)
  copyFileSync(copy, join(folder, 'other.db'))
  await done('verify')
})
