import { renameSync, rmSync, writeFileSync, chmodSync, copyFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, type onTestFinished } from 'vitest'
import { CANARY_KEY, startTestService } from '../service.ts'

/** Tests that run beside each other say themselves when they are over. */
type Over = { readonly onTestFinished: typeof onTestFinished }

async function serve(over: Over, more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-ready-'))
  const path = join(folder, 'ml.db')
  const settings = { DATABASE_URL: `sqlite:${path}`, PORT: '0', CALLBACK_KEY: CANARY_KEY, ...more }
  const service = await startTestService(settings)
  over.onTestFinished(async () => {
    await service.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const ready = async (headers: Record<string, string> = {}) => {
    // A row that was written answers for five seconds.
    await setTimeout(5100)
    const response = await fetch(`${service.address}/readyz`, { headers })
    return { status: response.status, body: await response.json() }
  }
  return { ...service, path, folder, ready }
}

it.concurrent('says no more than that it is ready', async (over) => {
  const { ready } = await serve(over)
  expect(await ready()).toEqual({ status: 200, body: { status: 'ready' } })
})

it.concurrent.for(['', '-wal', '-shm'])(
  'sees that its file %s was deleted or replaced',
  async (end, over) => {
    const service = await serve(over)
    const { ready, path, ussd } = service
    const file = path + end
    expect((await ready()).status).toBe(200)
    renameSync(file, `${file}.away`)
    expect(await ready()).toEqual({
      status: 503,
      body: { status: 'not-ready', reasons: [`${file} was deleted under the service`] },
    })
    copyFileSync(`${file}.away`, file)
    const why = `${file} was replaced under the service`
    expect((await ready()).body).toEqual({ status: 'not-ready', reasons: [why] })
    // Nothing is acknowledged that would go where nobody finds it.
    expect(await ussd('', { sessionId: 'ATUid_gone' })).toMatch(/^END /)
    const sms = { id: 'gone-1', from: '+254700000101', to: '21512', text: 'HELP', date: '' }
    expect((await service.form('/at/sandbox/sms', sms)).status).toBe(503)
    await over.expect
      .poll(() => service.lines.some((line) => line.includes('not-ready') && line.includes(end)), {
        timeout: 10_000,
      })
      .toBe(true)
    rmSync(file)
    renameSync(`${file}.away`, file)
    expect((await ready()).status).toBe(200)
    expect(await ussd('', { sessionId: 'ATUid_back' })).toMatch(/^CON /)
  },
)

it.concurrent('deletes no log that somebody has put in the place of its own', async (over) => {
  const { path, ...service } = await serve(over)
  await service.ussd('')
  renameSync(path, `${path}.old`)
  renameSync(`${path}-wal`, `${path}.old-wal`)
  writeFileSync(path, 'another database')
  writeFileSync(`${path}-wal`, 'its log')
  await service.stop()
  const { size } = await import('node:fs').then((fs) => fs.statSync(`${path}-wal`))
  expect(size).toBe('its log'.length)
})

it.concurrent('sees that its file may not be written', async (over) => {
  const { ready, path } = await serve(over)
  chmodSync(path, 0o444)
  const reasons = [`${path} may not be written`]
  expect(await ready()).toEqual({ status: 503, body: { status: 'not-ready', reasons } })
  chmodSync(path, 0o600)
  expect((await ready()).status).toBe(200)
})

it.concurrent('writes a row, and says what keeps it from that', async (over) => {
  const { ready, path } = await serve(over)
  const other = new Database(path)
  over.onTestFinished(() => void other.close())
  const before = other.prepare(`select value from setting where name = 'ready-check'`).pluck()
  const first = before.get()
  expect((await ready()).status).toBe(200)
  expect(before.get()).not.toBe(first)
  other.exec(`create trigger no_row before update on setting begin select raise(abort, 'no'); end`)
  expect(await ready()).toMatchObject({
    status: 503,
    body: { reasons: [expect.stringMatching(/^the database cannot be written: .*no/)] },
  })
})

it.concurrent.for(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
  'gives no reasons to what came through a proxy (%s)',
  async (header, over) => {
    const { ready, path } = await serve(over)
    chmodSync(path, 0o444)
    const body = { status: 'not-ready' }
    expect(await ready({ [header]: 'for=203.0.113.7' })).toEqual({ status: 503, body })
    chmodSync(path, 0o600)
  },
)
