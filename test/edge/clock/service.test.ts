import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { CALL, CANARY_KEY, startTestService } from '../service.ts'

const DAY = 24 * 3600 * 1000

it('a real service that stood still for a week is doubted until a notice of now comes in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'ml.db')
  const carrier = { AT_USERNAME: 'sandbox', AT_API_KEY: 'atsk_none', HOST: '127.0.0.1' }
  const settings = {
    DATABASE_URL: `sqlite:${path}`,
    PORT: '0',
    CALLBACK_KEY: CANARY_KEY,
    ...carrier,
  }
  const first = await startTestService(settings)
  const known = () => {
    const db = new Database(path)
    const value = db.prepare(`select value from setting where name = 'clock-known'`).pluck().get()
    db.close()
    return Number(value)
  }
  await expect.poll(() => Math.abs(known() - Date.now())).toBeLessThan(60_000)
  await first.stop()
  const db = new Database(path)
  db.prepare(`update setting set value = ? where name = 'clock-known'`).run(Date.now() - 7 * DAY)
  db.close()
  const service = await startTestService(settings)
  onTestFinished(() => service.stop())
  const said = (event: string) => service.lines.some((line) => line.includes(`"event":"${event}"`))
  await expect.poll(() => said('clock-doubted')).toBe(true)
  const call = async (sessionId: string) => {
    const response = await service.form(`/at/${CANARY_KEY}/ussd`, { ...CALL, text: '', sessionId })
    return response.text()
  }
  expect(await call('a')).toContain('Nothing was charged')
  const sms = (id: string, at: number) =>
    service.form(`/at/${CANARY_KEY}/sms`, {
      ...{ id, from: '+254700000101', to: '21512', text: 'HELP' },
      date: new Date(at).toISOString(),
    })
  await sms('old', Date.now() - 7 * DAY)
  expect(await call('b')).toContain('Nothing was charged')
  await sms('new', Date.now())
  expect(await call('c')).not.toContain('Nothing was charged')
  await expect.poll(() => said('clock-believed')).toBe(true)
})
