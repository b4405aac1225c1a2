import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { MAIN } from '../../test/program.ts'
import { freePort } from '../../test/system/postgres-server.ts'
import type { Opened } from './kinds.ts'
import { childrenOf } from './machine.ts'

const KEY = 'a-key-of-the-day-0123456789-abcdefghijkl'
const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'
const STARTS_WITHIN_MS = 120_000

/** Every sync takes so many microseconds longer on the slow disk. */
const SLOWER_US = 10_000

const STRACE = ['strace', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync', '-e', `inject=fsync,fdatasync:delay_exit=${SLOWER_US}`] // prettier-ignore

export type Setting = {
  readonly folder: string
  readonly databaseUrl: string
  readonly outside: Opened
  /** How far the clock of the day is ahead of the machine's, in ms. */
  readonly aheadMs: number
  readonly isSlow: boolean
}

/** The program as an operator runs it: limits as shipped, its carrier and its wallet in a file. */
export function environment(setting: Setting, port: number): NodeJS.ProcessEnv {
  const { folder, databaseUrl, outside, aheadMs } = setting
  const file = `${folder}/line.json`
  const at = { name: 'at', kind: 'africastalking', username: 'line', apiKey: 'a-key', sender: 'UMOJA', baseUrl: outside.carrier } // prettier-ignore
  const till = { name: 'till', kind: 'mpesa', currency: 'KES', shortCode: '600100', passkey: 'x', consumerKey: 'x', consumerSecret: 'x', baseUrl: outside.wallet } // prettier-ignore
  writeFileSync(file, JSON.stringify({ carriers: [at], routes: [{ carrier: 'at' }], wallets: [till] })) // prettier-ignore
  return {
    ...{ PATH: process.env['PATH'], HOME: folder, TZ: 'UTC', NODE_ENV: 'production' },
    ...{ HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: 'off', CALLBACK_KEY: KEY },
    ...{ DATABASE_URL: databaseUrl, PUBLIC_URL: 'https://line.example.org', INSTALLATION: file },
    ...{ LD_PRELOAD: FAKETIME, FAKETIME: `${Math.round(aheadMs / 1000)}s` },
    ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' },
  }
}

export type Gateway = {
  readonly name: string
  readonly port: number
  /** What runs the program, or the program itself; null while it is down. */
  pid(): number | null
  start(): Promise<void>
  /** As a loss of power would; resolves when it has ended. */
  kill(): Promise<void>
  /** As systemd ends it: how long it took, in ms. Throws when it ended with a fault. */
  stop(): Promise<number>
}

export const CALLBACK_KEY = KEY

export async function makeGateway(setting: Setting, name: string): Promise<Gateway> {
  const port = await freePort()
  const logPath = `${setting.folder}/${name}.log`
  let child: ChildProcess | null = null

  const own = (): number => {
    const pid = child?.pid ?? 0
    return setting.isSlow ? (childrenOf(pid)[0] ?? pid) : pid
  }

  async function start(): Promise<void> {
    const env = environment(setting, port)
    const variables = Object.entries(env).map(([key, value]) => `${key}=${value}`)
    const [program, ...args] = [...(setting.isSlow ? STRACE : []), 'env', '-i', ...variables, process.execPath, MAIN, 'serve'] // prettier-ignore
    const log = createWriteStream(logPath, { flags: 'a' })
    child = spawn(program, args, { cwd: setting.folder, stdio: ['ignore', 'pipe', 'pipe'] }) // prettier-ignore
    let said = ''
    for (const out of [child.stdout, child.stderr]) {
      out?.on('data', (chunk: Buffer) => {
        log.write(chunk)
        if (said.length < 100_000) said += String(chunk)
      })
    }
    const untilMs = performance.now() + STARTS_WITHIN_MS
    while (!said.includes('"event":"started"')) {
      if (child.exitCode !== null || performance.now() > untilMs) throw new Error(said.slice(-2000))
      await setTimeout(20)
    }
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child
    if (!ending) return null
    const ended = once(ending, 'exit')
    process.kill(own(), signal)
    const [code] = (await ended) as [number | null]
    child = null
    return code
  }

  async function stop(): Promise<number> {
    const beganMs = performance.now()
    const code = await end('SIGTERM')
    if (code !== 0) throw new Error(`${name} ended with ${code}: ${readFileSync(logPath, 'utf8').slice(-2000)}`) // prettier-ignore
    return performance.now() - beganMs
  }

  return { name, port, pid: () => (child ? own() : null), start, kill: async () => void (await end('SIGKILL')), stop } // prettier-ignore
}

/** `verify` by the program itself, on the day: what it found wrong, and how long it took. */
export function verifyBooks(setting: Setting): {
  readonly wrong: readonly string[]
  readonly seconds: number
} {
  // prettier-ignore
  const beganMs = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'verify'], {
    ...{ env: environment(setting, 0), cwd: setting.folder, encoding: 'utf8' },
    maxBuffer: 64 * 2 ** 20,
  })
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !line.startsWith('ok ')) // prettier-ignore
  const wrong = status === 0 ? [] : lines
  return { wrong, seconds: (performance.now() - beganMs) / 1000 }
}
