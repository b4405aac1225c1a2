import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { ratiosOf } from './figures.ts'
import type { Part } from './part.ts'
import { MANY, registerOf } from './registers.ts'

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))

const ROUNDS = 5

/** A service that is not ready by then never will be. */
const READY_WITHIN_MS = 120_000

/** How often it is asked: a small part of what a start takes. */
const ASK_EVERY_MS = 5

/** A restart is an outage, and must not become one of minutes with the register. */
const WANTED = 2

/** The built service from its start to the first yes of `/readyz`, with a million members and with none. */
export const starting: Part = {
  name: 'starting',
  measure: async (directory) => {
    const many = await ownCopy(directory, MANY)
    const none = await ownCopy(directory, 0)
    const seconds = { many: [] as number[], none: [] as number[] }
    // Once each before it counts: what is read first comes from the disk.
    for (let round = -1; round < ROUNDS; round += 1) {
      const took = { many: await startOnce(many), none: await startOnce(none) }
      if (round < 0) continue
      seconds.many.push(took.many)
      seconds.none.push(took.none)
    }
    for (const path of [many, none]) removeDatabase(path)
    const said = (all: readonly number[]) => `${Math.max(...all).toFixed(1)} s`
    const members = MANY.toLocaleString('en')
    return {
      figures: [
        {
          what: `from start to ready, ${members} members`,
          against: 'the same without a member',
          ratios: ratiosOf(seconds.many, seconds.none),
          wanted: WANTED,
          atMost: true,
        },
      ],
      said: [
        `Starting: ${ROUNDS} rounds; ${said(seconds.many)} at most with ${members} members, ${said(seconds.none)} with none.`,
      ],
    }
  },
}

/** A register that the real service takes for its own, and may change. */
async function ownCopy(directory: string, members: number): Promise<string> {
  const path = `${directory}/starting-${members}.db`
  copyFileSync(await registerOf(directory, members), path)
  const db = new Database(path)
  db.prepare(`delete from setting where name = 'made-by'`).run()
  db.close()
  return path
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '.lock', '.sock']) rmSync(path + end, { force: true })
}

/** Seconds from the start of the process to its first yes. */
async function startOnce(path: string): Promise<number> {
  const port = await freePort()
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', DATABASE_URL: `sqlite:${path}`, PORT: String(port) },
    ...{ HOST: '127.0.0.1', METRICS_PORT: 'off', LOG_LEVEL: 'error' },
    ...{ AT_USERNAME: 'bench', AT_API_KEY: 'bench', CALLBACK_KEY: 'b'.repeat(32) },
    PUBLIC_URL: 'http://127.0.0.1',
  }
  const began = performance.now()
  const child = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] }) // prettier-ignore
  const gone = once(child, 'exit')
  try {
    const isEnded = gone.then(() => Promise.reject(new Error('the service ended at its start')))
    await Promise.race([isEnded, ready(port)])
    return (performance.now() - began) / 1000
  } finally {
    child.kill('SIGTERM')
    await gone
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
