import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { CALLBACK_KEY } from './calls.ts'
import { registerOf } from './registers.ts'

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/** A service that is not ready by then never will be. */
const READY_WITHIN_MS = 120_000

/** How often it is asked: a small part of what a start takes. */
const ASK_EVERY_MS = 5

/** The built service at work on a database, as an operator starts it. */
export type Service = {
  readonly port: number
  readonly pid: number
  /** From the start of the process to its first yes. */
  readonly startedS: number
  stop(): Promise<void>
}

/** A register that the real service takes for its own, and may change. */
export async function ownCopy(directory: string, name: string, members: number): Promise<string> {
  const path = `${directory}/${name}-${members}.db`
  removeDatabase(path)
  copyFileSync(await registerOf(directory, members), path)
  const db = new Database(path)
  db.prepare(`delete from setting where name = 'made-by'`).run()
  db.close()
  return path
}

export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '.lock', '.sock']) rmSync(path + end, { force: true })
}

/** Starts it and waits until it is ready. */
export async function startService(path: string): Promise<Service> {
  const port = await freePort()
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', DATABASE_URL: `sqlite:${path}`, PORT: String(port) },
    ...{ HOST: '127.0.0.1', METRICS_PORT: 'off', LOG_LEVEL: 'error' },
    ...{ AT_USERNAME: 'bench', AT_API_KEY: 'bench', CALLBACK_KEY },
    PUBLIC_URL: 'http://127.0.0.1',
  }
  const began = performance.now()
  const child = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] }) // prettier-ignore
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  try {
    const isEnded = gone.then(() => Promise.reject(new Error('the service ended at its start')))
    isEnded.catch(() => undefined)
    await Promise.race([isEnded, ready(port)])
    const startedS = (performance.now() - began) / 1000
    return { port, pid: child.pid as number, startedS, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function ready(port: number): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS
  while (performance.now() < giveUpAt) {
    const status = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) return
    await setTimeout(ASK_EVERY_MS)
  }
  throw new Error('the service was not ready in time')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
