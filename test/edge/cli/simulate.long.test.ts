import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MAIN } from '../../program.ts'

const READY = { timeout: 30_000, interval: 100 }

/** Starts it as an operator of a service does; no settings are there, and production is said. */
async function simulate(folder: string, operator: string) {
  const argv = [MAIN, 'simulate', operator, '--port', '0', '--state', 'state.json']
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production' }
  const child = spawn(process.execPath, argv, { cwd: folder, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (out += String(chunk)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  await expect.poll(() => out, READY).toMatch(/listens at http/)
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(out) ?? []
  return { address, child, ended }
}

describe('simulate, as a program', () => {
  it('needs no settings, keeps its state through a kill, and stops when it is told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutual-line-simulate-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const first = await simulate(folder, 'momo')
    const body = JSON.stringify({ phone: '256771000333', account: 'A', amount: '99' })
    const paid = await fetch(`${first.address}/simulator/pay-bill`, { method: 'POST', body })
    expect(paid.status).toBe(200)
    first.child.kill('SIGKILL')
    await first.ended
    const second = await simulate(folder, 'momo')
    const truth = await (await fetch(`${second.address}/simulator/truth`)).json()
    expect(truth).toMatchObject({ movements: [{ kind: 'pay-bill', amount: '99' }] })
    expect((await fetch(`${second.address}/simulator`)).status).toBe(200)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  }, 90_000)
})
