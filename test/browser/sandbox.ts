import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { MAIN } from '../program.ts'

export type Person = {
  readonly role: 'member' | 'clinic' | 'manager' | 'association'
  readonly name: string
  readonly phone: string
  readonly number?: string
  readonly mutual: string
  readonly serviceCode: string
}

export type Sandbox = {
  readonly address: string
  readonly people: readonly Person[]
  /** Where it has its database. */
  readonly folder: string
  /** Runs a command beside it. */
  run(...command: readonly string[]): Promise<void>
  stop(): Promise<void>
}

const READY_WITHIN_MS = 60_000
const ASK_EVERY_MS = 200

/**
 * A fresh sandbox as `npm start` runs it, on a free port with a database of its own; or the one
 * that runs already at `SANDBOX_ADDRESS`, while a page is being worked on.
 */
export async function startSandbox(): Promise<Sandbox> {
  const running = process.env['SANDBOX_ADDRESS']
  if (running !== undefined) {
    const run = () => Promise.reject(new Error('commands need a sandbox of their own'))
    return {
      address: running,
      people: await peopleAt(running),
      folder: '.',
      run,
      stop: async () => {},
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'mutual-line-browser-'))
  const address = `http://localhost:${await freePort()}`
  const server = serve(new URL(address).port, join(folder, 'sandbox.db'))
  const stop = async () => {
    await ended(server.child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await ready(address, server)
    const run = (...command: readonly string[]) => runBeside(join(folder, 'sandbox.db'), command)
    return { address, people: await peopleAt(address), folder, run, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The first person of a role. */
export function first({ people }: Sandbox, role: Person['role']): Person {
  const person = people.find((each) => each.role === role)
  if (!person) throw new Error(`nobody is a ${role}`)
  return person
}

type Server = { readonly child: ChildProcess; readonly said: () => string }

function serve(port: string, database: string): Server {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { PATH, HOME, PORT: port, DATABASE_URL: `sqlite:${database}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return { child, said: () => said }
}

async function runBeside(database: string, command: readonly string[]): Promise<void> {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, DATABASE_URL: `sqlite:${database}` }
  await promisify(execFile)(process.execPath, [MAIN, ...command], { env })
}

async function ready(address: string, { child, said }: Server): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the sandbox ended:\n${said()}`)
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
  throw new Error(`the sandbox was not ready in time:\n${said()}`)
}

async function peopleAt(address: string): Promise<readonly Person[]> {
  const response = await fetch(`${address}/sandbox/people`)
  return (await response.json()) as readonly Person[]
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exit
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
