import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { CANARY_KEY } from '../edge/service.ts'
import { UMOJA } from '../statutes.ts'
import { MAIN } from '../program.ts'

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'
const POLL = { timeout: 60_000, interval: 300 }

it('a service whose clock is 400 days ahead posts nothing until a person accepts it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-faketime-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const modem = { name: 'modem', kind: 'kannel', sendUrl: 'http://127.0.0.1:9/sendsms', username: 'u', password: 'p' } // prettier-ignore
  const settings = {
    ...{ NODE_ENV: 'production', CALLBACK_KEY: CANARY_KEY, HOST: '127.0.0.1', PORT: '0' },
    INSTALLATION: file('installation.json', JSON.stringify({ carriers: [modem], routes: [{ carrier: 'modem' }], wallets: [] })), // prettier-ignore
    ...{ DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`, PATH: process.env['PATH'], HOME: folder, METRICS_PORT: '0' },
  } // prettier-ignore
  const ahead = { LD_PRELOAD: LIBRARY, FAKETIME: '+400d' }
  const args = (...words: string[]) => [MAIN, ...words]
  const done = (env: object, ...words: string[]) => {
    const ran = spawnSync('node', args(...words), {
      env: { ...settings, ...env },
      encoding: 'utf8',
    })
    expect([words[0], ran.stderr, ran.status]).toEqual([words[0], expect.anything(), 0])
  }
  const all = (sql: string) => {
    const db = new Database(join(folder, 'ml.db'), { readonly: true })
    const rows = db.prepare(sql).all() as Record<string, unknown>[]
    db.close()
    return rows
  }
  const serve = (env: object) => {
    const child: ChildProcess = spawn('node', args('serve'), { env: { ...settings, ...env } })
    let log = ''
    child.stdout?.on('data', (chunk) => (log += String(chunk)))
    child.stderr?.on('data', (chunk) => (log += String(chunk)))
    onTestFinished(() => void child.kill('SIGKILL'))
    const said = (event: string) => log.includes(`"event":"${event}"`)
    return { child, said, port: () => /"port":(\d+)/.exec(log)?.[1] ?? '' }
  }

  const { mutual, plans, providers } = UMOJA
  done({}, 'apply', file('umoja.json', JSON.stringify({ mutual: { ...mutual, wallets: [], messagesFrom: '2026-01-01' }, plans, providers }))) // prettier-ignore
  const today = new Date().toISOString().slice(0, 10)
  done({}, 'import', file('members.csv', `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card\n1,04123378,Amina Otieno,F,1988,member,+254711000001,en,family,,${today},yes,,\n`), '--mutual', 'umoja') // prettier-ignore

  const right = serve({})
  await expect.poll(() => right.said('started'), POLL).toBe(true)
  await expect
    .poll(() => all(`select * from setting where name = 'clock-known'`).length, POLL)
    .toBe(1)
  right.child.kill('SIGTERM')
  await expect.poll(() => right.child.exitCode, POLL).not.toBeNull()
  const charges = () => all('select * from charge').length
  const before = charges()

  const wrong = serve(ahead)
  await expect.poll(() => wrong.said('clock-doubted'), POLL).toBe(true)
  await expect.poll(() => wrong.port(), POLL).not.toBe('')
  const ask = new URLSearchParams({
    id: 'a',
    from: '+254722000001',
    to: '21512',
    text: '0412337-8',
  })
  const url = `http://127.0.0.1:${wrong.port()}/kannel/${CANARY_KEY}/modem/mo?${ask.toString()}`
  expect((await fetch(url)).status).toBe(200)
  const texts = () =>
    all('select text from outbox')
      .map(({ text }) => String(text))
      .join('\n')
  await expect.poll(texts, POLL).toContain('cannot check now')
  expect(charges()).toBe(before)

  done(ahead, 'clock', 'accept')
  await expect.poll(charges, POLL).toBeGreaterThan(before + 12)
}, 240_000)
