import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { MAIN } from '../../program.ts'
import type { Line } from './line.ts'

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** The built service as a process of its own. */
export type Running = {
  readonly pid: number
  readonly exit: Promise<Exit>
  hasEnded(): boolean
  /** All that it printed so far. */
  log(): string
  said(event: string): boolean
  kill(signal: NodeJS.Signals): void
}

export type Start = {
  /** A program that runs it: `strace …`. */
  readonly under?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly main?: string
}

const STARTED_WITHIN_MS = 300_000

/** Starts the service; resolves when it takes calls, or has ended before. */
export async function start(line: Line, how: Start = {}): Promise<Running> {
  const running = launch(line, how)
  const until = performance.now() + STARTED_WITHIN_MS
  while (!running.said('started') && !running.hasEnded()) {
    if (performance.now() > until) throw new Error(`it did not start: ${running.log()}`)
    await setTimeout(5)
  }
  return running
}

function launch(line: Line, { under = [], env = {}, main = MAIN }: Start): Running {
  const [program = '', ...args] = [...under, process.execPath, main, 'serve']
  // A group of its own, so that a program that runs it ends with it.
  const child = spawn(program, args, {
    ...{ cwd: line.folder, env: { ...line.env, ...env }, detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk) => (log += String(chunk)))
  let ended = false
  const exit = once(child, 'close').then(([code, signal]) => {
    ended = true
    return { code: code as number | null, signal: signal as NodeJS.Signals | null }
  })
  const kill = (signal: NodeJS.Signals): void => {
    if (ended || child.pid === undefined) return
    try {
      process.kill(-child.pid, signal)
    } catch {
      // It has ended meanwhile.
    }
  }
  onTestFinished(() => kill('SIGKILL'))
  return {
    pid: child.pid ?? 0,
    ...{ exit, kill, hasEnded: () => ended, log: () => log },
    said: (event) => log.includes(`"event":"${event}"`),
  }
}
