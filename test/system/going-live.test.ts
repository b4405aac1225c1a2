import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { MAIN } from '../program.ts'

const DOCUMENT = new URL('../../docs/going-live/mpesa.md', import.meta.url)

/** The ports in the document may be taken here. */
const PORTS = ['3000', '9100', '9101']
const TIMEOUT_MS = 540_000

/**
 * A stranger pastes the commands of the document into one terminal. They are taken from it, so that
 * the two cannot part; `npx` runs the program from its sources.
 */
it(
  'whoever has the page on M-PESA alone takes money through a broken network, with books that are right',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutual-line-stranger-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const script = await onFreePorts(commands(readFileSync(DOCUMENT, 'utf8')))
    const ran = await paste(folder, script)
    expect(ran.status, ran.said).toBe(0)
    const movements = ran.truth()
    const came = movements.filter(({ kind }) => kind === 'push' || kind === 'pay-bill')
    expect(came.map(({ amount }) => amount)).toEqual(['300', '200', '250'])
    const db = new Database(join(folder, 'rehearsal.db'), { readonly: true })
    onTestFinished(() => void db.close())
    const all = (sql: string) => db.prepare(sql).all()
    expect(all('select operator_receipt as reference from receipt order by 1')).toEqual(
      came.map(({ receipt }) => ({ reference: receipt })).sort(byReference),
    )
    expect(all('select amount, state from receipt order by amount')).toEqual([
      { amount: 20_000, state: 'posted' },
      { amount: 25_000, state: 'suspense' },
      { amount: 30_000, state: 'posted' },
    ])
    const taken = movements.filter(({ kind }) => kind === 'charge')
    expect(all('select reference from wallet_outflow order by reference')).toEqual(
      taken.map(({ receipt }) => ({ reference: receipt })).sort(byReference),
    )
    expect(all('select state from intent')).toEqual([{ state: 'paid' }])
    const log = readFileSync(join(folder, 'line.log'), 'utf8')
    expect(log).toContain('"event":"started"')
    expect(log).not.toMatch(/simulator-(passkey|secret|api-key)|254711000222/)
  },
  TIMEOUT_MS,
)

function byReference(a: { reference: string }, b: { reference: string }): number {
  return a.reference < b.reference ? -1 : 1
}

/** All blocks of shell commands, in their order. */
function commands(document: string): string {
  const blocks = [...document.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block)
  expect(blocks.length).toBeGreaterThan(5)
  return blocks.join('\n')
}

async function onFreePorts(script: string): Promise<string> {
  const free = await Promise.all(PORTS.map(freePort))
  return PORTS.reduce((text, port, at) => text.replaceAll(`:${port}`, `:${free[at]}`), script)
    .replace(`PORT=${PORTS[0]}`, `PORT=${free[0]}`)
    .replaceAll(
      /--port (\d+)/g,
      (all, port: string) => `--port ${free[PORTS.indexOf(port)] ?? all}`,
    )
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

type Moved = { readonly receipt: string; readonly kind: string; readonly amount: string }

/** Runs it as a terminal does, and stops at the first command that fails. */
async function paste(folder: string, script: string) {
  const before = `set -euo pipefail\ntrap 'kill $(jobs -p)' EXIT\n`
  const [, money = ''] = /simulate mpesa --port (\d+)/.exec(script) ?? []
  const after = `curl -sf http://127.0.0.1:${money}/simulator/truth > truth.json\n`
  writeFileSync(join(folder, 'all.sh'), before + script + after)
  const program = `#!/bin/sh\nshift\nexec "${process.execPath}" "${MAIN}" "$@"\n`
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/npx'), program, { mode: 0o755 })
  const { PATH, TMPDIR = tmpdir() } = process.env
  const env = { PATH: `${join(folder, 'bin')}:${PATH}`, TMPDIR, HOME: folder, METRICS_PORT: 'off' }
  const child = spawn('bash', ['-x', 'all.sh'], { cwd: folder, env, detached: true })
  onTestFinished(() => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL')
    } catch {
      // It has ended, with all that it had started.
    }
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  const truth = (): Moved[] =>
    (JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as { movements: Moved[] })
      .movements
  return { status, said, truth }
}
