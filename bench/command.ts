import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Readable } from 'node:stream'
import { peakMb } from './peak.ts'

export type CommandResult = {
  readonly output: string
  readonly seconds: number
  /** The most memory that the process had. */
  readonly peakMb: number
}

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/**
 * Tells the most memory on the fourth stream of the process as it ends. It is all that the command
 * has beside itself: the loader that the bench runs with would take more.
 */
const SAY_PEAK = `data:text/javascript,${encodeURIComponent(
  "import { readFileSync, writeSync } from 'node:fs';" +
    `${peakMb.toString()};process.on('exit', () => writeSync(3, String(peakMb())))`,
)}`

/** Runs a command of the built service on a database, as an operator does, from start to end. */
export async function runCommand(path: string, args: readonly string[]): Promise<CommandResult> {
  const startedMs = performance.now()
  const child = spawn(process.execPath, ['--import', SAY_PEAK, MAIN, ...args], {
    env: { ...process.env, DATABASE_URL: `sqlite:${path}` },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  })
  const [output, peak, [code]] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stdio[3] as Readable),
    once(child, 'exit') as Promise<[number]>,
  ])
  const seconds = (performance.now() - startedMs) / 1000
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${output.slice(0, 500)}`)
  return { output, seconds, peakMb: Number(peak) }
}
