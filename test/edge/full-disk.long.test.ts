import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { CANARY_KEY, startTestService } from './service.ts'

/** A small disk of its own needs the right to mount one: null where that is not to be had. */
function smallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-disk-'))
  chmodSync(folder, 0o755)
  try {
    const options = `size=${megabytes}m`
    const argv = ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]
    execFileSync('mount', argv, { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

function removeDisk(folder: string): void {
  execFileSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true })
}

it('a full disk: not ready, nothing acknowledged, few lines, and well again', async ({ skip }) => {
  const folder = smallDisk(24)
  if (folder === null)
    return skip('a small disk cannot be mounted without rights of the super-user')
  const path = join(folder, 'ml.db')
  const settings = { DATABASE_URL: `sqlite:${path}`, PORT: '0', CALLBACK_KEY: CANARY_KEY }
  const service = await startTestService(settings)
  onTestFinished(async () => {
    await service.stop()
    removeDisk(folder)
  })
  const ready = async () => {
    await setTimeout(1100)
    const response = await service.get('/readyz')
    return { status: response.status, body: await response.json() }
  }
  expect((await ready()).status).toBe(200)
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize))
  expect(await ready()).toEqual({
    status: 503,
    body: { status: 'not-ready', reasons: [`the disk of ${path} is full`] },
  })
  // What the log of the database holds already may be written over: some go through, then none.
  const statuses: number[] = []
  for (let at = 0; at < 600; at += 1) {
    const sms = {
      id: `full-${at}`,
      from: '+254700000101',
      to: '21512',
      text: 'x'.repeat(1900),
      date: '',
    }
    statuses.push((await service.form('/at/sandbox/sms', sms)).status)
  }
  expect(statuses.at(-1)).toBe(503)
  const stored = await service.ports.store.read((tx) =>
    tx.selectFrom('inbox').select('message_id').where('message_id', 'like', 'full-%').execute(),
  )
  const ids = new Set(stored.map((row) => row.message_id))
  for (const [at, status] of statuses.entries())
    if (status === 200) expect(ids).toContain(`full-${at}`)
  const errors = service.lines.filter((line) => line.includes('"level":"error"'))
  expect(errors.length).toBeGreaterThan(0)
  expect(errors.length).toBeLessThan(20)
  rmSync(join(folder, 'ballast'))
  expect((await ready()).status).toBe(200)
  expect(existsSync(path)).toBe(true)
}, 120_000)

it('a disk that turned read-only: not ready, and says so', async ({ skip }) => {
  const folder = smallDisk(24)
  if (folder === null)
    return skip('a small disk cannot be mounted without rights of the super-user')
  const path = join(folder, 'ml.db')
  const settings = { DATABASE_URL: `sqlite:${path}`, PORT: '0', CALLBACK_KEY: CANARY_KEY }
  const service = await startTestService(settings)
  onTestFinished(async () => {
    await service.stop()
    removeDisk(folder)
  })
  execFileSync('mount', ['--bind', folder, folder])
  execFileSync('mount', ['-o', 'remount,bind,ro', folder])
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  await setTimeout(1100)
  const response = await service.get('/readyz')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({
    status: 'not-ready',
    reasons: expect.arrayContaining([`${path} may not be written`]) as unknown,
  })
}, 120_000)
