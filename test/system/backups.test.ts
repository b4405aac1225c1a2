import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { expect, it, onTestFinished } from 'vitest'
import { copiesAmong } from '../../src/edge/backups/copies.ts'
import { MAIN } from '../program.ts'

const POLL = { timeout: 90_000, interval: 500 }

/** Without the copies, or with the key left out of the command, this has nothing to restore. */
it('a service copies itself, encrypted, and another one goes on from the copy', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-copies-'))
  const copies = mkdtempSync(join(tmpdir(), 'mutual-line-kept-'))
  onTestFinished(() => {
    for (const one of [folder, copies]) rmSync(one, { recursive: true, force: true })
  })
  const identity = await generateIdentity()
  const key = join(folder, 'line.key')
  writeFileSync(key, `${identity}\n`)
  const settings = {
    ...{ PATH: process.env['PATH'], HOME: folder, PORT: '0', METRICS_PORT: '0' },
    DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`,
    BACKUP_DIR: copies,
    BACKUP_AGE_RECIPIENT: await identityToRecipient(identity),
  }
  const args = (...words: string[]) => [MAIN, ...words]

  const child: ChildProcess = spawn('node', args('serve'), { env: settings })
  let log = ''
  for (const out of [child.stdout, child.stderr]) out?.on('data', (chunk) => (log += String(chunk)))
  onTestFinished(() => void child.kill('SIGKILL'))
  const found = () => copiesAmong(readdirSync(copies))
  await expect.poll(found, POLL).toHaveLength(1)
  await expect.poll(() => log.includes('"event":"backup-written"'), POLL).toBe(true)
  const port = /"metrics":(\d+)/.exec(log)?.[1]
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(metrics).toMatch(/^mutual_backup_age_seconds [0-9.]+$/m)
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))

  const copy = join(copies, found()[0]?.file ?? '')
  expect(readFileSync(copy).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  const other = { ...settings, DATABASE_URL: `sqlite:${join(folder, 'other.db')}` }
  const ran = (...words: string[]) =>
    spawnSync('node', args(...words), { env: other, encoding: 'utf8' })
  expect(ran('restore', copy).status).toBe(1)
  expect(ran('restore', copy, '--identity', key)).toMatchObject({ status: 0, stderr: '' })
  expect(ran('verify')).toMatchObject({ status: 0, stderr: '' })
  const db = new Database(join(folder, 'other.db'), { readonly: true })
  const people = db.prepare('select * from member').all()
  db.close()
  expect(people.length).toBeGreaterThan(10)
})
